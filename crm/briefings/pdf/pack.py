"""The pack: the sheets of a briefing in their fixed order, as one file."""

from __future__ import annotations

from typing import Any

from crm.briefings.content import Briefing, LeaderPage
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
from crm.briefings.pdf.talking import talking_points
from crm.core.locale import _
from crm.core.paper.sheet import Part, bind, press


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
        return bind([Part(programme(shown, None))], edges(shown), kind)


def render_members(content: Briefing) -> bytes:
    """Print the list of both delegations alone."""
    with press(content.lang):
        shown = for_reader(content)
        kind = imprint(shown, _("Members of both delegations"))
        return bind([Part(members(shown, None))], edges(shown), kind)


def _parts(content: Briefing) -> list[Part]:
    """Return the parts in order, numbered without a gap, so that a guest's copy shows no hole."""
    parts = [cover(content)]
    if not content.is_for_guests:
        parts.append(_leader(content))
    sections = [programme, members, biographies, partner, history]
    if not content.is_for_guests:
        sections.append(commitments)
    number = len(parts)
    for section in sections:
        number += 1
        parts.append(Part(section(content, number)))
    if not content.is_for_guests:
        number += 1
        parts += [Part(story) for story in talking_points(content, number)]
    return [*parts, *_contact_part(content, number + 1)]


def _leader(content: Briefing) -> Part:
    if isinstance(content.leader, LeaderPage):
        return leader_part(content, content.leader)
    story: list[Any] = title_block(2, _("Leader's one-page brief")) + absent(content)
    return Part(story)


def _contact_part(content: Briefing, number: int) -> list[Part]:
    if content.is_for_guests and not content.contacts:
        return []
    return [Part(contacts(content, number))]
