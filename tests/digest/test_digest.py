"""The daily mail: each thing once to each person, over a real mail server, whatever dies in the middle."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from crm.agreements import service as agreements
from crm.agreements.service import ConsultationEntry
from crm.commitments.models import Commitment
from crm.conferences.models import Conference, ConferenceClock
from crm.core import audit, clock, jobs, worker
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.core.mail import OutboxMail
from crm.core.records import Classification
from crm.digest import service
from crm.digest.models import DigestTold
from crm.digest.service import WishEntry
from crm.localities.models import Scope
from crm.occasions.models import GreetingLetter, GreetingRound, Occasion
from crm.reference import service as reference
from crm.settings.models import Office
from crm.succession.models import NameDuty, TieHolder
from tests import build
from tests.core.test_mail import Server

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
KINDS = ("mail.send", "digest.hand_out", "digest.write")


@pytest.fixture
def server(app, monkeypatch):
    """Give a running mail server, and a worker that knows of nothing but this mail."""
    monkeypatch.setattr(jobs, "kinds", {kind: jobs.kinds[kind] for kind in KINDS})
    monkeypatch.setattr(worker, "kinds", jobs.kinds)
    server = Server()
    monkeypatch.setitem(app.config, "MAIL_URL", f"smtp://127.0.0.1:{server.port}")
    monkeypatch.setitem(app.config, "PUBLIC_URL", "https://book.haiphong.example/so")
    server.up()
    yield server
    server.down()


@pytest.fixture
def place(app):
    """Give a partner."""
    return build.locality("Kitakyushu")


def work(at=MONDAY, rounds=3):
    """Let the worker do all that is due at a moment."""
    db.session.commit()
    with clock.held(at):
        while worker.run_due():
            pass
    db.session.close()


def mails(server):
    """Return the text of each mail by its reader, and forget them."""
    found = [
        (str(one["To"]), one.get_body(("plain",)).get_content().replace("\r\n", "\n"))
        for one in server.postbox.messages
    ]
    server.postbox.messages.clear()
    return found


def days(number):
    return MONDAY + timedelta(days=number)


def test_a_late_opinion_reaches_its_officer_once(server, place):
    reference.load_deadlines()
    officer, _other = build.person(), build.person(name="Lê Văn Bình")
    with acting_as(officer), clock.held(MONDAY):
        entry = agreements.AgreementEntry(locality_id=place.id, name=Words(vi="Bản ghi nhớ"))
        pact = agreements.add_agreement(entry, actor=officer)
        asked = {"sent_on": date(2026, 11, 2), "complete_on": date(2026, 11, 2)}
        body = ConsultationEntry(body="Bộ Ngoại giao", **asked)
        agreements.ask_body(pact.id, body, is_ending=False, actor=officer)
    key, address = pact.id, officer.email
    work()
    (message,) = server.postbox.messages
    assert message["Subject"] == "Nhịp Cầu: 1 thời hạn cần chú ý, 23/11/2026"
    assert f"https://book.haiphong.example/so/agreements/{key}" in message.get_body(("html",)).get_content()
    ((to, text),) = mails(server)
    assert to == address
    for told in (
        "* Bản ghi nhớ",
        "Cơ quan được lấy ý kiến trả lời: Bộ Ngoại giao",
        "thời hạn 11/11/2026, quá hạn 12 ngày",
        "Luật Thỏa thuận quốc tế số 70/2020/QH14",
        f"https://book.haiphong.example/so/agreements/{key}",
    ):
        assert told in text, told
    for hours in (0, 1, 24, 24 * 8):
        work(MONDAY + timedelta(hours=hours))
    assert mails(server) == []


def test_one_thing_of_each_younger_room_reaches_its_officer_once(server, place):
    """Names after a merger, a conference and its dossier, letters and an anniversary, all late already."""
    officer, choosy = build.person(), build.person()
    late, of_officer = date(2026, 11, 20), {"owner_id": officer.id}
    into, gone, gone_too = (
        build.locality(name, country_code="VN", scope=Scope.DOMESTIC)
        for name in ("Thành phố", "Hải Dương", "Kiến An")
    )
    for body in (gone, gone_too):
        body.successor_id = into.id
    pact = build.agreement(place, "Hữu nghị", holder_id=gone.id, signed_on=date(2011, 12, 15), **of_officer)
    tie = build.partnership(place, **of_officer)
    for body in (gone, gone_too):
        build.row(TieHolder(partnership_id=tie.id, holder_id=body.id))
    for one in (pact, tie):
        build.row(NameDuty(record_id=one.id, due_on=late))
    meeting = build.record(Conference(title="Hội thảo nước", starts_on=late, **of_officer))
    rule = {
        "rule_version": 1,
        "trigger_on": late,
        "amount": 40,
        "unit": "calendar_day",
        "rule_kind": "statutory",
    }
    rule |= {"rule_code": "dossier", "name": Words(vi="Hồ sơ đầy đủ"), "due_on": date(2026, 10, 11)}
    build.row(ConferenceClock(conference_id=meeting.id, **rule))
    wishes = build.record(GreetingRound(title="Thư mừng", occasion=Occasion.CITY_DAY, day=late, **of_officer))
    build.row(GreetingLetter(round_id=wishes.id, locality_id=place.id))
    build.agreement(build.locality("Suwon", owner_id=choosy.id), signed_on=date(2011, 12, 15))
    service.set_wish(WishEntry(left_out=("anniversary",)), actor=choosy)
    work()
    ((_to, text),) = mails(server)
    for told, times in (
        ("Cập nhật tên gọi sau khi sáp nhập Hải Dương", 2),
        ("Kiến An", 0),
        ("Hồ sơ đầy đủ", 1),
        ("Sắp khai mạc, chưa có văn bản cho phép", 1),
        ("Còn 1 thư chưa gửi", 1),
        ("15 năm", 1),
    ):
        assert text.count(told) == times, (told, text)
    for number in (1, 7):
        work(days(number))
    assert mails(server) == []


def test_a_thing_is_told_as_it_comes_near_on_its_day_and_when_it_is_late(server, place):
    officer = build.person()
    build.commitment(place, "Gửi số liệu", owner_id=officer.id, due_on=date(2026, 12, 3))
    heard = []
    for number in range(14):
        work(days(number))
        heard += [number for _mail in mails(server)]
    assert heard == [3, 10, 11]


def test_another_day_is_told_anew(server, place):
    officer = build.person()
    made = build.commitment(place, "Gửi số liệu", owner_id=officer.id, due_on=date(2026, 11, 20))
    key = made.id
    work()
    assert len(mails(server)) == 1
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.moved"):
        moved = db.session.scalars(sa.select(Commitment).where(Commitment.id == key)).one()
        moved.due_on = date(2026, 11, 19)
    work(days(1))
    assert "19/11/2026" in mails(server)[0][1]


def test_an_end_is_told_at_each_threshold_until_it_is_decided(server, place):
    reference.load_deadlines()
    officer = build.person()
    old = {"locality_id": place.id, "name": Words(vi="Thỏa thuận"), "signed_on": date(2015, 1, 1)}
    old |= {"expires_on": date(2027, 6, 1)}
    with acting_as(officer), clock.held(MONDAY):
        pact = agreements.add_agreement(agreements.AgreementEntry(**old), actor=officer)
        key = pact.id
    work()
    assert "Hết hiệu lực ngày 01/06/2027, chưa quyết định" in mails(server)[0][1]
    work(days(8))
    assert len(mails(server)) == 1, "six months before"
    with acting_as(officer), clock.held(days(9)):
        settled = agreements.AgreementEntry(**old, expiry_decided_on=date(2026, 12, 2))
        agreements.edit_agreement(key, settled, actor=officer)
    work(datetime(2027, 3, 2, 8, tzinfo=ZONE))
    assert mails(server) == []


def test_who_may_not_see_a_record_is_not_told_and_its_people_are_without_its_name(server, place):
    owner, _manager = build.person(), build.person(role=Role.MANAGER, unit_id=build.unit().id)
    secret = {"classification": Classification.RESTRICTED, "owner_id": owner.id, "unit_id": build.unit().id}
    build.commitment(place, "Cam kết kín", due_on=date(2026, 11, 20), **secret)
    address = owner.email
    work()
    ((to, text),) = mails(server)
    assert to == address
    assert "Hồ sơ hạn chế" in text
    assert "kín" not in text
    assert "Kitakyushu" not in text


def test_readers_get_their_own_keepers_what_is_nobodys_and_managers_what_is_late(server, place):
    people = {role: build.person(role=role) for role in (Role.VIEWER, Role.STAFF, Role.MANAGER)}
    other = build.person(active=False)
    build.commitment(place, "Của không ai", due_on=date(2026, 11, 24))
    build.commitment(place, "Của người khác, muộn", due_on=date(2026, 11, 20), owner_id=other.id)
    build.commitment(place, "Của người khác, chưa muộn", due_on=date(2026, 11, 24), owner_id=other.id)
    addresses = {role: one.email for role, one in people.items()}
    work()
    told = dict(mails(server))
    assert set(told) == {addresses[Role.STAFF], addresses[Role.MANAGER]}
    assert "Của người khác" not in told[addresses[Role.STAFF]]
    assert "Của người khác, muộn" in told[addresses[Role.MANAGER]]
    assert "Của người khác, chưa muộn" not in told[addresses[Role.MANAGER]]


def test_what_was_switched_off_is_not_mailed(server, place):
    quiet, choosy = build.person(), build.person()
    for one in (quiet, choosy):
        build.commitment(place, "Gửi số liệu", due_on=date(2026, 11, 20), owner_id=one.id)
        build.task("Gọi điện", due_on=date(2026, 11, 20), owner_id=one.id)
    service.set_wish(WishEntry(is_on=False), actor=quiet)
    service.set_wish(WishEntry(left_out=("task", "nonsense")), actor=choosy)
    work()
    ((_to, text),) = mails(server)
    assert "Gửi số liệu" in text
    assert "Gọi điện" not in text


def test_who_asks_for_it_is_reminded_every_week_and_others_are_told_how_many(server, place):
    asked, plain = build.person(locale="en"), build.person()
    service.set_wish(WishEntry(is_weekly=True), actor=asked)
    for one in (asked, plain):
        build.commitment(place, "Gửi số liệu", due_on=date(2026, 11, 20), owner_id=one.id)
    addresses = asked.email, plain.email
    plain_id = plain.id
    work()
    assert len(mails(server)) == 2
    work(days(1))
    assert mails(server) == []
    build.task("Gọi điện", due_on=date(2026, 12, 1), owner_id=plain_id)
    work(days(7))
    told = dict(mails(server))
    assert "Still overdue" in told[addresses[0]]
    assert "Gửi số liệu" not in told[addresses[1]]
    assert "1 việc khác của bạn vẫn quá hạn" in told[addresses[1]]
    work(days(8))
    assert [to for to, _text in mails(server)] == [addresses[1]], "the task of the day alone"


@pytest.mark.parametrize(
    ("at", "is_sent"),
    [
        (datetime(2026, 11, 23, 6, 59, tzinfo=ZONE), False),
        (datetime(2026, 11, 23, 7, 0, tzinfo=ZONE), True),
        (datetime(2026, 11, 22, 9, 0, tzinfo=ZONE), False),  # Sunday
        (datetime(2026, 9, 2, 9, 0, tzinfo=ZONE), False),  # the national day
    ],
)
def test_mail_leaves_at_the_offices_hour_on_working_days(server, place, at, is_sent):
    build.commitment(place, "Gửi số liệu", due_on=date(2026, 8, 20), owner_id=build.person().id)
    work(at)
    assert bool(mails(server)) is is_sent


def test_the_hour_is_the_offices_in_its_own_zone(server, place):
    with audit.change(SYSTEM, "test.hour_set"):
        db.session.scalars(sa.select(Office)).one().digest_hour = 15
    build.commitment(place, "Gửi số liệu", due_on=date(2026, 8, 20), owner_id=build.person().id)
    work()
    assert mails(server) == []
    work(MONDAY + timedelta(hours=7))
    assert len(mails(server)) == 1


def test_who_was_shut_out_between_the_asking_and_the_writing_gets_nothing(server, place):
    officer = build.person()
    build.commitment(place, "Gửi số liệu", due_on=date(2026, 11, 20), owner_id=officer.id)
    with clock.held(MONDAY), audit.change(SYSTEM, "test.shut_out"):
        service.hand_out({}, None)
        officer.active = False
    work()
    assert mails(server) == []


def test_a_mail_that_cannot_be_queued_leaves_nothing_noted_as_told(server, place, monkeypatch):
    officer = build.person()
    build.commitment(place, "Gửi số liệu", due_on=date(2026, 11, 20), owner_id=officer.id)

    def die(*_given):
        raise OSError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(service, "queue_mail", die)
        work()
    assert db.session.scalar(sa.select(sa.func.count()).select_from(DigestTold)) == 0
    work(MONDAY + timedelta(hours=1))
    assert len(mails(server)) == 1


def test_two_workers_at_once_write_one_mail(server, place):
    """The second one finds the note of the first and drops all that it did."""
    officer = build.person()
    build.commitment(place, "Gửi số liệu", due_on=date(2026, 11, 20), owner_id=officer.id)
    run = jobs.Run(1, officer.id, "first", is_last=False)
    with clock.held(MONDAY):
        service.write({"day": "2026-11-23"}, run)
        db.session.commit()
        known = service.queries.told_to
        service.queries.told_to = lambda *_given: frozenset()
        try:
            with pytest.raises(sa.exc.IntegrityError):
                service.write({"day": "2026-11-23"}, run)
        finally:
            service.queries.told_to = known
        db.session.rollback()
    assert db.session.scalar(sa.select(sa.func.count()).select_from(OutboxMail)) == 1


KILLED_WORKER = """
import sys, threading
from datetime import datetime
from pathlib import Path
from crm import create_app
from crm.core import clock, jobs, worker
from config import settings
from crm.digest import service
from tests.digest.test_digest import KINDS
from tests.offices import SECRETS

