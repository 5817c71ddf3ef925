"""A Telex or kana syllable in the making is never asked about; the whole one is."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


class Composer:
    """An input method that writes one syllable: marks come and go before it is settled."""

    def __init__(self, page):
        self.page = page
        self.method = page.context.new_cdp_session(page)

    def compose(self, *states):
        """Show the syllable as it grows."""
        for text in states:
            at = len(text)
            self.method.send(
                "Input.imeSetComposition", {"text": text, "selectionStart": at, "selectionEnd": at}
            )

    def settle(self, text):
        """Write the syllable for good."""
        self.method.send("Input.insertText", {"text": text})


@pytest.mark.parametrize(
    ("path", "box"),
    [
        ("/search/", "#search-page-q"),
        ("/localities", ".filters input[type=search], .filter-bar input[type=search], main input[name=q]"),
        ("/interactions/new", "[name=partner]"),
        ("/interactions/new", "#theirs-ts-control"),
    ],
    ids=["search", "list", "partner", "people"],
)
def test_a_syllable_in_the_making_asks_nothing(desk, path, box):
    here = desk()
    page = here.sign_in()
    page.clock.install()
    here.go(path)
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(box).first.focus()
    composer = Composer(page)
    for state in ("d", "dd", "đ", "đa", "đà"):
        composer.compose(state)
        page.clock.run_for(1000)
    assert asked == []
    with page.expect_request(lambda request: "q=" in request.url):
        composer.settle("đà")
        page.clock.run_for(1000)
