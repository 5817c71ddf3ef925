"""The sheet of one agreement: who agreed on what until when, what came of it, and how it was signed."""

from __future__ import annotations

from typing import Any, Final

from crm.agreements.content import ArticleLine, Link, Person, PromiseLine, Sheet, StepLine
from crm.agreements.pdf.pieces import (
    CELL,
    CELL_BOLD,
    FULL,
    HEAD_CELL,
    LABEL,
    SMALL,
    absent,
    edges,
    heading,
    imprint,
    title_block,
    written,
)
from crm.core.locale import _, ngettext, pgettext
from crm.core.paper.pen import Pen
from crm.core.paper.rows import Column, Listing, Mark, Row, table_head
from crm.core.paper.sheet import Part, bind, press
from crm.core.paper.type import INK, Bit, Style, bold, para, together

_PAIR: Final = (Column(0, 36), Column(40, 120))
_CHAIN: Final = (Column(0, 26), Column(38, 122))
_ARTICLES: Final = (Column(0, 16), Column(19, 96), Column(118, 42))
_PROMISES: Final = (Column(0, 14), Column(17, 60), Column(80, 37), Column(120, 40))
_STEPS: Final = (Column(0, 53), Column(56, 40), Column(99, 21), Column(123, 37))
_WHEN: Final = Style(10, 14, weight=700, align="right")
_LINE_X: Final = 32.0
_MARK_Y: Final = 3.2


def render_sheet(sheet: Sheet) -> bytes:
    """Print the sheet of an agreement."""
    with press(sheet.lang):
        title = _("Agreement sheet")
        story = [
            *title_block(FULL, sheet.title, *_subtitle(sheet)),
            *_chain(sheet),
            *_facts(sheet),
            *_signers(sheet),
            *_articles(sheet),
            *_promises(sheet),
            *(piece for way in sheet.ways for piece in _way(*way)),
        ]
        head = f"{title} · {sheet.partner}"
        shown = edges(sheet.strip, head, is_internal=sheet.is_internal, is_sample=sheet.is_sample)
        return bind([Part(story)], shown, imprint(sheet.strip, f"{title}: {sheet.title}", sheet.lang))


def _subtitle(sheet: Sheet) -> tuple[str | Bit, ...]:
    words: list[str | Bit] = [f"{sheet.kind} · {sheet.partner}"]
    if sheet.native:
        words += [" ", Bit(together(sheet.native), lang=sheet.native_lang)]
    words += [" · ", bold(sheet.status)]
    for lang, said in sheet.other_titles:
        words += ["\n", Bit(said, lang=lang)]
    return tuple(words)


def _table(rows: list[Row], columns: tuple[Column, ...], *words: str) -> Listing:
    head = table_head(columns, *((para(HEAD_CELL, word),) for word in words), over=1.1)
    return Listing(rows, head)


def _facts(sheet: Sheet) -> list[Any]:
    rows = []
    for label, lines in sheet.facts:
        told = tuple(para(CELL, line) for line in lines) or (para(CELL, *absent(sheet.officer)),)
        rows.append(Row(((para(LABEL, label),), told), _PAIR, above=1.0, below=1.1))
    return [*heading(_("Agreement")), Listing(rows)]


def _chain(sheet: Sheet) -> list[Any]:
    """Draw the agreements that follow each other as a line, this one named in bold."""
    if len(sheet.line) < 2:
        return []
    rows = [_link(one, at, len(sheet.line)) for at, one in enumerate(sheet.line)]
    return [*heading(_("What came before and after")), Listing(rows)]


def _link(one: Link, at: int, count: int) -> Row:
    words = (para(CELL_BOLD if one.is_this else CELL, one.title), para(SMALL, one.status))
    return Row(
        cells=((para(_WHEN, one.when),), words),
        columns=_CHAIN,
        above=0.6,
        below=1.6,
        rule=0,
        mark=_mark(is_first=at == 0, is_last=at == count - 1, is_this=one.is_this),
    )


