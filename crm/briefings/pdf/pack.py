"""The pack: the sheets of a briefing in their fixed order, as one file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from crm.briefings.content import Briefing, LeaderPage
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
from crm.core.locale import _
from crm.core.paper.sheet import Part, bind, press

Section: TypeAlias = Callable[[Briefing, int | None], list[Any]]

_READ_BY_ALL: Final[tuple[tuple[Section, Section], ...]] = (
    (pair.programme, programme),
    (pair.members, members),
    (pair.biographies, biographies),
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
    for in_both, in_one in _READ_BY_ALL:
        if in_one is biographies and _has_no_lives(content):
            continue
        parts.append(_part(content, in_both, in_one, len(parts) + 1))
    for section in _ours(content):
        parts.append(Part(section(content, len(parts) + 1)))
    number = len(parts) + 1
    if not content.is_for_guests:
        parts += [Part(story) for story in talking_points(content, number)]
        parts += [Part(protocol(content, number + 1)), *seating_parts(content)]
        parts.append(Part(logistics(content, number + 2)))
        number += 3
    return [*parts, *_contact_part(content, number)]


def _has_no_lives(content: Briefing) -> bool:
    """Tell whether a guest's copy in two languages has no biography to print."""
    return content.is_for_guests and content.second is not None and not content.biographies


def _ours(content: Briefing) -> list[Section]:
    """Return the sections in Vietnamese only; a guest's copy in two languages has none that is in one."""
    if not content.is_for_guests:
        return [partner, history, commitments]
    return [] if content.second else [partner, history]


def _leader(content: Briefing) -> Part:
    if isinstance(content.leader, LeaderPage):
        return leader_part(content, content.leader)
    story: list[Any] = title_block(2, _("Leader's one-page brief")) + absent(content)
    return Part(story)


def _contact_part(content: Briefing, number: int) -> list[Part]:
    if content.is_for_guests and not content.contacts:
        return []
    return [_part(content, pair.contacts, contacts, number)]
