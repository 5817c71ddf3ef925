"""How often a door may be tried: counted in the database, so neither a restart nor a rollback forgets."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from email_validator import validate_email
from flask import current_app
from sqlalchemy.orm import Mapped, mapped_column

from crm.core import clock
from crm.core.db import Base, UtcDateTime, db
from crm.core.errors import TooMany
from crm.core.jobs import Run, every
from crm.core.locale import ngettext
from crm.core.text import fold
from crm.core.writes import aside, insert


class ThrottleCount(Base):
    """How often one key tried one door in the present window. The key is a digest: no address, no account."""

    __tablename__ = "throttle_count"
    __unaudited__ = True

    bucket: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    hits: Mapped[int]
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True)


@dataclass(frozen=True, slots=True)
class _Rule:
    bucket: str
    limit: int
    window: timedelta


FROM_ADDRESS = _Rule("sign-in address", 60, timedelta(minutes=15))
FROM_STRANGER = _Rule("sign-in account", 20, timedelta(minutes=15))
FROM_KNOWN = _Rule("sign-in account at address", 10, timedelta(minutes=15))
KNOWN = _Rule("sign-in known address", 1, timedelta(days=90))


def throttle(bucket: str, key: str, *, limit: int, window: timedelta) -> None:
    """Count one try; refuse it beyond ``limit`` in ``window``. Trying on does not make the wait longer.

    Call it before the request has written anything: the count is a transaction of its own, which outlives
    the request's, and what the session holds open is let go first.
    """
    db.session.rollback()
    now = clock.now()
    new = insert(ThrottleCount).values(bucket=bucket, key=_digest(key), hits=1, ends_at=now + window)
    is_over = ThrottleCount.ends_at <= now
    again = new.on_conflict_do_update(
        index_elements=["bucket", "key"],
        set_={
            "hits": sa.case((is_over, 1), else_=ThrottleCount.hits + 1),
            "ends_at": sa.case((is_over, new.excluded.ends_at), else_=ThrottleCount.ends_at),
        },
    )
    with aside() as connection:
        hits, ends_at = connection.execute(again.returning(ThrottleCount.hits, ThrottleCount.ends_at)).one()
    if hits > limit:
        raise _too_many(ends_at - now)


def _too_many(wait: timedelta) -> TooMany:
    seconds = max(1, int(wait.total_seconds()) + 1)
    minutes = -(-seconds // 60)
    sentence = ngettext(
        "Too many tries. Please try again in %(num)s minute.",
        "Too many tries. Please try again in %(num)s minutes.",
        minutes,
    )
    return TooMany(sentence, retry_after=seconds)


def throttle_sign_in(address: str, account: str) -> None:
    """Count a try to sign in, before any password is looked at; the same for accounts that do not exist.

    Strangers share one count per account. An address from which this account has signed in lately has a count
    of its own, so that nobody can lock a colleague out by failing in their name.
    """
    place, account = network(address), account_key(account)
    _apply(FROM_ADDRESS, place)
    pair = f"{account} {place}"
    if _is_known(pair):
        _apply(FROM_KNOWN, pair)
    else:
        _apply(FROM_STRANGER, account)


def sign_in_succeeded(address: str, account: str) -> None:
    """Remember, in the caller's transaction, where this account signs in from; forgive its tries there.

    The address gets back the one try that this took: colleagues behind one address, who all sign in, are no
    stranger who guesses.
    """
    place = network(address)
    pair = f"{account_key(account)} {place}"
    forgiven = sa.delete(ThrottleCount).where(
        ThrottleCount.bucket == FROM_KNOWN.bucket, ThrottleCount.key == _digest(pair)
    )
    db.session.execute(forgiven)
    new = insert(ThrottleCount).values(
        bucket=KNOWN.bucket, key=_digest(pair), hits=1, ends_at=clock.now() + KNOWN.window
    )
    renewed = new.on_conflict_do_update(
        index_elements=["bucket", "key"], set_={"ends_at": new.excluded.ends_at}
    )
    db.session.execute(renewed)
    given_back = sa.update(ThrottleCount).where(
        ThrottleCount.bucket == FROM_ADDRESS.bucket,
        ThrottleCount.key == _digest(place),
        ThrottleCount.hits > 0,
    )
    db.session.execute(given_back.values(hits=ThrottleCount.hits - 1))


def network(address: str) -> str:
    """Return whom an address stands for: itself, or the whole /64 that one IPv6 customer holds."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return str(ip.ipv4_mapped)
        return str(ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)


def _apply(rule: _Rule, key: str) -> None:
    throttle(rule.bucket, key, limit=rule.limit, window=rule.window)


def _is_known(pair: str) -> bool:
    known = sa.select(ThrottleCount.hits).where(
        ThrottleCount.bucket == KNOWN.bucket,
        ThrottleCount.key == _digest(pair),
        ThrottleCount.ends_at > clock.now(),
    )
    found = db.session.scalar(known) is not None
    db.session.rollback()
    return found


def account_key(typed: str) -> str:
    """Return one text for every way to write the address of one account, as looking it up understands it."""
    try:
        typed = validate_email(typed.strip(), check_deliverability=False).normalized
    except ValueError:
        return fold(typed)
    return fold(typed)


def _digest(key: str) -> str:
    """Hide addresses and accounts from whoever reads the table."""
    secret = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(secret, key.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


@every(hours=24, kind="throttle.prune")
def prune(_payload: dict[str, Any], _run: Run) -> None:
    """Drop counts whose window has passed."""
    db.session.execute(sa.delete(ThrottleCount).where(ThrottleCount.ends_at < clock.now()))
