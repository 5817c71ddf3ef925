"""The programme, the member list and the talking points for Word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crm.briefings.content import Briefing, MemberLine, Missing, ProgrammeItem, Side, TalkingTopic, Text
from crm.briefings.pdf.guest import for_reader
from crm.briefings.pdf.parts import Bits, clock, full_day, in_language, listed, owed, said, until
from crm.briefings.word.file import BODY, DAY, HEADING, SMALL, SPEECH, TITLE, WIDTH, Sheets, into, row_of
from crm.briefings.words import with_weekday
from crm.core.locale import _, pgettext, speaking
from crm.core.paper.sheet import press
from crm.core.paper.type import Bit, bold, italic, struck

_TIME: float = 24.0


def render_programme(content: Briefing) -> bytes:
    """Write the programme day by day; in two languages where the paper speaks two."""
    with press(content.lang):
        shown = for_reader(content)
        sheets = Sheets(shown)
        words = _("Detailed programme")
        sheets.line(TITLE, words)
        _subtitle(sheets, shown)
        if not any(one.items for one in shown.programme.days):
            sheets.line(BODY, *said(owed(shown)))
        others = shown.second.programme.days if shown.second else shown.programme.days
        for one, same in zip(shown.programme.days, others, strict=True):
            sheets.line(DAY, full_day(one.on), *_second_day(shown, one.on))
            _items(sheets, shown, one.items, same.items)
        return sheets.packed(words)


def _subtitle(sheets: Sheets, content: Briefing) -> None:
    title = in_language(content.lang, content.delegation.title_vi, content.delegation.title_en)
    sheets.line(SMALL, *title)
    if content.sheets.person:
        sheets.line(HEADING, _("For %(name)s", name=content.sheets.person))
    clocks = [_("%(place)s time", place=content.programme.zone)] if content.programme.zone else []
    clocks += [content.programme.other_clock] if content.programme.other_clock else []
    if clocks:
        sheets.line(SMALL, "; ".join(clocks) + ".")


def _second_day(content: Briefing, on: date) -> Bits:
    if content.second is None:
        return ()
    return (" · ", Bit(with_weekday(content.second.lang, on), lang=content.second.lang))


def _items(
    sheets: Sheets,
    content: Briefing,
    items: tuple[ProgrammeItem, ...],
    same: tuple[ProgrammeItem, ...],
) -> None:
    half = (WIDTH - _TIME) / 2
    widths = (_TIME, half, half) if content.second else (_TIME, WIDTH - _TIME)
    table = sheets.table(widths)
    for item, other in zip(items, same, strict=True):
        cells = row_of(table, widths)
        mark = item.changed or item.removed
        into(cells[0], BODY, *_set(item, (bold(_hours(item)),)), changed=mark)
        for style, bits in _item(content, item):
            into(cells[1], style, *_set(item, bits))
        if content.second:
            with speaking(content.second.lang):
                for style, bits in _item(content.second, other):
                    into(cells[2], style, *_set(other, _tongue(bits, content.second.lang)))


def _tongue(bits: Bits, lang: str) -> Bits:
    """Say in which language words are, so that each script finds its face."""
    return tuple(
        Bit(bit, lang=lang) if isinstance(bit, str) else Bit(bit.text, bit.weight, bit.italic, lang=lang)
        for bit in bits
    )


def _set(item: ProgrammeItem | MemberLine, bits: Bits) -> Bits:
    return tuple(struck(bit) for bit in bits) if item.removed else bits


def _hours(item: ProgrammeItem) -> str:
    if item.starts is None:
        return ""
    zone = f" {item.zone}" if item.zone else ""
    return (f"{clock(item.starts)}–{until(item)}" if item.ends else clock(item.starts)) + zone


def _item(content: Briefing, item: ProgrammeItem) -> Iterator[tuple[str, Bits]]:
    title = in_language(content.lang, item.title_vi, item.title_en, item.title_own)
    yield BODY, tuple(bold(bit) if isinstance(bit, str) else bit for bit in title)
    told: list[Bits] = [
        said(item.place),
        said(item.detail),
        (pgettext("paper", "Host") + ": ", *said(item.host)) if item.host else (),
        (_("Attending") + ": ", *listed(item.participants)) if item.participants else (),
        (_("Dress") + ": ", *said(item.dress)) if item.dress else (),
        (item.note,) if item.note else (),
        (bold(_("Plan B")), f": {item.plan_b}") if item.plan_b else (),
        (italic(item.travel),) if item.travel else (),
    ]
    for bits in told:
        if bits:
            yield BODY, bits


def render_members(content: Briefing) -> bytes:
    """Write the list of both delegations."""
    with press(content.lang):
        shown = for_reader(content)
        sheets = Sheets(shown)
        words = _("Members of both delegations")
        sheets.line(TITLE, words)
        sheets.line(SMALL, *in_language(shown.lang, shown.delegation.title_vi, shown.delegation.title_en))
        names = {
            Side.THEIRS: _("%(place)s side", place=shown.delegation.partner),
            Side.OURS: _("%(place)s side", place=shown.delegation.home),
            Side.OTHERS: shown.others_heading or _("Other guests"),
        }
        others = shown.second.members if shown.second else shown.members
        pairs = list(zip(shown.members, others, strict=True))
        for side, name in names.items():
            people = [pair for pair in pairs if pair[0].side is side]
            if people:
                sheets.line(HEADING, name)
                _people(sheets, shown, people)
        if not pairs:
            sheets.line(BODY, *said(owed(shown)))
        return sheets.packed(words)


def _people(sheets: Sheets, content: Briefing, people: list[tuple[MemberLine, MemberLine]]) -> None:
    widths = (12.0, 52.0, 48.0, 48.0) if content.second else (12.0, 70.0, 78.0)
    heads = ["", _("Full name"), _("Title as of the visit")]
    if content.second:
        heads.append("")
    table = sheets.table(widths, heads)
    for one, same in people:
        cells = row_of(table, widths)
        into(cells[0], BODY, *_set(one, (bold(one.number),)), changed=one.changed or one.removed)
        for name in _names(one):
            into(cells[1], BODY, *_set(one, name))
        for reading in _readings(one):
            into(cells[1], SMALL, *reading)
        into(cells[2], BODY, *_set(one, in_language(content.lang, one.title_vi, one.title_en)))
        if one.address_form:
            into(cells[2], SMALL, _("address as:") + " ", *_strong(one.address_form))
        if content.second:
            own = in_language(content.second.lang, same.title_vi, same.title_en, same.title_own)
            into(cells[3], BODY, *_set(same, _tongue(own, content.second.lang)))


def _names(one: MemberLine) -> Iterator[Bits]:
    """Yield a name and the one in its own script, a line each: Word cuts the second anywhere else."""
    if one.name.latin:
        yield (bold(one.name.latin),)
    if one.name.native:
        yield (Bit(one.name.native, lang=one.name.native_lang),)


def _readings(one: MemberLine) -> Iterator[Bits]:
    if one.name.reading:
        yield (Bit(one.name.reading, lang=one.name.native_lang),)
    if isinstance(one.name.reading_vi, Missing):
        yield (_("say:") + " ", *said(one.name.reading_vi))
    elif one.name.reading_vi:
        yield (_("say:") + " ", bold(one.name.reading_vi))


def _strong(text: Text) -> Bits:
    return (bold(text),) if isinstance(text, str) else said(text)


def render_talking(content: Briefing) -> bytes:
    """Write the talking points in large type, each topic with its number, its paragraphs with theirs."""
    with press(content.lang):
        shown = for_reader(content)
        sheets = Sheets(shown)
        words = _("Talking points")
        sheets.line(TITLE, words)
        if not shown.meetings:
            sheets.line(BODY, *said(owed(shown)))
        number = 0
        for meeting in shown.meetings:
            sheets.line(SMALL, meeting.heading)
            for topic in meeting.topics:
                number += 1
                _topic(sheets, number, topic)
        return sheets.packed(words)


def _topic(sheets: Sheets, number: int, topic: TalkingTopic) -> None:
    sheets.line(HEADING, f"{number}. {topic.title}")
    labelled: list[tuple[str, Text | None]] = [
        (_("We say"), topic.we_say),
        (_("We ask"), topic.we_ask),
        (_("They may ask"), topic.they_may_ask),
        (_("Avoid"), topic.avoid),
    ]
    count = 0
    for label, text in labelled:
        if not text:
            continue
        for paragraph in text.split("\n") if isinstance(text, str) else [text]:
            if paragraph:
                count += 1
                sheets.line(SPEECH, f"{number}.{count}. ", bold(f"{label}: "), *said(paragraph))
