"""What a form shows, as a browser would send it back untouched, and how that travels with the form itself."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final

from wtforms import BooleanField, Field, FieldList, FileField, FormField, RadioField, SelectField

from crm.core import clock

THEIRS: Final = "theirs"
OURSELVES: Final = frozenset({"csrf_token", "form_key", "version", "original"})
"""Fields that a form keeps for itself; nobody fills them in."""
LARGEST: Final = 4_000_000

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a form showed at first, and when."""

    at: datetime
    pairs: Pairs


def is_part_of(name: str, field: str) -> bool:
    """Tell whether a sent name belongs to a field: its own, or one of its rows."""
    return name == field or name.startswith(f"{field}-")


def asked(form: Any) -> Iterator[Field]:
    """Yield the fields that a person fills in; files stay with who chose them."""
    for field in form:
        if field.name not in OURSELVES and not isinstance(field, FileField):
            yield field


def is_hidden(field: Field) -> bool:
    """Tell whether a field travels with the form unseen."""
    return getattr(field.widget, "input_type", "") == "hidden"


def pairs_of(field: Field) -> Iterator[tuple[str, str]]:
    """Yield what a browser sends for a field as it is shown."""
    if isinstance(field, FieldList):
        for entry in field:
            yield from pairs_of(entry)
    elif isinstance(field, FormField):
        for inner in asked(field.form):
            yield from pairs_of(inner)
    elif isinstance(field, BooleanField):
        if field.data:
            yield field.name, "y"
    elif isinstance(field.data, list | tuple | set):
        yield from ((field.name, _text(value)) for value in field.data)
    else:
        yield field.name, _sent_as(field)


def _sent_as(field: Field) -> str:
    if isinstance(field, SelectField) and not isinstance(field, RadioField):
        return _chosen(field)
    write = getattr(field, "_value", None)
    if write is None or hasattr(field, "choices"):
        return _text(field.data)
    return str(write() or "")


def _chosen(field: SelectField) -> str:
    """Return the choice that a box stands at: where nothing was chosen, browsers stand at the first."""
    choices = list(field.iter_choices()) if field.choices else []
    picked = [choice.value for choice in choices if choice.selected]
    if picked or field.data is not None or not choices:
        return str(picked[0]) if picked else _text(field.data)
    return str(choices[0].value)


def _text(value: Any) -> str:
    return "" if value is None else str(value.value) if isinstance(value, Enum) else str(value)


def answers_of(form: Any, only: Collection[str] | None = None) -> Pairs:
    """Return what a browser would send if the form were sent untouched."""
    fields = (field for field in asked(form) if only is None or field.name in only)
    return [pair for field in fields for pair in pairs_of(field)]


def packed(pairs: Pairs) -> str:
    """Write what a form shows into one short line that travels with it."""
    text = json.dumps([clock.now().isoformat(), pairs], ensure_ascii=False)
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode()


def unpacked(line: str) -> Shown | None:
    """Read such a line back; None for what is none."""
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(base64.urlsafe_b64decode(line.encode()), LARGEST)
        at, pairs = json.loads(text)
        return Shown(
            datetime.fromisoformat(at).astimezone(clock.OFFICE_ZONE),
            [(str(name), str(value)) for name, value in pairs],
        )
    except (ValueError, TypeError, OverflowError, binascii.Error, zlib.error, RecursionError):
        return None
