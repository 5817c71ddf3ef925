"""How papers and files are called, who may add a file to a record, and what is shown of it."""

from crm.documents.rules.words import (
    DRAWN,
    LANGUAGE_CODES,
    LINKED_KINDS,
    SHOWN_IN_PLACE,
    RegisterOrder,
    edit_permission,
    file_word,
    language_word,
    preview_word,
)

__all__ = [
    "DRAWN",
    "LANGUAGE_CODES",
    "LINKED_KINDS",
    "RegisterOrder",
    "SHOWN_IN_PLACE",
    "edit_permission",
    "file_word",
    "language_word",
    "preview_word",
]
