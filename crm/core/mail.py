"""Mail: a row in the outbox, written with the change it tells of; a job sends it, and no page ever waits."""

from __future__ import annotations

import hashlib
import secrets
import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.errors import MessageError
from email.header import Header
from email.headerregistry import Address
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr, parseaddr
from enum import StrEnum
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import click
import sqlalchemy as sa
from flask import current_app
from flask_security import MailUtil
from sqlalchemy.orm import Mapped, mapped_column

from crm.core import clock
from crm.core.db import Base, UtcDateTime, db, member, reading
from crm.core.errors import Invalid
from crm.core.jobs import Run, enqueue, job
from crm.core.locale import _
from crm.core.writes import insert

TRIES = 12
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=4)
"""Twelve tries with doubling waits: about a day, which outlives a night without the mail server."""
PATIENCE_SECONDS = 20
WIRE = compat32.clone(linesep="\r\n")
PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class MailState(StrEnum):
    """Where a mail stands."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


class OutboxMail(Base):
    """A mail on its way. Its words are wiped once it is sent: they may hold a link that opens an account."""

    __tablename__ = "outbox_mail"
    __unaudited__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    unique_key: Mapped[str] = mapped_column(sa.String(200), unique=True)
    recipient: Mapped[str] = mapped_column(sa.String(254))
    subject: Mapped[str] = mapped_column(sa.String(300))
    body_text: Mapped[str] = mapped_column(sa.Text)
    body_html: Mapped[str | None] = mapped_column(sa.Text)
    state: Mapped[MailState] = mapped_column(member(MailState), default=MailState.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    error: Mapped[str | None] = mapped_column(sa.String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime(), default=clock.now)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail taken out of the database, ready to go."""

    to: str
    subject: str
    text: str
    html: str | None
    message_id: str
    written_at: datetime


def queue_mail(key: str, to: str, subject: str, text: str, html: str | None = None) -> int:
    """Put a mail in the outbox in the caller's transaction; a key that was used before sends nothing new."""
    _check_header(subject)
    _check_address(to)
    values = {
        "unique_key": key,
        "recipient": to,
        "subject": subject,
        "body_text": text,
        "body_html": html,
        "next_try_at": clock.now(),
    }
    new = insert(OutboxMail).values(values).on_conflict_do_nothing(index_elements=["unique_key"])
    mail_id: int | None = db.session.scalar(new.returning(OutboxMail.id))
    if mail_id is None:
        return db.session.scalars(sa.select(OutboxMail.id).where(OutboxMail.unique_key == key)).one()
    enqueue("mail.send", {"mail_id": mail_id}, key=f"mail {mail_id} 1")
    return mail_id


def _check_header(value: str) -> None:
    """Refuse a second line, or anything that a mail server may take for one."""
    if len(value) > 300 or any(not char.isprintable() for char in value):
        raise Invalid(_("The subject of a mail is one line of at most 300 characters."))


def _check_address(value: str) -> None:
    """Refuse what is not exactly one address."""
    try:
        good = len(value) <= 254 and value.isprintable() and bool(Address(addr_spec=value).domain)
    except (ValueError, IndexError, MessageError):
        good = False
    if not good:
        raise Invalid(_("This is not a mail address."))


@job("mail.send")
def send(payload: dict[str, Any], run: Run) -> None:
    """Send one mail, holding nothing in the database meanwhile; on failure ask for another try later."""
    with reading():
        mail = db.session.get(OutboxMail, payload["mail_id"])
        letter = _letter(mail) if mail is not None and mail.state is MailState.QUEUED else None
    run.release()
    if letter is None:
        return
    failure: Exception | None = None
    try:
        _hand_over(letter)
    except (OSError, smtplib.SMTPException) as error:
        failure = error
    mail = db.session.get_one(OutboxMail, payload["mail_id"])
    mail.attempts += 1
    _note_sent(mail) if failure is None else _note_failure(mail, failure)


def _note_sent(mail: OutboxMail) -> None:
    mail.state, mail.sent_at, mail.next_try_at, mail.error = MailState.SENT, clock.now(), None, None
    mail.body_text, mail.body_html = "", None


