"""Pieces that every sheet of a briefing shares: absent facts, names, dates, title blocks, edges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Spacer

from crm.briefings.content import Briefing, Missing, PersonName, ProgrammeItem, Text
from crm.briefings.pdf import styles
from crm.briefings.pdf.languages import language_word
from crm.briefings.words import span_of
from crm.core.locale import DEFAULT, LANGUAGES, _, day, language, speaking, weekday
from crm.core.paper.edges import Edges
from crm.core.paper.rows import Column, Listing, Row
from crm.core.paper.sheet import Imprint, Outline
from crm.core.paper.type import INK, SEA, Bit, Style, bold, italic, para, together, whole, width_of

FULL: Final = (Column(0, 160),)

_SAID: Final = Style(9.5, 13.5, weight=700)
_SHORT: Final = 12

Bits = tuple[str | Bit, ...]


def missing(absent: Missing) -> Bits:
    """Say that a fact is not there yet, and who is to supply it."""
    if absent.instead:
        return (italic(absent.instead),)
    # Whoever fills it in reads Vietnamese, also where the column speaks another language.
    if absent.lang or language() not in LANGUAGES:
        with speaking(DEFAULT):
            return _owed(absent)
    return _owed(absent)


def _named(owner: str) -> str:
    """Keep a short name in one piece; a long one may part between its words, or a narrow column cuts one."""
    return together(owner) if len(owner) <= _SHORT else owner


def _owed(absent: Missing) -> Bits:
    if absent.lang:
        return _owed_in(absent)
    if not absent.owner:
        return (italic(_("not yet available")),)
    return _parted(_("not yet available – %(owner)s to supply", owner=_named(absent.owner)))


def _owed_in(absent: Missing) -> Bits:
    """Say that a text is there, but not in one language."""
    named = language_word(absent.lang)
    if not absent.owner:
        return (italic(_("no %(language)s text yet", language=named)),)
    owner = _named(absent.owner)
    return _parted(_("no %(language)s text yet – %(owner)s to supply", language=named, owner=owner))


def _parted(sentence: str) -> Bits:
    state, dash, who = sentence.partition(" – ")
    return (italic(state), dash + who)


def owed(content: Briefing) -> Missing:
    """Return the gap that a whole part leaves; to a guest it is not yet settled."""
    return Missing(instead=_("to be confirmed")) if content.is_for_guests else Missing(content.owner)


def said(text: Text | None, weight: int | None = None) -> Bits:
    """Return a fact as it is printed, absent or not."""
    if isinstance(text, Missing):
        return missing(text)
    return (Bit(text, weight=weight),) if text else ()


def listed(texts: Sequence[Text], comma: str = ", ") -> Bits:
    """Return facts one after the other."""
    parts: list[str | Bit] = []
    for text in texts:
        parts += [comma, *said(text)] if parts else said(text)
    return tuple(parts)


def in_language(lang: str, vi: Text, en: Text | None, own: Text | None = None) -> Bits:
    """Return a title in the language of the paper; failing that the other one, with whose task it is.

    ``own`` is the title in the language of a second column, which stands alone.
    """
    if own is not None:
        return said(own)
    wanted, other = (vi, en) if lang == "vi" else (en, vi)
    if wanted and not isinstance(wanted, Missing):
        return (wanted,)
    if isinstance(other, str) and other:
        return (other, *_untranslated(lang, wanted))
    return missing(wanted if isinstance(wanted, Missing) else Missing())


def _untranslated(lang: str, wanted: Text | None) -> Bits:
    """Say that a text stands in the other language for want of one, and who is to supply it."""
    if not isinstance(wanted, Missing) or wanted.instead:
        return ()
    lacking = _("no Vietnamese text yet") if lang == "vi" else _("no English text yet")
    who = f" – {wanted.owner}" if wanted.owner else ""
    return (" (", Bit(lacking, weight=400, italic=True), Bit(f"{who})", weight=400))


def other_language(lang: str, vi: Text, en: Text | None) -> str:
    """Return the title in the other language, or nothing."""
    wanted, other = (vi, en) if lang == "vi" else (en, vi)
    return other if isinstance(other, str) and isinstance(wanted, str) and wanted else ""


def name_bits(name: PersonName, native_size: float = styles.NATIVE_SIZE, width: float = 71.0) -> Bits:
    """Return a name as written, then in its own script, which goes to the next line whole."""
    if not name.native:
        return (name.latin,)
    kept = whole(Style(native_size, native_size), name.native, width, name.native_lang)
    native = Bit(kept, weight=400, size=native_size, lang=name.native_lang)
    return (name.latin, " ", native) if name.latin else (native,)


def reading_lines(name: PersonName, width: float = 70.0) -> list[Any]:
    """Return the reading aids: on one line when they fit, else a line each."""
    kept = whole(styles.READING, name.reading, width, name.native_lang)
    own = Bit(kept, ink=styles.SMALL.ink, lang=name.native_lang) if name.reading else None
    say = _say(name, width)
    if own and say and width_of(styles.READING, own, " · ", *say) <= width * mm:
        return [para(styles.READING, own, " · ", *say)]
    lines: list[Bits] = [(own,) if own else (), say]
    return [para(styles.READING, *line) for line in lines if line]


def _say(name: PersonName, width: float) -> Bits:
    if name.reading_vi is None or name.reading_vi == "":
        return ()
    label = _("say:") + " "
    if isinstance(name.reading_vi, Missing):
        return (label, *missing(name.reading_vi))
    kind = " (" + _("Sino-Vietnamese") + ")" if name.native_lang.startswith("zh") else ""
    return (label.replace(" ", "\u00a0"), bold(whole(_SAID, name.reading_vi, width - 12)), kind)


def clock(value: time) -> str:
    """Write an hour as 07:45."""
    return value.strftime("%H:%M")


def until(item: ProgrammeItem) -> str:
    """Write the hour at which an item ends, with the day where that is another one."""
    if item.ends is None:
        return ""
    if item.ends_on:
        return f"{clock(item.ends)} ({day_of(item.ends_on)})"
    is_next_day = item.starts is not None and item.ends < item.starts
    return clock(item.ends) + (" " + _("(next day)") if is_next_day else "")


def day_of(value: date) -> str:
    """Write a day of the visit without its year: 25/11."""
    return f"{value:%d/%m}"


def full_day(value: date) -> str:
    """Write a day with its weekday."""
    return f"{weekday(value)} {day(value)}"


def span(starts: date, ends: date) -> str:
    """Write a span of days as short as it is clear: 25–27/11/2026."""
    if starts == ends:
        return day(ends)
    if (starts.year, starts.month) == (ends.year, ends.month):
        return f"{starts:%d}–{day(ends)}"
    if starts.year == ends.year:
        return f"{starts:%d/%m}–{day(ends)}"
    return f"{day(starts)}–{day(ends)}"


def title_block(number: int | None, title: str, *subtitle: str | Bit, gap: float = 0.0) -> list[Any]:
    """Return the head of a section, with its number in sea blue, and its entry in the reader's contents."""
    words = (Bit(f"{number} ", ink=SEA), title) if number else (title,)
    stack = [para(styles.TITLE, *words)]
    if subtitle:
        stack.append(para(styles.SUBTITLE, *subtitle))
    row = Row(
        cells=(tuple(stack),),
        columns=FULL,
        above=0,
        below=1.6,
        rule=1.1,
        rule_ink=INK,
    )
    entry = f"{number} {title}" if number else title
    story = [Outline(entry, f"section-{number or 0}"), Listing([row])]
    return [*story, Spacer(1, gap * mm)] if gap else story


