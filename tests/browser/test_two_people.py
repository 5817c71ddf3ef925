"""Two people, two clicks, a way back and a lost page: nothing is written twice and no typing is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SUMMARY = "Gọi lại về giờ bay"


def begin(here, summary=SUMMARY):
    page = here.go("/search/?q=kitakyushu")
    page.locator(".hits").get_by_role("link", name="Kitakyushu", exact=True).click()
    page.locator(".bar-log").click()
    page.locator(".ts-wrapper").first.wait_for()
    page.fill("[name=summary]", summary)
    return page


def times_listed(here, summary=SUMMARY):
    here.go("/interactions")
    return here.page.locator("#list").get_by_role("link", name=summary).count()


def save(page):
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_url(re.compile(r"/interactions/\d+$"))


def test_who_saves_second_is_told_and_keeps_the_typing(desk, shots):
    hers, his = desk(), desk()
    hers.sign_in("ha")
    page = begin(hers)
    save(page)
    address = page.url + "/edit"
    his.sign_in("duc")
    for one in (hers, his):
        one.page.goto(address)
    hers.page.fill("[name=result]", "Bạn đến lúc 14 giờ.")
    save(hers.page)
    his.expect_status(409)
    his.page.fill("[name=result]", "Bạn đến lúc 15 giờ.")
    his.page.get_by_role("button", name="Lưu", exact=True).click()
    expect(his.page.locator(".form-errors")).to_contain_text("Nguyễn Thị Thu Hà")
    expect(his.page.locator("[name=result]")).to_have_value("Bạn đến lúc 15 giờ.")
    his.page.screenshot(path=shots / "conflict-1440.png", full_page=True)
    assert his.violations() == []
    save(his.page)
    expect(his.page.get_by_role("main")).to_contain_text("Bạn đến lúc 15 giờ.")


def test_a_double_click_on_save_writes_one_visit(desk):
    here = desk()
    here.sign_in()
    page = begin(here)
    page.get_by_role("button", name="Lưu", exact=True).dblclick()
    page.wait_for_url(re.compile(r"/interactions/\d+$"))
    assert times_listed(here) == 1


def test_the_way_back_after_saving_writes_nothing_twice_and_offers_no_draft(desk):
    here = desk()
    here.sign_in()
    page = begin(here)
    save(page)
    page.go_back()
    page.locator(".ts-wrapper").first.wait_for()
    expect(page.get_by_role("button", name="Dùng bản nháp")).to_have_count(0)
    here.expect_status(422)
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_load_state()
    assert times_listed(here) == 1


def test_a_lost_page_gives_the_draft_back(desk):
    here = desk()
    here.sign_in()
    page = begin(here)
    page.locator("#theirs-ts-control").press_sequentially("yahata")
    page.keyboard.press("Enter")
    page.get_by_text("Bản nháp giữ trên máy này").wait_for()
    page.reload()
    expect(page.locator("[name=summary]")).to_have_value("")
    page.get_by_role("button", name="Dùng bản nháp").click()
    expect(page.locator("[name=summary]")).to_have_value(SUMMARY)
    expect(
        page.locator("#theirs ~ .ts-wrapper .item, .ts-wrapper:has(#theirs-ts-control) .item")
    ).to_contain_text("YAHATA")
    save(page)
    expect(page.get_by_role("main")).to_contain_text("YAHATA Naoko")
