"""Place cards for Word: one face each, four on a sheet, so that a name that changes late is typed over."""

from __future__ import annotations

from typing import Any, Final

from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm
from docx.table import _Cell
from reportlab.lib.units import mm

from crm.briefings.content import Briefing, MemberLine, Side
from crm.briefings.pdf.guest import for_reader
from crm.briefings.pdf.parts import in_language, owed, said
from crm.briefings.word.file import BODY, Sheets, into, row_of
from crm.core.locale import _
from crm.core.paper.sheet import press
from crm.core.paper.type import Bit, Style, bold, width_of

_WIDTH: Final = 190.0
_NAME: Final = 170.0
_HEIGHT: Final = 65.0


def render_cards(content: Briefing) -> bytes:
    """Write a card for everybody of the visit."""
    with press(content.lang):
        shown = for_reader(content)
        sheets = Sheets(shown, margin=10)
        people = [one for one in shown.members if not one.removed]
        if not people:
            sheets.line(BODY, *said(owed(shown)))
            return sheets.packed(_("Place card"))
        table = sheets.table((_WIDTH,))
        for one in people:
            (cell,) = row_of(table, (_WIDTH,))
            row = table.rows[-1]
            row.height, row.height_rule = Mm(_HEIGHT), WD_ROW_HEIGHT_RULE.AT_LEAST
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            _card(cell, shown, one)
        return sheets.packed(_("Place card"))


def _card(cell: _Cell, content: Briefing, one: MemberLine) -> None:
    name = one.name
    if name.native:
        _line(cell, Bit(name.native, weight=700, lang=name.native_lang), 48)
    if name.latin:
        latin = name.latin.upper() if one.side is Side.OURS and not name.native else name.latin
        _line(cell, bold(latin), 26 if name.native else 48)
    title: Any = in_language(content.lang, one.title_vi, one.title_en)[:1]
    if title and isinstance(title[0], str):
        _line(cell, title[0], 15)


def _line(cell: _Cell, words: str | Bit, largest: float) -> None:
    """Write a line as large as it fits; a very long one goes over to a second."""
    bit = words if isinstance(words, Bit) else Bit(words)
    full = width_of(Style(largest, largest, weight=bit.weight or 400), bit)
    size = largest if not full else min(largest, max(14.0, largest * _NAME * mm / full))
    into(cell, BODY, Bit(bit.text, bit.weight, size=int(size * 2) / 2, lang=bit.lang))
    cell.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
