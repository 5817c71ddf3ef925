"""The room of succession, and what its pages share."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, request

from crm.core import clock, records
from crm.core.forms import read_day
from crm.localities.models import Locality

bp = Blueprint("succession", __name__, url_prefix="/succession")


def known(record_id: int) -> Locality:
    """Return a place that may be seen."""
    return records.get(Locality, record_id)


def asked_day() -> tuple[date, str, str]:
    """Read the day a list is asked for: the day, what was typed, and why it cannot be read."""
    typed = request.args.get("as_of", "").strip()[:40]
    today = clock.today()
    if not typed:
        return today, "", ""
    try:
        return read_day(typed, today), typed, ""
    except ValueError as unread:
        return today, typed, str(unread)
