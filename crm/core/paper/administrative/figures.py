"""The print figures of Decree 30/2020/NĐ-CP, Appendix I: where everything stands and how large it is.

Millimetres across and down the sheet, points for type and for the gaps above a line. Both the PDF and the
Word file are made from these and from nothing else. A line's letters stand on four fifths of its height, as
Word sets lines of an exact height.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from crm.core.paper.faces import TINOS
from crm.core.paper.type import Style

WORD_FACE: Final = "Times New Roman"
FOOTING: Final = 0.8
"""Share of a line's height above the foot of its letters."""

# The sheet: margins inside the decree's ranges, not on their edges.
TOP, BOTTOM, LEFT, RIGHT = 22.0, 22.0, 32.0, 18.0
WIDTH: Final = 160.0
FIRST_LINE: Final = 36.0  # points: half an inch, 12.7 mm

# Side by side: the agency and the State; whom it goes to and who signs.
AGENCY_WIDTH, STATE_WIDTH = 66.0, 94.0
RECIPIENTS_WIDTH, GUTTER, SIGNER_WIDTH = 76.0, 4.0, 80.0
ADDRESSED_WIDTH: Final = 56.0
TITLE_WIDTH: Final = 130.0
SPARE: Final = 1.5
"""What a column is kept wider than its longest line, so that no reader breaks it once more."""

RULE: Final = 0.75
RULE_SHARE: Final = 0.4
"""A short line under a text is as long as this share of it; the decree allows a third to a half."""
RULE_LINE: Final = 1.0
GRID: Final = 0.5
CELL_PAD: Final = 1.7
SIGNING_ROOM: Final = 34.0
"""From the top of the position to the top of the name."""
CLOSING_GAP: Final = 22.0
PAGE_NUMBER_TOP: Final = 11.1
SAMPLE_TOP: Final = 281.0
MARK_RED: Final = "#FF0000"
STAMPS: Final = {"HỎA TỐC": 30.0, "THƯỢNG KHẨN": 40.0, "KHẨN": 20.0}
STAMP_HEIGHT: Final = 8.0
MARK_PAD: Final = 2.5

PARAGRAPH_GAP: Final = 6.8


@dataclass(frozen=True, slots=True)
class Look:
    """How one part of a paper looks; the name is its style's name in Word."""

    name: str
    type: Style
    before: float = 0.0


def _centred(size: float, leading: float, weight: int = 400, *, italic: bool = False) -> Style:
    return Style(size, leading, weight=weight, italic=italic, align="center", family=TINOS)


def _left(size: float, leading: float, weight: int = 400, *, italic: bool = False) -> Style:
    return Style(size, leading, weight=weight, italic=italic, family=TINOS)


def _text(weight: int = 400, *, italic: bool = False) -> Style:
    return Style(14, 20.5, weight=weight, italic=italic, align="justify", family=TINOS, first_line=FIRST_LINE)


def _heading(*, italic: bool = False) -> Style:
    return Style(14, 20.5, weight=700, italic=italic, family=TINOS, first_line=FIRST_LINE)


