"""Refusals of the office: what cannot be done, said in the user's words, with the HTTP status it means."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar


class CrmError(Exception):
    """A request that is refused. ``sentence`` is translated and safe to show."""

    status: ClassVar[int] = 400

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class RuleBroken(CrmError):
    """The office's own rules forbid it; with ``field`` set, the form shows the sentence beside that field."""

    status = 409


class Invalid(CrmError):
    """An answer that cannot be used; ``field`` names the form field it belongs to."""

    status = 422


class Missing(CrmError):
    """The record is not there, or not for this person: the two look alike from outside."""

    status = 404


class Forbidden(CrmError):
    """The person is known and may not do this."""

    status = 403


class TooLarge(CrmError):
    """An upload beyond the limit."""

    status = 413


class TooMany(CrmError):
    """Asked too often; ``retry_after`` is in seconds."""

    status = 429

    def __init__(self, sentence: str, *, retry_after: int) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after


class Busy(CrmError):
    """The database is held by somebody else; nothing was saved."""

    status = 503
    retry_after = 5


class Conflict(CrmError):
    """Somebody saved the same record first."""

    status = 409

    def __init__(self, sentence: str, *, record_id: int, version: int, by: str, at: datetime) -> None:
        super().__init__(sentence)
        self.record_id = record_id
        self.version = version
        self.by = by
        self.at = at
