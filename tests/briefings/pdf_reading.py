"""Reads a print back: its words, its typefaces, its pages."""

from __future__ import annotations

import subprocess
from functools import lru_cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader


@lru_cache(maxsize=32)  # reading takes longer than printing
def pages(paper: bytes) -> list[str]:
    """Return the words of each page, as copied out of it."""
    return [page.extract_text() for page in PdfReader(BytesIO(paper)).pages]


def text(paper: bytes) -> str:
    """Return all words on one line, so that a name broken at a line's end is still found."""
    return " ".join(" ".join(pages(paper)).split())


def text_by_poppler(paper: bytes) -> str:
    """Return all words as another reader copies them."""
    done = subprocess.run(  # noqa: S603 - a fixed command
        ["/usr/bin/pdftotext", "-raw", "-", "-"], input=paper, capture_output=True, check=True
    )
    return " ".join(done.stdout.decode().split())


def fonts(paper: bytes) -> list[Any]:
    """Return the font dictionaries of every page."""
    found = {}
    for page in PdfReader(BytesIO(paper)).pages:
        for font in page["/Resources"]["/Font"].values():
            found[font.get_object()["/BaseFont"]] = font.get_object()
    return list(found.values())


def golden_text(paper: bytes) -> str:
    """Return the words page by page, one line below the other, as the golden files keep them."""
    lines = ["\n".join(line.strip() for line in page.splitlines() if line.strip()) for page in pages(paper)]
    return "\n----\n".join(lines) + "\n"
