"""A window of the sample office, and an eye for what a person at it would complain of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from crm.sample.load import SignIn

AXE = (Path(__file__).parents[1] / "vendor/axe.min.js").read_text(encoding="utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@dataclass(frozen=True)
class Office:
    """Where the sample office answers, and who may sign in to it."""

    url: str
    sign_ins: Mapping[str, SignIn]


class Desk:
    """One person's window."""

    def __init__(self, page: Page, office: Office) -> None:
        self.page = page
        self.office = office
        self.complaints: list[str] = []
        self.allowed: set[int] = set()
        page.set_default_timeout(10_000)
        page.on("console", self._heard)

    def _heard(self, message: Any) -> None:
        refused = any(f"status of {code} " in message.text for code in self.allowed)
        of_the_viewer = message.location["url"].endswith("/favicon.ico")  # the browser's own, beside a PDF
        if message.type in ("error", "warning") and not refused and not of_the_viewer:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def expect_status(self, *codes: int) -> None:
        """Take answers of these kinds for what the test is about; the browser writes each on its console."""
        self.allowed.update(codes)

    def go(self, path: str) -> Page:
        """Open a page by its address."""
        self.page.goto(self.office.url + path)
        return self.page

    def sign_in(self, who: str = "ha") -> Page:
        """Sign in by typing into the form."""
        told = self.office.sign_ins[who]
        self.go("/sign-in")
        self.page.fill("input[name=email]", told.email)
        self.page.fill("input[name=password]", told.password)
        self.page.click("main button[type=submit]")
        self.page.wait_for_url(lambda url: "/sign-in" not in url)
        return self.page

    def overflow(self) -> int:
        """Return by how many pixels the page can be scrolled sideways."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def violations(self, *only: str) -> list[str]:
        """Return what axe finds wrong with the page as it stands, by all rules or by some of them."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        rules = {"runOnly": list(only)} if only else RULES
        found = self.page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
        return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@dataclass
class Hand:
    """A hand that counts what it does: each click and each filled field is one."""

    page: Page
    count: int = 0

    def click(self, target: Locator) -> None:
        """Click once."""
        target.click()
        self.count += 1

    def fill(self, target: Locator, text: str) -> None:
        """Fill one field."""
        target.fill(text)
        self.count += 1

    def pick(self, target: Locator, text: str) -> None:
        """Type the beginning of a name and take the first that is offered: one field, one key."""
        target.press_sequentially(text)
        target.press("Enter")
        self.count += 2


SEEN = """element => {
  const dressed = element.closest('.ts-wrapper, .file-dressed, label') || element;
  const ringed = [element, ...dressed.querySelectorAll('*'), dressed].some((part) => {
    const style = getComputedStyle(part);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  const shown = element.matches('input[type=radio], input[type=file]') ? dressed : element;
  const box = shown.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const covered = !at || !(dressed.contains(at) || at.contains(element));
  return { ringed, covered, html: element.outerHTML.slice(0, 160) };
}"""
FOCUSED = "document.activeElement"


class Keys:
    """Hands on the keyboard alone; every stop on the way must be seen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unseen: list[str] = []

    def _look(self) -> None:
        seen = self.page.evaluate(f"({SEEN})({FOCUSED})")
        if not seen["ringed"] or seen["covered"]:
            self.unseen.append(f"{'covered' if seen['covered'] else 'no ring'}: {seen['html']}")

    def tab_to(self, target: Locator, most: int = 80, key: str = "Tab") -> None:
        """Press Tab until ``target`` has the focus."""
        for _stop in range(most):
            self.page.keyboard.press(key)
            self._look()
            if target.evaluate(f"element => element === {FOCUSED}"):
                return
        raise AssertionError(f"{most} times {key} never reached {target}")

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type as a person does, character by character."""
        self.page.keyboard.type(text)
