"""Photos bound into one PDF, a page each."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def bound(pictures: Sequence[bytes]) -> bytes:
    """Return a PDF with one A4 page for each picture, upright or lying as the picture is."""
    out = BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    for content in pictures:
        picture = ImageReader(BytesIO(content))
        width, height = picture.getSize()
        sheet = landscape(A4) if width > height else A4
        scale = min(sheet[0] / width, sheet[1] / height)
        shown = width * scale, height * scale
        canvas.setPageSize(sheet)
        canvas.drawImage(picture, (sheet[0] - shown[0]) / 2, (sheet[1] - shown[1]) / 2, *shown, mask="auto")
        canvas.showPage()
    canvas.save()
    return out.getvalue()
