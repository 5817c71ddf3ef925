"""Reading lists that have no columns: numbered lines of a mail, loose lines, one field per line."""

import re
import unicodedata
from collections.abc import Iterable

from crm.delegations.paste import words
from crm.delegations.paste.grid import tidy_cell
from crm.delegations.paste.scripts import Script, is_native, is_reading, script_of
from crm.delegations.paste.shapes import NAMES, TITLES, Field, Grid, Row

Record = dict[Field, str]

_NUMBERED = re.compile(r"^\s*[(（]?([0-9０-９]{1,3}|[①-⑳])(?:\s*[.)、．）:：](?!\d)|(?<=[①-⑳]))\s*")
_BULLET = re.compile("^\\s*[-–—•●▪*・◦+\uf0b7]\\s+")
_LABELLED = re.compile(r"^\s*[-•*]?\s*([^:：]{1,40}?)\s*[:：]\s*(.*)$")
_BREAK = re.compile(r"\s*[,;，；、\n]\s*|\s+[-–—/／|]\s+|[ \u3000]{2,}|\s*／\s*")
_BRACKETED = re.compile(r"\s*[(（\[]([^()（）\[\]]*)[)）\]]\s*")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?:(?:tel|đt|sđt|phone|mobile|電話|电话|전화)\s*[.:：]?\s*)?((?:\+|\b0)[\d\s().-]{7,18}\d)\b", re.I
)
_SURNAME_FIRST = re.compile(r"^((?:M(?:r|s|rs)|Dr)\.?\s+)?([A-ZÀ-Ỹ'-]{2,}),\s+([A-Z][a-z'-]+)")
_WIDE_GAP = re.compile(r"[^\S\n]{3,}")
_LONGEST = 3000  # nobody's line is longer; it is shown as it is and marked as too long