SUPERIOR: Final = Look("Cơ quan chủ quản", _centred(12, 15))
AGENCY: Final = Look("Cơ quan ban hành", _centred(13, 16, 700), before=1)
STATE: Final = Look("Quốc hiệu", _centred(12, 15, 700))
MOTTO: Final = Look("Tiêu ngữ", _centred(14, 17, 700), before=1)
NUMBER: Final = Look("Số, ký hiệu", _centred(13, 16), before=5.5)
ABOUT: Final = Look("Về việc", _centred(12, 15), before=6)
PLACE: Final = Look("Địa danh, thời gian", _centred(14, 17, italic=True), before=5.5)
INTERNAL: Final = Look("Lưu hành nội bộ", _centred(13, 16, 700), before=9)
URGENT: Final = Look("Độ khẩn", _centred(13, 16, 700), before=9)
TITLE: Final = Look("Title", _centred(14, 17, 700), before=22.6)
SUMMARY: Final = Look("Subtitle", _centred(14, 17, 700), before=1.2)
ADDRESSED: Final = Look("Kính gửi", _centred(14, 20.5), before=9.3)
ADDRESSED_RIGHT: Final = Look("Kính gửi, nhiều nơi", Style(14, 20.5, align="right", family=TINOS), before=9.3)
ADDRESSEE: Final = Look("Nơi được gửi", _left(14, 20.5))
BASIS: Final = Look("Căn cứ", _text(italic=True), before=PARAGRAPH_GAP)
BODY: Final = Look("Body Text", _text(), before=PARAGRAPH_GAP)
ITEM: Final = Look("List", _text(), before=PARAGRAPH_GAP)
HEADINGS: Final = {
    1: Look("Heading 1", _heading(), before=PARAGRAPH_GAP),
    2: Look("Heading 2", _heading(), before=PARAGRAPH_GAP),
    3: Look("Heading 3", _heading(italic=True), before=PARAGRAPH_GAP),
}
CENTRED: Final = Look("Thẩm quyền", _centred(14, 20.5, 700), before=PARAGRAPH_GAP)
CELL_HEAD: Final = Look("Đầu bảng", _centred(13, 16.5, 700))
CELL: Final = Look("Ô bảng", _left(13, 16.5))
CELL_CENTRED: Final = Look("Ô bảng, giữa", _centred(13, 16.5))
CELL_GAP: Final = 3.2
POSITION: Final = Look("Quyền hạn, chức vụ", _centred(14, 17, 700))
SIGNER: Final = Look("Họ tên người ký", _centred(14, 17, 700))
SENT_TO: Final = Look("Nơi nhận", _left(12, 16, 700, italic=True))
RECIPIENT: Final = Look("Tên nơi nhận", _left(11, 13.6))
ANNEX: Final = Look("Phụ lục", _centred(14, 17, 700))
ANNEX_TITLE: Final = Look("Tên phụ lục", _centred(14, 17, 700), before=1.2)
ANNEX_NOTE: Final = Look("Kèm theo", _centred(14, 17, italic=True), before=1.2)
PAGE_NUMBER: Final = Look("Header", _centred(14, 17))
SAMPLE: Final = Look("Footer", _centred(11, 14, 700))
RULED: Final = Look("Đường kẻ", _centred(1, RULE_LINE))
"""A paragraph without words whose upper edge is a line, so that a line keeps its place when words change."""
END: Final = Look("Cuối phần", _left(1, RULE_LINE))
"""What Word asks for behind a table at the end of a part."""

# Letters to guests: no paper of the decree, so free, but in the same margins and the same face.
LETTER_SIGNING_ROOM: Final = 26.0
LETTER_SUPERIOR: Final = Look("Thư, cơ quan chủ quản", _centred(11.5, 15))
LETTER_AGENCY: Final = Look("Thư, cơ quan", _centred(15, 20, 700), before=1)
LETTER_CONTACT: Final = Look("Thư, liên hệ", _centred(10.5, 14, italic=True), before=1)
LETTER_REMARK: Final = Look("Thư, chú thích", _left(10.5, 14, italic=True), before=8)
LETTER_DAY: Final = Look("Thư, ngày", Style(13, 18, align="right", family=TINOS), before=16)
LETTER_NAME: Final = Look("Thư, người nhận", _left(13.5, 18.5, 700), before=16)
LETTER_TO: Final = Look("Thư, chức vụ người nhận", _left(13, 18))
LETTER_SALUTATION: Final = Look("Thư, lời chào", _left(13, 19), before=20)
LETTER_TEXT: Final = Look("Thư, nội dung", Style(13, 19.5, align="justify", family=TINOS), before=8)
LETTER_TEXT_EAST: Final = Look(
    "Thư, nội dung chữ Hán", Style(12.5, 20.5, family=TINOS, has_no_blanks=True), before=8
)
LETTER_ITEM: Final = Look("Thư, gạch đầu dòng", _left(13, 19.5), before=3)
LETTER_CLOSING: Final = Look("Thư, lời kết", _centred(13, 18))
LETTER_SIGNER: Final = Look("Thư, người ký", _centred(13.5, 18, 700))
LETTER_POST: Final = Look("Thư, chức vụ người ký", _centred(12.5, 17))
LETTERS: Final = (
    LETTER_SUPERIOR, LETTER_AGENCY, LETTER_CONTACT, LETTER_REMARK, LETTER_DAY, LETTER_NAME, LETTER_TO,
    LETTER_SALUTATION, LETTER_TEXT, LETTER_TEXT_EAST, LETTER_ITEM, LETTER_CLOSING, LETTER_SIGNER, LETTER_POST,
)  # fmt: skip
"""Every look of a letter to a guest."""

LOOKS: Final = (
    SUPERIOR, AGENCY, STATE, MOTTO, NUMBER, ABOUT, PLACE, INTERNAL, URGENT, TITLE, SUMMARY, ADDRESSED,
    ADDRESSED_RIGHT, ADDRESSEE, BASIS, BODY, ITEM, *HEADINGS.values(), CENTRED, CELL_HEAD, CELL, CELL_CENTRED,
    POSITION, SIGNER, SENT_TO, RECIPIENT, ANNEX, ANNEX_TITLE, ANNEX_NOTE, PAGE_NUMBER, SAMPLE, RULED, END,
)  # fmt: skip
"""Every look, for the list of styles of a Word file."""
