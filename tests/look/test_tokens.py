"""The tokens keep their promises: measured contrast, and one dark for both ways into it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[2] / "static/css/tokens.css").read_text(encoding="utf-8")
TEXT, MARK = 4.5, 3.0


def block(start: str) -> dict[str, str]:
    """Read the variables of the rule that starts with these words."""
    body = CSS[CSS.index(start) :]
    body = body[body.index("{") + 1 :]
    return dict(re.findall(r"--nc-([\w-]+):\s*([^;]+);", body[: body.index("}")]))


LIGHT = block(":root {")
CHOSEN = block('[data-bs-theme="dark"] {')
SYSTEM = block(":root:not([data-bs-theme]) {")
DARK = LIGHT | CHOSEN


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


# (foreground, ground, light, dark) as measured when the colours were chosen; a new colour restates them.
MEASURED = [
    ("ink", "surface", 15.7, 13.3),
    ("ink", "canvas", 14.3, 14.9),
    ("ink", "sunken", 13.3, 14.0),
    ("ink-2", "surface", 7.8, 8.5),
    ("ink-2", "canvas", 7.1, 9.5),
    ("ink-2", "sunken", 6.6, 9.0),
    ("ink-3", "surface", 5.6, 6.5),
    ("ink-3", "canvas", 5.1, 7.3),
    ("ink-3", "sunken", 4.8, 6.9),
    ("sea", "surface", 7.8, 8.7),
    ("sea", "canvas", 7.1, 9.7),
    ("sea", "sea-tint", 6.5, 6.7),
    ("on-sea", "sea", 7.8, 9.2),
    ("on-sea", "sea-2", 10.5, 11.4),
    ("ink-2", "sea-tint", 6.5, 6.5),
    ("phuong-ink", "surface", 7.1, 7.8),
    ("phuong-ink", "canvas", 6.5, 8.7),
    ("phuong-ink", "phuong-tint", 6.2, 7.5),
    ("sand-ink", "surface", 7.7, 9.8),
    ("sand-ink", "sand-tint", 6.8, 9.0),
    ("moss-ink", "surface", 7.6, 9.4),
    ("moss-ink", "moss-tint", 6.5, 8.4),
    ("on-deep", "deep", 13.4, 16.1),
    ("on-deep-2", "deep", 8.4, 9.4),
]
MARKS = [
    ("phuong", "surface", 5.2, 5.8),
    ("line-2", "surface", 3.7, 4.2),
    ("line-2", "canvas", 3.3, 4.7),
    ("focus", "surface", 6.1, 9.5),
    ("focus", "canvas", 5.5, 10.7),
    ("focus", "sea-tint", 5.1, 7.3),
    ("focus-on-deep", "deep", 10.4, 13.1),
]


@pytest.mark.parametrize(("fore", "ground", "light", "dark"), MEASURED)
def test_text_is_legible_in_both_lights(fore: str, ground: str, light: float, dark: float) -> None:
    """Every text pair passes WCAG AA and equals the figure written beside it."""
    for tokens, said in ((LIGHT, light), (DARK, dark)):
        measured = contrast(tokens[fore], tokens[ground])
        assert measured >= TEXT
        assert measured == pytest.approx(said, abs=0.06)


@pytest.mark.parametrize(("fore", "ground", "light", "dark"), MARKS)
def test_marks_and_borders_can_be_told_from_their_ground(
    fore: str, ground: str, light: float, dark: float
) -> None:
    """Marks, control borders and focus rings pass three to one."""
    for tokens, said in ((LIGHT, light), (DARK, dark)):
        measured = contrast(tokens[fore], tokens[ground])
        assert measured >= MARK
        assert measured == pytest.approx(said, abs=0.06)


def test_the_text_pairs_our_pages_add_are_legible_too() -> None:
    """Pairs not in the first table: toast in the dark, search box, quiet tag, a late name on a chosen row."""
    extra = [
        ("on-deep", "deep-2"),
        ("on-deep-2", "deep-2"),
        ("focus-on-deep", "deep-2"),
        ("ink", "sea-tint"),
        ("phuong-ink", "sea-tint"),
        ("ink-2", "sunken"),
        ("moss-ink", "sea-tint"),
    ]
    for tokens in (LIGHT, DARK):
        for fore, ground in extra:
            assert contrast(tokens[fore], tokens[ground]) >= TEXT, (fore, ground)


def test_dark_by_choice_and_dark_by_system_are_the_same_dark() -> None:
    """The two dark blocks hold equal values."""
    assert CHOSEN == SYSTEM
    assert len(CHOSEN) > 25


def test_components_read_tokens_and_no_colour_of_their_own() -> None:
    """No sheet but tokens.css names a colour."""
    for sheet in (Path(__file__).parents[2] / "static/css").glob("*.css"):
        if sheet.name != "tokens.css":
            found = re.findall(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", sheet.read_text(encoding="utf-8"))
            assert not found, (sheet.name, found)
