"""A report in the prose of an office: only what was logged, and gaps named where nothing was.

A paper after Decree 30 exists in Vietnamese alone, so its words are written here and not in the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from crm.core.paper.administrative import (
    AdministrativePaper,
    Annex,
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
    Words,
    long_day,
    missing,
)
from crm.papers.content import Acting, Choices, Item, Material, Meeting, Member, Promise, Travel

_TO: Final = "\u00a0-\u00a0"
_NUMBERED: Final = Column("TT", 10, "center")
_ACTING: Final = {Acting.OURS: "Phía ta", Acting.THEIRS: "Phía bạn", Acting.JOINT: "Hai bên"}
_ASSESSMENT: Final = "nhận xét về mức độ đạt mục đích, công tác chuẩn bị, lễ tân, an ninh, tuyên truyền"
_PROPOSALS: Final = "kiến nghị với cấp trên, phân công cơ quan thực hiện các nội dung tại mục IV"
_BASIS: Final = "số, ngày của kế hoạch hoặc văn bản chấp thuận"


def report_of(material: Material) -> AdministrativePaper:
    """Write the report on the results of a delegation."""
    chosen, bureau = material.chosen, material.bureau
    return AdministrativePaper(
        superior=_shortened(bureau.superior),
        agency=_agency(material),
        type=PaperType.REPORT,
        summary=chosen.summary or usual_summary(material),
        symbol=chosen.symbol or "BC",
        place=bureau.city or "…",
        year=material.year,
        addressees=chosen.addressees,
        body=tuple(_body(material)),
        signature=Signature(
            chosen.position or ("(chưa có chức vụ)",), chosen.signer or missing(_owner(material))
        ),
        recipients=chosen.recipients,
        is_internal=chosen.is_internal,
        annexes=(_members(material),) if material.members else (),
        is_sample=material.is_sample,
    )


def usual_summary(material: Material) -> str:
    """Return what a report is about, unless its officer says it otherwise."""
    days = f"({_short_days(material.starts, material.ends)})"
    name = _lowered(material.name)
    match material.travel:
        case Travel.OUTGOING:
            return f"Kết quả chuyến công tác của {name} tại {_where(material)} {days}"
        case Travel.ONLINE:
            return f"Kết quả làm việc trực tuyến với {name} {days}"
        case Travel.INCOMING:
            return f"Kết quả đón tiếp và làm việc với {name} {days}"


def _shortened(body: str) -> str:
    """Shorten the words that the decree allows to shorten in the name of a superior body."""
    head = "ủy ban nhân dân"
    return f"UBND{body[len(head) :]}" if body.lower().startswith(head) else body


def _agency(material: Material) -> str:
    """Return the agency's name without its city, which the superior body above it names already."""
    name, city = material.bureau.name, material.bureau.city
    if city and material.bureau.superior:
        name = name.removesuffix(city).strip().removesuffix("thành phố").removesuffix("tỉnh").strip()
    return name or material.bureau.name


def _owner(material: Material) -> str:
    """Return who supplies what is missing, as colleagues call them."""
    return f"Đ/c {material.owner.split()[-1]}" if material.owner.strip() else ""


def _gap(material: Material, what: str = "") -> tuple[str | Run, ...]:
    return missing(_owner(material), what)


def _lowered(name: str) -> str:
    """Begin a delegation's name in small letters inside a sentence."""
    return f"đ{name[1:]}" if name.startswith("Đoàn") else name


def _where(material: Material) -> str:
    return f"{material.partner}, {material.country}" if material.country else material.partner


def _sentence(words: str) -> str:
    """End a text with a full stop, whatever mark it came with."""
    return words if words.endswith((".", "!", "?", "…", ":")) else f"{words.rstrip(' ,;')}."


# Days


def _short_days(starts: date, ends: date) -> str:
    if starts == ends:
        return f"{starts:%d/%m/%Y}"
    first = f"{starts:%d}" if (starts.year, starts.month) == (ends.year, ends.month) else f"{starts:%d/%m}"
    if starts.year != ends.year:
        first = f"{starts:%d/%m/%Y}"
    return f"{first}{_TO}{ends:%d/%m/%Y}"


