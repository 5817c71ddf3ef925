"""What each side still owes the other, and the answer if asked."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from crm.briefings.content import Briefing, CommitmentLine, Missing, Side
from crm.briefings.pdf import styles
from crm.briefings.pdf.parts import absent, missing, said, title_block
from crm.core.locale import _, day, ngettext
from crm.core.paper.rows import Column, Listing, Row, band, table_head
from crm.core.paper.type import LIGHT, bold, para, together

_COLUMNS: Final = (Column(0, 7), Column(8, 45), Column(56, 21), Column(80, 36), Column(119, 41))


def commitments(content: Briefing, number: int | None) -> list[Any]:
    """Return the section with the open commitments, ours first."""
    story = title_block(number, _("Open commitments"))
    if not content.commitments:
        return story + absent(content)
    heads = (_("Subject matter"), _("To be done by"), _("Due"), _("Answer if asked"))
    head = table_head(_COLUMNS, (), *((para(styles.HEAD_CELL, words),) for words in heads))
    names = {
        Side.OURS: _("%(place)s side", place=content.delegation.home),
        Side.THEIRS: _("%(place)s side", place=content.delegation.partner),
        Side.OTHERS: _("Both sides"),
    }
    rows: list[Row] = []
    count = 0
    for side, name in names.items():
        lines = [line for line in content.commitments if line.side is side]
        if lines:
            rows.append(band(para(styles.GROUP, f"{name} ({len(lines)})"), fill=LIGHT, above=0.7, indent=1.2))
        for line in lines:
            count += 1
            rows.append(_line(line, count))
    return [*story, Listing(rows, head)]


def _line(line: CommitmentLine, number: int) -> Row:
    return Row(
        cells=(
            (para(styles.CELL_BOLD, str(number)),),
            (para(styles.CELL, line.text),),
            (para(styles.CELL, line.doer),),
            tuple(_due(line)),
            (para(styles.CELL, *said(line.answer)),),
        ),
        columns=_COLUMNS,
    )


def _due(line: CommitmentLine) -> list[Any]:
    if isinstance(line.due, Missing):
        return [para(styles.CELL, *missing(line.due))]
    due = day(line.due) if isinstance(line.due, date) else line.due
    if line.overdue_days > 0:
        late = ngettext("OVERDUE %(num)s day", "OVERDUE %(num)s days", line.overdue_days)
        return [para(styles.CELL, bold(due)), para(styles.CELL, bold(together(late)))]
    lines = [para(styles.CELL, due)]
    if line.days_left is not None:
        left = ngettext("in %(num)s day", "in %(num)s days", line.days_left)
        lines.append(para(styles.CELL, left))
    return lines
