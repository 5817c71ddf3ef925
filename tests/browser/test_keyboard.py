"""The three jobs with the keyboard alone: every stop is seen, and the first leads past the menu."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Keys
from tests.browser.papers import ARRIVING, EIGHT, copied_list

pytestmark = pytest.mark.browser


def open_arriving(desk):
    page = desk.go("/delegations/")
    keys = Keys(page)
    keys.tab_to(page.get_by_role("link", name=ARRIVING))
    keys.press("Enter")
    page.wait_for_url(re.compile(r"/delegations/\d+$"))
    return page, keys


def test_the_first_stop_leads_to_the_content(desk):
    here = desk()
    page = here.sign_in()
    for path in ("/", "/localities", "/interactions/new", "/delegations/", "/tasks"):
        here.go(path)
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        expect(page.locator(".skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()


@pytest.mark.parametrize("width", [1440, 390])
def test_a_visit_is_logged_without_a_mouse(desk, width):
    here = desk(width, 844)
    page = here.sign_in()
    here.go("/interactions/new")
    page.locator(".ts-wrapper").first.wait_for()
    keys = Keys(page)
    keys.tab_to(page.locator("[name=partner]"))
    keys.type("kitaky")
    page.get_by_role("option", name=re.compile("Kitakyushu")).wait_for()
    keys.press("Enter")
    expect(page.locator("#log-beside")).to_contain_text("Kitakyushu")
    keys.tab_to(page.locator("[name=summary]"))
    keys.type("Gọi lại về giờ bay")
    keys.tab_to(page.locator("[name=channel]:checked"))
    keys.press("ArrowRight")
    keys.tab_to(page.locator("#theirs-ts-control"))
    keys.type("yahata")
    expect(page.locator("#theirs-ts-dropdown .active")).to_contain_text("YAHATA")
    keys.press("Enter")
    keys.tab_to(page.locator("[name=tasks-0-title]"))
    keys.type("Đổi giờ xe")
    keys.tab_to(page.get_by_role("button", name="Thêm việc"))
    keys.press("Enter")
    expect(page.locator("[name=tasks-1-title]")).to_be_focused()
    keys.type("Báo nhà khách")
    keys.tab_to(page.get_by_role("button", name="Lưu", exact=True))
    keys.press("Space")
    page.wait_for_url(re.compile(r"/interactions/\d+$"))
    main = page.get_by_role("main")
    for words in ("Điện thoại", "YAHATA Naoko", "Đổi giờ xe", "Báo nhà khách"):
        expect(main).to_contain_text(words)
    assert not keys.unseen, keys.unseen


def test_members_are_pasted_without_a_mouse(desk):
    here = desk()
    here.sign_in()
    page, keys = open_arriving(here)
    keys.tab_to(page.get_by_role("link", name="Dán danh sách").first)
    keys.press("Enter")
    page.wait_for_url(re.compile(r"/paste$"))
    keys.tab_to(page.locator("textarea[name=text]"))
    page.keyboard.insert_text(copied_list())
    keys.tab_to(page.get_by_role("button", name="Xem trước"))
    keys.press("Enter")
    save = page.get_by_role("button", name="Lưu 8 thành viên")
    save.wait_for()
    keys.tab_to(page.locator(".skip"))
    keys.press("Enter")
    keys.tab_to(save)
    keys.press("Enter")
    page.wait_for_url(re.compile(r"/members$"))
    expect(page.get_by_role("main")).to_contain_text(EIGHT[-1].native)
    assert not keys.unseen, keys.unseen


def test_a_pack_is_printed_without_a_mouse(desk):
    here = desk()
    here.sign_in()
    page, keys = open_arriving(here)
    keys.tab_to(page.get_by_role("link", name="In tài liệu phục vụ đoàn"))
    keys.press("Enter")
    page.wait_for_url(re.compile(r"/papers$"))
    keys.tab_to(page.get_by_role("button", name="In tài liệu phục vụ đoàn"))
    with page.expect_response(lambda answer: answer.url.endswith(".pdf")) as got:
        keys.press("Enter")
    assert got.value.headers["content-type"] == "application/pdf"
    assert not keys.unseen, keys.unseen