def _long_days(starts: date, ends: date) -> str:
    if starts == ends:
        return long_day(starts)
    first = long_day(starts)
    if starts.year == ends.year:
        first = first.rsplit(" năm ", maxsplit=1)[0]
        if starts.month == ends.month:
            first = f"ngày {starts.day:02}"
    return f"từ {first} đến {long_day(ends)}"


# The text


def _body(material: Material) -> Iterator[Block]:
    yield _opening(material)
    yield Heading("Thông tin chung")
    yield from _general(material)
    yield Heading("Chương trình hoạt động")
    yield from _programme(material)
    yield Heading("Nội dung và kết quả làm việc")
    yield from _meetings(material)
    yield Heading("Các nội dung cam kết, cần theo dõi")
    yield from _promises(material)
    yield Heading("Đánh giá")
    yield from _own_section(material, material.chosen.assessment, _ASSESSMENT)
    yield Heading("Đề xuất, kiến nghị")
    yield from _own_section(material, material.chosen.proposals, _PROPOSALS)
    yield _closing(material)


def _opening(material: Material) -> Block:
    """Say what the visit stands on: what the officer named, else the letter that asked for it."""
    reporting = f"{_agency(material)} báo cáo kết quả như sau:"
    grounds = "; ".join(ground.rstrip(" .;") for ground in material.chosen.basis)
    if grounds:
        return Paragraph(f"Thực hiện {grounds}, {reporting}")
    if material.letter:
        return Paragraph(f"Trên cơ sở văn bản số {material.letter} về chuyến công tác của đoàn, {reporting}")
    return Paragraph(("Căn cứ: ", *_gap(material, _BASIS), f". {reporting}"))


def _general(material: Material) -> Iterator[Block]:
    purpose: Words = _sentence(material.purpose) if material.purpose else _gap(material)
    yield Point(_led("Mục đích: ", purpose))
    yield Point(f"Thời gian, địa điểm: {_long_days(material.starts, material.ends)}, {_place(material)}.")
    yield Point(_led("Thành phần: ", _sides(material)))
    if material.host:
        yield Point(f"Cơ quan chủ trì: {_sentence(material.host)}")


def _place(material: Material) -> str:
    match material.travel:
        case Travel.OUTGOING:
            return f"tại {_where(material)}"
        case Travel.ONLINE:
            return "theo hình thức trực tuyến"
        case Travel.INCOMING:
            return f"tại thành phố {material.bureau.city}" if material.bureau.city else "tại địa phương"


def _led(lead: str, text: Words) -> Words:
    return f"{lead}{text}" if isinstance(text, str) else (lead, *text)


def _sides(material: Material) -> Words:
    """Say how many came of each side and who led them; the list itself is annexed."""
    if not material.members:
        return _gap(material, "danh sách thành viên hai bên")
    ours = [member for member in material.members if member.is_ours]
    theirs = [member for member in material.members if not member.is_ours]
    said: list[str | Run] = []
    for side, members in ((material.partner, theirs), (material.bureau.city or "ta", ours)):
        if members:
            is_visiting = (members is ours) == (material.travel is Travel.OUTGOING)
            joint = ["; "] if said else []
            said += [*joint, f"phía {side} gồm {len(members):02} người", *_led_by(members, is_visiting)]
    return (*said, " (danh sách kèm theo tại Phụ lục).")


def _led_by(members: list[Member], is_visiting: bool) -> Iterator[str | Run]:
    """Name who leads a side: the head of those who travel, or whoever presides for the hosts."""
    head = next((member for member in members if member.is_head), None)
    if head is None:
        return
    yield f" do {head.form} "
    yield from _name(head)
    role = "làm Trưởng đoàn" if is_visiting else "chủ trì"
    yield f", {head.title}, {role}" if head.title else f", {role}"


def _name(member: Member) -> Iterator[str | Run]:
    yield member.name
    if member.native:
        yield " ("
        yield Run(member.native.replace(" ", "\u00a0"), member.native_lang)
        yield ")"


def _programme(material: Material) -> Iterator[Block]:
    if not material.items:
        yield Paragraph(_gap(material, "các hoạt động theo chương trình"))
        return
    yield Paragraph("Chương trình của đoàn gồm các hoạt động chính sau:")
    columns = (Column("Thời gian", 38, "center"), Column("Nội dung", 76), Column("Địa điểm", 46))
    yield Table(
        columns, tuple((_when(item), item.title or _gap(material), item.place) for item in material.items)
    )


