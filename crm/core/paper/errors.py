"""Why a sheet could not be printed, in words that say what to change."""

from __future__ import annotations

from collections.abc import Sequence

from crm.core.errors import Invalid
from crm.core.locale import _


class PaperError(Invalid):
    """A sheet that cannot be printed as it stands."""


class MissingGlyph(PaperError):
    """A text holds letters that no embedded typeface can draw; a box is never printed instead."""

    def __init__(self, text: str, glyphs: Sequence[str]) -> None:
        self.text = text
        self.glyphs = list(glyphs)
        shown = text.encode("utf-8", "replace").decode("utf-8")
        super().__init__(
            _(
                "No typeface can print %(glyphs)s in “%(text)s”.",
                glyphs=", ".join(f"U+{ord(glyph):04X}" for glyph in self.glyphs),
                text=shown if len(shown) <= 80 else f"{shown[:79]}…",
            )
        )


class TooLong(PaperError):
    """A sheet of one side does not hold its text even in the smallest type allowed."""

    def __init__(self, slots: Sequence[str]) -> None:
        self.slots = list(slots)
        super().__init__(_("Too long for one page. Please shorten: %(slots)s.", slots=", ".join(self.slots)))
