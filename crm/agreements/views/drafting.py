"""Links from a procedure to the papers that it asks for, which a room above writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crm.agreements.models import Agreement
from crm.agreements.views.courses import Course


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A paper that is there, or that may be begun; ``about`` is read aloud behind it."""

    label: str
    url: str
    about: str = ""


Key = tuple[str, str | int]
"""A way and one of its steps, or "body" and the consulted one."""
Finder = Callable[[Agreement, Sequence[Course]], Mapping[Key, PaperLink]]
_FINDERS: Final[list[Finder]] = []


def offers_papers(finder: Finder) -> None:
    """Let a room above say which papers the steps of a procedure have, or ask for."""
    if finder not in _FINDERS:
        _FINDERS.append(finder)


def paper_links(agreement: Agreement, courses: Sequence[Course]) -> dict[Key, PaperLink]:
    """Return the paper of each step and of each consulted body."""
    found: dict[Key, PaperLink] = {}
    for finder in _FINDERS:
        found |= finder(agreement, courses)
    return found
