"""What was changed, in words that a colleague reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

from babel import Locale

from crm.core.audit import CONCEALED, as_text
from crm.core.locale import _, day, label, language, number
from crm.core.naming import field_name, is_told, names_of
from crm.core.undo import Step
from crm.core.undo.rows import model_of, value_of
from crm.core.web import moment
from crm.history.queries.words import Known, pointers

LONGEST = 300
"""Letters of a value that are shown: a biography is read on its own page."""


def lines_of(steps: Sequence[Step], known: Known) -> Sequence[str]:
    """Tell what a change did, a line for each field or row; what two records shared is told once."""
    return list(dict.fromkeys(line for step in steps for line in _told(step, known)))


def _told(step: Step, known: Known) -> Iterator[str]:
    row = names_of(step.entity).row
    if row is None:
        yield from _record_told(step, known)
        return
    told = _row_words(step, known)
    head = f"{row}: {told}" if told else str(row)
    if not step.existed:
        yield _("Added – %(row)s", row=head)
    elif not step.exists:
        yield _("Removed – %(row)s", row=head)
    else:
        for line in _fields_told(step, known):
            yield f"{head} – {line}"


def _record_told(step: Step, known: Known) -> Iterator[str]:
    if not step.existed:
        yield _("Created the record")
        return
    if "deleted_at" in step.fields:
        yield _("Moved to the trash") if step.after["deleted_at"] else _("Took out of the trash")
    yield from _fields_told(step, known)


def _fields_told(step: Step, known: Known) -> Iterator[str]:
    for name in step.fields:
        if name == "deleted_at" or not is_told(step.entity, name):
            continue
        word = field_name(step.entity, name)
        before, after = step.before.get(name), step.after[name]
        if after == CONCEALED or pointers(step.entity).get(name) == "stored_file":
            yield _("%(field)s: changed", field=word)
        elif (before or after or "").startswith("{"):
            yield from _by_language(word, before, after)
        else:
            told = (_words(step.entity, name, text, known) for text in (before, after))
            yield _change(word, *told)


def _by_language(word: str, before: str | None, after: str | None) -> Iterator[str]:
    """Tell of a text in several languages, one line for each that changed."""
    old, new = json.loads(before or "{}"), json.loads(after or "{}")
    for lang in dict.fromkeys([*old, *new]):
        if (old.get(lang) or "") != (new.get(lang) or ""):
            tongue = Locale.parse(language()).languages.get(lang, lang)
            yield _change(f"{word} ({tongue})", _short(old.get(lang)), _short(new.get(lang)))


def _change(word: str, old: str, new: str) -> str:
    if not old:
        return _("%(field)s: entered “%(new)s”", field=word, new=new)
    if not new:
        return _("%(field)s: emptied; it was “%(old)s”", field=word, old=old)
    return _("Changed %(field)s from “%(old)s” to “%(new)s”", field=word, old=old, new=new)


def _row_words(step: Step, known: Known) -> str:
    """Tell which row it is by the fields that tell rows apart, as they were or as they are."""
    said: Mapping[str, str | None] = step.before if step.existed else step.after
    row = known.get((step.entity, str(step.row_id)))
    if isinstance(row, str) and step.existed and step.exists:
        return row
    parts = []
    for name in names_of(step.entity).by:
        text = said.get(name)
        if text is None and step.existed and step.exists and row is not None:
            text = as_text(getattr(row, name))
        parts.append(_words(step.entity, name, text, known))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _words(entity: str, name: str, text: str | None, known: Known) -> str:
    """Write one value as a reader knows it; what points at something hidden stays unnamed."""
    if not text:
        return ""
    target = pointers(entity).get(name)
    if target is not None:
        return _pointed(target, text, known)
    if text.startswith("{"):
        said = json.loads(text)
        return _short(said.get(language()) or next(iter(said.values()), ""))
    code = names_of(entity).values.get(name)
    return code(text) if code is not None else _value(entity, name, text)


def _pointed(target: str, text: str, known: Known) -> str:
    found = known.get((target, text))
    if found is None:
        return _("(not shown)")
    if isinstance(found, str):
        return found
    told = (_words(target, name, as_text(getattr(found, name)), known) for name in names_of(target).by)
    return ", ".join(part for part in told if part)


def _value(entity: str, name: str, text: str) -> str:
    model = model_of(entity)
    try:
        value: Any = value_of(model, name, text) if model is not None else text
    except (KeyError, ValueError):
        return _short(text)
    match value:
        case bool():
            return _("Yes") if value else _("No")
        case Enum():
            return label(value)
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case time():
            return value.strftime("%H:%M")
        case Decimal() | float():
            return number(float(value))
    return _short(str(value))


def _short(text: str | None) -> str:
    told = (text or "").strip()
    return told if len(told) <= LONGEST else f"{told[:LONGEST].rstrip()}…"
