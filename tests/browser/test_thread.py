"""From the letter that asks for a visit to the eve of the arrival, with the papers printed on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from crm.approvals import service
from crm.approvals.service import RuleEntry
from crm.core import clock
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from tests import build
from tests.browser.papers import words_of

pytestmark = pytest.mark.browser

LIST = (
    "No.\t氏名\tふりがな\tRomaji\tChức vụ\tVai trò\r\n"
    "1\t折尾 隆\tおりお たかし\tORIO Takashi\tCục trưởng Cục Môi trường\tTrưởng đoàn\r\n"
    "2\t髙橋 由美\tたかはし ゆみ\tTAKAHASHI Yumi\tTrưởng phòng Hợp tác quốc tế\t\r\n"
)
EVE = datetime(2026, 12, 20, 16, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@dataclass
class Mouse:
    """A hand on the mouse: clicks what it wants."""

    page: Page

    def press(self, name: str, within: str = "main") -> None:
        """Press a button."""
        self.page.locator(within).get_by_role("button", name=name).first.click()

    def follow(self, name: str, within: str = "main") -> None:
        """Follow a link."""
        self.page.locator(within).get_by_role("link", name=name).first.click()

    def choose(self, name: str, value: str) -> None:
        """Choose one of a row of buttons."""
        self.page.locator(f"label:has([name={name}][value={value}])").click()

    def write(self, **answers: str) -> None:
        """Fill fields in."""
        for name, text in answers.items():
            self.page.locator(f"[name={name}]").first.fill(text)

    def save(self) -> None:
        """Send the form."""
        self.press("Lưu")


@dataclass
class Keyboard(Mouse):
    """Both hands on the keyboard: nothing is clicked."""

    def press(self, name: str, within: str = "main") -> None:
        """Press Enter on a button."""
        self.page.locator(within).get_by_role("button", name=name).first.press("Enter")

    def follow(self, name: str, within: str = "main") -> None:
        """Press Enter on a link."""
        self.page.locator(within).get_by_role("link", name=name).first.press("Enter")

    def choose(self, name: str, value: str) -> None:
        """Press the space bar on one of a row of buttons."""
        self.page.locator(f"[name={name}][value={value}]").press("Space")

    def write(self, **answers: str) -> None:
        """Type over what is in the fields."""
        for name, text in answers.items():
            self.page.locator(f"[name={name}]").first.focus()
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)

    def save(self) -> None:
        """Send the form from where one stands."""
        self.page.keyboard.press("Control+Enter")


@dataclass(frozen=True)
class Way:
    """How somebody works: with which hands, on how wide a screen."""

    hands: type[Mouse]
    width: int
    height: int = 900


WAYS = {"mouse": Way(Mouse, 1440), "keyboard": Way(Keyboard, 1440), "phone": Way(Mouse, 390, 844)}


def fits(page: Page) -> None:
    """Say that nothing sticks out of the screen."""
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


def printed(page: Page, hand: Mouse, paper: str, edition: str) -> str:
    """Print one of all papers and return its words."""
    row = page.locator(f".desk-paper:has([name=paper][value={paper}])")
    if row.locator("select[name=edition]").count():
        row.locator("select[name=edition]").select_option(edition)
    with page.expect_response(lambda answer: answer.url.endswith(".pdf")) as got:
        hand.press("PDF", within=f".desk-paper:has([name=paper][value={paper}])")
    body = page.context.request.get(got.value.url).body()
    return words_of(body)


@pytest.mark.parametrize(
    "way", ["mouse", *(pytest.param(way, marks=pytest.mark.full) for way in ("keyboard", "phone"))]
)
def test_from_the_letter_to_the_eve_of_the_arrival(live_server, new_page, enter, noon, way):
    told = WAYS[way]
    place = build.locality("Kitakyushu", native_name="北九州市", native_lang="ja", country_code="JP")
    with acting_as(SYSTEM):
        service.add_rule(RuleEntry(approver="Phó Chủ tịch UBND thành phố"), actor=SYSTEM)
    person = build.person(Role.STAFF)
    db.session.commit()
    page = enter(new_page(told.width, told.height, reduced_motion="reduce"), person)
    hand = told.hands(page)

    # The letter comes, the gate says what speaks for it, an officer decides.
    page.goto(f"{live_server.url}/requests/new?locality={place.id}")
    hand.write(
        sender_vi="Cục Môi trường Kitakyushu",
        starts_on="21/12/2026",
        ends_on="22/12/2026",
        letter_number="北九環国第214号",
        received_on="20/11/2026",
        purpose_vi="Cấp nước sạch",
        name_vi="Đoàn Cục Môi trường Kitakyushu",
    )
    fits(page)
    hand.save()
    page.wait_for_url(re.compile(r"/requests/\d+$"))
    trip = page.url.rsplit("/", 1)[1]
    expect(page.get_by_role("heading", name="Kiến nghị theo quy tắc: Tiếp nhận")).to_be_visible()
    hand.choose("answer", "accept")
    hand.press("Quyết định")
    expect(page.get_by_text("Trạng thái: Đang xem xét")).to_be_visible()

    # The office asks for approval and has it.
    page.goto(f"{live_server.url}/approvals/{trip}")
    hand.press("Lập quy trình")
    hand.follow("Phó Chủ tịch UBND thành phố")
    page.select_option("[name=outcome]", "approved")
    hand.write(sent_on="20/11/2026", answered_on="22/11/2026", number="1207/UBND-NgV")
    hand.save()
    page.wait_for_url(re.compile(rf"/approvals/{trip}(#.*)?$"))
    expect(page.locator("main")).to_contain_text("1207/UBND-NgV")
    fits(page)

    # The list of members, how they come, who drives them, what takes place.
    page.goto(f"{live_server.url}/delegations/{trip}/paste")
    page.locator("textarea[name=text]").fill(LIST)
    hand.press("Xem trước")
    hand.press("Lưu 2")
    page.wait_for_url(re.compile(r"/members$"))
    page.goto(f"{live_server.url}/delegations/{trip}/travel/legs/new")
    hand.write(number="VN 357", from_place="Fukuoka", leaves_on="21/12/2026", leaves_at="9:00")
    hand.write(to_place="Cát Bi", arrives_on="21/12/2026", arrives_at="12:30")
    hand.save()
    page.wait_for_url(re.compile(r"/travel(#.*)?$"))
    page.goto(f"{live_server.url}/delegations/{trip}/travel/vehicles/new")
    hand.write(name="Xe 1", driver="Phạm Văn Lái", driver_phone="0900 000 201")
    hand.save()
    page.wait_for_url(re.compile(r"/travel(#.*)?$"))
    hand.press("Đề xuất chỗ ngồi")
    expect(page.locator("main")).to_contain_text("ghế sau bên phải ORIO Takashi")
    page.goto(f"{live_server.url}/delegations/{trip}/programme/new")
    hand.write(day="21/12/2026", starts_at="15:00", ends_at="16:00")
    hand.write(title_vi="Lãnh đạo thành phố tiếp đoàn", place_vi="Trụ sở UBND thành phố")
    hand.save()
    page.wait_for_url(re.compile(r"/programme\?"))
    fits(page)

    # Agreed with the partner.
    page.goto(f"{live_server.url}/delegations/{trip}/status?to=confirmed")
    hand.press("Lưu")
    page.wait_for_url(re.compile(rf"/delegations/{trip}$"))
    expect(page.locator(".step-now")).to_contain_text("Đã thống nhất")

    # The papers.
    page.goto(f"{live_server.url}/delegations/{trip}/papers/all")
    fits(page)
    pack = printed(page, hand, "pack", "staff")
    for said in ("ORIO Takashi", "折尾 隆", "TAKAHASHI Yumi", "Lãnh đạo thành phố tiếp đoàn", "Cát Bi"):
        assert said in pack, said
    page.goto(f"{live_server.url}/delegations/{trip}/papers/all")
    programme = printed(page, hand, "programme", "guest")
    assert "Lãnh đạo thành phố tiếp đoàn" in programme
    assert "LƯU HÀNH NỘI BỘ" not in programme
    page.goto(f"{live_server.url}/delegations/{trip}/official/new/plan")
    hand.press("Lưu")
    page.wait_for_url(re.compile(r"/official(/\d+)?(#.*)?$"))
    plan = page.context.request.get(
        page.url + ".pdf"
        if page.url[-1].isdigit()
        else page.get_by_role("link", name="PDF").first.get_attribute("href")
    )
    assert "KẾ HOẠCH" in words_of(plan.body())

    # The eve: the office's day begins with it, and a late change is seen.
    with clock.held(EVE):
        page = enter(page, person)
        page.goto(f"{live_server.url}/today")
        expect(page.locator("main")).to_contain_text("Đoàn Cục Môi trường Kitakyushu")
        page.goto(f"{live_server.url}/delegations/{trip}/programme?day=2026-12-21")
        hand.press("Muộn hơn 15 phút")
        expect(page.locator("main")).to_contain_text("15:15")
        page.goto(f"{live_server.url}/delegations/{trip}/changes")
        expect(page.locator("main")).to_contain_text("15:15")
        expect(page.locator("main")).to_contain_text("ORIO Takashi")
        fits(page)
