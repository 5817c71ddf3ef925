"""A paper of a delegation from its draft to the register, on a phone and by keyboard, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.papers import ARRIVING

pytestmark = pytest.mark.browser


def test_an_answer_is_worded_taken_back_issued_and_entered_once_on_a_phone(desk):
    here = desk(390, 844)
    page = here.sign_in()
    here.go("/delegations/")
    page.get_by_role("link", name=ARRIVING).click()
    page.locator("aside a[href$='/official']").click()
    page.get_by_role("link", name="Công văn xin ý kiến").click()
    box = page.get_by_label("Thời hạn trả lời", exact=True)
    box.fill("Đề nghị trả lời trước ngày 20/11/2026.")
    box.press("Control+Enter")
    expect(page.locator("#toasts")).to_contain_text("Đã lưu.")
    expect(page.locator(".report-sheets")).to_contain_text("Đề nghị trả lời trước ngày 20/11/2026.")
    assert here.overflow() == 0
    again = page.get_by_role("button", name="Lấy lại từ hồ sơ")
    again.focus()
    again.press("Enter")
    expect(page.locator(".report-lacking")).to_contain_text("thời hạn trả lời")
    page.locator("[name=signer]").fill("Trần Thị Mẫu Đơn")
    page.locator("[data-save]").click()
    page.locator("main a[href$='/official']").first.click()
    row = page.get_by_role("row", name=re.compile("Công văn xin ý kiến"))
    row.get_by_role("link", name=re.compile("^Đã phát hành")).click()
    page.locator("[name=number]").fill("41")
    page.locator("[data-save]").click()
    expect(row).to_contain_text("41/SNgV")
    expect(row).to_contain_text("đã vào sổ")
    assert here.overflow() == 0
