"""What the history calls the fields of papers and of attached files."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields

name_fields(
    "document",
    {
        "title": _l("Summary line"),
        "number": _l("Number and symbol"),
        "issued_on": _l("Document date"),
        "issuer": _l("Issuer"),
        "direction": _l("Incoming or outgoing"),
        "source_url": _l("Web address"),
        "type_id": _l("Document type"),
        "arrival_number": _l("Arrival number"),
        "arrived_on": _l("Arrived on"),
        "signer": _l("Signed by"),
        "recipients": _l("Recipients"),
        "urgency": _l("Urgency"),
        "answer_by": _l("Answer by"),
        "answers_id": _l("Answers paper number"),
        "pages": _l("Pages"),
        "copies": _l("Copies"),
        "languages": _l("Languages"),
        "keeper": _l("Who keeps the original"),
        "notes": _l("Notes"),
    },
    silent=("number_key", "number_value", "number_suffix", "arrival_value", "year"),
)
name_fields(
    "document_link",
    {"record_id": _l("Tied to"), "role": _l("What it is for the record")},
    row=_l("Tied to"),
    by=("record_id",),
    silent=("document_id", "added_by_id", "added_at"),
)
name_fields(
    "attachment",
    {
        "file_id": _l("Content of the file"),
        "filename": _l("File"),
        "lang": _l("Language of the text"),
        "note": _l("What this version is"),
        "is_signed": _l("This is the signed original"),
        "is_current": _l("Newest version"),
        "removed_at": _l("Taken off"),
    },
    row=_l("File"),
    by=("filename",),
    silent=("added_by_id", "added_at", "first_id", "number"),
)
