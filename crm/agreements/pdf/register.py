"""The register of international agreements of a year, as a book that lies on its side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from crm.agreements.content import Duty, Person, Register, RegisterRow
from crm.agreements.pdf.pieces import (
    CELL_BOLD,
    HEAD_CELL,
    SUBTITLE,
    absent,
    edges,
    imprint,
    named,
    title_block,
    written,
)
from crm.core.locale import _, ngettext, pgettext
from crm.core.paper.edges import WIDE
from crm.core.paper.rows import Column, Listing, Row, table_head
from crm.core.paper.sheet import Part, bind, press
from crm.core.paper.type import Bit, Style, bold, para

_CELL: Final = Style(9, 12)
_GREY: Final = Style(8.5, 11.5, ink=SUBTITLE.ink)
_X: Final = (0, 9, 68, 116, 143, 176, 202, 229)
_COLUMNS: Final = tuple(
    Column(x, (*_X[1:], WIDE)[at] - x - (3.0 if at + 1 < len(_X) else 0.0)) for at, x in enumerate(_X)
)


def render_register(register: Register) -> bytes:
    """Print the register of a year."""
    with press("vi"):
        title = _("Register of international agreements, %(year)s", year=register.year)
        count = ngettext("%(num)s agreement", "%(num)s agreements", len(register.rows))
        story: list[Any] = [
            *title_block(WIDE, title, f"{register.strip.office} · {count}"),
            Spacer(1, 2 * mm),
        ]
        story.append(Listing([_row(one) for one in register.rows], _head()) if register.rows else _none())
        is_sample = any(one.is_sample for one in register.rows)
        shown = edges(register.strip, title, is_internal=True, is_sample=is_sample)
        return bind([Part(story, is_lying=True)], shown, imprint(register.strip, title, "vi"))


def _none() -> Listing:
    line = para(_CELL, _("No agreement that you may see was signed in this year."))
    return Listing([Row(((line,),), (Column(0, WIDE),), 3, 3, 0)])


def _head() -> Row:
    words = (
        _("No."),
        _("Title and kind of agreement"),
        _("Parties as named in the text"),
        _("Signed on, at"),
        _("Signatories"),
        _("Languages, originals, archive"),
        _("Effect, expiry, status"),
        _("Report; copy to the Ministry"),
    )
    head = table_head(_COLUMNS, *((para(HEAD_CELL, word),) for word in words))
    return _wide(head)


def _wide(row: Row) -> Row:
    return Row(
        row.cells,
        row.columns,
        row.above,
        row.below,
        row.rule,
        row.rule_ink,
        rule_to=WIDE,
        keep_with_next=row.keep_with_next,
    )


def _row(one: RegisterRow) -> Row:
    return Row(
        cells=(
            (para(CELL_BOLD, str(one.ordinal)),),
            _title(one),
            _parties(one),
            (para(_CELL, bold(one.signed)), *_grey(one.place)),
            _people(one.people),
            _texts(one),
            _effect(one),
            (*_duty(_("Report"), one.report), *_duty(_("Copy of the text"), one.copy)),
        ),
        columns=_COLUMNS,
        rule_to=WIDE,
    )


def _grey(*words: str) -> tuple[Any, ...]:
    return tuple(para(_GREY, word) for word in words if word)


def _title(one: RegisterRow) -> tuple[Any, ...]:
    beyond = _("outside the Law on International Agreements") if one.is_outside_law else ""
    return (para(_CELL, bold(one.title)), *_grey(" · ".join(filter(None, (one.kind, one.number))), beyond))


def _parties(one: RegisterRow) -> tuple[Any, ...]:
    sides = ((one.ours, _("Ours")), (one.theirs, _("Theirs")))
    return tuple(
        para(_CELL, Bit(f"{side}: ", weight=600), *_named(names.then, named(names))) for names, side in sides
    )


def _named(then: str, words: str) -> tuple[str | Bit, ...]:
    return (words,) if then else absent()


def _people(people: Sequence[Person]) -> tuple[Any, ...]:
    if not people:
        return (para(_CELL, *absent()),)
    found: list[Any] = []
    for one in people:
        found += [para(_CELL, one.name), *_grey(one.post)]
    return tuple(found)


def _texts(one: RegisterRow) -> tuple[Any, ...]:
    originals = ngettext("%(num)s original", "%(num)s originals", one.originals) if one.originals else ""
    archive = _("archive: %(number)s", number=one.archive) if one.archive else _("not filed yet")
    languages = (one.languages,) if one.languages else absent()
    return (para(_CELL, *languages), *_grey(originals, archive))


def _effect(one: RegisterRow) -> tuple[Any, ...]:
    told = [_("from %(day)s", day=written(one.effective_on))] if one.effective_on else []
    if one.expires_on:
        told.append(_("until %(day)s", day=written(one.expires_on)))
    elif one.is_open:
        told.append(pgettext("agreement", "Without end").lower())
    said = [para(_CELL, words) for words in told] or [para(_CELL, *absent())]
    return (*said, para(_CELL, bold(one.status)))


def _duty(name: str, duty: Duty) -> tuple[Any, ...]:
    if duty.done_on:
        number = f" ({duty.number})" if duty.number else ""
        return (para(_CELL, Bit(f"{name}: ", weight=600), f"{written(duty.done_on)}{number}"),)
    if duty.due_on:
        return (para(_CELL, Bit(f"{name}: ", weight=600), _("due %(day)s", day=written(duty.due_on))),)
    return (para(_CELL, Bit(f"{name}: ", weight=600), "–"),)
