"""Whom to ring."""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final

from crm.briefings.content import Briefing, ContactLine
from crm.briefings.pdf import styles
from crm.briefings.pdf.parts import absent, said, title_block
from crm.core.locale import _, pgettext
from crm.core.paper.rows import Column, Listing, Row, band, table_head
from crm.core.paper.type import LIGHT, Style, para

_COLUMNS: Final = (Column(0, 50.5), Column(54, 58.5), Column(116, 44))
_PHONE: Final = Style(11, 16, weight=700)


def contacts(content: Briefing, number: int | None) -> list[Any]:
    """Return the section with the telephone numbers."""
    story = title_block(number, _("Contact sheet"))
    if not content.contacts:
        return story + absent(content)
    heads = (_("Full name"), pgettext("paper", "Role"), _("Telephone"))
    head = table_head(_COLUMNS, *((para(styles.HEAD_CELL, words),) for words in heads))
    rows: list[Row] = []
    for group, lines in groupby(content.contacts, key=lambda line: line.group):
        if group:
            rows.append(band(para(styles.GROUP, group), fill=LIGHT, above=0.7, indent=1.2))
        rows += [_line(line) for line in lines]
    return [*story, Listing(rows, head)]


def _line(line: ContactLine) -> Row:
    role = [para(styles.BODY, line.role)]
    if line.note:
        role.append(para(styles.SMALL, line.note))
    phone = para(_PHONE, line.phone) if isinstance(line.phone, str) else para(styles.CELL, *said(line.phone))
    return Row(cells=((para(styles.NAME, line.name),), tuple(role), (phone,)), columns=_COLUMNS, above=0.9)
