"""The pack: the sheets of a briefing in their fixed order, as one file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from crm.briefings.content import Briefing, Direction, LeaderPage
from crm.briefings.pdf import pair
from crm.briefings.pdf.biographies import biographies
from crm.briefings.pdf.commitments import commitments
from crm.briefings.pdf.contacts import contacts
from crm.briefings.pdf.cover import cover
from crm.briefings.pdf.guest import for_reader
from crm.briefings.pdf.history import history
from crm.briefings.pdf.leader import leader_part
from crm.briefings.pdf.members import members
from crm.briefings.pdf.partner import partner
from crm.briefings.pdf.parts import absent, edges, imprint, title_block
from crm.briefings.pdf.programme import programme
from crm.briefings.pdf.protocol import protocol
from crm.briefings.pdf.seating import seating_parts
from crm.briefings.pdf.talking import talking_points
from crm.briefings.pdf.travel import logistics
from crm.briefings.pdf.unwritten import countries, speeches
from crm.core.locale import _
from crm.core.paper.sheet import Part, bind, press

Section: TypeAlias = Callable[[Briefing, int | None], list[Any]]

_READ_BY_ALL: Final[tuple[tuple[Section | None, Section], ...]] = (
    (pair.programme, programme),
    (pair.members, members),
)


def render_pack(content: Briefing) -> bytes:
    """Print the whole briefing in its order, as its edition may show it."""
    with press(content.lang):
        shown = for_reader(content)
        return bind(_parts(shown), edges(shown), imprint(shown, _("Briefing pack")))


def render_programme(content: Briefing) -> bytes:
    """Print the programme alone."""
    with press(content.lang):
        shown = for_reader(content)
        kind = imprint(shown, _("Detailed programme"))
        return bind([_part(shown, pair.programme, programme, None)], edges(shown), kind)


def render_members(content: Briefing) -> bytes:
    """Print the list of both delegations alone."""
    with press(content.lang):
        shown = for_reader(content)
        kind = imprint(shown, _("Members of both delegations"))
        return bind([_part(shown, pair.members, members, None)], edges(shown), kind)


def render_talking(content: Briefing) -> bytes:
    """Print the talking points alone."""
    with press(content.lang):
        shown = for_reader(content)
        parts = [Part(story) for story in talking_points(shown, None)]
        return bind(parts, edges(shown), imprint(shown, _("Talking points")))


def render_contacts(content: Briefing) -> bytes:
    """Print the telephone numbers alone."""
    with press(content.lang):
        shown = for_reader(content)
        kind = imprint(shown, _("Contact sheet"))
        return bind([_part(shown, pair.contacts, contacts, None)], edges(shown), kind)


def _part(content: Briefing, in_both: Section, in_one: Section, number: int | None) -> Part:
    """Return a section that guests read, in both languages where the paper speaks two."""
    if content.second is None:
        return Part(in_one(content, number))
    return Part(in_both(content, number), is_pair=True)


def _parts(content: Briefing) -> list[Part]:
    """Return the parts in order, numbered without a gap, so that a guest's copy shows no hole."""
    parts = [pair.cover(content) if content.second else cover(content)]
    if not content.is_for_guests:
        parts.append(_leader(content))
    for in_both, in_one in _people_and_place(content):
        number = len(parts) + 1
        parts.append(_part(content, in_both, in_one, number) if in_both else Part(in_one(content, number)))
    number = len(parts) + 1
    return [*parts, *(_contact_part(content, number) if content.is_for_guests else _inside(content, number))]


def _people_and_place(content: Briefing) -> list[tuple[Section | None, Section]]:
    """Return programme, members, lives and partner; those who travel read of the place before its people.

    What is in Vietnamese alone stands in no guest's copy in two languages.
    """
    lives: list[tuple[Section | None, Section]] = [(pair.biographies, biographies)]
    place: list[tuple[Section | None, Section]] = [(None, partner)]
    if content.is_for_guests:
        lives = lives if content.biographies else []
        place = [] if content.second else place
    is_outgoing = content.delegation.direction is Direction.OUTGOING
    sections = [*_READ_BY_ALL, *(place + lives if is_outgoing else lives + place)]
    is_open = content.is_for_guests and not content.second
    return [*sections, (None, history)] if is_open else sections


def _inside(content: Briefing, number: int) -> list[Part]:
    """Return the sections for our own people, from the two countries to the telephone numbers."""
    told: list[Section] = [countries, history, commitments]
    parts = [Part(section(content, at)) for at, section in enumerate(told, start=number)]
    number += len(parts)
    parts += [Part(story) for story in talking_points(content, number)]
    parts += [Part(speeches(content, number + 1)), Part(protocol(content, number + 2))]
    parts += [*seating_parts(content), Part(logistics(content, number + 3))]
    return [*parts, *_contact_part(content, number + 4)]


def _leader(content: Briefing) -> Part:
    if isinstance(content.leader, LeaderPage):
        return leader_part(content, content.leader)
    story: list[Any] = title_block(2, _("Leader's one-page brief")) + absent(content)
    return Part(story)


def _contact_part(content: Briefing, number: int) -> list[Part]:
    if content.is_for_guests and not content.contacts:
        return []
    return [_part(content, pair.contacts, contacts, number)]
