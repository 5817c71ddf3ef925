"""Two people, two clicks, a way back and a lost page: nothing is written twice and no typing is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Keys

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


def open_for_both(hers, his):
    """Let both open the form of the first delegation to come."""
    hers.sign_in("ha")
    his.sign_in("duc")
    hers.go("/delegations/").locator(".list .td-name a").first.click()
    hers.page.wait_for_url(re.compile(r"/delegations/\d+$"))
    address = hers.page.url + "/edit"
    for one in (hers, his):
        one.page.goto(address)


def test_who_saves_second_chooses_with_the_keyboard_and_nothing_is_lost(desk, shots):
    hers, his = desk(), desk()
    open_for_both(hers, his)
    hers.page.fill("[name=purpose_vi]", "Thăm nhà máy nước An Dương")
    hers.page.fill("[name=letter_number]", "412/KCC")
    hers.page.fill("[name=notes]", "Đón lúc 14 giờ.")
    hers.page.locator("[data-save]").click()
    hers.page.wait_for_url(re.compile(r"/delegations/\d+$"))
    his.expect_status(409)
    his.page.fill("[name=purpose_vi]", "Thăm cảng Lạch Huyện")
    his.page.fill("[name=notes]", "Đón lúc 15 giờ.")
    his.page.locator("[data-save]").click()
    page, keys = his.page, Keys(his.page)
    expect(page.get_by_role("alert")).to_contain_text("Nguyễn Thị Thu Hà")
    expect(page.get_by_role("alert")).to_contain_text("1 trường khác")
    page.screenshot(path=shots / "conflict-1440.png", full_page=True)
    assert his.violations() == []
    mine = page.locator("[name='keep-notes'][value=mine]")
    keys.tab_to(mine)
    page.keyboard.press("ArrowRight")
    keys.tab_to(page.get_by_role("button", name="Lưu bản đã chọn"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/delegations/\d+$"))
    told = page.get_by_role("main")
    for kept in ("Thăm cảng Lạch Huyện", "Đón lúc 14 giờ.", "412/KCC"):
        expect(told).to_contain_text(kept)
    assert keys.unseen == []


def test_one_answer_is_changed_where_it_stands_with_script_and_without(desk):
    here, plain = desk(), desk(java_script_enabled=False)
    page = here.sign_in("ha")
    here.go("/delegations/").locator(".list .td-name a").first.click()
    page.wait_for_url(re.compile(r"/delegations/\d+$"))
    address = page.url
    link = page.locator("#part-notes .part-edit")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#part-form [name=notes]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("#part-form [name=notes]").fill("Mang quà của thành phố.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#part-notes")).to_contain_text("Mang quà của thành phố.")
    expect(link).to_be_focused()
    expect(page.locator("#toasts")).to_contain_text("Đã lưu.")
    assert page.url == address
    page.evaluate("scrollTo(0, 0)")
    assert here.violations() == []

    other = plain.sign_in("duc")
    other.goto(address)
    other.locator("#part-notes .part-edit").click()
    other.locator("[name=notes]").fill("Không cần mang quà.")
    other.get_by_role("button", name="Lưu", exact=True).click()
    expect(other.locator("#part-notes")).to_contain_text("Không cần mang quà.")


AT_ONCE = """() => new MutationObserver((_, watch) => {
    const form = document.querySelector("#part-form");
    if (!form) return;
    watch.disconnect();
    form.elements.notes.value = "Gõ rất nhanh.";
    form.requestSubmit();
}).observe(document.body, { childList: true, subtree: true })"""


def test_an_answer_sent_the_moment_its_form_appears_leaves_the_page_where_it_is(desk):
    here = desk()
    page = here.sign_in("ha")
    here.go("/delegations/").locator(".list .td-name a").first.click()
    page.wait_for_url(re.compile(r"/delegations/\d+$"))
    page.evaluate("window.sameCopy = true")
    page.evaluate(AT_ONCE)
    page.locator("#part-notes .part-edit").press("Enter")
    expect(page.locator("#part-notes")).to_contain_text("Gõ rất nhanh.")
    expect(page.locator("#part-notes .part-edit")).to_be_focused()
    assert page.evaluate("window.sameCopy") is True


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
