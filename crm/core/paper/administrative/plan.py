"""A paper laid out, for whoever draws it: lines in their looks, rules, tables, in the order of the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm

from crm.core.paper.administrative import figures as f
from crm.core.paper.administrative.breaking import lines_of
from crm.core.paper.administrative.description import (
    AdministrativePaper,
    Annex,
    Basis,
    Block,
    Column,
    Heading,
    Listing,
    PaperType,
    Paragraph,
    Point,
    Run,
    Signature,
    Table,
    Urgency,
    Words,
    long_day,
    plain,
)
from crm.core.paper.administrative.figures import Look
from crm.core.paper.type import width_of

TYPE_NAMES: Final = {
    PaperType.REPORT: "Báo cáo",
    PaperType.SUBMISSION: "Tờ trình",
    PaperType.PLAN: "Kế hoạch",
    PaperType.PROGRAMME: "Chương trình",
    PaperType.DECISION: "Quyết định",
    PaperType.NOTICE: "Thông báo",
    PaperType.MINUTES: "Biên bản",
    PaperType.PROPOSAL: "Đề án",
    PaperType.LETTER: "Văn bản",
}

# No-break spaces, because a paragraph takes several blanks for one.
BLANK_NUMBER: Final = "\u00a0" * 10
BLANK_DAY: Final = "\u00a0" * 6
_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its words, how it looks, the gaps around it in points."""

    words: tuple[str | Run, ...]
    look: Look
    before: float
    after: float = 0.0
    is_kept: bool = False

    @property
    def text(self) -> str:
        """Return the words without their runs."""
        return plain(self.words)


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line in the middle of its column, its length in millimetres."""

    width: float
    before: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A word in a one-line frame; without a height the frame is as high as its words ask for."""

    line: Line
    width: float
    height: float = 0.0
    ink: str = "#000000"


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of a row: where it stands in the block and how wide it is, in millimetres."""

    x: float
    width: float
    stack: tuple[Line | Rule | Mark, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What stands side by side, without lines around it."""

    rows: tuple[tuple[Cell, ...], ...]
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with lines all around."""

    columns: tuple[Column, ...]
    widths: tuple[float, ...]
    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


Piece = Line | Rule | Side | Grid


@dataclass(frozen=True, slots=True)
class Part:
    """The paper itself, or one annex: its own page numbers from one."""

    opening: tuple[Piece, ...]
    body: tuple[Piece, ...]
    closing: Side | None = None


def parts_of(paper: AdministrativePaper) -> tuple[Part, ...]:
    """Lay a paper out with its annexes."""
    body = tuple(_body(paper.body))
    first = Part((_head(paper), *_title(paper), *_addressed(paper)), body, _closing(paper))
    return (first, *(_annex(paper, annex, at) for at, annex in enumerate(paper.annexes, start=1)))


def _line(text: Words, look: Look, **gaps: float | bool) -> Line:
    words = (text,) if isinstance(text, str) else text
    return Line(words, look, **({"before": look.before} | gaps))  # type: ignore[arg-type]


def _broken(text: str, look: Look, width: float) -> str:
    return "\n".join(lines_of(look.type, text, width))


def _last_line(text: str, look: Look) -> float:
    """Return how long the last line of a broken text is, in millimetres."""
    return float(width_of(look.type, text.rsplit("\n", maxsplit=1)[-1]) / mm)


# The head


def number_of(paper: AdministrativePaper) -> str:
    """Return the number and symbol, the number blank in a draft; numbers under 10 with a nought."""
    return f"Số: {BLANK_NUMBER if paper.number is None else f'{paper.number:02}'}/{paper.symbol}"


def day_of(paper: AdministrativePaper) -> str:
    """Return the day of a paper, blank in a draft."""
    return long_day(paper.dated) if paper.dated else f"ngày{BLANK_DAY}tháng{BLANK_DAY}năm {paper.year}"


def _head(paper: AdministrativePaper) -> Side:
    """Set the agency beside the State, and under them the number beside place and day."""
    left, right = f.AGENCY_WIDTH, f.STATE_WIDTH
    state = (
        _line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", f.STATE),
        motto := _line("Độc lập - Tự do - Hạnh phúc", f.MOTTO),
        Rule(width_of(f.MOTTO.type, motto.text) / mm, before=2.7),
    )
    day = f"{paper.place}, {day_of(paper)}"
    return Side(
        (
            (Cell(0, left, tuple(_agency(paper))), Cell(left, right, state)),
            (Cell(0, left, tuple(_numbered(paper))), Cell(left, right, (_line(day, f.PLACE),))),
        )
    )


def _agency(paper: AdministrativePaper) -> Iterator[Line | Rule]:
    room = f.AGENCY_WIDTH - f.SPARE
    if paper.superior:
        yield _line(_broken(paper.superior.upper(), f.SUPERIOR, room), f.SUPERIOR)
    name = _broken(paper.agency.upper(), f.AGENCY, room)
    yield _line(name, f.AGENCY, **({} if paper.superior else {"before": 0.0}))
    yield Rule(f.RULE_SHARE * _last_line(name, f.AGENCY), before=3.7)


def _numbered(paper: AdministrativePaper) -> Iterator[Line | Mark]:
    """Yield the number, what a letter is about, and the marks under them."""
    room = f.AGENCY_WIDTH - f.SPARE
    yield _line(_broken(number_of(paper), f.NUMBER, room), f.NUMBER)
    if paper.type is PaperType.LETTER:
        yield _line(_broken(f"V/v {paper.summary}", f.ABOUT, room), f.ABOUT)
    if paper.urgency:
        yield _stamp(paper.urgency)
    if paper.is_internal:
        words = "LƯU HÀNH NỘI BỘ"
        yield Mark(_line(words, f.INTERNAL), width_of(f.INTERNAL.type, words) / mm + 2 * f.MARK_PAD)


def _stamp(urgency: Urgency) -> Mark:
    words = urgency.value
    return Mark(_line(words, f.URGENT), f.STAMPS[words], f.STAMP_HEIGHT, f.MARK_RED)


def _title(paper: AdministrativePaper) -> Iterator[Piece]:
    if paper.type is PaperType.LETTER:
        return
    yield _line(TYPE_NAMES[paper.type].upper(), f.TITLE, is_kept=True)
    summary = _broken(paper.summary, f.SUMMARY, f.TITLE_WIDTH)
    yield _line(summary, f.SUMMARY, is_kept=True)
    yield Rule(f.RULE_SHARE * _last_line(summary, f.SUMMARY), before=2.3)


def _addressed(paper: AdministrativePaper) -> Iterator[Piece]:
    """Yield whom a paper goes to: one on the line, several one below the other."""
    if len(paper.addressees) == 1:
        words = f"Kính gửi: {plain(_closed(paper.addressees[0], '.'))}"
        yield _line(_broken(words, f.ADDRESSED, f.WIDTH - f.SPARE), f.ADDRESSED)
    elif paper.addressees:
        listed = tuple(_line(item, f.ADDRESSEE) for item in _dashed(paper.addressees))
        left = f.ADDRESSED_WIDTH
        first = _line("Kính gửi:", f.ADDRESSED_RIGHT, before=0.0)
        row = (Cell(0, left, (first,)), Cell(left + f.GUTTER, f.WIDTH - left - f.GUTTER, listed))
        yield Side((row,), before=f.ADDRESSED.before)


# The text


def _body(blocks: tuple[Block, ...]) -> Iterator[Piece]:
    """Yield the text, numbered; a table keeps the gap of a paragraph above it."""
    pieces: list[Piece] = []
    count = [0, 0, 0]
    for block in blocks:
        pieces += _pieces(block, count)
    for at, piece in enumerate(pieces):
        if isinstance(piece, Line) and at + 1 < len(pieces) and isinstance(pieces[at + 1], Grid):
            piece = Line(piece.words, piece.look, piece.before, f.PARAGRAPH_GAP, is_kept=True)
        yield piece


def _pieces(block: Block, count: list[int]) -> Iterator[Piece]:
    match block:
        case Heading(text, level):
            shown = _in_capitals(text) if level == 1 else text
            yield _line(_led(_next(count, level), shown), f.HEADINGS[level], is_kept=True)
        case Point(text, level):
            yield _line(_led(_next(count, level), text), f.BODY)
        case Paragraph(text):
            yield _line(text, f.BODY)
        case Listing(items):
            yield from (_line(item, f.ITEM) for item in _dashed(items))
        case Basis(grounds):
            last = len(grounds) - 1
            for at, ground in enumerate(grounds):
                yield _line(_closed(ground, "." if at == last else ";"), f.BASIS)
        case Table(columns, rows):
            yield _grid(columns, rows)


def _next(count: list[int], level: int) -> str:
    """Count one on at a level, and return the number as that level writes it."""
    count[level - 1] += 1
    count[level:] = [0] * (3 - level)
    number = count[level - 1]
    return (f"{roman(number)}. ", f"{number}. ", f"{_letter(number)}) ")[level - 1]


def roman(number: int) -> str:
    """Write a small number in Roman figures."""
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def _letter(number: int) -> str:
    """Return the letter a point is counted by, in the order of the Vietnamese alphabet."""
    letters = "abcdđeghiklmnopqrstuvxy"
    return letters[(number - 1) % len(letters)]


def _led(lead: str, text: Words) -> tuple[str | Run, ...]:
    return (lead, text) if isinstance(text, str) else (lead, *text)


def _in_capitals(text: Words) -> Words:
    if isinstance(text, str):
        return text.upper()
    return tuple(
        run.upper() if isinstance(run, str) else Run(run.text.upper(), run.lang, run.italic, run.bold)
        for run in text
    )


def _closed(text: Words, mark: str) -> tuple[str | Run, ...]:
    """End a line with its mark, whatever mark it came with."""
    runs = [text] if isinstance(text, str) else list(text)
    if runs and isinstance(runs[-1], str):
        runs[-1] = runs[-1].rstrip(" .;,")
    return (*runs, mark) if len(runs) != 1 or not isinstance(runs[0], str) else (f"{runs[0]}{mark}",)


def _dashed(items: tuple[Words, ...] | tuple[str, ...]) -> Iterator[tuple[str | Run, ...]]:
    """Begin each line with a dash, end it with a semicolon, the last one with a full stop."""
    last = len(items) - 1
    for at, item in enumerate(items):
        yield _led("- ", _closed(item, "." if at == last else ";"))


def _grid(columns: tuple[Column, ...], rows: tuple[tuple[Words, ...], ...]) -> Grid:
    shares = sum(column.share for column in columns)
    looks = [f.CELL_CENTRED if column.align == "center" else f.CELL for column in columns]
    gaps = {"before": f.CELL_GAP, "after": f.CELL_GAP}
    return Grid(
        columns,
        tuple(f.WIDTH * column.share / shares for column in columns),
        tuple(_line(column.title, f.CELL_HEAD, **gaps) for column in columns),
        tuple(
            tuple(_line(text, look, **gaps) for text, look in zip(row, looks, strict=True)) for row in rows
        ),
    )


# The end


def _closing(paper: AdministrativePaper) -> Side:
    """Set whom it is sent to beside who signs, their first lines level."""
    recipients = (*_as_above(paper), *paper.recipients)
    sent = (
        _line("Nơi nhận:", f.SENT_TO),
        *(
            _line(item, f.RECIPIENT, **({"before": 1.0} if at == 0 else {}))
            for at, item in enumerate(_dashed(recipients))
        ),
    )
    right = f.RECIPIENTS_WIDTH + f.GUTTER
    row = (
        Cell(0, f.RECIPIENTS_WIDTH, sent if recipients else ()),
        Cell(right, f.SIGNER_WIDTH, tuple(_signature(paper.signature))),
    )
    return Side((row,), before=f.CLOSING_GAP)


def _as_above(paper: AdministrativePaper) -> tuple[str, ...]:
    return ("Như trên",) if paper.addressees else ()


def _signature(signature: Signature) -> Iterator[Line]:
    room = f.SIGNER_WIDTH - f.SPARE
    lines = [_broken(line.upper(), f.POSITION, room) for line in signature.position if line.strip()]
    for line in lines:
        yield _line(line, f.POSITION)
    gap = f.SIGNING_ROOM * mm - f.POSITION.type.leading
    name = signature.name
    shown = _broken(name, f.SIGNER, room) if isinstance(name, str) else name
    yield _line(shown, f.SIGNER, before=gap)


def _annex(paper: AdministrativePaper, annex: Annex, at: int) -> Part:
    """Lay an annex out; it bears a number when there are several."""
    number = f" {roman(at)}" if len(paper.annexes) > 1 else ""
    title = _broken(annex.title.upper(), f.ANNEX_TITLE, f.TITLE_WIDTH)
    with_it = (
        f"(Kèm theo {TYPE_NAMES[paper.type]} {number_of(paper).replace('Số:', 'số')} {day_of(paper)} "
        f"của {paper.agency})"
    )
    heading = (
        _line(f"Phụ lục{number}", f.ANNEX, is_kept=True),
        _line(title, f.ANNEX_TITLE, is_kept=True),
        _line(_broken(with_it, f.ANNEX_NOTE, f.WIDTH - f.SPARE), f.ANNEX_NOTE, after=f.PARAGRAPH_GAP),
    )
    return Part(heading, tuple(_body(annex.body)))
