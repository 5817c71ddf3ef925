"""What the sections of papers are called, on the screen and in the history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from crm.core.locale import _l

SECTIONS: Final[Mapping[str, Any]] = {
    "basis": _l("Grounds"),
    "assessment": _l("Assessment"),
    "proposals": _l("Proposals and recommendations"),
    "purpose": _l("Purpose"),
    "requirements": _l("Requirements"),
    "composition": _l("Those taking part"),
    "tasks": _l("Tasks by agency"),
    "funding": _l("Funding"),
    "organisation": _l("Carrying it out"),
    "need": _l("Why it is needed"),
    "content": _l("Content"),
    "opinions": _l("Opinions of the consulted bodies"),
    "preparation": _l("How it was prepared"),
    "articles": _l("Articles"),
    "attachments": _l("Attached papers"),
    "received": _l("What was received"),
    "response": _l("Answer"),
    "contact": _l("Contact"),
    "context": _l("What it is about"),
    "questions": _l("What is asked"),
    "deadline": _l("By when"),
    "invited": _l("Those invited"),
    "note": _l("Closing words"),
    "salutation": _l("Salutation"),
    "letter": _l("Text of the letter"),
    "closing": _l("Complimentary close"),
}
"""What the sections of papers are called; those of letters bear a language behind their name."""


def section_label(code: str) -> Any:  # noqa: ANN401 - a word or a word to come
    """Return what a section is called."""
    return SECTIONS.get(code) or SECTIONS.get(code.rpartition("_")[0], code)
