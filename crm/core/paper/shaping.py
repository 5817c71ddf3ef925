"""Shaped scripts, where ReportLab 5.1 falls short: drawn right, and copied out as they were written.

1. It shapes a whole word with its first typeface, and "ບຸນມີ(Bunmi)" turns to garbage; runs are shaped alone.
2. It gives shaped glyphs code points without letters, so copied text loses them: each glyph keeps its
   letters, and a shaped run says what it reads; readers take a mark set back over its letter for a new word.
3. It writes code points beyond U+FFFF in a form that readers reject: they are written as UTF-16.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any, Final

import reportlab.pdfbase.ttfonts as ttfonts
import reportlab.platypus.paragraph as paragraphs
import uharfbuzz as hb
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth
from reportlab.pdfgen.textobject import PDFTextObject

from crm.core.paper.faces import SHAPED

# A plane kept free for private use, which no typeface of ours fills itself.
_PRIVATE: Final = 0xF0000
_write_code_map: Final = ttfonts.makeToUnicodeCMap
_format_text: Final = PDFTextObject._formatText

LEADING_VOWELS: Final = frozenset("ເແໂໃໄเแโใไ")
"""Lao and Thai vowels that stand before the consonant they are said after: a syllable begins there."""
_NEVER_FIRST: Final = frozenset(
    "ະາຳຽໆฯๆะาำๅ"
    "、。」』】〉》〕ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
    "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
    ",.;:!?)]”’"
)
_OPENING: Final = frozenset("「『【〈《〔\uff08([“‘")


def needs_shaping(face: str, text: str) -> bool:
    """Tell whether a run must be shaped: stacked marks, or a mark that has no composed letter."""
    return face.startswith(SHAPED) or any(unicodedata.combining(letter) for letter in text)


class Face(ttfonts.TTFont):  # type: ignore[misc] # the PDF writer carries no types
    """An embedded typeface whose text can be copied out of the PDF again."""

    @cached_property
    def _shaper(self) -> Any:  # noqa: ANN401 - the shaper carries no types
        return hb.Font(hb.Face(hb.Blob.from_file_path(self.face.filename)))

    @cached_property
    def _private(self) -> dict[tuple[int, float, str], int]:
        return {}

    @cached_property
    def _letters(self) -> dict[int, str]:
        return {}

    def shaped(self, text: str) -> tuple[Any, float]:
        """Return a run as the shaper sets it, and its width in thousandths of its size."""
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._shaper, buffer)
        glyphs = [info.codepoint for info in buffer.glyph_infos]
        letters = _letters_of(text, [info.cluster for info in buffer.glyph_infos])
        codes, data, total = [], [], 0.0
        for glyph, said, at in zip(glyphs, letters, buffer.glyph_positions, strict=True):
            advance, across, up = (self.pdfScale(v) for v in (at.x_advance, at.x_offset, at.y_offset))
            # As wide as the way from where it is set to where the next one stands.
            code = self._code(glyph, max(0.0, advance - across), said)
            codes.append(chr(code))
            data.append(ttfonts.ShapeData(0, advance, 0, across, up, self.face.charWidths[code]))
            total += advance
        return ttfonts.ShapedStr("".join(codes), data), total

    def _code(self, glyph: int, width: float, said: str) -> int:
        """Return the code of a glyph that is so wide and reads so: its letter's own, or a private one."""
        own = ord(said) if len(said) == 1 else -1
        if self.face.charToGlyph.get(own) == glyph and self.face.charWidths[own] == width:
            return own
        code = self._private.setdefault((glyph, width, said), _PRIVATE + len(self._private))
        self._letters[code] = said
        self.face.charToGlyph[code] = glyph
        self.face.charWidths[code] = width
        return code

    def said(self, text: str) -> str:
        """Return the letters that a shaped run stands for."""
        return "".join(self._letters.get(ord(code), code) for code in text)

    def addObjects(self, doc: Any) -> None:  # noqa: N802, ANN401 - their name and type
        """Write the subset with a code map that gives real letters back. Called under the build lock."""
        ttfonts.makeToUnicodeCMap = self._code_map
        try:
            super().addObjects(doc)
        finally:
            ttfonts.makeToUnicodeCMap = _write_code_map

    def _code_map(self, name: str, subset: list[int]) -> str:
        lines: list[str] = _write_code_map(name, subset).split("\n")
        start = next(at for at, line in enumerate(lines) if line.endswith("beginbfchar")) + 1
        for at, code in enumerate(subset):
            lines[start + at] = f"<{at:02X}> <{_utf16(self.said(chr(code)))}>"
        return "\n".join(lines)


def _letters_of(text: str, clusters: list[int]) -> list[str]:
    """Share the letters of a run among its glyphs: the first glyph of a cluster reads all of it."""
    starts = sorted(set(clusters))
    unread = {start: text[start:end] for start, end in pairwise([*starts, len(text)])}
    return [unread.pop(cluster, "") for cluster in clusters]


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "surrogatepass").hex().upper()


