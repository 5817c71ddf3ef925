"""The pages of signing in and of one's account, in a real browser."""

from pathlib import Path

import pytest

from crm.core.access import Role
from tests import build

AXE = Path(__file__).resolve().parent.parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

pytestmark = pytest.mark.browser


def violations(page):
    """Return what axe finds; it is put into the page past its policy, which is ours and stays strict."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


@pytest.mark.parametrize("width", [pytest.param(1440, marks=pytest.mark.full), 390])
def test_a_person_signs_in_looks_at_their_account_and_signs_out(live_server, new_page, enter, shots, width):
    person = build.person(role=Role.ADMIN)
    page = new_page(width=width)
    page.goto(live_server.url + "/sign-in?next=/account")
    assert violations(page) == []
    page.screenshot(path=shots / f"sign-in-{width}.png")
    page.fill("#email", person.email)
    page.fill("#password", "khong phai mat khau")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    assert violations(page) == []
    page.screenshot(path=shots / f"refused-{width}.png")
    page.fill("#password", build.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/account")
    for path in (
        "/account",
        "/password/change",
        "/people-of-the-office",
        "/people-of-the-office/new",
        "/settings",
    ):
        page.goto(live_server.url + path)
        assert violations(page) == []
        page.screenshot(path=shots / f"{path.strip('/').replace('/', '-')}-{width}.png", full_page=True)

    page.goto(live_server.url + "/account")
    page.click(".bar-person summary")
    page.click(".bar-person form[action='/sign-out'] button")
    page.wait_for_url("**/sign-in")
    assert "Bạn đã đăng xuất." in page.content()


def test_everything_works_without_script(live_server, new_page, enter):
    person = build.person()
    page = enter(new_page(java_script_enabled=False), person)
    page.goto(live_server.url + "/account")
    page.fill("#display_name", "Trần Thị Bình")
    page.click("main form.sheet button[type=submit]")
    assert page.locator(".bar-person summary").inner_text() == "Trần Thị Bình"
