"""The programme in both languages: every item is one clause, its hours on the line of its title."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from crm.briefings.content import Briefing, Missing, ProgrammeDay, ProgrammeItem, Text
from crm.briefings.pdf.pair.grid import (
    CLAUSE,
    DAY,
    HEAD,
    SMALL,
    Setting,
    Voices,
    band,
    clause,
    lines,
    nothing,
    title,
)
from crm.briefings.pdf.parts import Bits, clock, in_language, listed, said, until
from crm.briefings.words import Marks, marks, with_weekday
from crm.core.locale import _, pgettext
from crm.core.paper.pen import Pen
from crm.core.paper.rows import Listing, Row
from crm.core.paper.type import bold, grey, struck


def programme(content: Briefing, number: int | None) -> list[Any]:
    """Return the section with every day of the programme."""
    voices = Voices(content)
    story = title(number, voices, lambda: _("Detailed programme"))
    first, second = voices.both(_clocks)
    if first or second:
        story.append(Listing([clause(tuple(first), tuple(second), rule=0)]))
    if not any(one.items for one in content.programme.days):
        return [*story, *nothing(content)]
    days = zip(content.programme.days, voices.second.programme.days, strict=True)
    for one, same in days:
        story += [Spacer(1, 2 * mm), Listing(_day(voices, one, same))]
    return story


def _clocks(content: Briefing, setting: Setting) -> list[Any]:
    sheet = content.programme
    told = [_("%(place)s time", place=sheet.zone)] if sheet.zone else []
    told += [sheet.other_clock] if sheet.other_clock else []
    leader = any(item.leader_attends for one in sheet.days for item in one.items)
    dot = [_("Black dot: a city leader attends.")] if leader else []
    words = ["; ".join(told) + marks(setting.lang).stop] * bool(told) + dot
    return list(lines(setting, SMALL, *((grey(line),) for line in words)))


def _day(voices: Voices, one: ProgrammeDay, same: ProgrammeDay) -> list[Row]:
    first, second = voices.both(
        lambda _content, setting: setting.para(DAY, with_weekday(setting.lang, one.on))
    )
    rows = [band(first, second)]
    for item, other in zip(one.items, same.items, strict=True):
        rows.append(_item(voices, item, other))
    return rows


def _item(voices: Voices, item: ProgrammeItem, other: ProgrammeItem) -> Row:
    first, second = voices.both(
        lambda content, setting: _column(content, setting, other if setting.is_second else item)
    )
    return clause(
        tuple(first),
        tuple(second),
        mark=_leader_dot if item.leader_attends else None,
        changed=item.changed or item.removed,
    )


def _column(content: Briefing, setting: Setting, item: ProgrammeItem) -> list[Any]:
    title_bits = in_language(content.lang, item.title_vi, item.title_en, item.title_own)
    head: Bits = (*_hours(item), "  ", *title_bits)
    if item.removed:
        head = tuple(struck(bit) for bit in head)
    mark = marks(setting.lang)

    def labelled(label: str, text: Text | None) -> Bits:
        return (label + mark.colon, *said(text)) if text else ()

    return [
        setting.para(HEAD, *head),
        *lines(
            setting,
            CLAUSE,
            said(item.place),
            labelled(pgettext("paper", "Host"), item.host),
            _attending(item, mark),
            labelled(_("Dress"), item.dress),
            (item.note,) if item.note else (),
            (bold(_("Plan B")), f": {item.plan_b}") if item.plan_b else (),
        ),
        *lines(setting, SMALL, (grey(item.travel),) if item.travel else ()),
    ]


def _attending(item: ProgrammeItem, mark: Marks) -> Bits:
    return (_("Attending") + mark.colon, *listed(item.participants, mark.comma)) if item.participants else ()


def _hours(item: ProgrammeItem) -> Bits:
    if item.starts is None:
        return said(Missing())
    if item.ends is None:
        return (clock(item.starts),)
    zone = f" {item.zone}" if item.zone else ""
    return (f"{clock(item.starts)}–{until(item)}{zone}",)


def _leader_dot(pen: Pen, y: float, _height: float) -> None:
    pen.dot(-2.6, y + 3.9, 1.1)
