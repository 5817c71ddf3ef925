"""Journeys, rooms and vehicles on their page: entered, corrected, seated, taken out and brought back."""

import pytest
import sqlalchemy as sa

from crm.core import audit
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.core.errors import RuleBroken
from crm.core.undo import undo
from crm.delegations import queries, service
from crm.delegations.models import (
    DelegationMember,
    LegKind,
    MemberRole,
    MemberSide,
    OrderWay,
    TravelLeg,
    VehicleKind,
)
from crm.delegations.service import ArrangeEntry, LegEntry, MemberEntry, RoomEntry, VehicleEntry
from crm.protocol.queries import rank_by_code, rule_sets
from crm.protocol.service import load_protocol, remove_rank
from crm.reference.service import load_lists
from tests import build
from tests.delegations.test_pages import csrf
from tests.statements import asked_by


@pytest.fixture
def party(coming):
    """A head with a spouse, two members, our head and our interpreter."""
    head = build.member(coming, "KOKURA Kenichi", role=MemberRole.HEAD, place=1)
    spouse = build.member(coming, "KOKURA Hana", role=MemberRole.SPOUSE, place=2, companion_of_id=head.id)
    others = [build.member(coming, f"TOBATA {at}", place=at) for at in (3, 4)]
    ours = {"side": MemberSide.OURS}
    host = build.member(coming, "Vũ Minh Họa", role=MemberRole.HEAD, place=1, **ours)
    speaker = build.member(coming, "Nguyễn Thu Hà", role=MemberRole.INTERPRETER, place=2, **ours)
    return coming, head, spouse, others, host, speaker


def act(work, *given, **named):
    with acting_as(SYSTEM):
        done = work(*given, actor=SYSTEM, **named)
        db.session.commit()
    return done


def rows_of(delegation):
    with acting_as(SYSTEM):
        return queries.travel_rows(delegation.id)


def order_of(delegation, side=MemberSide.THEIRS):
    with acting_as(SYSTEM):
        return [one.latin_name for one in queries.by_side(queries.members_of(delegation.id))[side]]


def test_seats_are_proposed_by_precedence_corrected_and_undone(party):
    delegation, head, spouse, others, _host, speaker = party
    car = act(service.save_vehicle, delegation.id, None, VehicleEntry(name="Xe 1"))
    van = act(
        service.save_vehicle, delegation.id, None, VehicleEntry(name="Xe 2", kind=VehicleKind.VAN, seats=14)
    )
    left = act(service.seat_all, delegation.id, {MemberSide.THEIRS}, version=None)
    wanted = {car.id: {0: speaker.id, 1: head.id, 2: spouse.id}, van.id: {1: others[0].id, 2: others[1].id}}
    assert (left, dict(rows_of(delegation).seats)) == ([], wanted)
    swapped = VehicleEntry(name="Xe 1", sitting={1: spouse.id, 2: head.id})
    act(service.save_vehicle, delegation.id, car.id, swapped)
    assert rows_of(delegation).seats[car.id] == {1: spouse.id, 2: head.id}
    again = act(service.seat_all, delegation.id, {MemberSide.THEIRS, MemberSide.OURS}, version=None)
    change = audit.last_change()
    assert again == []
    act(lambda actor: undo(change, actor=actor))
    assert rows_of(delegation).seats[car.id] == {1: spouse.id, 2: head.id}


def test_a_room_taken_out_comes_back_with_its_guests_and_sealed_number(party):
    delegation, head, *_rest = party
    entry = RoomEntry(hotel="Cửa Biển", number="0801", people=(head.id,))
    room = act(service.save_room, delegation.id, None, entry)
    act(service.remove_travel, type(room), delegation.id, room.id, version=None)
    change = audit.last_change()
    assert rows_of(delegation).rooms == []
    act(lambda actor: undo(change, actor=actor))
    rows = rows_of(delegation)
    assert [(one.number, list(rows.guests[one.id])) for one in rows.rooms] == [("0801", [head.id])]


def test_a_leg_keeps_who_travels_and_strangers_are_left_out(party):
    delegation, head, *_rest = party
    other = build.delegation(build.locality("Nam Ninh"), "Đoàn khác")
    stranger = build.member(other, "Người lạ")
    entry = LegEntry(kind=LegKind.ARRIVAL, number="VN311", people=(head.id, stranger.id))
    leg = act(service.save_leg, delegation.id, None, entry)
    assert list(rows_of(delegation).passengers[leg.id]) == [head.id]


def test_a_journey_is_entered_on_its_page_and_shown_with_both_clocks(as_role, answers, party):
    delegation, *_rest = party
    browser = as_role(Role.STAFF)
    url = f"/delegations/{delegation.id}/travel/legs/new"
    given = {"number": "VN311", "from_place": "Narita", "to_place": "Cát Bi", "leaves_on": "25/11/2026"}
    given |= {"leaves_at": "14h00", "leaves_zone": "Asia/Ho_Chi_Minh", "arrives_on": "25/11/2026"}
    given |= {"arrives_at": "15:00", "arrives_zone": "Asia/Tokyo"}
    assert browser.post(url, data=answers(browser, url, **given)).status_code == 302
    shown = browser.get(f"/delegations/{delegation.id}/travel").text
    assert "UTC+7" in shown
    assert "UTC+9" in shown
    assert "Giờ đến trước giờ đi" in shown
    wrong = browser.post(url, data=answers(browser, url, leaves_on="chiều mai", number="VN1"))
    assert wrong.status_code == 422
    assert "chiều mai" in wrong.text


