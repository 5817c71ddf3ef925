"""What is due: letters that have not gone out, and anniversaries that nobody has decided on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from crm.core.locale import ngettext
from crm.core.records import Record, beside
from crm.core.reminders import Due, due_of, due_row
from crm.occasions.models import GreetingLetter, GreetingRound
from crm.occasions.queries.undecided import ROOM, tell_undecided, undecided_rows

_LETTERS = "letters"


def due_rows(until: Any) -> Sequence[sa.Select[Any]]:
    """Return what is open up to a day."""
    return [_of_letters(until), *undecided_rows(until)]


def _of_letters(until: Any) -> sa.Select[Any]:
    """Rounds whose day is there and whose letters have not all gone out."""
    partner: Any = beside(Record, "counted")
    waiting = (
        sa.select(GreetingLetter.round_id, sa.func.count(GreetingLetter.id).label("number"))
        .join(partner, partner.id == GreetingLetter.locality_id)
        .where(GreetingLetter.sent_on.is_(None))
        .group_by(GreetingLetter.round_id)
        .subquery()
    )
    columns = due_row(ROOM, GreetingRound, GreetingRound.day, code=_LETTERS, number=waiting.c.number)
    joined = sa.select(*columns).join_from(GreetingRound, waiting, waiting.c.round_id == GreetingRound.id)
    return joined.where(GreetingRound.day <= until)


def tell_due(row: Any) -> Due | None:
    """Say one of them, where it is due after all."""
    if row.code != _LETTERS:
        return tell_undecided(row)
    what = ngettext("%(num)s letter to send", "%(num)s letters to send", row.number)
    return due_of(row, "greeting", what, key=f"greeting:{row.record_id}")