def read_lines(text: str) -> Grid:
    """Read a list without columns, one person to a number, a line, or a block of lines."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    labelled = _labelled(lines)
    if labelled is not None:
        return labelled
    grid = Grid()
    if sum(bool(_NUMBERED.match(line)) for _, line in lines) > 0:
        people = _numbered(lines, grid)
    else:
        people = _loose(lines, grid)
    return _as_grid(((number, _person(segments)) for number, segments in people), grid)


def _labelled(lines: list[tuple[int, str]]) -> Grid | None:
    """Read "Họ tên: …" lines; a blank line or a label met again begins the next person."""
    found = [(number, line, _label(line)) for number, line in lines]
    written = sum(bool(line.strip()) for _, line in lines)
    if sum(label is not None for *_, label in found) * 2 < max(written, 3):
        return None
    grid, records = Grid(), list[tuple[int, Record]]()
    begins = True
    for number, line, label in found:
        if label is None:
            begins = begins or not line.strip()
            if line.strip():
                grid.leave_out(number, tidy_cell(line))
            continue
        field, value = label
        if begins or field in records[-1][1]:
            records.append((number, {}))
        records[-1][1][field] = value
        begins = False
    return _as_grid(records, grid)


def _label(line: str) -> tuple[Field, str] | None:
    match = _LABELLED.match(_NUMBERED.sub("", tidy_cell(line)))
    field = words.header_field(match.group(1)) if match else None
    if match is None or field is None:
        return None
    value = tidy_cell(match.group(2))
    if field is Field.LATIN_NAME and is_native(value):
        field = Field.NATIVE_NAME
    return field, value


def _numbered(lines: list[tuple[int, str]], grid: Grid) -> list[tuple[int, list[str]]]:
    """Take numbered lines with the lines that continue them; the rest is the mail around the list."""
    people: list[tuple[int, list[str]]] = []
    open_ = False
    for number, line in lines:
        if match := _NUMBERED.match(line):
            people.append((number, [line[match.end() :]]))
            open_ = True
        elif line.strip() and open_ and not words.is_greeting(line):
            people[-1][1].append(_BULLET.sub("", line))
        elif line.strip():
            grid.leave_out(number, tidy_cell(line))
        else:
            open_ = False
    return people


def _loose(lines: list[tuple[int, str]], grid: Grid) -> list[tuple[int, list[str]]]:
    """Take each line, or each block of lines where blank lines part them, as one person."""
    blocks: list[list[tuple[int, str]]] = [[]]
    for number, line in lines:
        if not line.strip():
            blocks.append([])
        elif words.is_greeting(line):
            grid.leave_out(number, tidy_cell(line))
            blocks.append([])
        else:
            blocks[-1].append((number, _BULLET.sub("", line)))
    blocks = [block for block in blocks if block]
    if len(blocks) > 1 and all(_is_one_person(block) for block in blocks if len(block) > 1):
        return [(block[0][0], [line for _, line in block]) for block in blocks]
    return [(number, [line]) for block in blocks for number, line in block]


def _is_one_person(block: list[tuple[int, str]]) -> bool:
    """Tell a block of one field per line from a block of one person per line."""
    return len(block) <= 8 and any(_kind(tidy_cell(line)) for _, line in block[1:])


def _kind(segment: str) -> Field | None:
    """Tell what a piece of a line is, when it plainly is something other than a name."""
    if _EMAIL.fullmatch(segment):
        return Field.EMAIL
    if _PHONE.fullmatch(segment):
        return Field.PHONE
    if words.role_of(segment):
        return Field.ROLE
    if words.gender_of(segment):
        return Field.GENDER
    if title := words.title_field(segment):
        return title
    return Field.ORGANISATION if words.is_organisation(segment) else None


def _person(lines: list[str]) -> Record:
    """Read one person from free text; what cannot be placed becomes a note."""
    record: Record = {}
    text = _WIDE_GAP.sub("  ", "\n".join(lines))
    if len(text) > _LONGEST:
        return {Field.LATIN_NAME: tidy_cell(text)}
    for field, pattern, group in ((Field.EMAIL, _EMAIL, 0), (Field.PHONE, _PHONE, 1)):
        if match := pattern.search(text):
            record[field] = match.group(group).strip()
            text = text[: match.start()] + "\n" + text[match.end() :]
    text = _SURNAME_FIRST.sub(r"\1\2 \3", text)
    text = _BRACKETED.sub(lambda match: f"\n\0{match.group(1)}\n", text)
    for raw in _BREAK.split(text):
        segment = tidy_cell(raw.replace("\0", ""))
        for piece in [segment] if raw.startswith("\0") else _cut_native(segment):
            _place(record, piece)
    return record


def _cut_native(segment: str) -> list[str]:
    """Part "環境局 局長 田中 健一" at its blanks: office, title and name are known by their words."""
    if script_of(segment) not in (Script.HAN, Script.KANA, Script.HANGUL):
        return [segment]
    pieces, name = [], list[str]()
    for piece in segment.split():
        kind = _kind(piece) if is_native(piece) or words.gender_of(piece) else None
        if kind is None:
            name.append(piece)
        else:
            pieces += [" ".join(name), piece]
            name = []
    return [piece for piece in (*pieces, " ".join(name)) if piece]


def _place(record: Record, piece: str) -> None:
    """Put one piece of a line where it belongs."""
    if not piece.strip(" .:-–—"):
        return
    named = any(field in record for field in NAMES)
    kind = _kind(piece)
    name, gender = words.without_honorific(piece)
    if gender and not named and kind not in (Field.ROLE, Field.GENDER):
        record[Field.GENDER] = piece.removesuffix(name).strip() or piece.removeprefix(name).strip()
        record[Field.NATIVE_NAME if is_native(name) else Field.LATIN_NAME] = name
        return
    if kind is None:
        kind = _name_field(record, name)
        piece = name if kind in NAMES else piece
    if kind in record:
        kind = kind if kind in (*TITLES, Field.ORGANISATION, Field.NOTE) else Field.NOTE
        piece = f"{record[kind]}, {piece}" if kind in record else piece
    record[kind] = piece


def _name_field(record: Record, piece: str) -> Field:
    """Tell which name a piece is, if any is still wanted; after the name come things about the person."""
    if is_reading(piece) and Field.NATIVE_NAME in record and Field.READING not in record:
        return Field.READING
    wanted = Field.NATIVE_NAME if is_native(piece) else Field.LATIN_NAME
    if wanted in record and Field.ORGANISATION not in record and any(title in record for title in TITLES):
        return Field.ORGANISATION  # name, title and then a word of no known kind: most often where they work
    if wanted in record or len(piece) > 80:
        return Field.NOTE
    if wanted is Field.LATIN_NAME and Field.NATIVE_NAME in record and not re.match(r"[A-ZÀ-Ỹ]", piece):
        return Field.NOTE
    return wanted


def _as_grid(records: Iterable[tuple[int, Record]], grid: Grid) -> Grid:
    """Lay records out in the columns that any of them fills."""
    kept = [(number, record) for number, record in records if record]
    grid.fields = [field for field in Field if any(field in record for _, record in kept)]
    for number, record in kept:
        cells = tuple(unicodedata.normalize("NFC", record.get(field, "")) for field in grid.fields)
        grid.rows.append(Row(number, cells, given=len(cells)))
    return grid
