"""What a paper says of a delegation: what was entered, who owes the rest, never what is hidden."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from crm.agreements.models import ChainLink, Term
from crm.briefings.content import EventKind, Figure, LeaderPage, Missing, Point, Side
from crm.commitments.models import Side as Owing
from crm.core.access import Role
from crm.core.db import Words
from crm.core.errors import Invalid
from crm.core.names import Gender
from crm.core.records import Classification
from crm.delegations.models import LeaderBrief, MemberRole, MemberSide
from crm.localities.models import Fact, FactKind
from crm.partnerships.models import Stage, StageMove
from tests import build
from tests.briefings.visit import GUEST, incoming, read, row, words_of
from tests.statements import statements

HA = Missing("Đ/c Hà")
pytestmark = pytest.mark.usefixtures("app")


def test_the_delegation_reads_as_it_was_entered():
    content = read(incoming().trip)
    head = content.delegation
    assert (head.title_vi, head.title_en) == ("Đoàn Cục Môi trường", "Environment Bureau delegation")
    assert (head.starts, head.ends) == (date(2026, 11, 25), date(2026, 11, 27))
    assert head.head == "KOKURA Ken'ichi – Cục trưởng Cục Môi trường"
    assert (head.partner, head.home, head.purpose) == ("Kitakyushu", "Hải Phòng", "Cấp nước sạch")


def test_members_stand_in_the_order_received_with_script_and_reading():
    visit = incoming()
    build.member(visit.trip, "AOKI Jun", place=2, native_lang="ja", role=MemberRole.MEMBER)
    build.member(
        visit.trip, "LI Minghua", side=MemberSide.GUEST, native_lang="zh", vietnamese_name="Lý Minh Hoa"
    )
    lines = read(visit.trip).members
    assert [(one.side, one.number, one.name.latin) for one in lines] == [
        (Side.THEIRS, "1", "KOKURA Ken'ichi"),
        (Side.THEIRS, "2", "AOKI Jun"),
        (Side.OURS, "1", "Nguyễn Thị Thu Hà"),
        (Side.OTHERS, "K1", "LI Minghua"),
    ]
    assert (lines[0].name.native, lines[0].name.reading_vi) == ("小倉 健一", "Cô-cư-ra Ken-i-chi")
    assert lines[1].name.reading_vi == lines[1].address_form == HA
    assert lines[2].name.reading_vi is None
    assert lines[3].name.reading_vi == "Lý Minh Hoa"


def test_the_leaders_page_tells_who_when_and_what():
    page = read(incoming().trip).leader
    assert isinstance(page, LeaderPage)
    assert (page.on, page.starts, page.minutes) == (date(2026, 11, 25), time(14), 45)
    assert page.who.latin == "KOKURA Ken'ichi"
    assert page.address_form == "Ngài Cục trưởng"
    assert page.why == Point("Sắp ký kế hoạch;", "bạn chốt ngân sách.")
    assert page.points[1] == Point("Đề nghị", "bạn nhận mười cán bộ.")
    assert (page.interpreter, page.interpreter_phone) == ("Đ/c Hà", "0900 000 102")


def test_what_is_missing_names_the_officer_in_charge():
    visit = incoming(purpose=Words(), host=Words())
    content = read(visit.trip)
    assert (content.delegation.purpose, content.delegation.host) == (HA, HA)


def test_without_an_officer_in_charge_whoever_prints_is_asked():
    content = read(incoming(purpose=Words(), owner_id=None).trip)
    assert content.delegation.purpose == Missing("Đ/c An")


def test_an_unwritten_leaders_page_is_a_gap_and_an_unchosen_meeting_is_the_leaders_first():
    place = build.locality()
    trip = build.delegation(place)
    assert isinstance(read(trip).leader, Missing)
    row(LeaderBrief(delegation_id=trip.id))
    assert isinstance(read(trip).leader, Missing)
    visit = incoming()
    assert isinstance(read(visit.trip).leader, LeaderPage)


def test_a_text_that_is_not_translated_stands_as_it_is_and_says_so():
    visit = incoming(purpose=Words(vi="Cấp nước sạch"))
    content = read(visit.trip, lang="en")
    assert content.delegation.purpose == "Cấp nước sạch (no English text yet – Nguyễn Thị Thu Hà)"
    assert content.members[0].name.reading_vi is None
    assert content.members[0].address_form == "Director General"


def test_figures_carry_year_source_and_age_on_the_day_of_printing():
    content = read(incoming().trip)
    population = content.partner.facts[0]
    assert population.theirs == Figure("947.092", "người", "2020", 1, stale_years=6)
    assert population.ours == HA
    assert [source.text for source in content.partner.sources] == ["Sở Ngoại vụ"]


def test_a_second_source_that_disagrees_stands_beside_the_newest():
    visit = incoming()
    row(
        Fact(
            locality_id=visit.partner.id,
            kind=FactKind.POPULATION,
            value=Decimal(930000),
            unit="người",
            as_of_year=2024,
            source="Thành phố Kitakyushu",
        )
    )
    theirs = read(visit.trip).partner.facts[0].theirs
    assert (theirs.value, theirs.as_of, theirs.stale_years) == ("930.000", "2024", 0)
    assert theirs.rival == "947.092 người · 2020 · [2]"


def test_the_history_goes_from_the_first_paper_to_this_visit():
    visit = incoming()
    tie = build.partnership(visit.partner)
    row(
        StageMove(partnership_id=tie.id, to_stage=Stage.SISTER, moved_on=date(2014, 4, 18), is_year_only=True)
    )
    build.interaction(visit.partner, "Gọi trực tuyến", happened_on=date(2026, 11, 19))
    build.interaction(visit.partner, "Sau chuyến thăm", happened_on=date(2026, 12, 1))
    history = read(visit.trip).history
    assert [(one.when, one.kind) for one in history.events] == [
        ("2014", EventKind.AGREEMENT),
        ("19/11/2026", EventKind.EVENT),
        ("25/11/2026", EventKind.NOW),
    ]
    assert [line.signed_on for line in history.agreements] == ["2014"]


def test_the_book_of_agreements_tells_the_term_and_where_each_stands():
    visit = incoming()
    place = visit.partner
    first = build.agreement(
        place,
        "Thỏa thuận hữu nghị",
        signed_on=date(2009, 4, 17),
        expires_on=date(2014, 4, 17),
        term=Term.FIXED,
    )
    build.agreement(
        place,
        "Thỏa thuận kết nghĩa",
        name=Words(vi="Thỏa thuận kết nghĩa", en="Sister-city agreement"),
        signed_on=date(2014, 4, 18),
        previous_id=first.id,
        link=ChainLink.UPGRADES,
        term=Term.OPEN,
    )
    lines = read(visit.trip, lang="en").history.agreements
    assert [(one.title, one.signed_on, one.state, one.expires) for one in lines] == [
        ("Thỏa thuận hữu nghị", "17/04/2009", "Superseded", date(2014, 4, 17)),
        ("Sister-city agreement", "18/04/2014", "In force", None),
    ]


def test_open_commitments_say_how_late_they_are_and_what_to_answer():
    visit = incoming()
    build.commitment(visit.partner, "Cử chuyên gia", side=Owing.THEIRS, counterpart="Cục Môi trường")
    build.commitment(
        visit.partner,
        "Gửi số liệu",
        due_on=date(2026, 11, 15),
        answer=Words(vi="Gửi trong tháng"),
        owner_id=visit.owner.id,
    )
    ours, theirs = read(visit.trip).commitments
    assert (ours.text, ours.overdue_days, ours.answer, ours.doer) == (
        "Gửi số liệu",
        7,
        "Gửi trong tháng",
        "Nguyễn Thị Thu Hà",
    )
    assert (theirs.doer, theirs.due, theirs.answer) == ("Cục Môi trường", HA, HA)


def test_a_restricted_commitment_or_visit_is_only_for_those_who_may_see_it():
    visit = incoming()
    owner, other = visit.owner, build.person(Role.STAFF)
    secret = {"classification": Classification.RESTRICTED, "owner_id": owner.id}
    build.commitment(visit.partner, "Chỉ tiêu riêng", **secret)
    build.interaction(visit.partner, "Trao đổi riêng", **secret)
    mine, theirs = words_of(read(visit.trip, eyes=owner)), words_of(read(visit.trip, eyes=other))
    assert "Chỉ tiêu riêng" in mine
    assert "Trao đổi riêng" in mine
    assert "Chỉ tiêu riêng" not in theirs
    assert "Trao đổi riêng" not in theirs


def test_a_guests_copy_holds_nothing_restricted_or_internal_whoever_prints_it():
    visit = incoming()
    mine = {"owner_id": visit.owner.id}
    build.commitment(visit.partner, "Cam kết nội bộ", **mine)
    build.interaction(visit.partner, "Họp nội bộ", **mine)
    build.interaction(visit.partner, "Họp hạn chế", classification=Classification.RESTRICTED, **mine)
    build.interaction(visit.partner, "Lễ ký công khai", classification=Classification.PUBLIC)
    content = read(visit.trip, eyes=visit.owner, **GUEST)
    told = words_of(content)
    for internal in ("nội bộ", "hạn chế", "Báo chí năm phút", "đường bay thẳng", "Cảm ơn bạn", "Kỹ sư"):
        assert internal not in told, internal
    assert "Lễ ký công khai" in told
    assert content.leader == Missing()
    assert content.commitments == content.meetings == ()


def test_a_restricted_delegation_has_no_guest_edition():
    visit = incoming(classification=Classification.RESTRICTED)
    with pytest.raises(Invalid):
        read(visit.trip, eyes=visit.owner, **GUEST)


def test_a_restricted_partner_is_left_out_of_a_guests_copy():
    visit = incoming()
    hidden = build.locality("Nơi hạn chế", classification=Classification.RESTRICTED)
    trip = build.delegation(hidden, owner_id=visit.owner.id)
    assert "Nơi hạn chế" not in words_of(read(trip, **GUEST))


def test_the_other_sides_clock_is_told_once():
    visit = incoming()
    programme = read(visit.trip).programme
    assert programme.zone == "Hải Phòng"
    assert "14:00" in programme.other_clock
    assert "16:00" in programme.other_clock


def test_a_paper_asks_as_many_questions_for_few_rows_as_for_many():
    visit = incoming()
    with statements() as few:
        read(visit.trip)
    with statements() as on_screen:
        read(visit.trip, on_screen=True)
    for at in range(2, 12):
        build.member(visit.trip, f"Người {at}", place=at, gender=Gender.FEMALE)
        build.commitment(visit.partner, f"Việc {at}")
        build.interaction(visit.partner, f"Lần {at}")
    with statements() as many:
        read(visit.trip)
    assert len(many) == len(few) <= 18
    assert len(on_screen) <= 10
