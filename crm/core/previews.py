"""What a file looks like without opening it: its first pages as pictures."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crm.core.pictures import PAGE_SIDE, SMALL_SIDE, smaller

PROGRAM = Path(__file__).with_name("draw_pdf.py")
PAGES = 8
"""Pages of a PDF that are drawn; whoever wants more opens the whole file."""
PATIENCE = 90
"""Seconds after which a file that cannot be drawn is given up."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page as a JPEG; page 0 is the small one of lists."""

    page: int
    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Look:
    """What was found: ready, locked or broken; how many pages there are, and the first ones drawn."""

    state: str
    pages: int | None = None
    drawn: Sequence[Drawn] = ()


def look_of_picture(content: bytes) -> Look:
    """Draw one of our own pictures small and as a page."""
    pictures = [(page, *smaller(content, side)) for page, side in ((0, SMALL_SIDE), (1, PAGE_SIDE))]
    return Look("ready", None, [Drawn(page, *rest) for page, *rest in pictures])  # type: ignore[arg-type]


def look_of_pdf(path: Path, pages: int = PAGES) -> Look:
    """Draw the first pages of a PDF in a process of its own, with its own bounds of memory and time."""
    program = [sys.executable, "-I", str(PROGRAM), str(path)]
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        try:
            done = subprocess.run(  # noqa: S603 - our own program; the path is one of the storage's
                [*program, folder, str(pages)], capture_output=True, timeout=PATIENCE, check=True
            )
            found = json.loads(done.stdout)
            drawn = [_read(Path(folder), *one) for one in found.get("drawn", ())]
        except (subprocess.SubprocessError, ValueError, OSError):
            return Look("broken")
    return Look(found["state"], found.get("pages"), drawn)


def _read(folder: Path, page: int, width: int, height: int) -> Drawn:
    return Drawn(page, (folder / f"{page}.jpg").read_bytes(), width, height)
