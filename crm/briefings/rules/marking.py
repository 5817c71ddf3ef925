"""Marks on a print what changed since the last print of the same paper; what is gone comes back for once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any, Final

from crm.briefings.content import (
    Briefing,
    CallSheet,
    MemberLine,
    Missing,
    PersonName,
    Programme,
    ProgrammeDay,
    ProgrammeItem,
    Side,
    Text,
)
from crm.core.locale import _, ngettext
from crm.delegations.rules.changes import Change, Part, Verb, for_member
from crm.delegations.rules.programme import moment

# What a programme prints of an item, and a list of a member: other changes leave no mark where nothing shows.
_OF_ITEM: Final = frozenset(
    [
        "day",
        "starts_at",
        "ends_at",
        "ends_on",
        "zone",
        "title",
        "place",
        "venue",
        "party",
        "travel_minutes",
        "host",
        "participants",
        "has_leader",
        "dress",
        "note",
        "plan_b",
    ]
)
_OF_MEMBER: Final = frozenset(
    [
        "side",
        "role",
        "title",
        "organisation",
        "latin_name",
        "native_name",
        "reading",
        "reading_vi",
        "vietnamese_name",
        "family_name",
        "middle_name",
        "given_name",
        "address_vi",
        "address_en",
        "address_native",
        "phone",
    ]
)
Tell = Callable[[Iterable[Change]], Sequence[str]]
"""How the comparison says changes, a sentence each."""

_SIDES: Final = {"theirs": Side.THEIRS, "ours": Side.OURS, "guest": Side.OTHERS}


@dataclass(frozen=True, slots=True)
class Marks:
    """The rows of a print that carry the bar, and the rows that stand on it struck through."""

    items: frozenset[int]
    members: frozenset[int]
    gone_items: tuple[Mapping[str, Any], ...]
    gone_members: tuple[Mapping[str, Any], ...]
    others: int

    @classmethod
    def of(cls, changes: Iterable[Change], tell: Tell) -> Marks:
        """Sort the differences by what a print can show of them; the rest counts as it is compared."""
        told = list(changes)
        return cls(
            items=_keys(told, Part.ITEM, _OF_ITEM),
            members=_keys(told, Part.MEMBER, _OF_MEMBER),
            gone_items=_gone(told, Part.ITEM),
            gone_members=_gone(told, Part.MEMBER),
            others=len(tell([one for one in told if one.part not in (Part.ITEM, Part.MEMBER)])),
        )


def _keys(changes: Sequence[Change], part: Part, printed: frozenset[str]) -> frozenset[int]:
    return frozenset(
        one.key
        for one in changes
        if one.part is part and one.verb is not Verb.REMOVED and (not one.field or one.field in printed)
    )


def _gone(changes: Sequence[Change], part: Part) -> tuple[Mapping[str, Any], ...]:
    return tuple(one.old for one in changes if one.part is part and one.verb is Verb.REMOVED)


def marked(
    content: Briefing, changes: Iterable[Change], since: int, tell: Tell, member_id: int | None = None
) -> Briefing:
    """Return a print with its changes marked; call it while the paper's language is spoken."""
    told = list(changes) if member_id is None else list(for_member(changes, member_id))
    marks = Marks.of(told, tell)
    shown = replace(
        _with_bars(content, marks),
        strip=replace(content.strip, since=since, changes=summary(marks, since)),
        second=_with_bars(content.second, marks) if content.second else None,
    )
    sheets = replace(shown.sheets, calls=tuple(_call(one, told) for one in shown.sheets.calls))
    return replace(shown, sheets=sheets)


def summary(marks: Marks, since: int) -> str:
    """Say on the cover what changed since the last print, in one line."""
    parts = []
    if number := len(marks.items) + len(marks.gone_items):
        parts.append(ngettext("%(num)s programme item", "%(num)s programme items", number))
    if number := len(marks.members) + len(marks.gone_members):
        parts.append(ngettext("%(num)s member", "%(num)s members", number))
    if marks.others:
        parts.append(ngettext("%(num)s other detail", "%(num)s other details", marks.others))
    if not parts:
        return _("Nothing has changed since print %(number)s.", number=since)
    return _(
        "Changed since print %(number)s: %(parts)s. Changed passages have a bar in the margin.",
        number=since,
        parts=", ".join(parts),
    )