def stop_in_the_middle(*given):
    queue(*given)
    print("in the middle", flush=True)
    threading.Event().wait()

app = create_app(settings({"INSTANCE_DIR": sys.argv[2], "DATABASE_URL": sys.argv[1], **SECRETS}))
jobs.kinds = worker.kinds = {kind: jobs.kinds[kind] for kind in KINDS}
queue, service.queue_mail = service.queue_mail, stop_in_the_middle
with clock.held(datetime.fromisoformat(sys.argv[3])):
    with app.app_context():
        worker.run_due()
"""


@pytest.mark.full
def test_a_worker_killed_in_the_middle_neither_loses_nor_doubles(server, place, app, tmp_path):
    officer = build.person()
    build.commitment(place, "Gửi số liệu", due_on=date(2026, 11, 20), owner_id=officer.id)
    url = db.engine.url.render_as_string(hide_password=False)
    db.session.close()
    command = [sys.executable, "-c", KILLED_WORKER, url, str(tmp_path), MONDAY.isoformat()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as doomed:
        assert doomed.stdout.readline() == "in the middle\n"
        doomed.send_signal(signal.SIGKILL)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(DigestTold)) == 0
    work()
    assert mails(server) == [], "the lease of the dead worker still holds"
    work(MONDAY + timedelta(minutes=6))
    work(MONDAY + timedelta(hours=1))
    assert len(mails(server)) == 1