def _note_failure(mail: OutboxMail, failure: Exception) -> None:
    """Keep the kind of failure and its code; a server's own words may quote the address."""
    code = _refusal_code(failure)
    mail.error = f"{type(failure).__name__} {code or ''}".strip()
    if mail.attempts >= TRIES or (code >= 500 and isinstance(failure, smtplib.SMTPRecipientsRefused)):
        mail.state, mail.next_try_at = MailState.FAILED, None
        return
    wait = min(FIRST_WAIT * (1 << (mail.attempts - 1)), LONGEST_WAIT)
    mail.next_try_at = clock.now() + wait
    enqueue(
        "mail.send",
        {"mail_id": mail.id},
        key=f"mail {mail.id} {mail.attempts + 1}",
        run_after=mail.next_try_at,
    )


def _refusal_code(failure: Exception) -> int:
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        return min((code for code, _words in failure.recipients.values()), default=0)
    return failure.smtp_code if isinstance(failure, smtplib.SMTPResponseException) else 0


def _letter(mail: OutboxMail) -> Letter:
    """Take a mail out of the database; equal keys give equal message ids, so a second copy is seen as one."""
    message_id = hashlib.sha256(mail.unique_key.encode()).hexdigest()[:40]
    return Letter(mail.recipient, mail.subject, mail.body_text, mail.body_html, message_id, mail.created_at)


def _composed(letter: Letter) -> Message[Any, Any]:
    """Write the message. Headers go through ``Header``: the newer policies lose blanks between long words."""
    name, address = parseaddr(current_app.config["MAIL_FROM"])
    text = MIMEText(letter.text, "plain", "utf-8")
    message: Message[Any, Any] = text
    if letter.html:
        message = MIMEMultipart("alternative", _subparts=[text, MIMEText(letter.html, "html", "utf-8")])
    message["From"] = formataddr((name, address))
    message["To"] = letter.to
    message["Subject"] = Header(letter.subject, "utf-8", header_name="Subject")
    message["Date"] = format_datetime(letter.written_at)
    message["Message-ID"] = f"<{letter.message_id}@{address.rpartition('@')[2] or 'localhost'}>"
    message["Auto-Submitted"] = "auto-generated"
    return message


def check_mail_url(address: str) -> None:
    """Refuse, at start-up, a MAIL_URL that names no way to send mail."""
    if urlsplit(address).scheme not in {"console", *PORTS}:
        raise ValueError("MAIL_URL begins with console:, smtp:, smtp+starttls: or smtps:")


def _hand_over(letter: Letter) -> None:
    """Send a letter the way MAIL_URL says; ``console:`` shows it to whoever watches the terminal."""
    url = urlsplit(current_app.config["MAIL_URL"])
    if url.scheme == "console":
        rule = "-" * 70
        click.echo(f"{rule}\nTo: {letter.to}\nSubject: {letter.subject}\n\n{letter.text}\n{rule}")
    else:
        _deliver(url, _composed(letter))


def _deliver(url: SplitResult, message: Message[Any, Any]) -> None:
    """Hand one message to the mail server."""
    place = (url.hostname or "localhost", url.port or PORTS[url.scheme])
    context = ssl.create_default_context()
    server: smtplib.SMTP
    if url.scheme == "smtps":
        server = smtplib.SMTP_SSL(*place, timeout=PATIENCE_SECONDS, context=context)
    else:
        server = smtplib.SMTP(*place, timeout=PATIENCE_SECONDS)
    with server:
        if url.scheme == "smtp+starttls":
            server.starttls(context=context)
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        sender = parseaddr(str(message["From"]))[1]
        server.sendmail(sender, [str(message["To"])], message.as_bytes(policy=WIRE))


class OutboxMailUtil(MailUtil):
    """Sign-in mail goes through the outbox like any other."""

    def send_mail(
        self,
        template: str,
        subject: str,
        recipient: str | tuple[str, str],
        sender: str | tuple[str, str],
        body: str | None,
        html: str | None,
        **kwargs: Any,
    ) -> None:
        """Queue the mail; the sender is the office's own."""
        to = recipient if isinstance(recipient, str) else recipient[1]
        queue_mail(f"sign-in {secrets.token_urlsafe(24)}", to, str(subject), body or "", html)
