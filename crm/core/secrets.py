"""Fields that a stolen database must not give away: sealed with a key that lives outside it."""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import TypeDecorator

from crm.core.db import db

NONCE_BYTES, KEY_BYTES = 12, 32
FORM = "v1"


class SealBroken(Exception):
    """A sealed field cannot be read: its key is missing or wrong, or somebody changed it."""


@dataclass(frozen=True)
class KeyRing:
    """The keys of this office by name; new values are sealed with the current one."""

    current: str
    keys: dict[str, AESGCM]

    def seal(self, clear: str, field: str) -> str:
        """Return ``v1.<key>.<text>``; ``field`` is sealed in, so that a value cannot be moved elsewhere."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = self.keys[self.current].encrypt(nonce, clear.encode(), field.encode())
        return f"{FORM}.{self.current}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str, field: str) -> str:
        """Return the clear text, or say loudly why there is none."""
        form, key_id, text = [*sealed.split(".", 2), "", ""][:3]
        if form != FORM:
            raise SealBroken(f"{field}: this value was never sealed")
        if key_id not in self.keys:
            raise SealBroken(f"{field}: key {key_id!r} is missing from FIELD_KEYS")
        try:
            raw = base64.b64decode(text, altchars=b"-_", validate=True)
            return self.keys[key_id].decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], field.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise SealBroken(f"{field}: key {key_id!r} is another key, or the value was changed") from error


@lru_cache(maxsize=8)
def _ring(entries: tuple[str, ...]) -> KeyRing:
    keys: dict[str, AESGCM] = {}
    for entry in entries:
        key_id, _colon, text = entry.strip().partition(":")
        try:
            raw = base64.urlsafe_b64decode(text)
        except binascii.Error:
            raw = b""
        if not key_id.isalnum() or key_id in keys or len(raw) != KEY_BYTES:
            raise ValueError("FIELD_KEYS is a list of name:key, each name once, each key 32 bytes in base64")
        keys[key_id] = AESGCM(raw)
    if not keys:
        raise ValueError("FIELD_KEYS is empty: private fields could not be sealed")
    return KeyRing(next(iter(keys)), keys)


def key_ring(entries: Sequence[str]) -> KeyRing:
    """Read FIELD_KEYS: ``name:base64key``, the current one first; refuse what is not a key."""
    return _ring(tuple(entries))


def generate_key(key_id: str = "k1") -> str:
    """Return a new entry for FIELD_KEYS."""
    return f"{key_id}:{base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode()}"


class Encrypted(TypeDecorator[str]):
    """Text that is sealed in the table.

    ``field``, where given, is sealed in, so that the value opens in no other column; it is never renamed.
    """

    impl = sa.Text
    cache_ok = True

    def __init__(self, field: str = "sealed field") -> None:
        super().__init__()
        self.field = field

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Seal on the way in."""
        return None if value is None else _current().seal(value, self.field)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Open on the way out."""
        return None if value is None else _current().open(value, self.field)


def _current() -> KeyRing:
    return key_ring(current_app.config["FIELD_KEYS"])


def reseal(column: InstrumentedAttribute[str | None]) -> int:
    """Seal again, with the current key, what an older key sealed in ``column``; return how many values."""
    table = column.class_.__table__
    prefix = f"{FORM}.{_current().current}."
    old = sa.type_coerce(column, sa.Text).not_like(f"{prefix}%")
    rows = db.session.execute(sa.select(table.c.id, column).where(column.is_not(None), old)).all()
    for key, clear in rows:
        db.session.execute(sa.update(table).where(table.c.id == key).values({column.key: clear}))
    return len(rows)
