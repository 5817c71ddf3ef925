"""From the letter to the approval on a phone, by keyboard alone."""

import re

import pytest

from crm.approvals import service
from crm.approvals.service import RuleEntry
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from tests import build

pytestmark = pytest.mark.browser


def type_into(page, name, text):
    """Stand on a field and type over what is in it."""
    page.locator(f"[name={name}]").first.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def fits(page):
    """Say that nothing sticks out of the phone."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_request_is_entered_decided_and_approved_on_a_phone_without_a_mouse(
    live_server, new_page, enter, noon
):
    place = build.locality("Kitakyushu", native_name="北九州市", native_lang="ja")
    with acting_as(SYSTEM):
        service.add_rule(RuleEntry(approver="Giám đốc Sở Ngoại vụ", documents="Thư đề nghị"), actor=SYSTEM)
    db.session.commit()
    page = enter(new_page(390, 844), build.person(Role.STAFF))

    page.goto(f"{live_server.url}/requests/new?locality={place.id}")
    assert fits(page)
    type_into(page, "sender_vi", "Cục Môi trường Kitakyushu")
    type_into(page, "starts_on", "21/12/2026")
    type_into(page, "ends_on", "23/12/2026")
    type_into(page, "received_on", "20/11/2026")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/requests/\d+$"))
    assert "Kiến nghị theo quy tắc: Tiếp nhận" in page.inner_text("main")
    assert fits(page)

    page.locator("[name=answer][value=accept]").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Quyết định").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Đã quyết định. Trạng thái: Đang xem xét.")

    page.get_by_role("link", name="Phê duyệt").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/approvals/\d+$"))
    page.get_by_role("button", name="Lập quy trình").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Đã lập quy trình")
    page.get_by_role("link", name="Giám đốc Sở Ngoại vụ").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/steps/\d+$"))
    type_into(page, "sent_on", "19/11/2026")
    type_into(page, "answered_on", "20/11/2026")
    type_into(page, "number", "12/QĐ-SNgV")
    page.select_option("[name=outcome]", "approved")
    page.locator("[name=number]").focus()
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=Trạng thái: Đã phê duyệt")
    assert "12/QĐ-SNgV" in page.inner_text("main")
    assert fits(page)