def heading(text: str) -> list[Any]:
    """Return a heading inside a section, which never stands alone at the foot of a page."""
    row = Row(cells=((para(styles.HEADING, text),),), columns=FULL, above=0, below=0.8, rule=0)
    return [CondPageBreak(34 * mm), Spacer(1, 5 * mm), Listing([row])]


def absent(content: Briefing) -> list[Any]:
    """Return the line that stands for an empty section."""
    line = para(styles.BODY, *missing(owed(content)))
    return [Listing([Row(cells=((line,),), columns=FULL, above=3, below=3, rule=0)])]


def edges(content: Briefing) -> Edges:
    """Return what the head and the foot of this print say."""
    head = f"{content.delegation.short} · {span(content.delegation.starts, content.delegation.ends)}"
    previous = content.strip.since
    return Edges(
        head=head,
        foot=which_print(content),
        is_internal=not content.is_for_guests,
        is_sample=content.delegation.sample,
        changes_key=_("Bar in the margin: changed since print %(number)s.", number=previous)
        if previous > 0 and not content.is_for_guests
        else "",
        notice=notice(content),
        beside=_head_beside(content.second) if content.second else None,
    )


def _head_beside(second: Briefing) -> Bit:
    head = second.delegation
    return Bit(f"{head.short} · {span_of(second.lang, head.starts, head.ends)}", lang=second.lang)


def notice(content: Briefing) -> str:
    """Say that nobody whose language it is has read the second column yet; and of samples, that they are."""
    if content.second is None:
        return ""
    told = [] if content.reviewer else [_("Not yet read by a native speaker")]
    if content.delegation.sample:
        with speaking(content.second.lang):
            told.append(_("SAMPLE DATA"))
    return " · ".join(told)


def which_print(content: Briefing, *, short: bool = False) -> str:
    """Say which print this is, as the foot of every sheet does."""
    strip = content.strip
    when = strip.printed_at.strftime("%d/%m/%Y, %H:%M")
    said_when = when if short else _("%(time)s (%(place)s time)", time=when, place=strip.place)
    parts = [_("Print %(number)s", number=strip.print_no), said_when]
    if strip.copies and not content.is_for_guests:
        parts.append(_("copy %(copy)s", copy=f"{strip.copy_no:02d}/{strip.copies:02d}"))
    return " · ".join(parts)


def imprint(content: Briefing, kind: str) -> Imprint:
    """Return what the file says about itself; nothing a guest may not read."""
    titles = (content.delegation.title_vi, content.delegation.title_en)
    title = titles[0] if content.lang == "vi" else titles[1]
    name = title if isinstance(title, str) and title else content.delegation.short
    return Imprint(
        title=f"{kind}: {name}",
        author=content.delegation.agency,
        subject=kind,
        lang=content.lang,
        made_at=content.strip.printed_at,
    )
