"""A whole briefing for a visit from Kitakyushu. People, visit and telephone numbers are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from crm.briefings.content import (
    AgreementLine,
    Biography,
    Briefing,
    CommitmentLine,
    ContactLine,
    DelegationHead,
    Direction,
    Edition,
    EventKind,
    Figure,
    Fit,
    FitLine,
    Group,
    History,
    HistoryEvent,
    LeaderPage,
    Meeting,
    MemberLine,
    Missing,
    PairedFact,
    PartnerProfile,
    PersonName,
    Point,
    PrintStrip,
    Programme,
    ProgrammeDay,
    ProgrammeItem,
    Side,
    Source,
    TalkingTopic,
)

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
HA = Missing("Đ/c Hà")
THU = Missing("Đ/c Thử")
CHECKED = date(2026, 11, 22)

KOKURA = PersonName("KOKURA Ken’ichi", "小倉 健一", "ja", "こくら けんいち", "Cô-cư-ra Ken-i-chi")
WAKAMATSU = PersonName("WAKAMATSU Misaki", "若松 美咲", "ja", "わかまつ みさき", "Oa-ca-mát-chư Mi-xa-ki")
TOBATA = PersonName("TOBATA Makoto", "戸畑 誠", "ja", "とばた まこと", "Tô-ba-ta Ma-cô-tô")
YAHATA = PersonName("YAHATA Naoko", "八幡 直子", "ja", "やはた なおこ", "I-a-ha-ta Na-ô-cô")
LI = PersonName("LI Minghua", "李明华", "zh", "Lǐ Mínghuá", "Lý Minh Hoa")
HAN = PersonName("HAN Mirae", "한미래", "ko", "", "Han Mi-re")
BOUNMY = PersonName("Bounmy SENGTHONG", "ບຸນມີ ແສງທອງ", "lo", "", "Bun-my Xeng-thoong")
SOMCHAI = PersonName("Somchai WONGDEE", "สมชาย วงศ์ดี", "th", "", "Xổm-chai Vông-đi")
SOKOLOV = PersonName(
    "SOKOLOV Igor Sergeevich", "Соколов Игорь Сергеевич", "ru", "", "I-gor Xéc-ghê-ê-vích Xô-cô-lốp"
)


def member(side: Side, number: str, name: PersonName, vi: str, en: str, **more: object) -> MemberLine:
    """Make a line of the member list."""
    return MemberLine(side, number, name, vi, en, **more)  # type: ignore[arg-type]


MEMBERS = (
    member(
        Side.THEIRS,
        "1",
        KOKURA,
        "Phó Thị trưởng",
        "Vice Mayor",
        address_form="Ngài Phó Thị trưởng",
        is_head=True,
    ),
    member(
        Side.THEIRS,
        "2",
        WAKAMATSU,
        "Cục trưởng Cục Môi trường",
        "Director General, Environment Bureau",
        address_form="Bà Cục trưởng",
        note="Ăn chay",
    ),
    member(
        Side.THEIRS,
        "3",
        TOBATA,
        "Phó Cục trưởng Cục Cấp thoát nước",
        "Deputy Director General, Water and Sewer Bureau",
        address_form="Ông Phó Cục trưởng",
    ),
    member(
        Side.THEIRS,
        "4",
        YAHATA,
        "Trưởng phòng Giao lưu quốc tế",
        "Director, International Affairs",
        address_form="Bà Trưởng phòng",
    ),
    member(
        Side.OURS,
        "1",
        PersonName("Nguyễn Minh Họa"),
        "Phó Chủ tịch UBND thành phố",
        "Vice Chairman, City People’s Committee",
        is_head=True,
    ),
    member(
        Side.OURS,
        "2",
        PersonName("Trần Thị Mẫu Đơn"),
        "Giám đốc Sở Ngoại vụ",
        "Director, Department of Foreign Affairs",
    ),
    member(
        Side.OURS,
        "3",
        PersonName("Lê Quang Thử"),
        "Phó Giám đốc Sở Nông nghiệp và Môi trường",
        "Deputy Director, Agriculture and Environment",
    ),
    member(
        Side.OURS,
        "4",
        PersonName("Phạm Ngọc Ví"),
        "Phó Tổng Giám đốc Công ty Cấp nước",
        "Deputy Director General, Water Supply Company",
    ),
    member(
        Side.OURS,
        "5",
        PersonName("Vũ Thu Hà"),
        "Chuyên viên, phiên dịch tiếng Nhật",
        "Officer, interpreter (Japanese)",
        phone="0900 000 102",
        is_interpreter=True,
    ),
    member(
        Side.OTHERS,
        "K1",
        LI,
        "Phó Giám đốc Sở Ngoại vụ Nam Ninh",
        "Deputy Director, Nanning Foreign Affairs Office",
        address_form="Ông Phó Giám đốc",
    ),
    member(
        Side.OTHERS,
        "K2",
        HAN,
        "Chuyên viên Phòng Quốc tế, Incheon",
        "Officer, International Relations, Incheon",
        address_form="Bà Han",
    ),
    member(
        Side.OTHERS,
        "K3",
        BOUNMY,
        "Phó Chánh Văn phòng tỉnh Viêng Chăn",
        "Deputy Chief of Office, Vientiane Province",
        address_form="Ông Bounmy (gọi theo tên)",
    ),
    member(
        Side.OTHERS,
        "K4",
        SOKOLOV,
        "Trưởng phòng Hợp tác, Vladivostok",
        "Head of Cooperation, Vladivostok",
        address_form="Ông Igor Sergeevich",
    ),
    member(
        Side.OTHERS,
        "K5",
        SOMCHAI,
        "Chuyên viên đối ngoại, Udon Thani",
        "Foreign affairs officer, Udon Thani",
        address_form=HA,
    ),
)

LEADER = LeaderPage(
    on=date(2026, 11, 25),
    starts=time(14, 0),
    minutes=45,
    place="Phòng khách số 1, trụ sở UBND",
    who=KOKURA,
    title="Phó Thị trưởng Kitakyushu · lần đầu đến",
    address_form="Ngài Phó Thị trưởng",
    why=Point("Sắp ký kế hoạch hợp tác 2027–2029;", "bạn chốt ngân sách trong tháng 12."),
    points=(
        Point("Cảm ơn", "12 năm kết nghĩa; nước sạch theo công nghệ của bạn, dân thấy được."),
        Point("Đề nghị", "bạn nhận 10 cán bộ môi trường học tập trong năm 2027."),
        Point("Mời", "Thị trưởng và đoàn nghệ thuật dự Lễ hội Hoa Phượng Đỏ, tháng 5/2027."),
    ),
    not_promise="đường bay thẳng.",
    answer="Thành phố ghi nhận, sẽ báo cáo cấp trên và trả lời sau.",
    gift_ours="Tranh sơn mài “Bến Bính”, trao cuối buổi.",
    gift_theirs=HA,
    interpreter="Đ/c Hà",
    interpreter_phone="0900 000 102",
    greeting="Yô-cô-xô Hai-phôn e",
    greeting_native="ようこそハイフォンへ",
    greeting_lang="ja",
)

PROGRAMME = Programme(
    zone="Hà Nội",
    other_clock="14:00 Hà Nội là 16:00 Kitakyushu",
    days=(
        ProgrammeDay(
            date(2026, 11, 25),
            place="Hải Phòng",
            dress="lễ phục sẫm màu",
            items=(
                ProgrammeItem(
                    time(10, 20),
                    "Đón tại sân bay Cát Bi",
                    "Welcome at Cat Bi Airport",
                    ends=time(10, 50),
                    host="Giám đốc Sở Ngoại vụ",
                    note="Hoa tặng Trưởng đoàn. Xe 1: Trưởng đoàn; xe 2: thành viên.",
                    travel="Di chuyển 25 phút về khách sạn; nghỉ, ăn trưa",
                ),
                ProgrammeItem(
                    time(14, 0),
                    "Chào xã giao Phó Chủ tịch UBND thành phố",
                    "Courtesy call on the Vice Chairman of the City People’s Committee",
                    ends=time(14, 45),
                    place="Phòng khách số 1, trụ sở UBND",
                    detail="Hai bên 6 + 6 người. Tiếng Việt – tiếng Nhật; phiên dịch Đ/c Hà.",
                    note="Báo chí: 5 phút đầu.",
                    leader_attends=True,
                    changed=True,
                ),
                ProgrammeItem(
                    time(15, 0),
                    "Làm việc: kế hoạch hợp tác 2027–2029",
                    "Working session: cooperation plan 2027–2029",
                    ends=time(16, 45),
                    place="Phòng họp 2",
                    host="Giám đốc Sở Ngoại vụ",
                    participants=("1", "2", "3", "4"),
                    note="Tài liệu: dự thảo lần 2.",
                ),
                ProgrammeItem(
                    time(18, 30),
                    "Chiêu đãi",
                    "Banquet",
                    ends=time(20, 30),
                    place="Nhà khách thành phố",
                    detail="Khách mời: Nam Ninh, Incheon, Viêng Chăn, Vladivostok, Udon Thani.",
                    note="Một suất ăn chay.",
                    leader_attends=True,
                    changed=True,
                ),
            ),
        ),
        ProgrammeDay(
            date(2026, 11, 26),
            place="Cát Bà",
            dress="gọn nhẹ, giày đi bộ",
            items=(
                ProgrammeItem(
                    time(7, 45),
                    "Khảo sát Vườn quốc gia Cát Bà",
                    "Visit to Cat Ba National Park",
                    ends=time(11, 30),
                    detail="Xuất phát khách sạn 07:45, phà 08:40.",
                    host="Ban Quản lý",
                    plan_b="(gió từ cấp 6) Bảo tàng Hải Phòng, 09:00.",
                ),
                ProgrammeItem(
                    time(14, 0),
                    "Hai nhóm song song",
                    Missing("Đ/c Thử"),
                    ends=time(16, 0),
                    groups=(
                        Group("Nhóm A", ("1", "2", "5"), "Nhà máy nước An Dương; xe 1; phiên dịch Đ/c Hà."),
                        Group(
                            "Nhóm B", ("3", "4", "6"), "Khu công nghiệp Đình Vũ; xe 2; phiên dịch Đ/c Vân."
                        ),
                    ),
                ),
            ),
        ),
        ProgrammeDay(
            date(2026, 11, 27),
            place="Hải Phòng",
            items=(
                ProgrammeItem(
                    time(8, 30),
                    "Ký biên bản làm việc",
                    "Signing of the minutes",
                    ends=time(10, 0),
                    place="Phòng khánh tiết",
                    detail="Người ký: Giám đốc Sở Ngoại vụ – Cục trưởng Môi trường.",
                    note="Cờ: nhìn từ ngoài vào, cờ Việt Nam bên phải.",
                ),
                ProgrammeItem(
                    time(11, 0),
                    "Tiễn tại sân bay Cát Bi",
                    "Farewell at Cat Bi Airport",
                    ends=time(11, 30),
                    host=HA,
                ),
            ),
        ),
    ),
)

PARTNER = PartnerProfile(
    name=PersonName("Kitakyushu", "北九州市", "ja", "きたきゅうしゅうし", "Ki-ta-kiu-xu"),
    where="tỉnh Fukuoka, Nhật Bản",
    home_note="Hải Phòng (sau hợp nhất 01/07/2025)",
    facts=(
        PairedFact(
            "Dân số",
            Figure(Decimal(947092), "người", "2020", 1, stale_years=6),
            Figure(Decimal("4.7"), "triệu người (trên)", "2025", 4, rival="4,6 triệu · 2025 · [5]"),
        ),
        PairedFact(
            "Diện tích",
            Figure(Decimal("491.95"), "km²", "2020", 1, stale_years=6),
            Figure(Decimal("3194.72"), "km²", "01/07/2025", 4),
        ),
        PairedFact("GRDP", THU, Figure(Decimal("29.4"), "tỷ USD", "2025", 4)),
        PairedFact("Cảng, hàng qua cảng", THU, Figure(Decimal(238), "triệu tấn", "2025", 4)),
        PairedFact("Người đứng đầu", HA, Figure("theo danh sách", "lãnh đạo thành phố")),
    ),
    fits=(
        FitLine(
            "cấp nước",
            "Công nghệ lọc sinh học U-BCF [2]",
            "Nâng chất lượng nước các nhà máy [nội bộ 2026]",
            Fit.COMPLEMENTARY,
        ),
        FitLine(
            "chất thải",
            "Khu Eco-Town; quy hoạch tăng trưởng xanh [2][3]",
            "Xử lý chất thải rắn, đảo Cát Bà [nội bộ 2026]",
            Fit.COMPLEMENTARY,
        ),
        FitLine("lễ hội", "Lễ hội Wasshoi [2]", "Lễ hội Hoa Phượng Đỏ, hằng năm từ 2012 [6]", Fit.SIMILAR),
    ),
    consider="Kitakyushu không phải cấp tỉnh: cấp tương đương về lễ tân theo bảng riêng. Dân số bạn giảm; "
    "ngân sách đối ngoại xét từng năm.",
    sources=(
        Source(1, "Trang thông tin đối tác, Sở Ngoại vụ Hải Phòng; số liệu 2020", CHECKED),
        Source(2, "Trang hợp tác quốc tế, thành phố Kitakyushu", CHECKED),
        Source(3, "Báo cáo thành phố tăng trưởng xanh, OECD", CHECKED),
        Source(4, "Trang tin kinh tế, số liệu 2025", CHECKED, secondary=True),
        Source(5, "Báo địa phương, 2025", CHECKED),
        Source(6, "Cổng thông tin lễ hội, Hải Phòng", CHECKED),
    ),
)

HISTORY = History(
    summary="17 năm từ thỏa thuận đầu tiên; 12 năm kết nghĩa",
    events=(
        HistoryEvent(
            "17/04/2009",
            EventKind.AGREEMENT,
            "Ký Thỏa thuận hữu nghị và hợp tác",
            "Thời hạn 5 năm. 友好・協力協定 [2]",
        ),
        HistoryEvent(
            "18/04/2014",
            EventKind.AGREEMENT,
            "Nâng lên kết nghĩa",
            "Ký Thỏa thuận thiết lập quan hệ kết nghĩa sau khi tổng kết thỏa thuận 2009. 姉妹都市協定 [1][2]",
        ),
        HistoryEvent("2024", EventKind.EVENT, "Kỷ niệm 10 năm kết nghĩa", HA),
        HistoryEvent(
            "03/2026",
            EventKind.EVENT,
            "Đoàn Hải Phòng thăm Kitakyushu",
            "6 người; biên bản làm việc 12/03/2026 (mẫu)",
            restricted=True,
        ),
        HistoryEvent("25/11/2026", EventKind.NOW, "Đoàn Kitakyushu thăm Hải Phòng", "Chuyến thăm này"),
    ),
    agreements=(
        AgreementLine(
            "Thỏa thuận hữu nghị và hợp tác (2009)", "17/04/2009", "Được thay thế", date(2014, 4, 17)
        ),
        AgreementLine("Thỏa thuận thiết lập quan hệ kết nghĩa", "18/04/2014", "Đang có hiệu lực"),
        AgreementLine(
            "Kế hoạch hợp tác 2024–2026 (mẫu)",
            "20/05/2024",
            "Đang có hiệu lực",
            date(2026, 12, 31),
            days_left=39,
            remark="cần thay",
        ),
    ),
)

COMMITMENTS = (
    CommitmentLine(
        Side.OURS,
        "Bàn giao mặt bằng trạm quan trắc nước",
        "Hải Phòng",
        date(2026, 9, 30),
        "Xong trước 15/12; đã có văn bản của Sở NN&MT",
        overdue_days=53,
    ),
    CommitmentLine(
        Side.THEIRS,
        "Gửi dự thảo chương trình học tập cho 10 cán bộ",
        "Kitakyushu",
        date(2026, 12, 15),
        "Đề nghị bạn xác nhận tại buổi làm việc",
        days_left=23,
    ),
    CommitmentLine(Side.THEIRS, "Chuyên gia xử lý chất thải sang Cát Bà", "Kitakyushu", "quý I/2027", THU),
)

MEETINGS = (
    Meeting(
        "Làm việc 15:00, Thứ Tư 25/11/2026 · Phòng họp 2 · chủ trì: Giám đốc Sở Ngoại vụ",
        (
            TalkingTopic(
                "Kế hoạch hợp tác 2027–2029",
                "Hải Phòng muốn ký trong quý I/2027, "
                "gồm ba việc: nước sạch, chất thải, giao lưu thanh thiếu niên.",
                "Hai bên cử nhóm soạn thảo; phía Hải Phòng do Sở Ngoại vụ làm đầu mối.",
                "Kinh phí năm 2027?",
                "Mỗi bên tự lo chi phí đi lại; chi phí tại chỗ do bên chủ nhà.",
                "Không nêu con số kinh phí cụ thể khi chưa có ý kiến Sở Tài chính.",
            ),
            TalkingTopic(
                "Đào tạo 10 cán bộ môi trường",
                "Hai khóa trước đã có kết quả: 18 người đang làm đúng chuyên môn (mẫu, 10/2026).",
                "Khóa 2027 từ tháng 6, bốn tuần, có phần thực hành tại nhà máy nước.",
                "Tiêu chuẩn tiếng Nhật?",
                HA,
            ),
            TalkingTopic(
                "Lễ hội Hoa Phượng Đỏ 2027",
                "Mời đoàn nghệ thuật 20 người biểu diễn đêm khai mạc.",
                avoid="Chưa hứa chi trả vé máy bay cho đoàn nghệ thuật.",
            ),
        ),
    ),
)

BIOGRAPHIES = (
    Biography(
        KOKURA,
        "Phó Thị trưởng Kitakyushu",
        "Sinh năm 1964 tại Kitakyushu. Công tác tại chính quyền thành phố từ 1988, phụ trách nước và "
        "môi trường trước khi giữ chức Phó Thị trưởng (2023). "
        "Quan tâm: cấp nước, đào tạo cán bộ trẻ, ca trù.",
        met="Hội nghị trực tuyến 06/2026 với Phó Chủ tịch UBND thành phố.",
        source="phía bạn cung cấp 18/11/2026",
    ),
    Biography(WAKAMATSU, "Cục trưởng Cục Môi trường", HA),
)

CONTACTS = (
    ContactLine("Hải Phòng", "Vũ Thu Hà", "Phiên dịch tiếng Nhật", "0900 000 102", for_guests=True),
    ContactLine("Hải Phòng", "Lê Quang Thử", "Điều xe", "0900 000 101", note="trực 24 giờ"),
    ContactLine("Hải Phòng", "Bùi Văn Tải", "Lái xe 1", "0900 000 111"),
    ContactLine("Kitakyushu", "YAHATA Naoko", "Đầu mối của đoàn", HA),
    ContactLine("Khẩn cấp", "Trực y tế", "Bệnh viện", "0900 000 115", for_guests=True),
)

VIETNAMESE = Briefing(
    lang="vi",
    owner="Đ/c Hà",
    strip=PrintStrip(
        edition=Edition.LEADER,
        print_no=3,
        printed_at=datetime(2026, 11, 22, 16, 40, tzinfo=HANOI),
        place="Hà Nội",
        copy_no=2,
        copies=12,
        receiver="Phó Chủ tịch Nguyễn Minh Họa",
        since=2,
        changes="Lần 3 thay lần 2 (21/11): đổi giờ tiếp xã giao, thêm hai khách mời. Đoạn thay đổi có "
        "vạch đứng bên lề. Xem xong trả lại Văn phòng Sở.",
    ),
    delegation=DelegationHead(
        title_vi="Đoàn đại biểu thành phố Kitakyushu, Nhật Bản",
        title_en="Delegation of the City of Kitakyushu, Japan",
        short="Đoàn TP. Kitakyushu (Nhật Bản)",
        nickname="Đoàn Kitakyushu",
        starts=date(2026, 11, 25),
        ends=date(2026, 11, 27),
        direction=Direction.INCOMING,
        partner="Kitakyushu",
        home="Hải Phòng",
        agency="Sở Ngoại vụ",
        parent_agency="Ủy ban nhân dân thành phố Hải Phòng",
        title_native="北九州市訪問団",
        native_lang="ja",
        head="Ông KOKURA Ken’ichi – Phó Thị trưởng",
        place="Hải Phòng: Trung tâm hành chính, Cát Bà, Đình Vũ",
        host="Phó Chủ tịch UBND thành phố Nguyễn Minh Họa",
        purpose="Trao đổi kế hoạch hợp tác 2027–2029",
        status="Đã thống nhất với phía bạn",
        sample=True,
    ),
    leader=LEADER,
    programme=PROGRAMME,
    members=MEMBERS,
    members_note="danh sách bạn gửi 18/11/2026",
    others_heading="Khách mời từ các địa phương bạn (chiêu đãi 25/11)",
    biographies=BIOGRAPHIES,
    partner=PARTNER,
    history=HISTORY,
    commitments=COMMITMENTS,
    meetings=MEETINGS,
    contacts=CONTACTS,
)


def english() -> Briefing:
    """Return the same visit for a paper in English; free text not yet translated stays as it is."""
    return replace(
        VIETNAMESE,
        lang="en",
        delegation=replace(
            VIETNAMESE.delegation,
            short="Delegation of Kitakyushu (Japan)",
            nickname="Kitakyushu delegation",
            home="Hai Phong",
            agency="Department of Foreign Affairs",
            parent_agency="People’s Committee of Hai Phong City",
            head="Mr KOKURA Ken’ichi, Vice Mayor",
            place="Hai Phong: administrative centre, Cat Ba, Dinh Vu",
            host="Vice Chairman Nguyễn Minh Họa",
            purpose="Cooperation plan 2027–2029",
            status="Confirmed",
        ),
        strip=replace(VIETNAMESE.strip, changes="", receiver="Vice Chairman Nguyễn Minh Họa"),
    )


def for_edition(content: Briefing, edition: Edition) -> Briefing:
    """Return the same briefing in another edition."""
    return replace(content, strip=replace(content.strip, edition=edition))
