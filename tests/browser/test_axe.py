"""No page of the walk keeps anybody out: WCAG 2.2 A and AA, in light and dark, on a desk and on a phone.

In the dark, on a phone, is one of the long tests; that nothing scrolls sideways there is seen each time.
"""

from __future__ import annotations

import re

import pytest

from tests import build
from tests.browser.desk import Desk, Office
from tests.browser.papers import ARRIVING, MISTYPED, copied_list

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
CHANGING = ("color-contrast", "target-size", "scrollable-region-focusable", "label", "link-in-text-block")
"""What other colours and a narrower drawing of the same page can change."""
DESK = {"width": 1440, "height": 900}


class Inspector:
    """Looks at a page in light on a desk, or in dark on a phone, and gathers what is wrong."""

    def __init__(self, desk: Desk, *, in_the_dark: bool = False) -> None:
        self.desk = desk
        self.in_the_dark = in_the_dark
        self.found: list[str] = []

    def look(self, name: str) -> None:
        """Look at the page as it stands."""
        page = self.desk.page
        if not self.in_the_dark:
            self._note(f"{name}, light", self.desk.violations())
        page.set_viewport_size(PHONE)
        if self.in_the_dark:
            page.emulate_media(color_scheme="dark", reduced_motion="reduce")
            self._note(f"{name}, dark on a phone", self.desk.violations(*CHANGING))
            page.emulate_media(color_scheme="light", reduced_motion="reduce")
        if self.desk.overflow() > 0:
            self._note(f"{name}, phone", ["scrolls sideways"])
        page.set_viewport_size(DESK)

    def _note(self, where: str, violations: list[str]) -> None:
        self.found += [f"{where}: {violation}" for violation in violations]


@pytest.fixture(params=["light", pytest.param("dark", marks=pytest.mark.full)])
def inspector(desk, request):
    """Give an inspector whose findings fail the test at its end."""
    one = Inspector(desk(reduced_motion="reduce"), in_the_dark=request.param == "dark")
    yield one
    assert not one.found, "\n".join(one.found)


def test_pages_that_are_read(inspector):
    here, page = inspector.desk, inspector.desk.page
    here.go("/sign-in")
    inspector.look("sign in")
    here.sign_in()
    for path in (
        "/",
        "/today",
        "/search/?q=ki",
        "/localities",
        "/localities/map",
        "/contacts",
        "/interactions",
        "/tasks",
        "/commitments",
        "/commitments/owed",
        "/agreements",
        "/delegations/",
        "/documents",
        "/account",
    ):
        here.go(path)
        inspector.look(path)
    here.go("/search/?q=kitakyushu")
    for name in ("Kitakyushu", "KOKURA Ken'ichi"):
        here.go(f"/search/?q={name}")
        page.locator(".hits").get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_url(re.compile(r"/\w+/\d+$"))
        inspector.look(name)
    here.go("/interactions")
    page.locator("#list").get_by_role("link", name=re.compile("^Gọi trực tuyến")).click()
    inspector.look("visit")
    for title in ("^Thỏa thuận thiết lập", "^Kế hoạch hợp tác văn hóa"):
        here.go("/agreements")
        page.locator("#list").get_by_role("link", name=re.compile(title)).click()
        inspector.look(title)
    page.get_by_role("link", name="Quy trình", exact=True).first.click()
    inspector.look("procedure")


def test_the_delegation_and_its_papers(inspector):
    here = inspector.desk
    page = here.sign_in()
    here.go("/delegations/")
    page.get_by_role("link", name=ARRIVING).click()
    page.wait_for_url(re.compile(r"/delegations/\d+$"))
    delegation = page.url.removeprefix(here.office.url)
    inspector.look("delegation")
    for part in (
        "/members",
        "/members/new",
        "/leader-brief",
        "/status",
        "/papers",
        "/papers?lang=vi%2Bja",
        "/report",
        "/official",
        "/official/new/plan",
        "/official/new/invitation?lang=vi%2Bja",
    ):
        here.go(delegation + part)
        inspector.look(part)
    here.go(delegation + "/paste")
    inspector.look("paste")
    page.fill("textarea[name=text]", copied_list())
    page.get_by_role("button", name="Xem trước").click()
    page.locator(f"input[value='{MISTYPED}']").fill("A" * 201)
    here.expect_status(422)
    page.get_by_role("button", name="Lưu 8 thành viên").click()
    page.locator("[aria-invalid]").first.wait_for()
    inspector.look("preview refused")


def test_forms_that_are_refused(inspector):
    here = inspector.desk
    page = here.sign_in()
    here.expect_status(422)
    for path in ("/interactions/new", "/localities/new", "/delegations/new", "/tasks/new", "/contacts/new"):
        here.go(path)
        page.locator("main form [data-save]").click()
        page.locator("[aria-invalid]").first.wait_for(state="attached")
        inspector.look(f"{path} refused")


def test_pages_that_say_no(inspector):
    here = inspector.desk
    page = here.sign_in("mai")
    here.expect_status(403, 404)
    for path in ("/localities/new", "/localities/999999"):
        here.go(path)
        assert page.locator("h1").is_visible()
        inspector.look(path)


def test_an_office_where_nothing_is_written_yet(live_server, new_page, enter):
    here = Desk(new_page(reduced_motion="reduce"), Office(live_server.url, {}))
    inspector = Inspector(here)
    enter(here.page, build.person())
    for path in (
        "/", "/search/?q=zz", "/localities", "/contacts", "/interactions", "/tasks", "/commitments",
        "/delegations/", "/documents",
    ):  # fmt: skip
        here.go(path)
        inspector.look(path)
    assert not inspector.found, "\n".join(inspector.found)
    assert not here.complaints, here.complaints
