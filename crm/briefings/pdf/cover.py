"""The cover: whose visit, when, and which print this is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from reportlab.lib.units import mm

from crm.briefings.content import Briefing, Edition, Missing, Text
from crm.briefings.pdf.languages import pair_name
from crm.briefings.pdf.parts import Bits, in_language, other_language, said
from crm.core.locale import _, pgettext, weekday
from crm.core.paper.edges import internal_box
from crm.core.paper.faces import SERIF
from crm.core.paper.pen import Pen, height_of
from crm.core.paper.sheet import Part, drawn_page
from crm.core.paper.type import GREY, SEA, Bit, Style, bold, one_line, para, width_of

_X: Final = 30.0
_WIDTH: Final = 160.0
AGENCY: Final = Style(11, 15)
_BOX: Final = Style(13, 17, weight=700, align="center")
KIND: Final = Style(12, 16, weight=600, ink=GREY)
_NATIVE: Final = Style(19, 27)
_OTHER: Final = Style(13, 19, italic=True, ink=GREY)
_LABEL: Final = Style(11, 16, ink=GREY)
_FACT: Final = Style(12.5, 17)
_STRIP_LABEL: Final = Style(9, 12, ink=GREY)
_STRIP: Final = Style(13, 17, weight=700)
_NOTE: Final = Style(9.5, 13.5, ink=GREY)
_SAMPLE: Final = Style(8.5, 11, weight=700, ink=GREY)

# The title may use what stands between the kind of paper and the short rule.
_TITLE_ROOM: Final = 55.0
_FACTS_ROOM: Final = 64.0
_LIFT: Final = 58.0
_LONGEST: Final = 400
_CHANGES_ROOM: Final = 14.6
TITLE_SIZES: Final = ((31, 40), (26, 34), (22, 29), (18, 24), (15, 20), (12.5, 16.5), (10.5, 14))


def cover(content: Briefing) -> Part:
    """Return the cover of a pack."""
    return drawn_page(lambda pen: _draw(pen, content))


def _draw(pen: Pen, content: Briefing) -> None:
    _top(pen, content)
    facts = _fact_lines(content)
    # Long facts take the room of the bridge: words go before ornament.
    lift = 0.0 if _fitting(facts, _FACTS_ROOM) else _LIFT
    if not lift:
        bridge(pen)
    pen.words(_X, 99 - lift, _WIDTH, para(KIND, _("Briefing pack").upper()))
    y = max(_titles(pen, content, 105.5 - lift) + 4, 162 - lift)
    pen.rule(_X, _X + 24, y, 1.8, SEA)
    _facts(pen, facts, y + 6, _FACTS_ROOM + lift)
    if not content.is_for_guests:
        print_strip(pen, content)
    sample_line(pen, content)


def sample_line(pen: Pen, content: Briefing, x: float = _X) -> None:
    """Say at the foot that nothing of this is real."""
    if content.delegation.sample:
        pen.words(x, 281.5, _WIDTH, para(_SAMPLE, _("SAMPLE DATA – people and visit are invented")))


def _top(pen: Pen, content: Briefing) -> None:
    width = _WIDTH if content.is_for_guests else 98
    lines = (
        [para(AGENCY, content.delegation.parent_agency.upper())] if content.delegation.parent_agency else []
    )
    pen.words(_X, 22.4, width, *lines, para(AGENCY, bold(content.delegation.agency.upper())))
    if not content.is_for_guests:
        internal_box(pen, _X + _WIDTH - 56, 21.8, 56, 10, _BOX, 1.0)


def bridge(pen: Pen, x: float = _X, width: float = _WIDTH) -> None:
    """Draw the span of the house: one parabola on nineteen hangers."""
    half, step = width / 2, width / 80

    def deck(along: float) -> float:
        return 92 - 22 * (1 - ((along - half) / half) ** 2)

    for at in range(80):
        left, right = at * step, (at + 1) * step
        pen.line(x + left, deck(left), x + right, deck(right), 1.6, SEA)
    for at in range(4, 80, 4):
        pen.line(x + at * step, deck(at * step), x + at * step, 92, 0.45, SEA)
    pen.rule(x, x + width, 92, 0.45, SEA)


def _titles(pen: Pen, content: Briefing, y: float) -> float:
    """Set the titles in the largest type that leaves the page its shape."""
    for size, leading in TITLE_SIZES:
        title, others = _title_lines(content, size, leading)
        tall = height_of(_WIDTH, [title]) + height_of(_WIDTH, others)
        lines = height_of(_WIDTH, [title]) / (leading * 25.4 / 72)
        if (lines <= 2.01 or size < 31) and tall <= _TITLE_ROOM:
            break
    below = pen.words(_X, y, _WIDTH, title)
    return pen.words(_X, max(below + 1, y + 31.5), _WIDTH, *others)


def _title_lines(content: Briefing, size: float, leading: float) -> tuple[Any, list[Any]]:
    head = content.delegation
    title = para(
        Style(size, leading, weight=600, family=SERIF),
        *in_language(content.lang, head.title_vi, head.title_en),
    )
    scale = min(1.0, size / 26)
    native = Style(_NATIVE.size * scale, _NATIVE.leading * scale)
    other = Style(_OTHER.size * scale, _OTHER.leading * scale, italic=True, ink=GREY)
    lines = [para(native, Bit(head.title_native, lang=head.native_lang))] if head.title_native else []
    if second := other_language(content.lang, head.title_vi, head.title_en):
        lines.append(para(other, second))
    return title, lines


def _fact_lines(content: Briefing) -> list[tuple[str, Bits]]:
    head = content.delegation
    facts: list[tuple[str, Bits]] = [
        (_("Head of delegation"), head_of(head.head)),
        (_("Dates"), _dates(content)),
        (_("Destination"), said(head.place)),
        (_("Received by"), said(head.host)),
        (_("Purpose"), said(short(head.purpose))),
    ]
    if head.status:
        facts.append((pgettext("paper", "Status"), (head.status,)))
    return facts


def _facts(pen: Pen, facts: list[tuple[str, Bits]], y: float, room: float) -> None:
    style = _fitting(facts, room) or Style(7.5, 10)
    label = _label([name for name, _words in facts], min(11, style.size))
    for name, words in facts:
        pen.words(_X, y + (style.size - label.size) * 0.377, 34, para(label, name))
        y = pen.words(_X + 34, y, _WIDTH - 34, para(style, *words)) + 2.3


def short(text: Text) -> Text:
    """Shorten what is told at length: a cover has room for a purpose, not for a report on it."""
    return f"{text[:_LONGEST]}…" if isinstance(text, str) and len(text) > _LONGEST else text


def head_of(head: Text) -> Bits:
    """Return the head's name in bold, then the office held."""
    if isinstance(head, Missing):
        return said(head)
    name, dash, office = head.partition(" – ")
    return (bold(name), dash + office) if dash else (head,)


