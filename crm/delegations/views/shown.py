"""Rows of a delegation as its page shows them: plain values for the macros."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from flask import g, url_for

from crm.core import clock
from crm.core.locale import _, day, label, language, ngettext, weekday
from crm.core.names import display
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    Direction,
    LeaderBrief,
    MemberRole,
    MemberSide,
    ProgrammeItem,
)
from crm.delegations.rules import Standing
from crm.localities.models import Locality
from crm.settings.queries import office


def keep_beside(rows: Mapping[str, Any]) -> None:
    """Keep what was read together with the delegation of this page, for the panels of the rooms above."""
    g.delegation_beside = rows


def beside(code: str) -> Any:
    """Return the row that a room above had read together with the delegation of this page."""
    return g.get("delegation_beside", {}).get(code)


def days_of(first: date, last: date) -> str:
    """Write the days of a visit as short as they can be read: 26–28/11/2026."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%d}–{day(last)}"
    return f"{first:%d/%m}–{day(last)}" if first.year == last.year else f"{day(first)}–{day(last)}"


def zone_words(zone: str, partner: Locality | None, on: date) -> str:
    """Name the clock of a place: "Giờ Hải Phòng (UTC+7)"."""
    home = office()
    city = (
        home.city.best(language())
        if zone == home.zone
        else (partner.title if partner and partner.zone == zone else "")
    )
    offset = clock.now().astimezone(ZoneInfo(zone)).replace(year=on.year, month=on.month, day=1).utcoffset()
    hours = (offset.total_seconds() if offset else 0) / 3600
    utc = f"UTC{hours:+g}"
    return _("Time of %(place)s (%(utc)s)", place=city or zone.split("/")[-1].replace("_", " "), utc=utc)


def clock_of(item: ProgrammeItem) -> str:
    """Write from when to when: 18:00–00:30 (+1)."""
    begins = f"{item.starts_at:%H:%M}"
    if not item.ends_at:
        return begins
    days = (item.ends_on - item.day).days if item.ends_on else 0
    return f"{begins}–{item.ends_at:%H:%M}" + (f" (+{days})" if days else "")


def _details(item: ProgrammeItem) -> str:
    spoken = language()
    parts = [item.place.best(spoken), item.host.best(spoken)]
    if item.dress:
        parts.append(_("dress: %(dress)s", dress=item.dress.best(spoken)))
    if item.travel_minutes:
        travel = ngettext("%(num)s minute of travel", "%(num)s minutes of travel", item.travel_minutes)
        parts.append(travel)
    parts.append(item.note.best(spoken))
    if item.plan_b:
        parts.append(_("plan B: %(plan)s", plan=item.plan_b.best(spoken)))
    return " · ".join(part for part in parts if part)


def programme_days(
    items: Sequence[ProgrammeItem], delegation: Delegation, *, editable: bool
) -> list[dict[str, Any]]:
    """Lay the programme out by day, with the day of the week."""
    return [
        {
            "on": on,
            "name": weekday(on),
            "date": f"{on:%d/%m}",
            "rows": [_programme_row(item, delegation, editable=editable) for item in rows],
        }
        for on, rows in groupby(items, key=lambda item: item.day)
    ]


def _programme_row(item: ProgrammeItem, delegation: Delegation, *, editable: bool) -> dict[str, Any]:
    tags = [(_("Leader attends"), "")] if item.has_leader else []
    if item.zone != delegation.zone:
        tags.append((item.zone.split("/")[-1].replace("_", " "), ""))
    return {
        "time": clock_of(item),
        "title": item.title.best(language()),
        "url": url_for("delegations.item_edit", record_id=delegation.id, item_id=item.id)
        if editable
        else None,
        "detail": _details(item),
        "who": item.participants.best(language()),
        "tags": tags,
    }


def name_of(member: DelegationMember) -> str:
    """Return a member's name as the office reads it."""
    return display(member.person_name)


def person_row(member: DelegationMember, number: int, *, editable: bool) -> dict[str, Any]:
    """Lay one member out for a list of people."""
    name = name_of(member)
    title = member.title.best(language())
    organisation = member.organisation.best(language())
    reading = member.reading_vi if member.reading_vi != name else ""
    return {
        "id": member.id,
        "no": f"K{number}" if member.side is MemberSide.GUEST else number,
        "name": name,
        "url": url_for("delegations.member_edit", record_id=member.delegation_id, member_id=member.id)
        if editable
        else (url_for("people.show", record_id=member.contact_id) if member.contact_id else None),
        "native": member.native_name if member.native_name != name else None,
        "lang": member.native_lang or None,
        "reading": reading,
        "title": " · ".join(part for part in (title, organisation) if part) or _("title not entered"),
        "mark": label(member.role) if member.role is not MemberRole.MEMBER else None,
        "member": member,
    }


def people_rows(members: Sequence[DelegationMember], *, editable: bool) -> list[dict[str, Any]]:
    """Lay the members of one side out in the order received."""
    return [person_row(member, number, editable=editable) for number, member in enumerate(members, start=1)]


def standing_of(
    delegation: Delegation,
    sides: dict[MemberSide, list[DelegationMember]],
    items: int,
    brief: LeaderBrief | None,
) -> Standing:
    """Gather what the next step asks for."""
    theirs, ours = sides[MemberSide.THEIRS], sides[MemberSide.OURS]
    is_outgoing = delegation.direction is Direction.OUTGOING
    heads = sum(member.role is MemberRole.HEAD for member in (ours if is_outgoing else theirs))
    return Standing(
        starts_on=delegation.starts_on,
        ends_on=delegation.ends_on,
        today=clock.today(),
        has_purpose=bool(delegation.purpose),
        has_host=bool(delegation.host),
        has_owner=delegation.owner_id is not None,
        theirs=len(theirs),
        ours=len(ours),
        has_head=heads > 0,
        heads=heads,
        is_outgoing=is_outgoing,
        items=items,
        has_leader_brief=brief is not None and bool(brief.why),
    )
