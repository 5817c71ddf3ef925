"""When two answers say the same, and how rows that several people changed come together."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Any

from wtforms import BooleanField, Field, FieldList, FormField

from crm.core.forms.keeping import Pairs, asked, is_hidden, pairs_of

Row = tuple[Any, Pairs]
"""What a row says, and how it is sent, without its number."""


def said(field: Field | None) -> Any:
    """Return what an answer says, however it was typed; empty rows say nothing."""
    if field is None:
        return ""
    if isinstance(field, FieldList):
        return tuple(said(entry) for entry in field if _is_filled(entry))
    if isinstance(field, FormField):
        return tuple((one.short_name, said(one)) for one in asked(field.form) if not is_hidden(one))
    return _plain(field.data)


def _plain(data: Any) -> Any:
    if isinstance(data, list | tuple | set):
        return tuple(_plain(one) for one in data)
    if data is None or data is False:
        return ""
    if isinstance(data, Enum):
        return str(data.value)
    if isinstance(data, Decimal | float):
        return f"{Decimal(str(data)).normalize():f}"
    return str(data).strip().replace("\r\n", "\n")


def _is_filled(entry: Field) -> bool:
    """Tell whether a row says anything; a box that stands at its first choice does not."""
    form = getattr(entry, "form", None)
    if form is None:
        return bool(said(entry))
    filled = getattr(form, "is_filled", None)
    if filled is not None:
        return bool(filled)
    return any(said(inner) for inner in asked(form) if not _is_box(inner))


def _is_box(field: Field) -> bool:
    return hasattr(field, "choices") or isinstance(field, BooleanField) or is_hidden(field)


def rows_of(field: Field) -> list[Row]:
    """Return the filled rows of a list, or the chosen ones of a box for several."""
    if not isinstance(field, FieldList):
        return [(value, [("", value)]) for value in _plain(field.data or ())]
    rows = []
    for entry in field:
        if _is_filled(entry):
            sent = [(name.removeprefix(entry.name), value) for name, value in pairs_of(entry)]
            rows.append((said(entry), sent))
    return rows


def is_list(field: Field) -> bool:
    """Tell whether a field holds several rows or choices."""
    return isinstance(field, FieldList) or isinstance(field.data, list | tuple | set)


def rejoined(field: Field, rows: Sequence[Row]) -> Pairs:
    """Return how rows are sent as the answer to ``field``."""
    if not isinstance(field, FieldList):
        return [(field.name, value) for value, _sent in rows]
    return [
        (f"{field.name}-{number}{name}", value)
        for number, (_said, sent) in enumerate(rows)
        for name, value in sent
    ]


def united(mine: Sequence[Row], theirs: Sequence[Row], first: Sequence[Row]) -> list[Row] | None:
    """Bring my changes of some rows to the rows as they are saved; None where both changed the same row."""
    before, here, there = ([row[0] for row in rows] for rows in (first, mine, theirs))
    gone = [row for row in before if row not in here]
    added = [row for row in mine if row[0] not in before and row[0] not in there]
    if any(row not in there for row in gone):
        return None
    follows = dict(zip(map(repr, gone), added, strict=True)) if len(gone) == len(added) else {}
    kept = [follows.get(repr(row[0]), row) for row in theirs if row[0] not in gone or repr(row[0]) in follows]
    return kept if follows else kept + added