def _shape_by_face(word: Any, *_args: Any, **_options: Any) -> Any:  # noqa: ANN401 - stands in for theirs
    """Shape each run of a word by itself, and only where its script asks for it."""
    if isinstance(word, ttfonts.ShapedFragWord):
        return word
    is_shaped, width, pieces = False, 0.0, []
    for part, text in _as_written(word):
        if text and needs_shaping(part.fontName, text):
            text, units = getFont(part.fontName).shaped(text)
            width += units * part.fontSize / 1000
            is_shaped = True
        else:
            width += stringWidth(text, part.fontName, part.fontSize)
        pieces.append((part, text))
    if not is_shaped:
        return word
    mended = ttfonts.makeShapedFragWord(word)([width])
    mended.extend(pieces)
    return mended


def _as_written(word: Any) -> list[tuple[Any, str]]:  # noqa: ANN401 - the PDF writer carries no types
    """Return the runs of a word in letters, also where a paragraph set before holds shaped ones."""
    return [
        (part, getFont(part.fontName).said(text) if isinstance(text, ttfonts.ShapedStr) else text)
        for part, text in word[1:]
    ]


def _split_by_letter(word: Any, room: float, rooms: Any, lineno: int) -> list[Any]:  # noqa: ANN401 - as above
    """Break a word wider than its line where its script allows, and shape what stands on each line.

    Each letter is measured once, so that a word of twenty thousand letters costs no more than as many words.
    """
    letters = [(part, letter) for part, text in _as_written(word) for letter in text]
    widths = [_width(part, letter) for part, letter in letters]
    cuts = _cuts([letter for _part, letter in letters], widths, room, rooms, lineno)
    last = paragraphs._SplitFragHS if isinstance(word, paragraphs._HSFrag) else paragraphs._SplitFragH
    pieces = []
    for start, end in pairwise([0, *cuts, len(letters)]):
        kind = last if end == len(letters) and start == (cuts[-1] if cuts else 0) else paragraphs._SplitFrag
        runs = _runs(letters[start:end] or [(word[1][0], "")])
        pieces.append(_shape_by_face(kind([sum(widths[start:end]), *runs])))
    return pieces


def _width(part: Any, letter: str) -> float:  # noqa: ANN401 - the PDF writer carries no types
    return float(getFont(part.fontName).face.getCharWidth(ord(letter)) * part.fontSize / 1000)


def _runs(letters: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
    """Gather letters of one run again."""
    gathered = []
    for _key, group in groupby(letters, key=lambda one: id(one[0])):
        run = list(group)
        part = run[0][0].clone()
        part.text = "".join(letter for _part, letter in run)
        gathered.append((part, part.text))
    return gathered


def _cuts(
    letters: list[str], widths: list[float], room: float, rooms: Sequence[float], lineno: int
) -> list[int]:
    """Return where a word is broken: the first piece fills what is left of its line, others a line each."""
    cuts: list[int] = []
    start = at = 0
    filled = 0.0
    while at < len(letters):
        following = rooms[min(len(rooms) - 1, lineno + 1)]
        if filled + widths[at] > room and (at > start or widths[at] <= following):
            at = start = _cut_before(letters, start, at, may_be_empty=not cuts)
            cuts.append(at)
            filled, room, lineno = 0.0, following, lineno + 1
            # A letter wider than any line stands on a line of its own.
            if widths[at] > room:
                at, filled = at + 1, room
            continue
        filled += widths[at]
        at += 1
    return cuts


def _cut_before(letters: list[str], start: int, at: int, *, may_be_empty: bool) -> int:
    """Return the last place up to ``at`` where a line may end; between any two letters if there is none."""
    third = at - (at - start) // 3
    for cut in range(at, third, -1):
        if letters[cut] in LEADING_VOWELS:
            return cut
    for cut in range(at, start, -1):
        if _may_part(letters[cut - 1], letters[cut]):
            return cut
    return start if may_be_empty else max(at, start + 1)


def _may_part(before: str, after: str) -> bool:
    return not (
        before in LEADING_VOWELS
        or before in _OPENING
        or after in _NEVER_FIRST
        or unicodedata.category(after) in ("Mn", "Mc")
    )


def _say_what_it_reads(drawing: Any, text: str) -> str:  # noqa: ANN401 - stands in for theirs
    """Write a shaped run together with the letters it stands for."""
    code: str = _format_text(drawing, text)
    if not isinstance(text, ttfonts.ShapedStr):
        return code
    said = getFont(drawing._fontname).said(text)
    return f"/Span <</ActualText <FEFF{_utf16(said)}>>> BDC {code} EMC"


paragraphs.shapeFragWord = _shape_by_face
paragraphs._splitFragWord = _split_by_letter
PDFTextObject._formatText = _say_what_it_reads
