"""A letter to a guest laid out: letterhead, to whom, text, signature."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.units import mm

from crm.core.paper.administrative import figures as f
from crm.core.paper.administrative.description import Run, Words, plain
from crm.core.paper.administrative.letter import GuestLetter, LetterSheet
from crm.core.paper.administrative.plan.pieces import Cell, Line, Part, Piece, Rule, Side, styled

_NO_BLANKS = ("ja", "zh")


def parts_of_letter(letter: GuestLetter) -> tuple[Part, ...]:
    """Lay out every sheet of a letter."""
    return tuple(_part(sheet) for sheet in letter.sheets)


def _part(sheet: LetterSheet) -> Part:
    return Part(tuple(_pieces(sheet)), _closing(sheet))


def _pieces(sheet: LetterSheet) -> Iterator[Piece]:
    for at, words in enumerate(sheet.letterhead):
        look = (f.LETTER_SUPERIOR, f.LETTER_AGENCY)[at] if at < 2 else f.LETTER_CONTACT  # noqa: PLR2004
        yield _said(sheet, words.upper() if at < 2 else words, look, is_kept=True)  # noqa: PLR2004
    yield Rule(f.WIDTH, before=4)
    if sheet.remark:
        yield _said(sheet, sheet.remark, f.LETTER_REMARK)
    yield _said(sheet, sheet.place_and_day, f.LETTER_DAY)
    for at, told in enumerate(sheet.addressee):
        look = f.LETTER_NAME if at == 0 else f.LETTER_TO
        yield _said(sheet, told, look)
    yield _said(sheet, sheet.salutation, f.LETTER_SALUTATION)
    text = f.LETTER_TEXT_EAST if sheet.lang in _NO_BLANKS else f.LETTER_TEXT
    for told in sheet.text:
        yield _said(sheet, told, f.LETTER_ITEM if plain(told).startswith("–") else text)


def _closing(sheet: LetterSheet) -> Side:
    """Set who signs at the right, as letters of the office have it."""
    right = f.RECIPIENTS_WIDTH + f.GUTTER
    room = f.LETTER_SIGNING_ROOM * mm - f.LETTER_CLOSING.type.leading
    stack: list[Line] = [_said(sheet, sheet.closing, f.LETTER_CLOSING)]
    stack.append(_said(sheet, sheet.signer, f.LETTER_SIGNER, before=room))
    stack += [_said(sheet, words, f.LETTER_POST) for words in sheet.post]
    return Side(((Cell(right, f.SIGNER_WIDTH, tuple(stack)),),), before=f.CLOSING_GAP)


def _said(sheet: LetterSheet, words: Words, look: f.Look, **gaps: float | bool) -> Line:
    """Set words in the language of the sheet: its face and its way of breaking lines follow from it."""
    runs = (words,) if isinstance(words, str) else words
    spoken = tuple(
        Run(run, sheet.lang) if isinstance(run, str) and sheet.lang != "vi" else run for run in runs
    )
    return styled(spoken, look, **gaps)
