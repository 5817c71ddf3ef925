"""The programme: day by day, with who attends and how people get there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from crm.briefings.content import Briefing, Group, Missing, ProgrammeDay, ProgrammeItem
from crm.briefings.pdf import styles
from crm.briefings.pdf.parts import (
    Bits,
    absent,
    clock,
    full_day,
    in_language,
    listed,
    said,
    title_block,
    until,
)
from crm.core.locale import _, pgettext
from crm.core.paper.pen import Pen, height_of
from crm.core.paper.rows import Column, Listing, Row, band
from crm.core.paper.type import HAIR, Bit, bold, para, struck

_COLUMNS: Final = (Column(0, 24), Column(26, 134))
_PAIR: Final = (Column(26, 62), Column(96, 64))


def programme(content: Briefing, number: int | None) -> list[Any]:
    """Return the section with every day of the programme."""
    days = content.programme.days
    words = _("Detailed programme")
    if content.sheets.person:
        words = _("Programme for %(name)s", name=content.sheets.person)
    story = title_block(number, words, _subtitle(content), gap=3.6)
    if not any(one.items for one in days):
        return story + absent(content)
    for at, one in enumerate(days):
        rows = [_day_band(one)]
        for item in one.items:
            rows += _item_rows(content.lang, item)
        if at:
            story.append(Spacer(1, 2.8 * mm))
        story.append(Listing(rows))
        if not one.items:
            story += absent(content)
    return story


def _subtitle(content: Briefing) -> str:
    sheet = content.programme
    clocks = [_("%(place)s time", place=sheet.zone)] if sheet.zone else []
    clocks += [sheet.other_clock] if sheet.other_clock else []
    dot = [_("Black dot: a city leader attends.")] if _leader_attends(content) else []
    return " ".join([f"{'; '.join(clocks)}."] * bool(clocks) + dot)


def _leader_attends(content: Briefing) -> bool:
    return any(item.leader_attends for one in content.programme.days for item in one.items)


def _day_band(one: ProgrammeDay) -> Row:
    dress = _("dress: %(dress)s", dress=one.dress) if one.dress else ""
    note = " · ".join(part for part in (one.place, dress) if part)
    # Smaller type stands higher in its line: the spacer sets it on the base line of the day.
    right = (Spacer(1, 3), para(styles.DAY_NOTE, note)) if note else ()
    return band(para(styles.DAY, full_day(one.on)), right=right)


def _item_rows(lang: str, item: ProgrammeItem) -> list[Row]:
    title = in_language(lang, item.title_vi, item.title_en)
    stack = [_set(styles.ITEM, item, title)]
    if text := _text(item):
        stack.append(_set(styles.BODY, item, text))
    rows = [
        Row(
            cells=(tuple(_times(item)), tuple(stack)),
            columns=_COLUMNS,
            above=1.2,
            below=1.8,
            rule_from=26,
            changed=item.changed or item.removed,
            mark=_leader_dot if item.leader_attends else None,
        )
    ]
    if item.groups:
        rows[0] = replace(rows[0], rule=0, keep_with_next=True, below=0.4)
        slack = height_of(_COLUMNS[0].width, rows[0].cells[0]) - height_of(
            _COLUMNS[1].width, rows[0].cells[1]
        )
        rows += _group_rows(item.groups, max(0.0, slack))
    if item.travel:
        rows[-1] = replace(rows[-1], keep_with_next=True)
        travel = para(styles.TRAVEL, item.travel)
        rows.append(Row(cells=((), (travel,)), columns=_COLUMNS, above=0.9, below=1.2, rule_from=26))
    return rows


def _set(style: Any, item: ProgrammeItem, words: Bits) -> Any:  # noqa: ANN401 - the PDF writer carries no types
    return para(style, *(struck(bit) for bit in words)) if item.removed else para(style, *words)


def _times(item: ProgrammeItem) -> list[Any]:
    if item.starts is None:
        return [para(styles.TIME_END, *said(Missing()))]
    lines = [_set(styles.TIME, item, (clock(item.starts),))]
    if item.ends:
        lines.append(para(styles.TIME_END, _("to %(time)s", time=until(item))))
    if item.zone:
        lines.append(para(styles.TIME_END, item.zone))
    return lines


def _text(item: ProgrammeItem) -> Bits:
    """Return place, detail, host, who attends, dress, note and plan B as running sentences."""
    sentences: list[Bits] = [
        said(item.place),
        said(item.detail),
        (pgettext("paper", "Host") + ": ", *said(item.host)) if item.host else (),
        (_("Attending") + ": ", *listed(item.participants)) if item.participants else (),
        (_("Dress") + ": ", *said(item.dress)) if item.dress else (),
        (item.note,) if item.note else (),
        (bold(_("Plan B")), f": {item.plan_b}") if item.plan_b else (),
    ]
    flowing: list[str | Bit] = []
    for sentence in sentences:
        if sentence:
            flowing += [" ", *sentence] if flowing else [*sentence]
            if not _ends(sentence[-1]):
                flowing.append(".")
    return tuple(flowing)


def _ends(last: str | Bit) -> bool:
    text = last if isinstance(last, str) else last.text
    return text.rstrip().endswith((".", "!", "?", "…", "。"))


def _leader_dot(pen: Pen, y: float, _height: float) -> None:
    pen.dot(22.6, y + 4.3, 1.2)


def _group_rows(groups: tuple[Group, ...], slack: float) -> list[Row]:
    """Return the groups in pairs; ``slack`` is what the hours leave free under the title."""
    rows = []
    for at in range(0, len(groups), 2):
        pair = groups[at : at + 2]
        above = 0.6 - (0 if at else slack)
        last = at + 2 >= len(groups)
        rows.append(
            Row(
                cells=tuple((_group(group),) for group in pair) + ((),) * (2 - len(pair)),
                columns=_PAIR,
                above=above,
                below=1.8,
                rule=0.35 if last else 0,
                rule_from=26,
                keep_with_next=not last,
                mark=partial(_parting, above) if len(pair) == 2 else None,
            )
        )
    return rows


def _group(group: Group) -> Any:  # noqa: ANN401 - the PDF writer carries no types
    who = f" ({', '.join(group.members)})" if group.members else ""
    return para(styles.BODY, Bit(group.title, weight=600), f"{who}\n{group.text}")


def _parting(above: float, pen: Pen, y: float, height: float) -> None:
    pen.line(92, y + above + 1, 92, y + height - 1.6, 0.35, HAIR)
