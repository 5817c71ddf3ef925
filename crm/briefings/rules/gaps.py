"""What a briefing still lacks, part by part, in words that say what to supply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from crm.briefings.content import (
    Briefing,
    LeaderPage,
    MemberLine,
    Missing,
    PartnerProfile,
    ProgrammeItem,
    Side,
    Text,
)
from crm.briefings.pdf.leader import slots
from crm.core.locale import _, _l, name_members, ngettext


class Part(StrEnum):
    """A part of the briefing, in its order; each is supplied by a form of its own."""

    BASICS = "basics"
    LEADER = "leader"
    PROGRAMME = "programme"
    MEMBERS = "members"
    BIOGRAPHIES = "biographies"
    PARTNER = "partner"
    HISTORY = "history"
    COMMITMENTS = "commitments"
    TALKING = "talking"
    CONTACTS = "contacts"


name_members(
    {
        Part.BASICS: _l("About the delegation"),
        Part.LEADER: _l("Leader's one-page brief"),
        Part.PROGRAMME: _l("Programme"),
        Part.MEMBERS: _l("Members of both delegations"),
        Part.BIOGRAPHIES: _l("Biographies"),
        Part.PARTNER: _l("The partner's profile"),
        Part.HISTORY: _l("History of the tie"),
        Part.COMMITMENTS: _l("Open commitments"),
        Part.TALKING: _l("Talking points"),
        Part.CONTACTS: _l("Contact sheet"),
    }
)


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to supply."""

    part: Part
    what: str


def gaps(content: Briefing) -> list[Gap]:
    """Say what is missing, in the language of the screen; a guest's copy lacks nothing it does not have."""
    parts = {
        Part.BASICS: _basics(content),
        Part.PROGRAMME: _programme(content),
        Part.MEMBERS: _members(content),
        Part.BIOGRAPHIES: _biographies(content),
        Part.PARTNER: _partner(content),
    }
    if not content.is_for_guests:
        parts |= {
            Part.LEADER: _leader(content),
            Part.HISTORY: [] if content.history.events else [_("Nothing of the tie is written down.")],
            Part.COMMITMENTS: _commitments(content),
            Part.TALKING: [] if content.meetings else [_("There are no talking points yet.")],
            Part.CONTACTS: _contacts(content),
        }
    return [Gap(part, what) for part in Part if part in parts for what in parts[part]]


def _is_missing(text: object) -> bool:
    return isinstance(text, Missing)


def _count(texts: Iterable[object]) -> int:
    return sum(1 for text in texts if _is_missing(text))


def _in_language(content: Briefing, vi: Text, en: Text | None) -> Text | None:
    return vi if content.lang == "vi" else en


def _basics(content: Briefing) -> list[str]:
    head = content.delegation
    named = {
        _("Name of the delegation"): _in_language(content, head.title_vi, head.title_en),
        _("Head of delegation"): head.head,
        _("Purpose"): head.purpose,
        _("Host agency"): head.host,
    }
    absent = [name for name, text in named.items() if _is_missing(text)]
    return [", ".join(absent)] if absent else []


def _leader(content: Briefing) -> list[str]:
    if not isinstance(content.leader, LeaderPage):
        return [_("The leader's page has not been filled in.")]
    absent = [name for name, fact in slots(content.leader).items() if _is_missing(fact)]
    return [", ".join(absent)] if absent else []


def _items(content: Briefing) -> Iterator[ProgrammeItem]:
    for one in content.programme.days:
        yield from one.items


def _programme(content: Briefing) -> list[str]:
    items = list(_items(content))
    if not items:
        return [_("The programme is empty.")]
    found = []
    if number := _count(_in_language(content, item.title_vi, item.title_en) for item in items):
        found.append(
            ngettext(
                "%(num)s item without a title in this language",
                "%(num)s items without a title in this language",
                number,
            )
        )
    if number := _count(item.place for item in items):
        found.append(ngettext("%(num)s item without a place", "%(num)s items without a place", number))
    return found


def _members(content: Briefing) -> list[str]:
    found = []
    if not _of(content, Side.THEIRS):
        found.append(_("The members of their side are not entered."))
    if not _of(content, Side.OURS):
        found.append(_("The members of our side are not entered."))
    people = content.members
    if number := _count(_in_language(content, one.title_vi, one.title_en) for one in people):
        found.append(
            ngettext(
                "%(num)s person without a title in this language",
                "%(num)s people without a title in this language",
                number,
            )
        )
    if number := _count(one.name.reading_vi for one in people):
        found.append(ngettext("%(num)s name without a reading", "%(num)s names without a reading", number))
    if number := _count(one.address_form for one in people):
        found.append(
            ngettext(
                "%(num)s person without a form of address", "%(num)s people without a form of address", number
            )
        )
    return found


def _of(content: Briefing, side: Side) -> list[MemberLine]:
    return [member for member in content.members if member.side is side]


def _biographies(content: Briefing) -> list[str]:
    absent = [one.name.latin for one in content.biographies if _is_missing(one.text)]
    return [", ".join(absent)] if absent else []


def _partner(content: Briefing) -> list[str]:
    if not isinstance(content.partner, PartnerProfile):
        return [_("There is no profile of the partner.")]
    found = [
        f"{place}: {', '.join(absent)}"
        for place, absent in (
            (content.delegation.partner, [f.label for f in content.partner.facts if _is_missing(f.theirs)]),
            (content.delegation.home, [f.label for f in content.partner.facts if _is_missing(f.ours)]),
        )
        if absent
    ]
    if not content.partner.fits:
        found.append(_("Strengths and needs of both sides"))
    return found


def _commitments(content: Briefing) -> list[str]:
    found = []
    if number := _count(line.answer for line in content.commitments):
        found.append(
            ngettext("%(num)s commitment without an answer", "%(num)s commitments without an answer", number)
        )
    if number := _count(line.due for line in content.commitments):
        found.append(
            ngettext("%(num)s commitment without a day", "%(num)s commitments without a day", number)
        )
    return found


def _contacts(content: Briefing) -> list[str]:
    absent = [line.name for line in content.contacts if _is_missing(line.phone)]
    return [_("Telephone: %(names)s", names=", ".join(absent))] if absent else []
