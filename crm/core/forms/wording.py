"""The answers of a form as a reader knows them, and the words that somebody changed in them."""

from __future__ import annotations

import re
from datetime import date, time
from difflib import SequenceMatcher
from enum import Enum
from typing import Any, Final

from wtforms import Field, FieldList, FormField

from crm.core.forms.keeping import asked, is_hidden
from crm.core.locale import _, day, label

Marked = list[tuple[str, bool]]
"""Words, and which of them somebody changed."""
MOST_WORDS: Final = 2000
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+|\s+|.", re.DOTALL)


def in_words(field: Field) -> str:
    """Write an answer as a reader knows it; each row stands on a line of its own."""
    if isinstance(field, FieldList):
        return "\n".join(line for entry in field if (line := in_words(entry)))
    if isinstance(field, FormField):
        return " · ".join(text for inner in asked(field.form) if (text := _in_row(inner)))
    chosen = _choices(field)
    if isinstance(field.data, list | tuple | set):
        return ", ".join(chosen.get(str(value), str(value)) for value in field.data)
    return chosen.get(str(field.data)) or _plain(field.data)


def _in_row(field: Field) -> str:
    """Write one answer of a row, where no label stands beside it."""
    if is_hidden(field):
        return ""
    if isinstance(field.data, bool):
        return str(field.label.text) if field.data else ""
    return in_words(field)


def _choices(field: Field) -> dict[str, str]:
    if not getattr(field, "choices", None):
        return {}
    return {str(choice.value): str(choice.label) for choice in field.iter_choices() if choice.value != ""}


def _plain(data: Any) -> str:
    if isinstance(data, bool):
        return _("Yes") if data else _("No")
    if isinstance(data, Enum):
        return label(data)
    if isinstance(data, date):
        return day(data)
    if isinstance(data, time):
        return data.strftime("%H:%M")
    return "" if data is None else str(data)


def marked(text: str, before: str) -> Marked:
    """Mark the words of ``text`` that are not in ``before``."""
    words, old = _WORD.findall(text), _WORD.findall(before)
    if not old or max(len(words), len(old)) > MOST_WORDS:
        return [(text, True)] if text and text != before else [(text, False)]
    told = SequenceMatcher(None, old, words, autojunk=False).get_opcodes()
    parts = [("".join(words[start:end]), tag != "equal") for tag, _i, _j, start, end in told]
    return _joined([part for part in parts if part[0]])


def _joined(parts: Marked) -> Marked:
    """Join what is alike; a blank between two changed words belongs to them."""
    joined: Marked = []
    for place, (text, is_changed) in enumerate(parts):
        between = text.isspace() and 0 < place < len(parts) - 1
        changed = is_changed or (between and parts[place - 1][1] and parts[place + 1][1])
        if joined and joined[-1][1] == changed:
            joined[-1] = (joined[-1][0] + text, changed)
        else:
            joined.append((text, changed))
    return joined
