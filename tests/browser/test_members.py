"""A list comes as an Excel file and is put in order, with the keyboard alone; the pages keep nobody out."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.desk import Keys
from tests.browser.papers import ARRIVING

pytestmark = pytest.mark.browser


def excel():
    """Write the file that a partner sends."""
    book = openpyxl.Workbook()
    for row in (["Họ tên", "Chức vụ"], ["HARADA Jun", "Chuyên viên"], ["ITO Kana", "Phiên dịch"]):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return {"name": "danh-sach.xlsx", "mimeType": "application/octet-stream", "buffer": kept.getvalue()}


def test_a_file_is_read_and_a_member_moved_to_a_place_by_its_number(desk):
    here = desk()
    page = here.sign_in()
    here.go("/delegations/")
    page.get_by_role("link", name=ARRIVING).click()
    page.get_by_role("link", name="Dán danh sách").first.click()
    page.set_input_files("#file", excel())
    keys = Keys(page)
    keys.tab_to(page.get_by_role("button", name="Xem trước"))
    keys.press("Enter")
    save = page.get_by_role("button", name=re.compile("Lưu 2 thành viên"))
    save.wait_for()
    keys.tab_to(save)
    keys.press("Enter")
    page.wait_for_url(re.compile(r"/members$"))
    page.locator("#toasts").get_by_text("Đã lưu 2").wait_for()
    theirs = page.locator("#side-theirs li")
    expect(theirs.last).to_contain_text("ITO Kana")
    keys.tab_to(page.get_by_label("Thứ tự của ITO Kana"))
    keys.type("2")
    keys.press("Enter")
    expect(theirs.nth(1)).to_contain_text("ITO Kana")
    expect(page.locator("#side-theirs .people-order")).to_contain_text("ITO Kana: 7 → 2")
    assert here.violations() == []
    page.get_by_role("button", name="Hoàn tác").click()
    expect(theirs.last).to_contain_text("ITO Kana")


def test_seats_are_proposed_on_a_phone_and_the_page_keeps_nobody_out(desk):
    here = desk(390, 844)
    page = here.sign_in()
    here.go("/delegations/")
    page.get_by_role("link", name=ARRIVING).click()
    page.get_by_role("link", name="Chặng đi lại").click()
    page.get_by_role("button", name="Đề xuất chỗ ngồi").click()
    expect(page.locator("#toasts")).to_contain_text("Đã đề xuất chỗ ngồi")
    assert here.overflow() <= 0
    page.evaluate("scrollTo(0, 0)")
    assert here.violations() == []