def _fitting(facts: list[tuple[str, Bits]], room: float) -> Style | None:
    """Return the largest type in which the facts end above the print strip, if there is one."""
    for size in (12.5, 11, 9.5, 8.5):
        style = Style(size, size * 1.36)
        tall = sum(height_of(_WIDTH - 34, [para(style, *words)]) + 2.3 for _name, words in facts)
        if tall <= room:
            return style
    return None


def _label(names: list[str], size: float) -> Style:
    """Return the largest type in which every label stands on one line."""
    style = Style(size, 15, ink=GREY)
    while style.size > 8.5 and any(width_of(style, name) > 32.5 * mm for name in names):
        style = Style(style.size - 0.5, 15, ink=GREY)
    return style


def _dates(content: Briefing) -> Bits:
    starts, ends = content.delegation.starts, content.delegation.ends
    last = (f"{weekday(ends)} ", bold(f"{ends:%d/%m/%Y}"))
    if starts == ends:
        return last
    first = f"{starts:%d/%m}" if starts.year == ends.year else f"{starts:%d/%m/%Y}"
    return (f"{weekday(starts)} ", bold(first), " – ", *last)


def print_strip(pen: Pen, content: Briefing, left: float = _X, width: float = _WIDTH) -> None:
    """Say which print this is, who receives it and what changed."""
    strip = content.strip
    copy = f"{strip.copy_no:02d} / {strip.copies:02d}" if strip.copies else "–"
    columns: list[tuple[float, str, str]] = [
        (0, _("Edition"), edition_name(strip.edition)),
        (34, _("Language"), _language(content)),
        (68, _("Print no."), str(strip.print_no)),
        (96, _("Copy no."), copy),
        (126, _("Printed at"), f"{strip.printed_at:%d/%m/%Y}\n{strip.printed_at:%H:%M}"),
    ]
    pen.rule(left, left + width, 236, 1.1)
    for x, label, value in columns:
        y = pen.words(left + x, 237.6, 33, para(_STRIP_LABEL, label))
        pen.words(left + x, y + 0.4, 34, para(_STRIP, value))
    pen.rule(left, left + width, 258, 0.6)
    _receiver_and_changes(pen, content, left)


def _language(content: Briefing) -> str:
    if content.second:
        return pair_name(content.second.lang)
    return _("Vietnamese") if content.lang == "vi" else _("English")


def _receiver_and_changes(pen: Pen, content: Briefing, left: float) -> None:
    strip, y = content.strip, 260.0
    if strip.receiver:
        receiver = Style(11, 15, weight=700)
        name = one_line(receiver, strip.receiver, 130)
        y = pen.words(left, y, _WIDTH, para(Style(11, 15), _("Receiver") + ": ", bold(name)))
    if strip.changes:
        pen.words(left, max(y + 0.5, 266), _WIDTH, _changes(strip.changes))


def _changes(text: str) -> Any:  # noqa: ANN401 - the PDF writer carries no types
    """Set what changed in the room there is; the bars in the margin tell the rest."""
    for note in (_NOTE, Style(8.5, 11.5, ink=GREY), Style(7.5, 10, ink=GREY)):
        if height_of(_WIDTH, [para(note, text)]) <= _CHANGES_ROOM:
            return para(note, text)
    return para(note, one_line(note, text, 4 * _WIDTH - 20))


def edition_name(edition: Edition) -> str:
    """Say who an edition is for."""
    names: dict[Edition, Callable[[], str]] = {
        Edition.LEADER: lambda: pgettext("edition", "Leader"),
        Edition.STAFF: lambda: pgettext("edition", "Staff"),
        Edition.GUEST: lambda: pgettext("edition", "Guest"),
    }
    return names[edition]()
