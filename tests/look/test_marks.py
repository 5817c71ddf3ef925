"""The signs of a list are those of the drawings."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

STATIC = Path(__file__).parents[2] / "static"


def shapes(drawing):
    """Return every outline in a drawing, with what decides how it looks."""
    return re.findall(r"""\b(d|cx|cy|r|stroke-width|stroke-opacity|stroke-dasharray)=["']([^"']+)""", drawing)


def test_every_sign_of_a_list_is_drawn_as_in_the_file():
    symbols = dict(re.findall(r'<symbol id="(\w+)" (.*?)</symbol>', (STATIC / "img/marks.svg").read_text()))
    masks = re.findall(r'\.(?:dot-)?(\w+) \{ --sign: url\("(.*?)"\)', (STATIC / "css/marks.css").read_text())
    assert len(masks) == 15
    for name, drawing in masks:
        assert shapes(unquote(drawing)) == shapes(symbols[name]), name