def _mark(*, is_first: bool, is_last: bool, is_this: bool) -> Mark:
    def draw(pen: Pen, y: float, height: float) -> None:
        pen.line(
            _LINE_X, y + (_MARK_Y if is_first else 0), _LINE_X, y + (_MARK_Y if is_last else height), 0.6, INK
        )
        if is_this:
            pen.square(_LINE_X, y + _MARK_Y, 3.2)
        else:
            pen.dot(_LINE_X, y + _MARK_Y, 1.4, solid=False)

    return draw


def _signers(sheet: Sheet) -> list[Any]:
    if not sheet.people:
        return []
    sides = ((_("Ours"), True), (_("Theirs"), False))
    rows = []
    for side, is_ours in sides:
        mine = [one for one in sheet.people if one.is_ours is is_ours]
        told = tuple(line for one in mine for line in _person(one)) or (para(CELL, *absent(sheet.officer)),)
        rows.append(Row(((para(LABEL, side),), told), _PAIR, above=1.0, below=1.1))
    return [*heading(_("Signatories")), Listing(rows)]


def _person(one: Person) -> list[Any]:
    rest = " · ".join(filter(None, (one.post, one.authority)))
    return [para(CELL_BOLD, one.name), *((para(CELL, rest),) if rest else ())]


def _articles(sheet: Sheet) -> list[Any]:
    story = heading(_("Articles and how far each is"))
    if not sheet.articles:
        line = para(CELL, *absent(sheet.officer))
        return [*story, Listing([Row(((line,),), (Column(0, FULL),), rule=0)])]
    rows = [_article(one) for one in sheet.articles]
    return [*story, _table(rows, _ARTICLES, _("Art."), _("Heading"), _("State"))]


def _article(one: ArticleLine) -> Row:
    count = ngettext("%(num)s commitment", "%(num)s commitments", one.promises) if one.promises else ""
    state = (
        para(CELL_BOLD if one.is_late else CELL, one.coverage),
        *((para(SMALL, count),) if count else ()),
    )
    return Row(((para(CELL_BOLD, one.number),), (para(CELL, one.heading or "–"),), state), _ARTICLES)


def _promises(sheet: Sheet) -> list[Any]:
    if not sheet.promises and not sheet.done:
        return []
    story = heading(_("Open commitments"))
    if sheet.promises:
        rows = [_promise(one) for one in sheet.promises]
        words = (_("Art."), _("Commitment"), _("Due"), _("To be done by"))
        story.append(_table(rows, _PROMISES, *words))
    if sheet.done:
        done = ngettext("%(num)s commitment is fulfilled.", "%(num)s commitments are fulfilled.", sheet.done)
        story.append(Listing([Row(((para(SMALL, done),),), (Column(0, FULL),), rule=0)]))
    return story


def _promise(one: PromiseLine) -> Row:
    due = [para(CELL_BOLD if one.late_days else CELL, written(one.due_on))]
    if one.late_days:
        late = ngettext("OVERDUE %(num)s day", "OVERDUE %(num)s days", one.late_days)
        due.append(para(CELL, bold(together(late))))
    who = (para(CELL, one.side), *((para(SMALL, one.owner),) if one.owner else ()), para(SMALL, one.state))
    return Row(((para(CELL_BOLD, one.article),), (para(CELL, one.text),), tuple(due), who), _PROMISES)


def _way(name: str, steps: tuple[StepLine, ...]) -> list[Any]:
    rows = [_step(one) for one in steps]
    words = (_("Step"), _("Due, by which law"), _("Done on"), pgettext("paper", "Number, result"))
    return [*heading(name), _table(rows, _STEPS, *words)]


def _step(one: StepLine) -> Row:
    due = [para(CELL, written(one.due_on))]
    if one.basis:
        due.append(para(SMALL, one.basis))
    told = tuple(para(CELL, line) for line in (one.number, one.result) if line) or (para(CELL, "–"),)
    return Row(((para(CELL, one.name),), tuple(due), (para(CELL, written(one.done_on)),), told), _STEPS)
