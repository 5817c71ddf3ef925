"""The only place that asks what time it is, so that a test can hold it still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
"""Zone of a home city that has not been set up yet."""

_held: datetime | None = None


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return _held or datetime.now(UTC)


def today(zone: ZoneInfo = OFFICE_ZONE) -> date:
    """Return the calendar day at the office."""
    return now().astimezone(zone).date()


@contextmanager
def held(moment: datetime) -> Iterator[None]:
    """Hold the clock at an aware ``moment``."""
    global _held
    before, _held = _held, moment.astimezone(UTC)
    try:
        yield
    finally:
        _held = before
