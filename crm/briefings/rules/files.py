"""Under which name a print is kept, and what its file is to a browser."""

from __future__ import annotations

import re
from typing import Final

from crm.briefings.rules.papers import FileForm, Paper
from crm.core.locale import _, label
from crm.core.sniff import DOCX, PDF
from crm.core.text import fold

MEDIA: Final = {FileForm.PDF: PDF, FileForm.DOCX: DOCX}


def file_name(paper: Paper, delegation: str, number: int, form: FileForm = FileForm.PDF) -> str:
    """Return the name under which a print is kept, as people read it."""
    words = _(
        "%(paper)s – %(delegation)s – print %(number)s",
        paper=label(paper),
        delegation=delegation,
        number=number,
    )
    return re.sub(r'[\x00-\x1f<>:"/\\|?*;%]+', " ", words)[:150].strip() + f".{form.value}"


def ascii_name(name: str) -> str:
    """Return a file name in plain letters, for machines that know no others."""
    stem, _dot, ending = name.rpartition(".")
    plain = re.sub(r"[^a-z0-9]+", "-", fold(stem)).strip("-")
    return f"{plain or 'paper'}.{ending}"