def test_room_numbers_are_for_officers_and_the_page_for_all(as_role, party):
    delegation, head, *_rest = party
    act(
        service.save_room, delegation.id, None, RoomEntry(hotel="Cửa Biển", number="Q0801", people=(head.id,))
    )
    url = f"/delegations/{delegation.id}/travel"
    assert "Q0801" in as_role(Role.STAFF).get(url).text
    seen = as_role(Role.LEADER).get(url)
    assert (seen.status_code, "Cửa Biển" in seen.text, "Q0801" in seen.text) == (200, True, False)


@pytest.mark.parametrize("page", ["members", "travel"])
def test_a_page_asks_the_database_no_more_for_many_people(as_role, party, page):
    delegation, *_rest = party
    browser = as_role(Role.STAFF)
    few = asked_by(browser, f"/delegations/{delegation.id}/{page}")
    add(delegation, 40)
    assert asked_by(browser, f"/delegations/{delegation.id}/{page}") == few <= 12


def add(delegation, count):
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.built"):
        for at in range(count):
            given = {"side": MemberSide.THEIRS, "place": 10 + at, "latin_name": f"NAME {at}"}
            db.session.add(DelegationMember(delegation_id=delegation.id, **given))
    db.session.commit()


def test_our_people_stand_by_the_list_of_posts_until_somebody_moves_one(coming):
    load_lists()
    for name, post in (("Chuyên viên A", "Chuyên viên"), ("Giám đốc B", "Giám đốc Sở Ngoại vụ"), ("C", "")):
        entry = MemberEntry(side=MemberSide.OURS, latin_name=name, title=Words(vi=post))
        act(service.add_member, coming.id, entry)
    ours = MemberSide.OURS
    assert order_of(coming, ours) == ["Giám đốc B", "Chuyên viên A", "C"]
    with acting_as(SYSTEM):
        last = queries.by_side(queries.members_of(coming.id))[ours][-1]
    act(service.place_member, coming.id, last.id, 1, version=None)
    entry = MemberEntry(side=ours, latin_name="D", title=Words(vi="Bí thư Thành ủy"))
    act(service.add_member, coming.id, entry)
    assert (order_of(coming, ours)[0], order_of(coming, ours)[-1]) == ("C", "D")


def test_a_side_is_arranged_by_a_rule_set_and_an_undo_brings_the_old_order_back(party):
    delegation, head, _spouse, others, *_rest = party
    load_protocol()
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.built"):
        others[1].rank_code, head.rank_code = "jp_city_mayor", "jp_city_bureau_head"
    before = order_of(delegation)
    rule = rule_sets()[0]
    entry = ArrangeEntry(side=MemberSide.THEIRS, way=OrderWay.RULE_SET, rule_id=rule.id)
    act(service.arrange_members, delegation.id, entry)
    change = audit.last_change()
    assert order_of(delegation) == ["TOBATA 4", "KOKURA Kenichi", "KOKURA Hana", "TOBATA 3"]
    act(lambda actor: undo(change, actor=actor))
    assert order_of(delegation) == before


def test_a_move_leaves_a_trace_and_asks_no_reason(as_role, party):
    delegation, head, *_rest = party
    browser = as_role(Role.STAFF)
    page = browser.get(f"/delegations/{delegation.id}/members")
    url = f"/delegations/{delegation.id}/members/{head.id}/place"
    browser.post(url, data={"csrf_token": csrf(page), "version": delegation.version, "to": "3"})
    assert order_of(delegation)[2] == "KOKURA Kenichi"
    told = browser.get(f"/history/{delegation.id}").text
    assert "KOKURA Kenichi: 1 → 3" in told


def test_private_needs_are_on_the_officer_s_form_and_nowhere_for_a_reader(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/members/new"
    given = {"latin_name": "TANAKA Kenichi", "access": "xe lăn Q", "health": "hen Q", "born_on": "06/05/1970"}
    given |= {"passport_number": "tk 1234567", "nationality": "JP", "languages": "Nhật, Anh"}
    assert browser.post(url, data=answers(browser, url, **given)).status_code == 302
    with acting_as(SYSTEM):
        kept = queries.members_of(coming.id)[0]
    assert (kept.passport_number, kept.born_on, kept.health) == ("TK1234567", "1970-05-06", "hen Q")
    assert "xe lăn Q" in browser.get(f"/delegations/{coming.id}/members").text
    reader = as_role(Role.LEADER)
    for path in ("", "/members", "/travel"):
        seen = reader.get(f"/delegations/{coming.id}{path}").text
        assert not any(secret in seen for secret in ("xe lăn Q", "hen Q", "TK1234567", "06/05/1970"))
    refused = browser.post(url, data=answers(browser, url, latin_name="B", passport_number="??"))
    assert (refused.status_code, 'id="passport_number-errors"' in refused.text) == (422, True)


def test_forms_of_address_are_offered_and_nothing_is_saved_by_it(as_role, answers, coming):
    load_protocol()
    db.session.commit()
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/members/new"
    given = {
        "latin_name": "TANAKA Kenichi",
        "family_name": "TANAKA",
        "gender": "male",
        "title_vi": "Thị trưởng",
    }
    sent = answers(browser, url, rank_code="jp_city_mayor", **given) | {"action": "address"}
    shown = browser.post(url, data=sent)
    assert shown.status_code == 200
    assert "Ngài Thị trưởng" in shown.text
    assert "His Excellency Mr TANAKA Kenichi" in shown.text
    assert db.session.scalar(sa.select(sa.func.count(DelegationMember.id))) == 0
    assert db.session.scalar(sa.select(sa.func.count(TravelLeg.id))) == 0


def test_a_rank_that_a_member_holds_is_not_deleted_but_set_aside(coming):
    load_protocol()
    build.member(coming, "TANAKA Kenichi", rank_code="jp_city_mayor")
    with pytest.raises(RuleBroken):
        act(lambda actor: remove_rank(rank_by_code("jp_city_mayor").id, actor=actor))
