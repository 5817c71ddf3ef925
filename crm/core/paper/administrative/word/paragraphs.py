"""Lines, rules and marks as paragraphs of a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docx.text.paragraph import Paragraph

from crm.core.paper.administrative import figures as f
from crm.core.paper.administrative.plan import Line, Mark, Rule
from crm.core.paper.administrative.word.runs import write_runs
from crm.core.paper.administrative.word.xml import across, element, emu

EIGHTHS: Final = 8
"""Word counts the weight of a line in eighths of a point."""


def write(line: Line, into: Any, *, is_first: bool = False, ink: str = "") -> Paragraph:  # noqa: ANN401
    """Write a line as a paragraph; the first of a cell uses the one that Word puts there."""
    paragraph = _paragraph(into, line.look.name, is_first=is_first)
    form = paragraph.paragraph_format
    if line.before != line.look.before:
        form.space_before = emu(line.before)
    if line.after:
        form.space_after = emu(line.after)
    if line.is_kept:
        form.keep_with_next = True
    write_runs(paragraph, line, ink)
    return paragraph


def _paragraph(into: Any, style: str, *, is_first: bool) -> Paragraph:  # noqa: ANN401
    paragraph: Paragraph = into.paragraphs[0] if is_first else into.add_paragraph()
    paragraph.style = style
    return paragraph


def write_rule(rule: Rule, width: float, into: Any, *, is_first: bool = False) -> Paragraph:  # noqa: ANN401
    """Write a line across the middle of its column: the upper edge of a paragraph without words."""
    paragraph = _paragraph(into, f.RULED.name, is_first=is_first)
    paragraph.paragraph_format.space_before = emu(rule.before)
    _indent(paragraph, (width - rule.width) / 2)
    _edge(paragraph, ("top",), f.RULE)
    return paragraph


def write_mark(mark: Mark, width: float, into: Any, *, is_first: bool = False) -> Paragraph:  # noqa: ANN401
    """Write a word in a frame."""
    paragraph = write(mark.line, into, is_first=is_first, ink=mark.ink)
    _indent(paragraph, (width - mark.width) / 2)
    spare = max(0.0, (mark.height * 72 / 25.4 - mark.line.look.type.leading) / 2)
    _edge(paragraph, ("top", "left", "bottom", "right"), f.RULE, mark.ink.lstrip("#"), round(spare))
    return paragraph


def _indent(paragraph: Paragraph, each_side: float) -> None:
    paragraph._p.get_or_add_pPr().append(element("ind", left=across(each_side), right=across(each_side)))


def _edge(
    paragraph: Paragraph, sides: Sequence[str], weight: float, ink: str = "000000", space: int = 0
) -> None:
    edges = element("pBdr")
    for side in sides:
        away = str(space if side in ("top", "bottom") else 0)
        edges.append(element(side, val="single", sz=str(round(weight * EIGHTHS)), space=away, color=ink))
    paragraph._p.get_or_add_pPr().insert_element_before(
        edges, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )
