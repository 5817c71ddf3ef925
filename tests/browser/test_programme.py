"""An item moved by hand, by key and by form goes to the same place; a second officer is asked."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.papers import ARRIVING

pytestmark = pytest.mark.browser

TALKS = "Làm việc về chất thải rắn"


def open_day(here):
    page = here.go("/delegations/")
    page.get_by_role("link", name=ARRIVING).first.click()
    page.locator("#programme").get_by_role("link", name="Theo giờ").click()
    page.locator(".day-tabs a").nth(1).click()
    expect(block(page)).to_contain_text("14:00–16:30")
    return page


def block(page):
    return page.locator("[data-block]", has_text=TALKS)


def take_back(page):
    page.locator("[data-toast]").get_by_role("button", name="Hoàn tác").click()
    expect(block(page)).to_contain_text("14:00–16:30")


def drag(page, rows, *, edge=False):
    """Pull an item, or its lower edge, over some quarters of an hour."""
    block(page).evaluate("block => block.scrollIntoView({block: 'center'})")
    box = block(page).bounding_box()
    quarter = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.day-grid')).gridAutoRows)")
    x, y = box["x"] + 40, box["y"] + (box["height"] - 3 if edge else 20)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + rows * quarter, steps=4)
    page.mouse.up()


def test_hand_key_and_form_move_an_item_alike_and_each_is_taken_back(desk):
    here = desk()
    here.sign_in()
    page = open_day(here)
    drag(page, -2)
    expect(block(page)).to_contain_text("13:30–16:00")
    expect(block(page)).to_be_focused()
    take_back(page)
    block(page).focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-day-live]")).to_contain_text("13:30–16:00")
    page.keyboard.press("Enter")
    expect(page.locator("[data-toast]")).to_contain_text("13:30–16:00")
    take_back(page)
    row = page.locator(".day-row", has_text=TALKS)
    row.locator("summary").click()
    row.locator("[name=starts_at]").fill("13:30")
    row.locator("[name=ends_at]").fill("16:00")
    row.locator("[data-save]").click()
    expect(block(page)).to_contain_text("13:30–16:00")
    drag(page, 2, edge=True)
    expect(page.locator("[data-toast]")).to_contain_text("13:30–16:30")
    expect(block(page)).to_contain_text("13:30–16:30")
    assert here.violations() == []


def test_the_second_of_two_who_drag_one_item_chooses_and_nothing_is_lost(desk):
    hers, his = desk(), desk()
    hers.sign_in("ha")
    his.sign_in("duc")
    first, second = open_day(hers), open_day(his)
    his.expect_status(409)
    drag(first, -2)
    expect(block(first)).to_contain_text("13:30–16:00")
    drag(second, 2)
    second.wait_for_url(re.compile(r"/times$"))
    expect(second.get_by_role("alert")).to_contain_text("Nguyễn Thị Thu Hà")
    second.get_by_role("button", name="Lưu bản đã chọn").click()
    expect(block(second)).to_contain_text("14:30–17:00")
