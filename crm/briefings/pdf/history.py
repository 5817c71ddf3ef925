"""The history of the tie and the agreements it stands on."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from crm.briefings.content import AgreementLine, Briefing, EventKind, HistoryEvent, Missing
from crm.briefings.pdf import styles
from crm.briefings.pdf.parts import absent, heading, missing, said, title_block
from crm.core.locale import _, day, ngettext, pgettext
from crm.core.paper.pen import Pen
from crm.core.paper.rows import Column, Listing, Mark, Row, table_head
from crm.core.paper.type import INK, Style, bold, para

_TIMELINE: Final = (Column(0, 26), Column(38, 122))
_WHEN: Final = Style(10.5, 15, weight=700, align="right")
_WHAT: Final = Style(11, 15, weight=700)
_AGREEMENTS: Final = (Column(0, 58.5), Column(62, 25), Column(90, 31), Column(124, 36))
_LINE_X: Final = 32.0
_MARK_Y: Final = 3.5


def history(content: Briefing, number: int | None) -> list[Any]:
    """Return the section with the history and the agreements."""
    head = content.delegation
    title = _("History of the tie %(home)s – %(partner)s", home=head.home, partner=head.partner)
    summary = (content.history.summary,) if content.history.summary else ()
    story = title_block(number, title, *summary, gap=2)
    events = content.history.events
    if events:
        story.append(Listing([_event(event, at, len(events)) for at, event in enumerate(events)] + [_key()]))
    else:
        story += absent(content)
    return story + _agreements(content)


def _event(event: HistoryEvent, at: int, count: int) -> Row:
    stack = [para(_WHAT, event.title)]
    if event.detail:
        stack.append(para(styles.CELL, *said(event.detail)))
    return Row(
        cells=((para(_WHEN, event.when),), tuple(stack)),
        columns=_TIMELINE,
        above=0.9,
        below=2.6,
        rule=0,
        mark=_mark(event.kind, is_first=at == 0, is_last=at == count - 1),
    )


def _mark(kind: EventKind, *, is_first: bool, is_last: bool) -> Mark:
    def draw(pen: Pen, y: float, height: float) -> None:
        top = y + (_MARK_Y if is_first else 0)
        bottom = y + (_MARK_Y if is_last else height)
        pen.line(_LINE_X, top, _LINE_X, bottom, 0.6, INK)
        if kind is EventKind.AGREEMENT:
            pen.square(_LINE_X, y + _MARK_Y, 3.2)
        else:
            pen.dot(_LINE_X, y + _MARK_Y, 1.6, solid=kind is EventKind.NOW)

    return draw


def _key() -> Row:
    words = para(styles.SMALL, _("Square: agreement. Circle: visit, event. Solid circle: now."))
    return Row(cells=((), (words,)), columns=_TIMELINE, above=0, below=0, rule=0)


def _agreements(content: Briefing) -> list[Any]:
    if content.is_for_guests and not content.history.agreements:
        return []
    story = heading(_("International agreements"))
    if not content.history.agreements:
        return story + absent(content)
    head = table_head(
        _AGREEMENTS,
        (para(styles.HEAD_CELL, _("Name, parties")),),
        (para(styles.HEAD_CELL, _("Signed on")),),
        (para(styles.HEAD_CELL, _("Expires on")),),
        (para(styles.HEAD_CELL, pgettext("paper", "Status")),),
        over=1.1,
    )
    return [*story, Listing([_agreement(line) for line in content.history.agreements], head)]


def _agreement(line: AgreementLine) -> Row:
    state = [para(styles.CELL_BOLD, line.state)]
    if line.remark:
        state.append(para(styles.CELL, line.remark))
    return Row(
        cells=(
            (para(styles.CELL, line.title),),
            (para(styles.CELL, line.signed_on),),
            tuple(_expiry(line)),
            tuple(state),
        ),
        columns=_AGREEMENTS,
    )


def _expiry(line: AgreementLine) -> list[Any]:
    if isinstance(line.expires, Missing):
        return [para(styles.CELL, *missing(line.expires))]
    if not isinstance(line.expires, date):
        return [para(styles.CELL, _("no term"))]
    if line.days_left is None:
        return [para(styles.CELL, day(line.expires))]
    left = ngettext("in %(num)s day", "in %(num)s days", line.days_left)
    return [para(styles.CELL, bold(day(line.expires))), para(styles.CELL, left)]
