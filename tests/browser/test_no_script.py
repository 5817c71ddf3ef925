"""Everything the office does also works where scripts are switched off."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.papers import ARRIVING, EIGHT, PRINTS, copied_list, printed, words_of

pytestmark = pytest.mark.browser


@pytest.fixture
def plain(desk):
    """Give a window without scripts, signed in."""
    one = desk(390, 844, java_script_enabled=False)
    one.sign_in()
    return one


def test_search_finds_by_any_script(plain):
    page = plain.page
    page.get_by_role("navigation", name="Lối tắt").get_by_role("link", name="Tìm kiếm").click()
    for form in ("kitakyushu", "北九州", "きたきゅうしゅう"):
        page.fill("#search-page-q", form)
        page.get_by_role("button", name="Tìm kiếm").click()
        expect(page.locator(".hits").get_by_role("link", name="Kitakyushu", exact=True)).to_be_visible()


def test_a_visit_is_logged_with_rows_added_and_last_times_people_then_undone(plain):
    page = plain.go("/interactions/new")
    page.fill("[name=partner]", "kitakyushu")
    page.get_by_role("button", name="Hiện danh sách người của đối tác này").click()
    page.get_by_role("button", name=re.compile("^Như lần trước")).click()
    expect(page.locator("select[name=theirs] option:checked")).to_have_count(2)
    page.fill("[name=summary]", "Gọi lại về giờ bay")
    page.fill("[name=tasks-0-title]", "Đổi giờ xe")
    page.get_by_role("button", name="Thêm việc").click()
    expect(page.locator("[name=summary]")).to_have_value("Gọi lại về giờ bay")
    page.fill("[name=tasks-1-title]", "Báo nhà khách")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_url(re.compile(r"/interactions/\d+$"))
    visit = page.url
    main = page.get_by_role("main")
    for words in ("YAHATA Naoko", "WAKAMATSU Misaki", "Đổi giờ xe", "Báo nhà khách"):
        expect(main).to_contain_text(words)
    page.get_by_role("button", name="Xóa").click()
    page.wait_for_url(re.compile(r"/interactions$"))
    expect(page.get_by_role("main").get_by_role("link", name="Gọi lại về giờ bay")).to_have_count(0)
    page.get_by_role("button", name="Hoàn tác").click()
    page.wait_for_url(visit)
    expect(main).to_contain_text("Gọi lại về giờ bay")


def test_members_are_pasted_and_the_papers_printed(plain):
    page = plain.go("/delegations/")
    page.get_by_role("link", name=ARRIVING).click()
    page.get_by_role("link", name="Dán danh sách").first.click()
    page.fill("textarea[name=text]", copied_list())
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name="Lưu 8 thành viên").click()
    page.wait_for_url(re.compile(r"/members$"))
    page.get_by_role("link", name=ARRIVING).first.click()
    page.get_by_role("link", name="In tài liệu phục vụ đoàn").click()
    page.wait_for_url(re.compile(r"/papers$"))
    words = words_of(printed(plain, next(iter(PRINTS))))
    assert not [one.native for one in EIGHT if one.native not in words]


def test_light_language_and_leaving(plain):
    page = plain.page
    page.locator(".bar-person summary").click()
    page.get_by_role("button", name="Tối", exact=True).first.click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    plain.go("/account")
    page.get_by_label("Tiếng Anh").check()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".bar-person summary").click()
    page.get_by_role("button", name="Sign out", exact=True).first.click()
    plain.go("/tasks")
    assert "/sign-in" in page.url
