"""The specimen: the report that the figures were measured on, and papers at the edges of what there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from crm.core.paper.administrative import (
    AdministrativePaper,
    Annex,
    Column,
    Heading,
    PaperType,
    Paragraph,
    Point,
    Run,
    Signature,
    Table,
    render_docx,
    render_pdf,
)

MADE = datetime(2026, 11, 28, 2, 0, tzinfo=UTC)
FOLLOWED = Table(
    (
        Column("TT", 10, "center"),
        Column("Nội dung", 70),
        Column("Cơ quan thực hiện", 40),
        Column("Thời hạn", 40, "center"),
    ),
    (
        ("1", "Dự thảo kế hoạch hợp tác 2027 - 2029", "Sở Ngoại vụ", "31/01/2027"),
        ("2", "Danh sách 10 cán bộ đề nghị học tập", "Sở Nông nghiệp và Môi trường", "15/01/2027"),
        ("3", "Trả lời về việc tiếp nhận cán bộ", "Phía Kitakyushu", "15/12/2026"),
    ),
)
BODY = (
    Paragraph(
        "Thực hiện Kế hoạch số 000/KH-UBND ngày 16 tháng 11 năm 2026 của Ủy ban nhân dân thành phố về đón "
        "tiếp đoàn đại biểu thành phố Kitakyushu, Sở Ngoại vụ báo cáo kết quả như sau:"
    ),
    Heading("Thông tin chung"),
    Point("Thời gian, địa điểm: từ ngày 25 đến ngày 27 tháng 11 năm 2026, tại thành phố Hải Phòng."),
    Point(
        "Thành phần: phía Kitakyushu gồm 06 người do ông Kokura Ken’ichi, Phó Thị trưởng, làm Trưởng đoàn; "
        "phía Hải Phòng do đồng chí Nguyễn Minh Họa, Phó Chủ tịch Ủy ban nhân dân thành phố, chủ trì (danh "
        "sách kèm theo tại Phụ lục I)."
    ),
    Point("Mục đích: trao đổi kế hoạch hợp tác giai đoạn 2027 - 2029 và rà soát các nội dung đã thống nhất."),
    Heading("Kết quả"),
    Paragraph(
        "Đoàn đã chào xã giao lãnh đạo Ủy ban nhân dân thành phố, làm việc với các cơ quan liên quan, khảo "
        "sát quần đảo Cát Bà và Khu công nghiệp Đình Vũ; các hoạt động diễn ra đúng chương trình."
    ),
    Point(
        "Hai bên thống nhất ba nội dung hợp tác: cấp nước, xử lý chất thải và giao lưu thanh thiếu niên; "
        "giao Sở Ngoại vụ và Phòng Giao lưu quốc tế của Kitakyushu làm đầu mối soạn thảo."
    ),
    Point(
        "Phía Kitakyushu ghi nhận đề nghị tiếp nhận 10 cán bộ môi trường trong năm 2027; sẽ trả lời trước "
        "ngày 15 tháng 12 năm 2026."
    ),
    Point(
        "Phía Hải Phòng mời Thị trưởng và đoàn nghệ thuật của Kitakyushu dự Lễ hội Hoa Phượng Đỏ năm 2027; "
        "phía bạn cảm ơn và ghi nhận."
    ),
    Point(
        "Trao đổi tặng phẩm theo quy định; tặng phẩm nhận được đã kê khai, bàn giao Văn phòng Sở (danh mục "
        "tại Phụ lục II)."
    ),
    Heading("Các nội dung cần theo dõi"),
    FOLLOWED,
    Heading("Đánh giá, đề xuất"),
    Point("Chuyến thăm đạt mục đích; công tác đón tiếp an toàn, chu đáo, tiết kiệm, đúng nghi lễ đối ngoại."),
    Point(
        "Đề nghị Ủy ban nhân dân thành phố giao Sở Ngoại vụ chủ trì, phối hợp với các cơ quan liên quan hoàn "
        "thiện dự thảo kế hoạch hợp tác, trình trong tháng 01 năm 2027."
    ),
    Paragraph(
        "Trên đây là kết quả đón tiếp và làm việc với đoàn Kitakyushu, Sở Ngoại vụ trân trọng báo cáo Ủy ban "
        "nhân dân thành phố./."
    ),
)
SPECIMEN = AdministrativePaper(
    superior="UBND thành phố Hải Phòng",
    agency="Sở Ngoại vụ",
    type=PaperType.REPORT,
    summary="Kết quả đón tiếp và làm việc với đoàn đại biểu thành phố Kitakyushu, Nhật Bản "
    "(25\u00a0-\u00a027/11/2026)",
    symbol="BC-SNgV",
    place="Hải Phòng",
    year=2026,
    addressees=("Ủy ban nhân dân thành phố Hải Phòng",),
    body=BODY,
    signature=Signature(("Giám đốc",), "Trần Thị Mẫu Đơn"),
    recipients=(
        "Bộ Ngoại giao (để báo cáo)",
        "Chủ tịch, các PCT UBND thành phố",
        "Văn phòng UBND thành phố",
        "Sở Nông nghiệp và Môi trường",
        "Lưu: VT, HTQT, H. 05 bản",
    ),
)
SCRIPTS = Paragraph(
    (
        "Thành viên: KOKURA Ken'ichi (",
        Run("小倉 健一", "ja"),
        "), Lý Minh Hoa (",
        Run("李明华", "zh"),
        "), Kim Min-su (",
        Run("김민수", "ko"),
        "), Bounmy (",
        Run("ບຸນມີ", "lo"),
        "), Ivan Petrov (Иван Петров).",
    )
)
PEOPLE = Annex(
    "Danh sách thành viên",
    (
        SCRIPTS,
        Table(
            (Column("TT", 10, "center"), Column("Họ và tên", 70), Column("Chức vụ", 80)),
            tuple((str(at), f"Thành viên {at}", "Trưởng phòng") for at in range(1, 45)),
        ),
    ),
)
WITH_ANNEXES = replace(SPECIMEN, annexes=(PEOPLE, Annex("Tặng phẩm", (Paragraph("Không có."),))))


@cache
def pdf(paper: AdministrativePaper = SPECIMEN) -> bytes:
    """Print a paper, once."""
    return render_pdf(paper, MADE)


@cache
def docx(paper: AdministrativePaper = SPECIMEN) -> bytes:
    """Write a paper for Word, once."""
    return render_docx(paper, MADE)
