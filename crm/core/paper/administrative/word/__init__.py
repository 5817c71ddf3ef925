"""An administrative paper as a file for Word: real styles, no empty lines for gaps, nothing drawn by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final, TypeGuard

from docx import Document
from docx.document import Document as File
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from crm.core.paper.administrative import figures as f
from crm.core.paper.administrative import plan
from crm.core.paper.administrative.description import AdministrativePaper
from crm.core.paper.administrative.letter import GuestLetter
from crm.core.paper.administrative.plan import Grid, Line, Part, Piece, Rule, Side
from crm.core.paper.administrative.word.file import dress, pack, strip
from crm.core.paper.administrative.word.paragraphs import write, write_rule
from crm.core.paper.administrative.word.tables import write_grid, write_side
from crm.core.paper.administrative.word.xml import element, emu
from crm.core.paper.administrative.words import language_of, title_of
from crm.core.paper.type import load_default

_SAMPLE: Final = "DỮ LIỆU MẪU"


def _write_piece(piece: Piece, into: File) -> None:
    match piece:
        case Line():
            write(piece, into)
        case Rule():
            write_rule(piece, f.WIDTH, into).paragraph_format.keep_with_next = True
        case Side():
            _end(into)
            write_side(piece, into)
        case Grid():
            _end(into)
            write_grid(piece, into)


def _write_part(part: Part, into: File) -> None:
    before = len(into.paragraphs)
    for piece in part.pieces:
        _write_piece(piece, into)
    if part.closing is not None:
        for paragraph in _last_lines(into.paragraphs[before:], part):
            paragraph.paragraph_format.keep_with_next = True
        _end(into)
        write_side(part.closing, into)


def _last_lines(paragraphs: Sequence[Paragraph], part: Part) -> Sequence[Paragraph]:
    """Return the paragraphs that must hold two lines of text on the signature's page."""
    last = [piece for piece in part.pieces if _is_line(piece)][-2:]
    is_short = bool(last) and len(last[-1].text) < 60
    return paragraphs[-2:] if is_short else paragraphs[-1:]


def _is_line(piece: Piece) -> TypeGuard[Line]:
    return isinstance(piece, Line)


def _end(file: File) -> None:
    """Put the shortest of paragraphs behind a table: at an end Word asks for one, and it joins two tables."""
    body = file.element.body
    if len(body) > 1 and body[-2].tag == qn("w:tbl"):
        file.add_paragraph(style=f.END.name)


def _sections(file: File, *, is_sample: bool) -> None:
    """Number the pages of every part from one, in the middle of the upper margin, but for its first page."""
    for section in file.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(f.TOP), Mm(f.BOTTOM)
        section.left_margin, section.right_margin = Mm(f.LEFT), Mm(f.RIGHT)
        section.header_distance = Mm(f.PAGE_NUMBER_TOP)
        section.footer_distance = Mm(297 - f.SAMPLE_TOP) - emu(f.SAMPLE.type.leading)
        section.different_first_page_header_footer = True
        section._sectPr.insert_element_before(element("pgNumType", start="1"), "w:cols", "w:titlePg")
    first = file.sections[0]
    _field(first.header.paragraphs[0], "PAGE")
    first.header.paragraphs[0].style = f.PAGE_NUMBER.name
    first.first_page_header.paragraphs[0].style = f.PAGE_NUMBER.name
    for foot in (first.footer, first.first_page_footer):
        foot.paragraphs[0].style = f.SAMPLE.name
        if is_sample:
            foot.paragraphs[0].add_run(_SAMPLE)


def _field(paragraph: Paragraph, name: str) -> None:
    for kind, words in _field_parts(name):
        run = paragraph.add_run()
        part = element("fldChar", fldCharType=kind) if kind else element("instrText")
        part.text = words
        run._r.append(part)
        if kind == "separate":
            paragraph.add_run("2")


def _field_parts(name: str) -> Iterator[tuple[str, str | None]]:
    yield "begin", None
    yield "", name
    yield "separate", None
    yield "end", None


def render(paper: AdministrativePaper | GuestLetter, made_at: datetime) -> bytes:
    """Write a paper; the same paper of the same moment gives the same bytes."""
    load_default()
    file = Document()
    strip(file)
    dress(file, (*f.LOOKS, *(f.LETTERS if isinstance(paper, GuestLetter) else ())))
    for at, part in enumerate(plan.parts_of(paper)):
        if at:
            _end(file)
            _close_part(file)
        _write_part(part, file)
    _end(file)
    _sections(file, is_sample=paper.is_sample)
    return pack(file, title_of(paper), made_at, language_of(paper))


def _close_part(file: File) -> None:
    """End a part: what comes next starts a page of its own."""
    file.add_section(WD_SECTION.NEW_PAGE)
    holder = file.paragraphs[-1]
    if not holder.text and len(file.paragraphs) > 1:
        _merge_section(file, holder)


def _merge_section(file: File, holder: Paragraph) -> None:
    """Let the last paragraph of the part carry its section: the library would add an empty one."""
    form = holder._p.get_or_add_pPr()
    section = form.find(qn("w:sectPr"))
    before = holder._p.getprevious()
    if section is None or before is None or before.tag != qn("w:p"):
        holder.style = f.END.name
        return
    before.get_or_add_pPr().append(section)
    file.element.body.remove(holder._p)
