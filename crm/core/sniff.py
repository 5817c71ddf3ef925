"""What a file really is: told from its content, never from its name or the browser's word."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from crm.core.errors import Invalid
from crm.core.locale import _

JPEG, PNG, WEBP, GIF, HEIC = "image/jpeg", "image/png", "image/webp", "image/gif", "image/heic"
PDF, EML, CSV, TEXT = "application/pdf", "message/rfc822", "text/csv", "text/plain"
DOC, XLS = "application/msword", "application/vnd.ms-excel"
_OOXML = "application/vnd.openxmlformats-officedocument"
DOCX, XLSX = f"{_OOXML}.wordprocessingml.document", f"{_OOXML}.spreadsheetml.sheet"
PPTX = f"{_OOXML}.presentationml.presentation"
ODT, ODS = "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet"

IMAGES = frozenset({JPEG, PNG, WEBP, GIF, HEIC})
BY_EXTENSION = {
    ".jpg": JPEG, ".jpeg": JPEG, ".png": PNG, ".webp": WEBP, ".gif": GIF, ".heic": HEIC, ".heif": HEIC,
    ".docx": DOCX, ".xlsx": XLSX, ".pptx": PPTX, ".odt": ODT, ".ods": ODS, ".doc": DOC, ".xls": XLS,
    ".pdf": PDF, ".txt": TEXT, ".csv": CSV, ".eml": EML,
}  # fmt: skip
TEXTS = frozenset({TEXT, CSV, EML})

MAX_PARTS, MAX_UNPACKED = 5_000, 300 * 1024 * 1024
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_OFFICE_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
_OLE, _OLE_STREAMS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", {"WordDocument": DOC, "Workbook": XLS, "Book": XLS}
_MARKUP = re.compile(r"<\s*(!doctype|html|head|body|script|svg|iframe|object|\?xml)\b", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAIL_HEADER = re.compile(
    r"\A(From|To|Date|Subject|Received|Return-Path|Delivered-To|MIME-Version|X-[\w-]+): ", re.I
)


def media_type(content: bytes, claimed: str) -> str | None:
    """Return what ``content`` is, or None; plain text is whichever kind of text the name ``claimed``."""
    return _by_signature(content) or _office(content) or _text(content, claimed)


def _by_signature(content: bytes) -> str | None:
    """Tell the kinds that say so in their first bytes."""
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return HEIC
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    starts = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG, b"GIF87a": GIF, b"GIF89a": GIF}
    return next((kind for start, kind in starts.items() if content.startswith(start)), None)


def _office(content: bytes) -> str | None:
    """Tell office files apart: the old ones by their stream, the new ones by their parts."""
    if content.startswith(_OLE):
        for stream, kind in _OLE_STREAMS.items():
            if (stream + "\0").encode("utf-16-le") in content:
                return kind
        return None
    return _zipped(content) if content.startswith(b"PK\x03\x04") else None


def _zipped(content: bytes) -> str | None:
    """Look at the parts of a packed file without unpacking more than its label."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as pack:
            parts = pack.infolist()
            names = {part.filename for part in parts}
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise Invalid(_("This file unpacks to too much."))
            if len(names) < len(parts) or any(
                part.flag_bits & 1 or _escapes(part.filename) for part in parts
            ):
                return None
            if any(name.endswith("vbaProject.bin") or name.startswith("Basic/") for name in names):
                raise Invalid(_("This file contains macros. Save it without macros first."))
            if "[Content_Types].xml" in names:
                return next((kind for part, kind in _OFFICE_PARTS.items() if part in names), None)
            if "mimetype" in names and pack.getinfo("mimetype").file_size <= 100:
                label = pack.read("mimetype").decode("ascii", "replace").strip()
                return label if label in {ODT, ODS} else None
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        pass
    return None


def _escapes(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name


def _text(content: bytes, claimed: str) -> str | None:
    """Accept readable text under a text's name, but no page, script or drawing that a browser would run."""
    if claimed not in TEXTS:
        return None
    words = _decoded(content)
    if words is None or _CONTROL.search(words) or words.startswith("#!"):
        return None
    if claimed == EML:
        return EML if _MAIL_HEADER.match(words) else None
    return None if words.lstrip().startswith("<") or _MARKUP.search(words[:2000]) else claimed


def _decoded(content: bytes) -> str | None:
    for start, encoding in (
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"", "utf-8-sig"),
        (b"", "cp1258"),
    ):
        if content.startswith(start):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    return None
