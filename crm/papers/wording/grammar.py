"""How a section that people type becomes paragraphs: a line is a point, a line with a dash stands under it.

``[chưa có: …]`` is a gap: it is printed as such, and the page warns of it. A section of a single dash is left
out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from crm.core.paper.administrative import Block, Listing, Paragraph, Point, Run, Words
from crm.papers.content import Draft, Source
from crm.papers.wording.naming import gap, sentence

OMITTED: Final = (("-",), ("–",), ("—",))
_DASHED: Final = re.compile(r"^[-–—+•]\s+")
_GAP: Final = re.compile(r"\[chưa có(?::\s*([^\]]*))?\]")

Texts = Mapping[str, tuple[str, ...]]


def texts_of(material: Source, draft: Draft) -> Texts:
    """Return every section as it is printed: the officer's own words, else the drafted ones."""
    own = material.chosen.texts
    found = {one.code: own.get(one.code) or one.drafted for one in draft.sections}
    return {code: () if lines in OMITTED else lines for code, lines in found.items()}


def is_left_out(material: Source, code: str) -> bool:
    """Tell whether the officer wants a paper without a section."""
    return material.chosen.texts.get(code, ()) in OMITTED


def gaps_in(lines: Sequence[str]) -> Iterator[str]:
    """Yield what the gaps of some lines stand for."""
    for line in lines:
        yield from (found.group(1) or "" for found in _GAP.finditer(line))


def worded(material: Source, text: str) -> Words:
    """Return a typed text as it is printed: its gaps named, names in the face of their own script."""
    words: list[str | Run] = []
    at = 0
    for found in _GAP.finditer(text):
        words += _scripts(material, text[at : found.start()])
        told = gap(material, found.group(1) or "")
        # In the middle of a sentence brackets show where the gap ends and the sentence goes on.
        words += told if found.group() == text.strip(" .;/-") else ("[", *told, "]")
        at = found.end()
    words += _scripts(material, text[at:])
    return words[0] if len(words) == 1 and isinstance(words[0], str) else tuple(words)


def _scripts(material: Source, text: str) -> Iterator[str | Run]:
    """Yield a text with its names in other scripts apart: one sign is drawn differently in two languages."""
    natives = material.natives()
    known = [name for name in natives if name in text]
    if not known:
        if text:
            yield text
        return
    for piece in re.split(f"({'|'.join(re.escape(name) for name in known)})", text):
        if piece:
            yield Run(piece, natives[piece]) if piece in natives else piece


def blocks(
    material: Source,
    lines: Sequence[str],
    guide: str = "",
    *,
    level: Literal[2, 3] | None = 2,
) -> Iterator[Block]:
    """Yield a section: several lines as numbered points, one as a paragraph; dashes stand under their line.

    Without a level nothing is numbered: so letters are written.
    """
    if not lines:
        if guide:
            yield Paragraph(gap(material, guide))
        return
    points = list(_grouped(lines))
    is_counted = level is not None and len([head for head, _under in points if head]) > 1
    for head, under in points:
        if head:
            ended = head if under and head.endswith((":", ".")) else f"{head}:" if under else sentence(head)
            text = worded(material, ended)
            yield Point(text, level) if is_counted and level is not None else Paragraph(text)
        if under:
            yield Listing(tuple(worded(material, line) for line in under))


def _grouped(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield lines with those that stand under them."""
    head, under = "", list[str]()
    for line in lines:
        if dashed := _DASHED.match(line):
            under.append(line[dashed.end() :])
            continue
        if head or under:
            yield head, under
        head, under = line, []
    yield head, under
