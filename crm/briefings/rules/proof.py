"""Reads a paper before it is printed: letters that no typeface draws, a leader's page that cannot fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final

from crm.briefings.content import Briefing, LeaderPage
from crm.briefings.pdf.guest import for_reader
from crm.briefings.pdf.leader import leader_part
from crm.briefings.rules.papers import Paper
from crm.core.errors import Invalid
from crm.core.locale import _
from crm.core.paper import MissingGlyph, TooLong, missing_glyphs
from crm.core.paper.sheet import press

_SURELY_FITS: Final = 600
"""Characters of a leader's page whose boxes are all at their budget: it ends well above the foot."""
_LINE: Final = 60
"""What a line that somebody broke costs, in characters."""


def refuse_unprintable(content: Briefing, paper: Paper) -> None:
    """Refuse, in a sentence, a paper that could not be printed. Measures only: no sheet is made here."""
    if paper is Paper.LEADER and not isinstance(content.leader, LeaderPage):
        raise Invalid(_("The leader's page has not been filled in."))
    for text in _texts(_printed(content, paper)):
        if unknown := missing_glyphs(text, content.lang):
            raise MissingGlyph(text, unknown)
    if paper in (Paper.PACK, Paper.LEADER) and (refusal := too_long(content)):
        raise refusal


def too_long(content: Briefing) -> TooLong | None:
    """Return the refusal of a leader's page that does not fit in the smallest type allowed, else None."""
    if content.is_for_guests or not isinstance(content.leader, LeaderPage):
        return None
    # Measuring waits for the press; a page with so few words fits in any case, and most pages are such.
    if sum(len(text) + _LINE * text.count("\n") for text in _texts(content.leader)) <= _SURELY_FITS:
        return None
    with press(content.lang):
        try:
            leader_part(content, content.leader)
        except TooLong as refusal:
            return refusal
        except MissingGlyph:
            return None
    return None


def _printed(content: Briefing, paper: Paper) -> tuple[Any, ...]:
    """Return the parts of a briefing that a paper shows to its reader."""
    shown = for_reader(content)
    common = (shown.delegation, shown.strip)
    parts: dict[Paper, tuple[Any, ...]] = {
        Paper.PACK: (shown,),
        Paper.LEADER: (*common, shown.leader),
        Paper.PROGRAMME: (*common, shown.programme, shown.second, shown.sheets.person),
        Paper.MEMBERS: (*common, shown.members, shown.second),
        Paper.CARDS: (*common, shown.members, shown.second),
        Paper.BADGES: (*common, shown.members),
        Paper.TALKING: (*common, shown.meetings),
        Paper.CONTACTS: (*common, shown.contacts, shown.second),
    }
    return parts.get(paper, (*common, shown.sheets))


def _texts(value: Any) -> Iterator[str]:
    """Walk content of every type down to its texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
