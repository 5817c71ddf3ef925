"""The sheet of one partner: the tie first, then what stands, what is owed, whom to ring, the place."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Spacer

from crm.briefings.content import CommitmentLine, Figure, Missing, Side, Source, Text
from crm.briefings.content.profile import ChainLine, FactLine, PactLine, PartnerSheet, PersonLine, VisitLine
from crm.briefings.pdf import styles
from crm.briefings.pdf.parts import FULL, Bits, missing, name_bits, said, title_block
from crm.core.locale import _, day, ngettext, pgettext
from crm.core.paper.edges import Edges
from crm.core.paper.pen import Pen
from crm.core.paper.rows import Column, Listing, Mark, Row, band, table_head
from crm.core.paper.sheet import Imprint, Part, bind, press
from crm.core.paper.type import INK, LIGHT, Bit, Style, bold, para, together

_FACTS: Final = (Column(0, 31), Column(34, 126))
_LINE: Final = (Column(0, 26), Column(38, 122))
_PACTS: Final = (Column(0, 56), Column(59.5, 22), Column(85, 30), Column(118, 42))
_OWED: Final = (Column(0, 7), Column(8, 73), Column(84, 35), Column(122, 38))
_VISITS: Final = (Column(0, 26), Column(30, 130))
_PEOPLE: Final = (Column(0, 51), Column(54.5, 47), Column(105, 55))
_SOURCES: Final = (Column(0, 8), Column(8, 152))
_WHEN: Final = Style(10.5, 15, weight=700, align="right")
_WHAT: Final = Style(10.5, 15, weight=700)
_GRADE: Final = Style(13, 18, weight=700)
_LINE_X: Final = 32.0
_MARK_Y: Final = 3.5


def render_profile(sheet: PartnerSheet) -> bytes:
    """Print the sheet of a partner; the same sheet of the same moment is the same file."""
    with press(sheet.lang):
        return bind([Part(_story(sheet))], _edges(sheet), _imprint(sheet))


def _edges(sheet: PartnerSheet) -> Edges:
    when = sheet.printed_at.strftime("%d/%m/%Y, %H:%M")
    return Edges(
        head=_("Partner profile: %(partner)s", partner=sheet.title),
        foot=_("Printed %(time)s", time=_("%(time)s (%(place)s time)", time=when, place=sheet.zone_place)),
        is_sample=sheet.is_sample,
    )


def _imprint(sheet: PartnerSheet) -> Imprint:
    kind = _("Partner profile")
    return Imprint(f"{kind}: {sheet.title}", sheet.agency, kind, sheet.lang, sheet.printed_at)


def _story(sheet: PartnerSheet) -> list[Any]:
    return [
        *title_block(None, sheet.title, *_subtitle(sheet)),
        *_tie(sheet),
        *_part(
            _("How the tie came about"),
            [_chain(one, at, len(sheet.line)) for at, one in enumerate(sheet.line)],
        ),
        *_pacts(sheet),
        *_owed(sheet),
        *_visits(sheet),
        *_people(sheet),
        *_place(sheet),
        *_part(_("Sources"), [_source(one) for one in sheet.sources]),
    ]


def _subtitle(sheet: PartnerSheet) -> Bits:
    name = sheet.name
    bits: list[str | Bit] = []
    for form in (name.native, name.reading):
        if form:
            bits += [Bit(together(form), lang=name.native_lang), " "]
    if isinstance(name.reading_vi, str) and name.reading_vi and sheet.lang == "vi":
        bits += ["· " + _("say:") + "\u00a0", bold(together(name.reading_vi)), " "]
    return (*bits, "· " if bits else "", sheet.where)


def _part(title: str, rows: list[Row], head: Row | None = None) -> list[Any]:
    """Return a part with its heading; nothing where it has no rows."""
    if not rows:
        return []
    heading = Row(cells=((para(styles.HEADING, title),),), columns=FULL, above=0, below=0.8, rule=0)
    return [CondPageBreak(34 * mm), Spacer(1, 5 * mm), Listing([heading]), Listing(rows, head)]


def _empty(sheet: PartnerSheet) -> list[Row]:
    """Return the line that stands for a part of which nothing is known."""
    words = para(styles.BODY, *missing(Missing(sheet.owner)))
    return [Row(cells=((words,),), columns=FULL, above=1, below=1, rule=0)]


def _fact(label: str, *stack: Any) -> Row:  # noqa: ANN401 - the PDF writer carries no types
    return Row(cells=((para(styles.LABEL, label),), stack), columns=_FACTS)


def _tie(sheet: PartnerSheet) -> list[Any]:
    """Return what is most asked for: how close, at which stage, who, what next."""
    rows = []
    if sheet.grade:
        rows.append(_fact(_("Grade of the tie"), *_grade(sheet)))
    told: list[tuple[str, Text]] = [
        (_("Stage"), sheet.stage),
        (_("Officer in charge"), sheet.officer),
        (_("Focal point"), sheet.counterpart),
        (_("Next action"), sheet.next_action),
    ]
    rows += [_fact(label, para(styles.BODY, *said(text))) for label, text in told]
    if sheet.rationale:
        rows.append(_fact(_("Why this partner"), para(styles.BODY, sheet.rationale)))
    names = [para(styles.BODY, f"{word}: ", Bit(name, lang=lang)) for word, name, lang in sheet.names]
    return [Listing([*rows, _fact(_("Official name"), *names)] if names else rows)]


def _grade(sheet: PartnerSheet) -> list[Any]:
    grade = sheet.grade
    if grade is None:
        return []
    lines = [para(_GRADE, grade.grade)]
    for words in (grade.by_hand, grade.reason):
        if words:
            lines.append(para(styles.BODY, words))
    for one in grade.tests:
        why = f" ({one.said[:1].lower()}{one.said[1:]})" if one.said and one.said != one.answer else ""
        lines.append(para(styles.CELL, f"{one.name}: ", bold(one.answer.lower()), why))
    for words in (grade.missing, grade.at_odds):
        if words:
            lines.append(para(styles.CELL, words))
    return lines


def _chain(one: ChainLine, at: int, count: int) -> Row:
    stack = [para(_WHAT, one.title)]
    detail = " · ".join(part for part in (one.how, one.state, one.decision) if part)
    if detail:
        stack.append(para(styles.CELL, detail))
    return Row(
        cells=((para(_WHEN, one.when),), tuple(stack)),
        columns=_LINE,
        above=0.9,
        below=2.0,
        rule=0,
        mark=_square(is_first=at == 0, is_last=at == count - 1),
    )


def _square(*, is_first: bool, is_last: bool) -> Mark:
    def draw(pen: Pen, y: float, height: float) -> None:
        top = y + (_MARK_Y if is_first else 0)
        bottom = y + (_MARK_Y if is_last else height)
        pen.line(_LINE_X, top, _LINE_X, bottom, 0.6, INK)
        pen.square(_LINE_X, y + _MARK_Y, 3.2)

    return draw


def _heads(columns: tuple[Column, ...], *words: str) -> Row:
    cells = [(para(styles.HEAD_CELL, word),) if word else () for word in words]
    return table_head(columns, *cells, over=1.1)


def _pacts(sheet: PartnerSheet) -> list[Any]:
    if not sheet.pacts:
        return _part(_("International agreements"), _empty(sheet))
    head = _heads(
        _PACTS,
        _("Name, parties"),
        _("Signed on"),
        _("Expires on"),
        _("Status, articles"),
    )
    return _part(_("International agreements"), [_pact(one) for one in sheet.pacts], head)


def _pact(one: PactLine) -> Row:
    line = one.line
    state = [para(styles.CELL_BOLD, line.state), *(para(styles.CELL, words) for words in one.coverage)]
    title = [para(styles.CELL, line.title)]
    if line.remark:
        title.append(para(styles.SMALL, line.remark))
    cells = (tuple(title), (para(styles.CELL, line.signed_on),), tuple(_expiry(one)), tuple(state))
    return Row(cells=cells, columns=_PACTS)


def _expiry(one: PactLine) -> list[Any]:
    expires = one.line.expires
    if isinstance(expires, Missing):
        return [para(styles.CELL, *missing(expires))]
    if not isinstance(expires, date):
        return [para(styles.CELL, _("no term"))]
    lines = [para(styles.CELL, day(expires))]
    if one.line.days_left is not None:
        left = ngettext("in %(num)s day", "in %(num)s days", one.line.days_left)
        lines.append(para(styles.CELL, left))
    return lines


def _owed(sheet: PartnerSheet) -> list[Any]:
    title = _("Open commitments")
    if not sheet.owed:
        words = para(styles.BODY, _("Nothing is open between the two sides."))
        return _part(title, [Row(cells=((words,),), columns=FULL, above=1, below=1, rule=0)])
    names = {
        Side.OURS: _("%(place)s side", place=sheet.home),
        Side.THEIRS: _("%(place)s side", place=sheet.title),
        Side.OTHERS: _("Both sides"),
    }
    rows: list[Row] = []
    count = 0
    for side, name in names.items():
        lines = [line for line in sheet.owed if line.side is side]
        if lines:
            rows.append(band(para(styles.GROUP, f"{name} ({len(lines)})"), fill=LIGHT, above=0.7, indent=1.2))
        for line in lines:
            count += 1
            rows.append(_promise(line, count))
    return _part(title, rows, _heads(_OWED, "", _("Subject matter"), _("To be done by"), _("Due")))


def _promise(line: CommitmentLine, number: int) -> Row:
    cells = (
        (para(styles.CELL_BOLD, str(number)),),
        (para(styles.CELL, line.text),),
        (para(styles.CELL, line.doer),),
        tuple(_due(line)),
    )
    return Row(cells=cells, columns=_OWED)


def _due(line: CommitmentLine) -> list[Any]:
    if not isinstance(line.due, date):
        return [para(styles.CELL, *said(line.due))]
    if line.overdue_days:
        late = ngettext("OVERDUE %(num)s day", "OVERDUE %(num)s days", line.overdue_days)
        return [para(styles.CELL, bold(day(line.due))), para(styles.CELL, bold(together(late)))]
    return [para(styles.CELL, day(line.due))]


def _visits(sheet: PartnerSheet) -> list[Any]:
    rows = [_visit(one) for one in sheet.visits] or _empty(sheet)
    return _part(_("Recent visits and contacts"), rows)


def _visit(one: VisitLine) -> Row:
    stack = [para(styles.CELL_BOLD, one.title)]
    if one.detail:
        stack.append(para(styles.CELL, one.detail))
    return Row(cells=((para(styles.CELL, one.when),), tuple(stack)), columns=_VISITS)


def _people(sheet: PartnerSheet) -> list[Any]:
    if not sheet.people:
        return _part(_("Their people"), _empty(sheet))
    head = _heads(_PEOPLE, _("Full name"), pgettext("paper", "Role"), _("Telephone, e-mail"))
    return _part(_("Their people"), [_person(one) for one in sheet.people], head)


def _person(one: PersonLine) -> Row:
    reach = tuple(para(styles.SMALL if "@" in words else styles.CELL, words) for words in one.reach)
    name = para(styles.NAME, *name_bits(one.name, width=50))
    return Row(
        cells=((name,), (para(styles.CELL, *said(one.post)),), reach or (para(styles.CELL, "–"),)),
        columns=_PEOPLE,
    )


def _place(sheet: PartnerSheet) -> list[Any]:
    return _part(_("Profile"), [_told(one) for one in sheet.facts])


def _told(one: FactLine) -> Row:
    lines: list[Any] = []
    for figure in one.figures:
        lines += _figure(figure)
    if not one.figures:
        lines.append(para(styles.BODY, *said(one.told)))
    return _fact(one.label, *lines)


def _figure(figure: Figure) -> list[Any]:
    lines = [para(styles.BODY, bold(str(figure.value)), f" {figure.unit}")]
    stale = ngettext("old figure, %(num)s year", "old figure, %(num)s years", figure.stale_years)
    told: list[str | Bit] = [figure.as_of] if figure.as_of else []
    for bit in (bold(stale) if figure.stale_years else "", f"[{figure.source}]" if figure.source else ""):
        if bit:
            told += [" · ", bit] if told else [bit]
    return [*lines, para(styles.SMALL, *told)] if told else lines


def _source(source: Source) -> Row:
    checked = "; " + _("checked %(day)s", day=day(source.checked_on)) if source.checked_on else ""
    cells = ((para(styles.SMALL, f"[{source.number}]"),), (para(styles.SMALL, f"{source.text}{checked}."),))
    return Row(cells=cells, columns=_SOURCES, above=0, below=0, rule=0)
