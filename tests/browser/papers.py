"""The list of members that was copied from a mail, and the prints of a delegation as a browser gets them."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass

from tests.browser.desk import Desk

ARRIVING = "Đoàn Cục Môi trường thành phố Kitakyushu"
PRINTS = {
    "In tài liệu phục vụ đoàn": "pack",
    "Tóm tắt phục vụ lãnh đạo": "leader",
    "Danh sách đoàn": "members",
    "Biển tên": "cards",
}


@dataclass(frozen=True)
class Named:
    """One line of the list: Latin letters, characters, reading, post."""

    latin: str
    native: str
    reading: str
    post: str

    def forms_in(self, paper: str) -> tuple[str, ...]:
        """Return the forms of the name that a paper must carry; the leader's page names the head alone."""
        everywhere = (self.latin, self.native)
        return {"leader": (), "cards": everywhere}.get(paper, (*everywhere, self.reading))


EIGHT = (
    Named("ORIO Takashi", "折尾 隆", "おりお たかし", "Cục trưởng Cục Môi trường"),
    Named("TAKAHASHI Yumi", "髙橋 由美", "たかはし ゆみ", "Trưởng phòng Hợp tác quốc tế"),
    Named("SAITO Hiroshi", "齋藤 浩", "さいとう ひろし", "Phó trưởng phòng Cấp nước"),
    Named("KUROSAKI Aya", "黒崎 彩", "くろさき あや", "Chuyên viên"),
    Named("ITOZU Daisuke", "到津 大輔", "いとうづ だいすけ", "Kỹ sư trưởng"),
    Named("LI Xuemei", "李 雪梅", "リ シュエメイ", "Chuyên gia tư vấn"),
    Named("KIM Seoyeon", "김 서연", "キム ソヨン", "Phiên dịch"),
    Named("SONE Midori", "曽根 みどり", "そね みどり", "Thư ký đoàn"),
)
MISTYPED, MISTYPED_PLACE = "KUROSAKI Ayaa", 3


def copied_list() -> str:
    """Return the list as a mail gives a table: tabs, a heading, a slip of the pen in the fourth row."""
    rows = ["No.\t氏名\tふりがな\tRomaji\tChức vụ"]
    for place, one in enumerate(EIGHT):
        latin = MISTYPED if place == MISTYPED_PLACE else one.latin
        rows.append(f"{place + 1}\t{one.native}\t{one.reading}\t{latin}\t{one.post}")
    return "\r\n".join(rows) + "\r\n"


def printed(desk: Desk, name: str) -> bytes:
    """Press one print button of the preview and return the file it leads to."""
    button = desk.page.locator("#print").get_by_role("button", name=name, exact=True)
    with desk.page.expect_response(lambda answer: answer.url.endswith(".pdf")) as got:
        button.click()
    assert got.value.headers["content-type"] == "application/pdf"
    return desk.page.context.request.get(got.value.url).body()


def words_of(sheets: bytes) -> str:
    """Return the words of a print on one line, as another program copies them."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=sheets, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())
