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
    },
)
name_fields(
    "attachment",
    {"file_id": _l("Content of the file"), "filename": _l("File")},
    row=_l("File"),
    by=("filename",),
    silent=("added_by_id", "added_at"),
)
