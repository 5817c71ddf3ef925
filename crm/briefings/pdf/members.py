"""Both delegations in protocol order, with every name's script and how to say it."""

from __future__ import annotations

from typing import Any, Final

from crm.briefings.content import Briefing, Edition, MemberLine, Missing, Side
from crm.briefings.pdf import styles
from crm.briefings.pdf.parts import (
    absent,
    in_language,
    missing,
    name_bits,
    other_language,
    owed,
    reading_lines,
    said,
    title_block,
)
from crm.core.locale import _
from crm.core.paper.rows import Column, Listing, Row, band, table_head
from crm.core.paper.type import LIGHT, Bit, bold, grey, para, struck

_COLUMNS: Final = (Column(0, 8), Column(8, 71.5), Column(83, 77))
# Beyond this many the list is read faster in one language.
_BILINGUAL_UP_TO: Final = 26


def members(content: Briefing, number: int | None) -> list[Any]:
    """Return the section with the members of both sides."""
    note = content.members_note
    subtitle = _("in protocol order") + (f"; {note}" if note else "")
    story = title_block(number, _("Members of both delegations"), subtitle)
    if not content.members:
        return story + absent(content)
    rows: list[Row] = []
    for side in (Side.THEIRS, Side.OURS, Side.OTHERS):
        rows += _side(content, side)
    return [*story, Listing(rows, _head(content))]


def _head(content: Briefing) -> Row:
    address = "" if content.is_for_guests else " · " + _("form of address")
    return table_head(
        _COLUMNS,
        (),
        (para(styles.HEAD_CELL, _("Full name")),),
        (para(styles.HEAD_CELL, _("Title as of the visit") + address),),
    )


def _side(content: Briefing, side: Side) -> list[Row]:
    lines = [member for member in content.members if member.side is side]
    if not lines and side is Side.OTHERS:
        return []
    names = {
        Side.THEIRS: _("%(place)s side", place=content.delegation.partner),
        Side.OURS: _("%(place)s side", place=content.delegation.home),
        Side.OTHERS: content.others_heading or _("Other guests"),
    }
    rows = [band(para(styles.GROUP, names[side]), fill=LIGHT, above=0.7, indent=1.2)]
    if not lines:
        empty = para(styles.BODY, *missing(owed(content)))
        return [*rows, Row(cells=((), (empty,), ()), columns=_COLUMNS)]
    return rows + [_member(content, member) for member in lines]


def _member(content: Briefing, member: MemberLine) -> Row:
    called = name_bits(member.name)
    if member.removed:
        called = tuple(struck(bit) for bit in called)
    name = [para(styles.NAME, *called), *reading_lines(member.name)]
    if member.phone:
        name.append(para(styles.READING, member.phone))
    if member.note and content.strip.edition is Edition.STAFF:
        name.append(para(styles.READING, grey(member.note)))
    return Row(
        cells=((para(styles.NUMBER, member.number),), tuple(name), tuple(_titles(content, member))),
        columns=_COLUMNS,
        above=0.8,
        below=1.2,
        changed=member.changed or member.removed,
    )


def _titles(content: Briefing, member: MemberLine) -> list[Any]:
    titles = in_language(content.lang, member.title_vi, member.title_en)
    if member.removed:
        return [para(styles.TITLE_CELL, *(struck(bit) for bit in titles))]
    lines = [para(styles.TITLE_CELL, *titles)]
    second = other_language(content.lang, member.title_vi, member.title_en)
    if second and len(content.members) <= _BILINGUAL_UP_TO:
        lines.append(para(styles.OTHER_TITLE, second))
    if member.address_form:
        lines.append(para(styles.READING, grey(_("address as:") + " "), *_address(member)))
    return lines


def _address(member: MemberLine) -> tuple[str | Bit, ...]:
    if isinstance(member.address_form, Missing):
        return said(member.address_form)
    return (bold(member.address_form or ""),)
