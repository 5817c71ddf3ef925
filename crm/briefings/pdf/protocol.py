"""Protocol: dress, gifts and cars; the seating plans follow on sheets of their own."""

from __future__ import annotations

from typing import Any, Final

from crm.briefings.content import Briefing, LeaderPage, Missing
from crm.briefings.pdf import styles
from crm.briefings.pdf.parts import Bits, day_of, heading, in_language, missing, owed, said, title_block
from crm.briefings.pdf.travel import cars
from crm.core.locale import _
from crm.core.paper.rows import Column, Listing, Row
from crm.core.paper.type import para

_COLUMNS: Final = (Column(0, 31), Column(34, 126))


def protocol(content: Briefing, number: int | None) -> list[Any]:
    """Return the section with gifts, dress and the plan of cars."""
    gifts = content.leader if isinstance(content.leader, LeaderPage) else None
    rows = [
        _row(_("Our gift"), said(gifts.gift_ours if gifts else Missing(content.owner))),
        _row(_("Their gift"), said(gifts.gift_theirs if gifts else Missing(content.owner))),
    ]
    story = [*title_block(number, _("Protocol")), Listing(rows), *heading(_("Dress")), *_dress(content)]
    story += [*heading(_("Cars")), *cars(content)]
    if content.sheets.seating:
        story += [*heading(_("Seating")), *_plans(content)]
    return story


def _row(label: str, words: Bits) -> Row:
    return Row(cells=((para(styles.LABEL, label),), (para(styles.BODY, *words),)), columns=_COLUMNS)


def _dress(content: Briefing) -> list[Any]:
    """Say item by item what is worn, where it is said."""
    rows = []
    for one in content.programme.days:
        for item in one.items:
            if item.dress and not item.removed:
                label = f"{day_of(one.on)} {item.starts:%H:%M}" if item.starts else day_of(one.on)
                title = in_language(content.lang, item.title_vi, item.title_en)
                rows.append(_row(label, (*title, ": ", *said(item.dress))))
    return [Listing(rows or [_row("", missing(owed(content)))])]


def _plans(content: Briefing) -> list[Any]:
    rows = [
        _row(f"{day_of(plan.when)} {plan.starts:%H:%M}", (*said(plan.title), " – ", *said(plan.place)))
        for plan in content.sheets.seating
    ]
    return [Listing([*rows, _row("", (_("The plans follow on the next sheets."),))])]
