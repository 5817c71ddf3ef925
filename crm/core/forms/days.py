"""Days as an officer writes them."""

from __future__ import annotations

import re
from datetime import date

from crm.core.locale import _


def _days_in(month: int, year: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def read_day(text: str, today: date) -> date:
    """Read a day as an officer writes it: 3/12, 03-12-2026, 3.12.26, 2026-12-03.

    Raises ValueError with a sentence that says what is wrong with it.
    """
    if not re.fullmatch(r"\s*\d{1,4}(\s*[-/.]\s*\d{1,4}){1,2}\s*", text):
        raise ValueError(
            _("Write the day as dd/mm/yyyy, for example %(example)s.", example=today.strftime("%d/%m/%Y"))
        )
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if re.fullmatch(r"\s*\d{4}-\d{1,2}-\d{1,2}\s*", text):
        parts = parts[::-1]
    day, month = parts[:2]
    year = parts[2] if len(parts) == 3 else today.year
    year += 2000 if year < 100 else 0
    if not 1900 <= year <= 2200:
        raise ValueError(_("The year %(year)s is out of range.", year=year))
    if not 1 <= month <= 12:
        raise ValueError(_("There is no month %(month)s. Enter a month from 01 to 12.", month=month))
    last = _days_in(month, year)
    if not 1 <= day <= last:
        raise ValueError(
            _(
                "There is no %(day)s/%(month)s. Enter a day from 01 to %(last)s.",
                day=f"{day:02}",
                month=f"{month:02}",
                last=last,
            )
        )
    return date(year, month, day)
