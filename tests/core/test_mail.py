"""Mail leaves once, whole, in Vietnamese, and waits out a server that is away."""

from __future__ import annotations

import socket
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
import sqlalchemy as sa
from aiosmtpd.controller import Controller
from flask_security import MailUtil

from crm.core import clock, jobs, worker
from crm.core import mail as mail_module
from crm.core.db import db
from crm.core.errors import Invalid
from crm.core.mail import MailState, OutboxMail, OutboxMailUtil, queue_mail

SUBJECT = "Đặt lại mật khẩu – Sở Ngoại vụ thành phố Hải Phòng"
TEXT = "Kính gửi ông Nguyễn Văn Ẩn,\n\nMở liên kết sau: https://office.example/reset/abc\n"


class Postbox:
    """Takes every mail in, or answers with ``refusal``."""

    def __init__(self):
        self.messages = []
        self.refusal = None

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A real mail server that can go away and come back at the same place."""

    def __init__(self):
        self.port, self.postbox, self.controller = free_port(), Postbox(), None

    def up(self):
        self.controller = Controller(self.postbox, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def down(self):
        if self.controller:
            self.controller.stop()
            self.controller = None


@pytest.fixture
def office(bare, monkeypatch):
    monkeypatch.setattr(jobs, "kinds", {"mail.send": jobs.kinds["mail.send"]})
    monkeypatch.setattr(worker, "kinds", jobs.kinds)
    return bare


@pytest.fixture
def server(office):
    server = Server()
    office.config["MAIL_URL"] = f"smtp://127.0.0.1:{server.port}"
    yield server
    server.down()


def post(key="reset 1", html=None):
    mail_id = queue_mail(key, "an@haiphong.example", SUBJECT, TEXT, html)
    db.session.commit()
    return mail_id


def outbox(mail_id):
    """Return the mail as it stands, holding nothing in the database."""
    db.session.close()
    mail = db.session.get_one(OutboxMail, mail_id)
    db.session.close()
    return mail


def test_a_mail_arrives_once_with_its_vietnamese_words(office, server):
    server.up()
    mail_id = post(html="<p>Mở liên kết</p>")

    assert worker.run_due() == 1
    assert worker.run_due() == 0

    (message,) = server.postbox.messages
    assert message["Subject"] == SUBJECT
    assert message["To"] == "an@haiphong.example"
    assert message["From"] == "office@haiphong.example"
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == TEXT
    assert message.get_body(("html",)).get_content().strip() == "<p>Mở liên kết</p>"
    assert outbox(mail_id).state is MailState.SENT


@pytest.mark.parametrize("subject", ["Họp", SUBJECT * 5, "Đoàn 北九州市 sang thăm", "plain", "ạ " * 140])
def test_every_subject_is_read_as_it_was_written(office, server, subject):
    office.config["MAIL_FROM"] = '"Sở Ngoại vụ, phòng Hợp tác quốc tế" <office@haiphong.example>'
    server.up()
    queue_mail("k", "an@haiphong.example", subject, TEXT)
    db.session.commit()
    worker.run_due()

    (message,) = server.postbox.messages
    assert message["Subject"].split() == subject.split()
    assert message["From"].addresses[0].display_name == "Sở Ngoại vụ, phòng Hợp tác quốc tế"
    assert message["From"].addresses[0].addr_spec == "office@haiphong.example"


def test_the_words_of_a_sent_mail_are_not_kept(office, server):
    server.up()
    mail_id = post(html="<p>secret link</p>")
    worker.run_due()

    assert (outbox(mail_id).body_text, outbox(mail_id).body_html) == ("", None)


def test_a_mail_of_a_change_that_is_dropped_is_never_sent(office, server):
    server.up()
    queue_mail("reset 1", "an@haiphong.example", SUBJECT, TEXT)
    db.session.rollback()

    assert worker.run_due() == 0
    assert server.postbox.messages == []


def test_the_same_key_is_one_mail(office, server):
    server.up()

    assert post() == post()
    worker.run_due()
    assert len(server.postbox.messages) == 1


def test_the_server_is_down_then_up_and_the_mail_arrives_once(office, server):
    mail_id = post()
    assert worker.run_due() == 1

    waiting = outbox(mail_id)
    assert (waiting.state, waiting.attempts, waiting.error) == (MailState.QUEUED, 1, "ConnectionRefusedError")

    server.up()
    assert worker.run_due() == 0, "it is not yet time"
    with clock.held(clock.now() + timedelta(hours=1)):
        assert worker.run_due() == 1
        assert worker.run_due() == 0
    assert len(server.postbox.messages) == 1
    assert outbox(mail_id).state is MailState.SENT


def test_a_server_that_says_later_is_asked_later(office, server):
    server.up()
    server.postbox.refusal = "451 4.7.1 Greylisted, an@haiphong.example"
    mail_id = post()
    worker.run_due()
    assert (outbox(mail_id).state, outbox(mail_id).error) == (MailState.QUEUED, "SMTPRecipientsRefused 451")

    server.postbox.refusal = None
    with clock.held(clock.now() + timedelta(hours=1)):
        worker.run_due()
    assert outbox(mail_id).state is MailState.SENT


def test_an_address_that_does_not_exist_is_not_tried_again(office, server):
    server.up()
    server.postbox.refusal = "550 5.1.1 No such user an@haiphong.example"
    mail_id = post()
    worker.run_due()

    assert (outbox(mail_id).state, outbox(mail_id).error) == (MailState.FAILED, "SMTPRecipientsRefused 550")


def test_a_server_that_stays_away_is_given_up_after_about_a_day(office, server):
    mail_id = post()
    begun = now = clock.now()
    for _ in range(mail_module.TRIES):
        with clock.held(now):
            assert worker.run_due() == 1
        now = outbox(mail_id).next_try_at or now

    assert outbox(mail_id).state is MailState.FAILED
    assert timedelta(hours=12) < now - begun < timedelta(hours=36)


def test_a_mail_sent_twice_after_a_crash_carries_the_same_message_id(office, server):
    server.up()
    mail_id = post()
    worker.run_due()
    db.session.execute(sa.update(OutboxMail).values(state=MailState.QUEUED))
    jobs.enqueue("mail.send", {"mail_id": mail_id})
    db.session.commit()
    worker.run_due()

    first, second = server.postbox.messages
    assert first["Message-ID"] == second["Message-ID"]


def test_the_database_is_free_while_the_mail_server_talks(office, server, monkeypatch):
    post()

    def slow(message):
        with db.engine.begin() as somebody:
            somebody.execute(sa.text("UPDATE job SET progress = 7"))

    monkeypatch.setattr(mail_module, "_hand_over", slow)
    worker.run_due()

    assert db.session.scalar(sa.select(jobs.Job.progress)) == 7


@pytest.mark.parametrize(
    "subject", ["Hello\nBcc: x@y.z", "Hello\r\nBcc: x@y.z", "a\x85b", "a\u2028b", "x" * 301]
)
def test_a_subject_of_two_lines_is_refused(office, subject):
    with pytest.raises(Invalid):
        queue_mail("k", "an@haiphong.example", subject, TEXT)


@pytest.mark.parametrize(
    "to", ["", "an", "an@", "a@b.c, d@e.f", "a@b.c\nBcc: x@y.z", "An <a@b.c>", "a b@c.d"]
)
def test_what_is_not_one_address_is_refused(office, to):
    with pytest.raises(Invalid):
        queue_mail("k", to, SUBJECT, TEXT)


def test_without_a_mail_server_the_terminal_shows_the_mail(office, capsys):
    post()
    worker.run_due()

    shown = capsys.readouterr().out
    assert SUBJECT in shown
    assert "https://office.example/reset/abc" in shown


def test_sign_in_mail_goes_through_the_outbox(office):
    courier = OutboxMailUtil(office)
    courier.send_mail("reset", SUBJECT, "an@haiphong.example", "ignored", TEXT, None, user=None)
    courier.send_mail("reset", SUBJECT, ("An", "an@haiphong.example"), "ignored", TEXT, None, user=None)
    db.session.commit()

    assert isinstance(courier, MailUtil)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(OutboxMail)) == 2


def test_an_unknown_way_to_send_mail_is_refused_at_the_start():
    with pytest.raises(ValueError, match="MAIL_URL"):
        mail_module.check_mail_url("carrier-pigeon://roof")
