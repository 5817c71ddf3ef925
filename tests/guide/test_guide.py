"""The guide: in both languages, with every picture it names, and saying the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from crm.core.access import Role

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates" / "guide"


def named(lang):
    return re.findall(r'picture\(pictures, "([\w-]+)"', (TEMPLATES / f"{lang}.html").read_text())


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_reader_finds_the_guide_in_the_menu_with_its_pictures(as_role, lang):
    client = as_role(Role.VIEWER, locale=lang)
    assert 'href="/guide"' in client.get("/").text
    text = client.get("/guide").text
    shown = re.findall(r'<img src="(/static/guide/[^"]+)" alt="[^"]+', text)
    assert len(shown) == len(named(lang)) > 5
    for address in shown:
        assert client.get(address).status_code == 200


def test_both_languages_show_the_same_pictures_in_the_same_order():
    assert named("vi") == named("en")
    chapters = {
        lang: len(re.findall("<h2", (TEMPLATES / f"{lang}.html").read_text())) for lang in ("vi", "en")
    }
    assert chapters["vi"] == chapters["en"]


def test_no_picture_is_left_over_or_heavy():
    for lang in ("vi", "en"):
        files = {path.stem: path for path in (ROOT / "static" / "guide" / lang).glob("*.png")}
        assert set(files) == set(named(lang))
        for path in files.values():
            assert path.stat().st_size < 120_000, path
            with Image.open(path) as picture:
                assert picture.width in (390, 1280)
