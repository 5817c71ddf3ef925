"""The submission and the report of a conference, in the prose of an office.

A paper after Decree 30 exists in Vietnamese alone, so its words are written here and not in the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from crm.conferences.content import Material
from crm.core.paper.administrative import (
    AdministrativePaper,
    Basis,
    Block,
    Column,
    Heading,
    Listing,
    PaperType,
    Paragraph,
    Point,
    Signature,
    Table,
    Words,
    long_day,
    missing,
)


class PaperCode(StrEnum):
    """The papers that are written of a conference."""

    SUBMISSION = "submission"
    REPORT = "report"


FILE_NAMES: Final = {PaperCode.SUBMISSION: "Tờ trình", PaperCode.REPORT: "Báo cáo"}
_TYPES: Final = {PaperCode.SUBMISSION: PaperType.SUBMISSION, PaperCode.REPORT: PaperType.REPORT}
_DECISION: Final = (
    "Căn cứ Quyết định số 06/2020/QĐ-TTg ngày 21 tháng 02 năm 2020 của Thủ tướng Chính phủ về tổ chức và "
    "quản lý hội nghị, hội thảo quốc tế tại Việt Nam"
)


def paper_of(code: PaperCode, material: Material) -> AdministrativePaper:
    """Write one of the papers; number and day stay blank."""
    is_report = code is PaperCode.REPORT
    write, summary = (_report, _report_on) if is_report else (_submission, _submission_on)
    kind = _TYPES[code]
    return AdministrativePaper(
        superior=_shortened(material.superior),
        agency=_agency(material),
        type=kind,
        summary=summary(material),
        symbol="-".join(filter(None, (kind.value, material.symbol))),
        place=material.city or "…",
        year=material.year,
        addressees=(_in_full(material.superior),) if material.superior else (),
        body=tuple(write(material)),
        signature=Signature(
            material.position or ("(chưa có chức vụ)",), material.signer or missing(_owner(material))
        ),
        recipients=("Như trên", "Lưu: VT"),
        is_sample=material.is_sample,
    )


def _submission_on(material: Material) -> str:
    return f"Về việc cho phép tổ chức {_named(material)}"


def _report_on(material: Material) -> str:
    return f"Kết quả tổ chức {_named(material)}"


def _named(material: Material) -> str:
    """Name the conference in the middle of a sentence."""
    name = material.name
    for head in ("Hội nghị", "Hội thảo", "Diễn đàn", "Tọa đàm"):
        if name.startswith(head):
            return f"{head.lower()}{name[len(head) :]}"
    return f"hội nghị, hội thảo quốc tế “{name}”"


def _submission(material: Material) -> Iterator[Block]:
    yield Basis((_DECISION, _application(material)))
    whom = _in_full(material.superior) or "cấp có thẩm quyền"
    yield Paragraph(f"{_agency(material)} kính trình {whom} việc tổ chức {_named(material)} như sau:")
    yield Heading("Thông tin chung")
    yield from _general(material)
    yield Heading("Thẩm quyền cho phép")
    yield from _competence(material)
    yield Heading("Ý kiến của các cơ quan liên quan")
    yield from _opinions(material)
    yield Heading("Đề xuất, kiến nghị")
    yield from _proposal(material, whom)
    yield Paragraph(f"{_agency(material)} kính trình {whom} xem xét, quyết định./.")


def _application(material: Material) -> Words:
    who = material.host or "đơn vị tổ chức"
    if not material.application:
        gap = missing(_owner(material), "số, ngày của công văn xin phép")
        return (f"Xét đề nghị của {who}: ", *gap)
    dated = f" {long_day(material.applied)}" if material.applied else ""
    return f"Xét đề nghị của {who} tại văn bản số {material.application}{dated}"


def _general(material: Material) -> Iterator[Block]:
    yield Point(_led("Chủ đề, mục đích: ", material.purpose, material))
    together = f", phối hợp với {material.co_hosts}" if material.co_hosts else ""
    said = f"{material.host}{together} ({material.organiser.lower()})" if material.host else ""
    yield Point(_led("Đơn vị tổ chức: ", said, material))
    yield Point(f"Hình thức: {material.manner.lower()}.")
    yield Point(_led("Thời gian: ", _days(material.starts, material.ends), material))
    yield Point(_led("Địa điểm: ", material.place, material))
    counted = _counted(material.planned_ours, material.planned_foreign, material.origins)
    yield Point(_led("Thành phần dự kiến: ", counted, material))
    if material.leaders:
        yield Point(f"Khách cấp cao: {_ended(material.leaders)}")
    money = ", nguồn: ".join(filter(None, (material.money, material.money_source)))
    yield Point(_led("Kinh phí: ", money, material))


def _competence(material: Material) -> Iterator[Block]:
    if not material.allows:
        gap = missing(_owner(material), "thành phần cấp cao, nội dung")
        yield Paragraph(("Chưa xác định được thẩm quyền cho phép: ", *gap, "."))
        return
    yield Paragraph(f"Thẩm quyền cho phép tổ chức thuộc {_allows(material)}, vì:")
    yield Listing(tuple(_reason(said, article) for said, article in material.reasons))


def _allows(material: Material) -> str:
    """Name who allows it; the chair with the whole name of the committee, be it of a city or a province."""
    if material.allows_pm or not material.superior:
        return material.allows
    return f"Chủ tịch {_in_full(material.superior)}"


def _reason(said: str, article: str) -> str:
    return f"{said.rstrip('.')} ({article})" if article else said.rstrip(".")


def _opinions(material: Material) -> Iterator[Block]:
    if not material.asked:
        yield Paragraph(missing(_owner(material), "ý kiến bằng văn bản của các cơ quan liên quan"))
        return
    columns = (
        Column("TT", 10, "center"),
        Column("Cơ quan", 42),
        Column("Văn bản trả lời", 36),
        Column("Ý kiến", 62),
    )
    rows = tuple(
        (str(at), one.body, one.paper or "chưa trả lời", ". ".join(filter(None, (one.opinion, one.comment))))
        for at, one in enumerate(material.asked, start=1)
    )
    yield Table(columns, rows)


def _proposal(material: Material, whom: str) -> Iterator[Block]:
    if material.allows_pm:
        yield Paragraph(
            f"Đề nghị {whom} xem xét, trình Thủ tướng Chính phủ cho phép tổ chức {_named(material)} theo nội "
            "dung nêu trên."
        )
    else:
        yield Paragraph(
            f"Đề nghị {whom} xem xét, cho phép tổ chức {_named(material)} theo nội dung nêu trên."
        )


def _report(material: Material) -> Iterator[Block]:
    yield Paragraph(_permitted(material))
    yield Heading("Thông tin chung")
    yield from _general(material)
    yield Heading("Thành phần tham dự")
    counted = _counted(material.came_ours, material.came_foreign, material.came_from)
    yield Paragraph(f"Có {counted}." if counted else missing(_owner(material), "số đại biểu tham dự"))
    for title, lines, what in (
        ("Nội dung, kết quả", material.outcomes, "nội dung trao đổi, kết quả đạt được"),
        ("Đánh giá", material.evaluation, "mức độ đạt mục đích, công tác tổ chức, an ninh, thông tin"),
        ("Đề xuất, kiến nghị", material.recommendations, "kiến nghị, việc cần theo dõi"),
    ):
        yield Heading(title)
        yield from _told(material, lines, what)
    yield Paragraph(
        f"Trên đây là kết quả tổ chức {_named(material)}, {_agency(material)} trân trọng báo cáo./."
    )


def _permitted(material: Material) -> Words:
    rest = f", {_agency(material)} báo cáo kết quả như sau:"
    if not material.decision:
        return ("Thực hiện ", *missing(_owner(material), "số, ngày của văn bản cho phép"), rest)
    dated = f" {long_day(material.decided)}" if material.decided else ""
    return f"Thực hiện văn bản số {material.decision}{dated} cho phép tổ chức {_named(material)}{rest}"


def _told(material: Material, lines: Sequence[str], what: str) -> Iterator[Block]:
    if not lines:
        yield Paragraph(missing(_owner(material), what))
    yield from (Paragraph(_ended(line)) for line in lines)


def _led(lead: str, text: str, material: Material) -> Words:
    return f"{lead}{_ended(text)}" if text else (lead, *missing(_owner(material)), ".")


def _counted(ours: int | None, foreign: int | None, origins: str) -> str:
    told = [f"{ours} đại biểu Việt Nam"] if ours is not None else []
    told += [f"{foreign} đại biểu nước ngoài"] if foreign is not None else []
    from_where = f" (từ {origins.rstrip('. ')})" if origins and told else ""
    return f"{' và '.join(told)}{from_where}" or origins


def _days(starts: date | None, ends: date | None) -> str:
    if starts is None:
        return ""
    if ends is None or ends == starts:
        return long_day(starts)
    first = long_day(starts)
    if starts.year == ends.year:
        first = first.rsplit(" năm ", maxsplit=1)[0]
        first = f"ngày {starts.day:02}" if starts.month == ends.month else first
    return f"từ {first} đến {long_day(ends)}"


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text.rstrip(' ,;')}."


def _owner(material: Material) -> str:
    return f"Đ/c {material.owner.split()[-1]}" if material.owner.strip() else ""


def _agency(material: Material) -> str:
    """Return the agency's name without its city, which the superior body above it names already."""
    name, city = material.agency, material.city
    if city and material.superior:
        name = name.removesuffix(city).strip().removesuffix("thành phố").removesuffix("tỉnh").strip()
    return name or material.agency


def _in_full(body: str) -> str:
    return f"Ủy ban nhân dân{body[4:]}" if body.startswith("UBND") else body


def _shortened(body: str) -> str:
    head = "ủy ban nhân dân"
    return f"UBND{body[len(head) :]}" if body.lower().startswith(head) else body