def _when(item: Item) -> str:
    until = f"{_TO}{item.ends:%H:%M}" if item.ends else ""
    return f"{item.starts:%H:%M}{until}\n{item.day:%d/%m/%Y}"


def _meetings(material: Material) -> Iterator[Block]:
    if not material.meetings:
        yield Paragraph(_gap(material, "nội dung các buổi làm việc, ghi vào sổ tiếp xúc của đoàn"))
    for meeting in material.meetings:
        yield Heading(_headed(meeting), 2)
        yield from (Paragraph(_sentence(line)) for line in meeting.result)
        if meeting.decisions:
            yield Paragraph("Các nội dung đã quyết định:")
            yield Listing(meeting.decisions)
        if not meeting.result and not meeting.decisions:
            yield Paragraph(_gap(material, "nội dung trao đổi"))


def _headed(meeting: Meeting) -> str:
    place = f", tại {meeting.place}" if meeting.place else ""
    return f"{meeting.title.rstrip(' .')} ({long_day(meeting.day)}{place})"


def _promises(material: Material) -> Iterator[Block]:
    if not material.promises:
        yield Paragraph("Chưa ghi nhận cam kết nào giữa hai bên.")
        return
    columns = (
        _NUMBERED,
        Column("Nội dung", 76),
        Column("Bên thực hiện", 42),
        Column("Thời hạn", 32, "center"),
    )
    rows = tuple(_promise(material, at, one) for at, one in enumerate(material.promises, start=1))
    yield Table(columns, rows)


def _promise(material: Material, at: int, promise: Promise) -> tuple[Words, ...]:
    side = {
        Acting.OURS: f"Phía {material.bureau.city}" if material.bureau.city else _ACTING[Acting.OURS],
        Acting.THEIRS: f"Phía {material.partner}",
        Acting.JOINT: _ACTING[Acting.JOINT],
    }[promise.acting]
    by = f"{side} ({promise.by})" if promise.by else side
    text = f"{promise.text.rstrip(' .;')} ({promise.note})" if promise.note else promise.text.rstrip(" .;")
    due: Words = f"{promise.due:%d/%m/%Y}" if promise.due else (Run("chưa có", italic=True),)
    return (str(at), text, by, due)


def _own_section(material: Material, written: tuple[str, ...], guide: str) -> Iterator[Block]:
    """Yield a section that only the officer can write: a line of it is a point, one line a paragraph."""
    if not written:
        yield Paragraph(_gap(material, guide))
    elif len(written) == 1:
        yield Paragraph(_sentence(written[0]))
    else:
        yield from (Point(_sentence(line)) for line in written)


def _closing(material: Material) -> Block:
    what = {
        Travel.INCOMING: f"kết quả đón tiếp và làm việc với {_lowered(material.name)}",
        Travel.OUTGOING: f"kết quả chuyến công tác của {_lowered(material.name)}",
        Travel.ONLINE: f"kết quả làm việc trực tuyến với {_lowered(material.name)}",
    }[material.travel]
    to = material.chosen.addressees
    whom = f" {to[0].rstrip(' .;')}" if len(to) == 1 else ""
    return Paragraph(f"Trên đây là {what}, {_agency(material)} trân trọng báo cáo{whom}./.")


# The list of members


def _members(material: Material) -> Annex:
    """Annex both sides in protocol order."""
    sides = (
        (f"Đoàn {material.partner}", [one for one in material.members if not one.is_ours]),
        (f"Phía {material.bureau.city or 'ta'}", [one for one in material.members if one.is_ours]),
    )
    body: list[Block] = []
    for title, members in sides:
        if members:
            body += [Heading(title, 1), _list_of(material, members)]
    return Annex("Danh sách thành viên", tuple(body))


def _list_of(material: Material, members: list[Member]) -> Table:
    columns = (_NUMBERED, Column("Họ và tên", 65), Column("Chức vụ, cơ quan", 85))
    rows = tuple(
        (str(at), tuple(_name(member)), member.title or _gap(material))
        for at, member in enumerate(members, start=1)
    )
    return Table(columns, rows)


def chosen_or_usual(chosen: Choices | None, usual: Choices) -> Choices:
    """Fill what an officer left open in with what is usual; nothing written yet is all usual."""
    if chosen is None:
        return usual
    return replace(chosen, symbol=chosen.symbol or usual.symbol)
