"""Prints a Word file through LibreOffice, with our own faces in place of those that Word would take."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which

from crm.core.paper.faces import font_dir

# The free face with the same widths, and for each script the one that the PDF takes.
STAND_INS = {
    "Times New Roman": "Tinos",
    "MS Mincho": "Noto Sans JP",
    "SimSun": "Noto Sans SC",
    "Batang": "Noto Sans KR",
    "Leelawadee UI": "Noto Sans Lao",
}


def printed(word_file: bytes, folder: Path) -> bytes:
    """Return the PDF that LibreOffice makes of a Word file; the system's own faces are left out of it."""
    writer = which("soffice")
    assert writer, "LibreOffice Writer is missing: sh .ci/system.sh full"
    source = folder / "paper.docx"
    source.write_bytes(word_file)
    faces = folder / "fonts.conf"
    faces.write_text(_font_list(folder), encoding="utf-8")
    command = [writer, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), str(source)],
        env={**os.environ, "FONTCONFIG_FILE": str(faces), "HOME": str(folder)},
        check=True,
        capture_output=True,
        timeout=180,
    )
    return (folder / "paper.pdf").read_bytes()


def _font_list(folder: Path) -> str:
    aliases = "".join(
        f'<alias binding="same"><family>{asked}</family><accept><family>{given}</family></accept></alias>'
        for asked, given in STAND_INS.items()
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{font_dir().resolve()}</dir><cachedir>{folder / 'faces'}</cachedir>{aliases}</fontconfig>"
    )
