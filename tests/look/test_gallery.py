"""Every macro in a browser under the product's policy: no axe violation, nothing blocked, no overflow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.look import gallery

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[1] / "vendor/axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
WIDTHS = {"wide": 1440, "tablet": 820, "phone": 390}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[tuple[Any, str]]:
    """Open the drawn gallery in a browser."""
    folder = tmp_path_factory.mktemp("gallery")
    gallery.write(folder)
    with gallery.served(folder) as address:
        yield browser, address


@pytest.mark.parametrize(
    ("width", "theme"),
    [
        ("wide", "light"),
        pytest.param("wide", "dark", marks=pytest.mark.full),
        pytest.param("tablet", "light", marks=pytest.mark.full),
        pytest.param("phone", "light", marks=pytest.mark.full),
    ],
)
@pytest.mark.parametrize("name", gallery.PAGES)
def test_a_page_is_accessible_and_stays_inside_its_policy(
    shown: tuple[Any, str], name: str, width: str, theme: str
) -> None:
    """Axe finds nothing, the console stays silent, and the page never scrolls sideways."""
    browser, address = shown
    context = browser.new_context(viewport={"width": WIDTHS[width], "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/{name}-{theme}.html")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert [(rule["id"], [node["html"][:150] for node in rule["nodes"]]) for rule in found] == []
    assert said == []
    assert wide <= 0


def test_without_script_the_forms_are_plain_and_whole(shown: tuple[Any, str]) -> None:
    """People are a plain list, files a plain control, and the buttons are there."""
    browser, address = shown
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/log-light.html")
    assert page.locator("select#theirs").is_visible()
    assert page.locator("input[type=file]:not([capture])").is_visible()
    assert page.get_by_role("button", name="Lưu", exact=True).is_visible()
    assert page.get_by_role("button", name="Thêm việc").get_attribute("name") == "add_row"
    context.close()


def test_without_script_the_menu_opens_on_a_phone(shown: tuple[Any, str]) -> None:
    """The last item of the bar opens the whole menu."""
    browser, address = shown
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}/list-light.html")
    assert not page.locator("#menu").is_visible()
    page.get_by_role("link", name="Thêm", exact=True).click()
    assert page.get_by_role("link", name="Danh bạ").is_visible()
    context.close()


def test_slash_finds_search_but_never_while_typing(shown: tuple[Any, str]) -> None:
    """The key focuses the box from the page, and stays a stroke inside a field."""
    browser, address = shown
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}/log-light.html")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "site-search"
    page.locator("#summary").fill("")
    page.locator("#summary").press("/")
    assert page.locator("#summary").input_value() == "/"
    page.close()


def test_people_are_tokens_and_last_time_comes_with_one_click(shown: tuple[Any, str]) -> None:
    """A name typed without accents is found, taken off again, and last time's people come at once."""
    browser, address = shown
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{address}/log-light.html")
    chosen = "[...document.querySelector('#{}').selectedOptions].map(option => option.value)"
    page.get_by_role("button", name="Như lần trước (19/11): 2 người").click()
    assert page.evaluate(chosen.format("theirs")) == ["1", "2", "3"]
    page.locator("#ours-ts-control").press_sequentially("hoang yen")
    page.locator("#ours-ts-control").press("Enter")
    assert page.evaluate(chosen.format("ours")) == ["1", "2", "3"]
    page.locator("#ours + .ts-wrapper .token-off").first.click()
    assert page.evaluate(chosen.format("ours")) == ["2", "3"]
    page.close()


def test_one_more_task_row_is_empty_and_numbered(shown: tuple[Any, str]) -> None:
    """The new row carries the next number and none of the first row's error."""
    browser, address = shown
    page = browser.new_page()
    page.goto(f"{address}/log-light.html")
    page.get_by_role("button", name="Thêm việc").click()
    assert page.locator("[name='tasks-1-text']").input_value() == ""
    assert page.locator("[name='tasks-1-due']").get_attribute("aria-invalid") is None
    assert page.evaluate("document.activeElement.name") == "tasks-1-text"
    page.close()


def test_a_long_form_keeps_a_draft_on_this_device(shown: tuple[Any, str]) -> None:
    """What was typed is offered again after the page was lost."""
    browser, address = shown
    context = browser.new_context()
    page = context.new_page()
    url = f"{address}/draft-light.html"
    page.goto(url)
    page.locator("#summary").fill("Bạn đổi giờ bay")
    page.get_by_text("Bản nháp giữ trên máy này").wait_for()
    page.reload(wait_until="networkidle")
    assert page.locator("#summary").input_value() == ""
    page.get_by_role("button", name="Dùng bản nháp").click()
    assert page.locator("#summary").input_value() == "Bạn đổi giờ bay"
    context.close()


def test_a_toast_is_kept_while_focused_and_leaves_after_ten_seconds(shown: tuple[Any, str]) -> None:
    """Ten seconds, counted by the page's own clock; focus on Undo holds it."""
    browser, address = shown
    page = browser.new_page()
    page.clock.install()
    page.goto(f"{address}/home-light.html")
    undo = page.get_by_role("button", name="Hoàn tác")
    undo.focus()
    page.clock.run_for(30_000)
    assert undo.is_visible()
    undo.evaluate("button => button.blur()")
    page.clock.run_for(11_000)
    assert not undo.is_visible()
    page.close()
