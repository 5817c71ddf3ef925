"""How papers and files are called, and what a browser may be given."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from babel import Locale

from crm.core.access import Permission
from crm.core.locale import _, _l, _lp, language, name_members
from crm.core.sniff import CSV, DOC, DOCX, EML, GIF, JPEG, ODS, ODT, PDF, PNG, PPTX, WEBP, XLS, XLSX
from crm.documents.models import LinkRole, PaperDirection, PreviewState, Urgency

name_members(
    {
        PaperDirection.INCOMING: _lp("paper", "Incoming"),
        PaperDirection.OUTGOING: _lp("paper", "Outgoing"),
        PaperDirection.PUBLISHED: _lp("paper", "Published"),
    }
)
name_members(
    {
        Urgency.USUAL: _lp("urgency", "Usual"),
        Urgency.URGENT: _lp("urgency", "Urgent"),
        Urgency.VERY_URGENT: _lp("urgency", "Very urgent"),
        Urgency.FLASH: _lp("urgency", "Flash"),
    }
)
name_members(
    {
        LinkRole.BASIS: _lp("paper role", "Basis"),
        LinkRole.REQUEST: _lp("paper role", "Request"),
        LinkRole.REPLY: _lp("paper role", "Reply"),
        LinkRole.TEXT: _lp("paper role", "Text agreed"),
        LinkRole.MINUTES: _lp("paper role", "Minutes"),
        LinkRole.PROGRAMME: _lp("paper role", "Programme"),
        LinkRole.OTHER: _lp("paper role", "Related"),
    }
)


class RegisterOrder(StrEnum):
    """How a list of papers is sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    NUMBER = "number"
    NUMBER_DOWN = "number-down"
    ISSUER = "issuer"
    ANSWER = "answer"


name_members(
    {
        RegisterOrder.NEWEST: _l("Newest first"),
        RegisterOrder.OLDEST: _l("Oldest first"),
        RegisterOrder.NUMBER: _l("By number"),
        RegisterOrder.NUMBER_DOWN: _l("By number, downwards"),
        RegisterOrder.ISSUER: _l("By issuer"),
        RegisterOrder.ANSWER: _l("By day of answer"),
    }
)

SHOWN_IN_PLACE: Final = frozenset({PDF, JPEG, PNG, GIF, WEBP})
"""Files that a browser shows without running anything in them; all others are handed over to be saved."""

DRAWN: Final = SHOWN_IN_PLACE
"""Files of which pages are drawn ahead."""

LINKED_KINDS: Final = (
    "locality",
    "organisation",
    "contact",
    "delegation",
    "interaction",
    "agreement",
    "conference",
    "commitment",
    "task",
)
"""Kinds of records that a paper may belong to."""

LANGUAGE_CODES: Final = ("vi", "en", "ja", "zh", "ko", "ru", "lo", "fr", "de", "es", "km", "th")
"""Languages in which papers of the office are written."""

_FILE_WORDS: Final = {
    PDF: "PDF",
    DOC: "Word",
    DOCX: "Word",
    ODT: "OpenDocument",
    XLS: "Excel",
    XLSX: "Excel",
    ODS: "OpenDocument",
    PPTX: "PowerPoint",
    CSV: "CSV",
    EML: "E-mail",
}


def edit_permission(read: Permission) -> Permission:
    """Return what it takes to change a record of a kind that ``read`` lets people see."""
    scope = read.value.split(".")[0]
    verb = "log" if f"{scope}.log" in list(Permission) else "edit"
    return Permission(f"{scope}.{verb}")


def file_word(media_type: str) -> str:
    """Name the kind of a file in a word."""
    if media_type.startswith("image/"):
        return _("Picture")
    return _FILE_WORDS.get(media_type) or _("Text file")


def language_word(code: str) -> str:
    """Name a language in the language spoken."""
    return str(Locale.parse(language()).languages.get(code, code)) if code else ""


def preview_word(state: PreviewState | None) -> str:
    """Say why no page of a file is shown; nothing when one is."""
    if state is PreviewState.LOCKED:
        return _("No preview: the file has a password. It can still be downloaded.")
    if state is PreviewState.BROKEN:
        return _("No preview: the file cannot be drawn. It can still be downloaded.")
    if state is PreviewState.WAITING:
        return _("The preview is being drawn. Open the page again in a moment.")
    return ""