def _with_bars(content: Briefing, marks: Marks) -> Briefing:
    return replace(
        content,
        programme=_programme(content, marks),
        members=_members(content.members, content.lang, marks),
    )


def _programme(content: Briefing, marks: Marks) -> Programme:
    """Set the bars, and what is gone where it stood: in the order in which things really happen."""
    told = [
        (one, replace(item, changed=item.key in marks.items))
        for one in content.programme.days
        for item in one.items
    ]
    gone = [
        (ProgrammeDay(date.fromisoformat(row["day"])), _gone_item(row, content.lang))
        for row in marks.gone_items
    ]
    ordered = sorted([*told, *gone], key=lambda row: _when(*row)) if gone else told
    days = tuple(
        replace(next((one for one, _item in rows if one.items), rows[0][0]), items=tuple(i for _d, i in rows))
        for rows in (list(group) for _on, group in groupby(ordered, key=lambda row: row[0].on))
    )
    return replace(content.programme, days=days)


def _when(one: ProgrammeDay, item: ProgrammeItem) -> tuple[datetime, bool]:
    at = item.moment or datetime.combine(one.on, item.starts or time(0), UTC)
    return (at, not item.removed)


def _gone_item(row: Mapping[str, Any], lang: str) -> ProgrammeItem:
    """Bring back an item as the last print had it, to be struck through."""
    title = row["title"]
    is_second = lang not in ("vi", "en")
    return ProgrammeItem(
        starts=time.fromisoformat(row["starts_at"]),
        ends=time.fromisoformat(row["ends_at"]) if row["ends_at"] else None,
        title_vi=title.get("vi") or _best(title, lang),
        title_en=title.get("en") or _best(title, lang),
        title_own=_best(title, lang) if is_second else None,
        place=_best(row["place"], lang) or None,
        removed=True,
        moment=moment(date.fromisoformat(row["day"]), time.fromisoformat(row["starts_at"]), row["zone"]),
    )


def _best(words: Mapping[str, str], lang: str) -> str:
    order = (lang, "vi", "en") if lang == "vi" else (lang, "en", "vi")
    return next((words[one] for one in order if words.get(one)), "")


def _members(lines: tuple[MemberLine, ...], lang: str, marks: Marks) -> tuple[MemberLine, ...]:
    """Set the bars, and who has left at the end of the side."""
    barred = [replace(line, changed=line.key in marks.members) for line in lines]
    for row in marks.gone_members:
        gone = _gone_member(row, lang)
        at = max((at for at, line in enumerate(barred, start=1) if line.side is gone.side), default=0)
        barred.insert(at or len(barred), gone)
    return tuple(barred)


def _gone_member(row: Mapping[str, Any], lang: str) -> MemberLine:
    title = row["title"]
    wanted: Text = _best(title, lang) or Missing()
    return MemberLine(
        side=_SIDES.get(row["side"], Side.OTHERS),
        number="–",
        name=PersonName(
            latin=row["latin_name"]
            or " ".join(part for part in (row["family_name"], row["middle_name"], row["given_name"]) if part),
            native=row["native_name"] if row["native_name"] != row["latin_name"] else "",
            native_lang=row["native_lang"],
        ),
        title_vi=wanted,
        title_en=wanted,
        title_own=wanted if lang not in ("vi", "en") else None,
        removed=True,
    )


def _call(sheet: CallSheet, changes: Sequence[Change]) -> CallSheet:
    """Bar the lines of a call sheet whose item changed in any way: cars and interpreters count here too."""
    keys = {one.key for one in changes if one.part is Part.ITEM and one.verb is not Verb.REMOVED}
    days = tuple(
        replace(day, lines=tuple(replace(line, changed=line.key in keys) for line in day.lines))
        for day in sheet.days
    )
    return replace(sheet, days=days)
