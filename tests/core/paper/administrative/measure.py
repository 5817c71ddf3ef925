"""How near a figure has to be, and in which face words have to be set."""

from __future__ import annotations

import pytest

PLACE, SIZE = 1.0, 0.5
REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"


def near(figure, tolerance=PLACE):
    """Within a millimetre, unless another tolerance is given."""
    return pytest.approx(figure, abs=tolerance)


def set_in(words, face, size):
    """Words are in one face and size."""
    assert words.faces == {face}
    assert all(one == near(size, SIZE) for one in words.sizes)


def stands(words, top, bottom, *, centre=None, x=None):
    """Words stand where they should."""
    assert (words.top, words.bottom) == (near(top), near(bottom))
    if centre is not None:
        assert words.centre == near(centre)
    if x is not None:
        assert (words.x0, words.x1) == (near(x[0]), near(x[1]))
