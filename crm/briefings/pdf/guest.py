"""What is left of a briefing when it goes to the guests."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from crm.briefings.content import Briefing, Missing, PartnerProfile, Sheets, Sitter
from crm.core.locale import _, speaking

_Line = TypeVar("_Line")


def for_reader(content: Briefing) -> Briefing:
    """Return the content as its edition may show it; call it while the paper's language is spoken."""
    if not content.is_for_guests:
        return content
    shown = _for_guests(content)
    if content.second is None:
        return shown
    with speaking(content.second.lang):
        return replace(shown, second=_for_guests(content.second))


def _for_guests(content: Briefing) -> Briefing:
    days = tuple(
        replace(
            one, items=tuple(replace(item, note="", plan_b="", changed=False) for item in _open(one.items))
        )
        for one in content.programme.days
    )
    members = tuple(
        replace(
            member,
            note="",
            phone="",
            address_form=None,
            name=replace(member.name, reading_vi=None),
            changed=False,
        )
        for member in _open(content.members)
    )
    partner = content.partner
    if isinstance(partner, PartnerProfile):
        partner = replace(partner, consider=None, name=replace(partner.name, reading_vi=None))
    shown = replace(
        content,
        owner="",
        leader=Missing(),
        strip=replace(content.strip, receiver="", changes="", since=0, copy_no=0, copies=0),
        delegation=replace(content.delegation, status=""),
        programme=replace(content.programme, days=days),
        members=members,
        members_note="",
        biographies=tuple(
            replace(one, met=None, source="", name=replace(one.name, reading_vi=None))
            for one in _open(content.biographies)
        ),
        partner=partner,
        history=replace(
            content.history,
            events=_open(content.history.events),
            agreements=tuple(
                replace(line, remark="", days_left=None) for line in _open(content.history.agreements)
            ),
        ),
        commitments=(),
        meetings=(),
        contacts=tuple(replace(line, note="") for line in content.contacts if line.for_guests),
        sheets=_sheets(content.sheets),
        second=None,
        untranslated=(),
    )
    settled: Briefing = _settle(shown, _("to be confirmed"))
    return settled


def _sheets(sheets: Sheets) -> Sheets:
    """Leave a guest the seats at the tables: calls, cars and rooms are our own business."""
    plans = tuple(
        replace(plan, guests=_unread(plan.guests), hosts=_unread(plan.hosts)) for plan in sheets.seating
    )
    return Sheets(seating=plans, person=sheets.person)


def _unread(sitters: tuple[Sitter, ...]) -> tuple[Sitter, ...]:
    return tuple(replace(one, name=replace(one.name, reading_vi=None)) for one in sitters)


def _open(lines: tuple[_Line, ...]) -> tuple[_Line, ...]:
    """Return the lines that are neither restricted nor struck out."""
    return tuple(
        line
        for line in lines
        if not getattr(line, "restricted", False) and not getattr(line, "removed", False)
    )


def _settle(value: Any, words: str) -> Any:  # noqa: ANN401 - walks content of every type
    """Give absent facts plain words everywhere: who is to supply them is no business of a guest."""
    if isinstance(value, Missing):
        return Missing(instead=words)
    if isinstance(value, tuple):
        return tuple(_settle(one, words) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _settle(getattr(value, f.name), words) for f in fields(value)})
    return value
