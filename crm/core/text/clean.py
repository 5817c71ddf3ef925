"""The door for typed text: one form of every letter, nothing invisible, nothing too long."""

import re
import unicodedata
from enum import StrEnum

BIDI_CONTROLS = "\u202a-\u202e\u2066-\u2069"

# Marks that only nudge the direction or the line break: losing them changes nothing a reader sees.
# The zero-width joiners stay, because some scripts are spelt with them.
_SILENT = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]")
_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_BIDI = re.compile(f"[{BIDI_CONTROLS}]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# C0 and C1 but tab and line feed, and the code points that XML (and so DOCX) cannot carry.
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class UnfitReason(StrEnum):
    """Why a text was refused; the form makes the sentence."""

    NUL = "nul"
    SURROGATE = "surrogate"
    CONTROL = "control"
    BIDI = "bidi"
    TOO_LONG = "too_long"


class UnfitText(ValueError):  # noqa: N818 - it reads as what it is: a text unfit to keep
    """A text that may not be kept, with the reason and what a message needs to say about it."""

    def __init__(self, reason: UnfitReason, **data: int | str) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.data = data


def clean_line(text: str, max_length: int) -> str:
    """Make one line of a typed text: composed letters, single blanks, no line breaks."""
    return _within(" ".join(_composed(text).split()), max_length)


def clean_prose(text: str, max_length: int) -> str:
    """Make a text of several lines fit to keep: composed letters, plain line ends, no ragged edges."""
    lines = (line.rstrip() for line in _composed(text).split("\n"))
    return _within("\n".join(lines).strip(), max_length)


def _composed(text: str) -> str:
    """Refuse what may not enter, then bring line ends and letters to one form."""
    text = _LINE_END.sub("\n", text)
    if "\x00" in text:
        raise UnfitText(UnfitReason.NUL, at=text.index("\x00") + 1)
    for reason, pattern in (
        (UnfitReason.SURROGATE, _SURROGATE),
        (UnfitReason.CONTROL, _CONTROL),
        (UnfitReason.BIDI, _BIDI),
    ):
        if found := pattern.search(text):
            raise UnfitText(reason, at=found.start() + 1, code=f"U+{ord(found.group()):04X}")
    return unicodedata.normalize("NFC", _SILENT.sub("", text))


def _within(text: str, max_length: int) -> str:
    if len(text) > max_length:
        raise UnfitText(UnfitReason.TOO_LONG, limit=max_length, length=len(text))
    return text
