"""Every room tells what is due in the same words, in one statement, to whoever may see it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from crm.agreements import service as agreements
from crm.agreements.models import ChainLink, StepCode
from crm.agreements.service import ConsultationEntry, StepEntry
from crm.commitments.models import CommitmentState, Side
from crm.core import clock, reminders
from crm.core.access import SYSTEM, acting_as
from crm.core.db import Words, db
from crm.core.records import Classification
from crm.core.reminders import due_until
from crm.delegations.models import DelegationStatus
from crm.reference import service as reference
from tests import build
from tests.statements import statements

TODAY = date(2026, 11, 22)
WEEK = TODAY + timedelta(days=7)


@pytest.fixture
def officer(app, noon):
    """Give somebody who looks at an office that knows the periods of the law."""
    reference.load_deadlines()
    db.session.commit()
    somebody = build.person()
    with acting_as(somebody):
        yield somebody


@pytest.fixture
def wrote(officer):
    """Give a function that writes an agreement down as an officer does."""
    partner = build.locality()

    def write(title="Bản ghi nhớ", **given):
        entry = agreements.AgreementEntry(**({"locality_id": partner.id, "name": Words(vi=title)} | given))
        made = agreements.add_agreement(entry, actor=officer)
        db.session.commit()
        return made

    return write


def told(day=WEEK):
    return [(one.title, one.what, one.due_on) for one in due_until(day)]


def test_a_late_opinion_is_told_until_it_comes_or_is_no_longer_needed(wrote, officer):
    agreement = wrote()
    entry = {"body": "Bộ Ngoại giao", "sent_on": date(2026, 11, 2), "complete_on": date(2026, 11, 2)}
    body = agreements.ask_body(agreement.id, ConsultationEntry(**entry), is_ending=False, actor=officer)
    db.session.commit()
    (one,) = due_until(WEEK)
    assert (one.due_on, one.owner_id, one.owner) == (date(2026, 11, 11), officer.id, officer.display_name)
    assert one.what == "Cơ quan được lấy ý kiến trả lời: Bộ Ngoại giao"
    assert "70/2020/QH14" in one.basis

    decided = StepEntry(code=StepCode.DECIDE, done_on=date(2026, 11, 20))
    agreements.take_step(agreement.id, decided, is_ending=False, actor=officer)
    db.session.commit()
    assert due_until(WEEK) == []
    agreements.undo_step(agreement.id, StepCode.DECIDE, is_ending=False, version=None, actor=officer)
    answered = ConsultationEntry(**entry, replied_on=date(2026, 11, 20), opinion="agrees")
    agreements.edit_consultation(agreement.id, body.id, answered, actor=officer)
    db.session.commit()
    assert due_until(WEEK) == []


def test_a_signing_leaves_two_duties(wrote):
    wrote(signed_on=date(2026, 11, 10))
    assert {what for _title, what, _day in told()} == {
        "Báo cáo Thủ tướng Chính phủ sau khi ký",
        "Gửi bản sao cho Bộ Ngoại giao sau khi ký",
    }
    assert {due_on for _title, _what, due_on in told()} == {date(2026, 11, 25)}


@pytest.mark.parametrize(
    ("expires_on", "rung"),
    [
        (date(2027, 11, 23), None),
        (date(2027, 11, 22), "renewal_first"),
        (date(2027, 5, 22), "renewal_second"),
        (date(2027, 2, 1), "renewal_last"),
    ],
)
def test_an_end_is_told_in_one_line_from_its_first_threshold_on(wrote, expires_on, rung):
    wrote(signed_on=date(2022, 3, 1), effective_on=date(2022, 3, 1), expires_on=expires_on)
    assert [one.rung for one in due_until(WEEK) if one.rung] == ([rung] if rung else [])


def test_a_decided_end_and_a_followed_one_are_told_no_more(wrote, officer):
    old = {"signed_on": date(2012, 3, 1), "expires_on": date(2027, 1, 1), "notice_days": 30}
    first = wrote("Thỏa thuận cũ", **old)
    (end,) = [one for one in due_until(WEEK) if one.rung]
    assert (
        end.what
        == "Hết hiệu lực ngày 01/01/2027, chưa quyết định bước tiếp theo; thông báo trước ngày 02/12/2026"
    )
    wrote("Gia hạn", signed_on=date(2012, 4, 1), previous_id=first.id, link=ChainLink.RENEWS)
    assert [one for one in due_until(WEEK) if one.rung] == []
    second = wrote("Thỏa thuận khác", review_on=date(2026, 11, 25), **old)
    assert [one.what for one in due_until(WEEK) if "review" in one.key] == ["Đến kỳ rà soát"]
    settled = agreements.AgreementEntry(
        locality_id=second.locality_id,
        name=second.name,
        expiry_decided_on=TODAY,
        review_on=date(2026, 11, 25),
        **old,
    )
    agreements.edit_agreement(second.id, settled, actor=officer)
    db.session.commit()
    assert due_until(WEEK) == []


def test_what_goes_on_by_itself_is_told_while_notice_can_be_given_of_it(wrote):
    old = {"signed_on": date(2012, 3, 1), "is_tacit": True, "tacit_months": 60}
    wrote("Không cần báo", expires_on=date(2027, 1, 1), **old)
    wrote("Có thể báo", expires_on=date(2027, 1, 1), notice_days=30, **old)
    assert [(one.title, one.rung, one.what) for one in due_until(WEEK)] == [
        (
            "Có thể báo",
            "renewal_last",
            "Tự động gia hạn ngày 01/01/2027 nếu không thông báo chấm dứt; thông báo trước ngày 02/12/2026",
        )
    ]
    with clock.held(datetime(2027, 1, 4, tzinfo=UTC)):
        assert due_until(date(2027, 1, 11)) == [], "it has gone on"


def test_both_sides_promises_and_reports_are_told_and_tasks_to_their_owner_alone(officer):
    place = build.locality("Kitakyushu")
    other = build.person()
    build.commitment(place, "Gửi số liệu", due_on=date(2026, 11, 1))
    build.commitment(place, "Cử chuyên gia", side=Side.THEIRS, due_on=WEEK)
    build.commitment(place, "Đã xong", due_on=TODAY, state=CommitmentState.DONE)
    build.commitment(place, "Năm sau", due_on=date(2027, 11, 1))
    build.task("Việc của tôi", owner_id=officer.id, due_on=TODAY)
    build.task("Việc của người khác", owner_id=other.id, due_on=TODAY)
    build.delegation(place, "Đoàn đã về", status=DelegationStatus.COMPLETED, report_due_on=date(2026, 11, 20))
    assert told() == [
        ("Gửi số liệu", "Ta đã hứa với Kitakyushu", date(2026, 11, 1)),
        ("Đoàn đã về", "Đến hạn báo cáo", date(2026, 11, 20)),
        ("Việc của tôi", "Việc cần làm", TODAY),
        ("Cử chuyên gia", "Kitakyushu đã hứa với ta", WEEK),
    ]


def test_who_may_not_see_a_record_is_told_nothing_of_it(officer):
    owner = build.person()
    place = build.locality()
    secret = {"classification": Classification.RESTRICTED, "owner_id": owner.id}
    build.commitment(place, "Cam kết kín", due_on=TODAY, **secret)
    assert told() == []
    with acting_as(owner):
        assert [title for title, *_rest in told()] == ["Cam kết kín"]


def test_a_room_may_also_tell_in_its_own_way_and_all_selects_are_one_statement(officer, monkeypatch):
    monkeypatch.setattr(reminders, "_rooms", dict(reminders._rooms))
    monkeypatch.setattr(reminders, "_whole", [])
    own = reminders.Due("conference 1 dossier", "delegation", 1, "Hội nghị", "Trình hồ sơ", TODAY)
    reminders.register_due("conferences", lambda day: [own] if day >= TODAY else [], kinds=("delegation",))
    with statements() as seen:
        assert due_until(WEEK) == [own]
    assert len(seen) == 1
    assert due_until(TODAY - timedelta(days=1)) == []


def test_the_system_may_look_too(officer):
    build.commitment(build.locality(), "Gửi số liệu", due_on=TODAY)
    with acting_as(SYSTEM):
        assert len(due_until(WEEK)) == 1
