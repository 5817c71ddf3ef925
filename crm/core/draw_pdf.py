"""A program of its own: draws the first pages of one PDF as pictures into a folder.

``previews`` starts it in a process of its own, because what reads a stranger's file may run wild: memory and
time are limited here, and a crash is only a file without a preview. It says what it found as one JSON line.
"""

import json
import resource
import sys
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_GetLastError

MEMORY, SECONDS = 1_200 * 1024**2, 45
PAGE_SIDE, SMALL_SIDE = 1300, 240


def draw(page: pdfium.PdfPage, side: int, path: Path) -> tuple[int, int]:
    """Draw one page, its longer side ``side`` pixels, and return the picture's width and height."""
    scale = side / max(*page.get_size(), 1)
    picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    picture.save(path, "JPEG", quality=80, optimize=True)
    return picture.width, picture.height


def main(source: str, folder: str, limit: int) -> dict[str, object]:
    """Draw at most ``limit`` pages and tell how many there are."""
    try:
        pdf = pdfium.PdfDocument(source)
    except pdfium.PdfiumError:
        return {"state": "locked" if FPDF_GetLastError() == FPDF_ERR_PASSWORD else "broken"}
    drawn = []
    for number in range(min(len(pdf), limit)):
        page = pdf[number]
        sides = [(0, SMALL_SIDE)] if number == 0 else []
        for name, side in [*sides, (number + 1, PAGE_SIDE)]:
            drawn.append([name, *draw(page, side, Path(folder) / f"{name}.jpg")])
        page.close()
    return {"state": "ready" if drawn else "broken", "pages": len(pdf), "drawn": drawn}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print(json.dumps(main(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
