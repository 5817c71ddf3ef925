"""Reads letters and rules back out of a PDF: where they stand in millimetres, in which face and size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import groupby

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTPage

MM = 72 / 25.4
# The box of a word as text readers draw it around Times: this much of the size above and below its foot.
ABOVE, BELOW = 0.69, 0.216


@dataclass(frozen=True)
class Letter:
    """One letter; ``foot`` is where it stands, from the top of the sheet."""

    text: str
    page: int
    x0: float
    x1: float
    foot: float
    size: float
    face: str
    ink: tuple[float, ...]


@dataclass(frozen=True)
class Words:
    """Letters found in a row."""

    letters: tuple[Letter, ...]

    @property
    def x0(self) -> float:
        return min(one.x0 for one in self.letters)

    @property
    def x1(self) -> float:
        return max(one.x1 for one in self.letters)

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def page(self) -> int:
        return self.letters[0].page

    @property
    def foot(self) -> float:
        return self.letters[0].foot

    @property
    def top(self) -> float:
        return self.foot - ABOVE * self.letters[0].size / MM

    @property
    def bottom(self) -> float:
        return self.foot + BELOW * self.letters[0].size / MM

    @property
    def sizes(self) -> set[float]:
        return {round(one.size, 2) for one in self.letters}

    @property
    def faces(self) -> set[str]:
        return {one.face for one in self.letters}


@dataclass(frozen=True)
class Rule:
    """A level or upright line."""

    page: int
    x0: float
    x1: float
    y0: float
    y1: float
    weight: float

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        return self.x1 - self.x0


def _inside(thing: object) -> Iterator[LTComponent]:
    if isinstance(thing, LTContainer):
        for part in thing:
            yield from _inside(part)
    elif isinstance(thing, LTComponent):
        yield thing


@lru_cache(maxsize=16)
def sheets(paper: bytes) -> tuple[LTPage, ...]:
    """Read every page."""
    return tuple(extract_pages(BytesIO(paper)))


@lru_cache(maxsize=16)
def letters(paper: bytes) -> tuple[Letter, ...]:
    """Return every letter that leaves ink."""
    found = []
    for at, sheet in enumerate(sheets(paper), start=1):
        for thing in _inside(sheet):
            if isinstance(thing, LTChar) and thing.get_text().strip():
                foot = (sheet.height - thing.matrix[5]) / MM
                ink = thing.graphicstate.ncolor
                shade = tuple(ink) if isinstance(ink, tuple | list) else (ink or 0.0,)
                face = thing.fontname.split("+")[-1]
                found.append(
                    Letter(thing.get_text(), at, thing.x0 / MM, thing.x1 / MM, foot, thing.size, face, shade)
                )
    return tuple(found)


@lru_cache(maxsize=16)
def rows(paper: bytes) -> tuple[Words, ...]:
    """Return the letters that stand on one foot, from left to right."""

    def stand(one: Letter) -> tuple[int, float]:
        return one.page, round(one.foot, 1)

    ordered = sorted(letters(paper), key=lambda one: (*stand(one), one.x0))
    return tuple(Words(tuple(row)) for _at, row in groupby(ordered, key=stand))


def find(paper: bytes, text: str, page: int | None = None) -> Words:
    """Return the first place where a text stands, its blanks left out of account."""
    sought = "".join(text.split())
    for row in rows(paper):
        said = "".join(one.text for one in row.letters)
        if (page is None or row.page == page) and (at := said.find(sought)) >= 0:
            return Words(_spanned(row, at, at + len(sought)))
    raise AssertionError(f"not on the paper: {text}")


def _spanned(row: Words, start: int, end: int) -> tuple[Letter, ...]:
    """Return the letters of a row between two places; a letter may read as several."""
    at, kept = 0, []
    for one in row.letters:
        if start <= at < end:
            kept.append(one)
        at += len(one.text)
    return tuple(kept)


@lru_cache(maxsize=16)
def rules(paper: bytes) -> tuple[Rule, ...]:
    """Return every line that is drawn."""
    found = []
    for at, sheet in enumerate(sheets(paper), start=1):
        for thing in _inside(sheet):
            if isinstance(thing, LTCurve):
                y0, y1 = (sheet.height - thing.y1) / MM, (sheet.height - thing.y0) / MM
                found.append(Rule(at, thing.x0 / MM, thing.x1 / MM, y0, y1, thing.linewidth))
    return tuple(dict.fromkeys(found))


def rule_below(paper: bytes, words: Words) -> Rule:
    """Return the level line next under some words."""
    below = [
        rule
        for rule in rules(paper)
        if rule.page == words.page
        and rule.y0 > words.foot
        and abs(rule.y1 - rule.y0) < 0.3
        and words.x0 - 2 < rule.centre < words.x1 + 2
    ]
    return min(below, key=lambda rule: rule.y0)


def text(paper: bytes) -> str:
    """Return all words of all pages without blanks, row by row."""
    return "".join(one.text for row in rows(paper) for one in row.letters)
