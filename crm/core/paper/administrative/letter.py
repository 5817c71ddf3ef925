"""What a letter to a foreign guest says: no paper of Decree 30, but set by the same two writers."""

from __future__ import annotations

from dataclasses import dataclass

from crm.core.paper.administrative.description import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet:
    """One letter in one language, on a sheet of its own."""

    lang: str
    letterhead: tuple[str, ...]
    """The body above, the office, and what stands small beneath; the second is the largest."""
    place_and_day: str
    addressee: tuple[Words, ...]
    """Name, post and body, one to a line; the first is the name."""
    salutation: Words
    text: tuple[Words, ...]
    closing: str
    signer: Words
    post: tuple[Words, ...]
    remark: str = ""
    """A small line at the head: that this is a translation, or nobody has read it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestLetter:
    """A letter: in one language, or in two, each whole on its own sheet."""

    title: str
    lang: str
    sheets: tuple[LetterSheet, ...]
    is_sample: bool = False
