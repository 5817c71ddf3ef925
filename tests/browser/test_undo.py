"""Rows chosen in a list while a colleague is quicker, and the way back, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def choose(here, *rows):
    here.go("/tasks/all")
    for row in rows:
        here.page.locator("tbody .td-pick input").nth(row).check()
    return here.page


def test_several_are_handed_over_but_the_one_a_colleague_finished_and_all_comes_back(desk):
    hers, his = desk(), desk()
    hers.sign_in("yen")
    his.sign_in("duc")
    page = choose(hers, 0, 1)
    expect(page.locator(".picking")).to_contain_text(re.compile(r"Đã chọn\s+2"))
    page.locator("[data-pick-all]").check()
    total = page.locator("tbody .td-pick input").count()
    expect(page.locator("[data-picked]")).to_have_text(str(total))
    assert hers.violations() == []
    theirs = choose(his, 0)
    theirs.get_by_role("button", name="Đánh dấu hoàn thành").first.click()
    expect(theirs.locator(".toast")).to_contain_text("Đã hoàn thành 1 việc.")
    page.get_by_text("Giao cho", exact=True).first.click()
    page.get_by_label("Giao cho").select_option(label="Trần Minh Đức")
    page.get_by_role("button", name="Giao", exact=True).click()
    toasts = page.locator("#toasts")
    expect(toasts).to_contain_text(f"Đã giao {total - 1} việc cho Trần Minh Đức.")
    expect(toasts).to_contain_text("Trần Minh Đức đã sửa lúc")
    toasts.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator("#toasts")).to_contain_text("Đã hoàn tác")
    expect(page.locator("#toasts").get_by_role("button", name="Làm lại")).to_be_visible()
