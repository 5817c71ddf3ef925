"""What the history calls the fields of papers."""

from __future__ import annotations

from typing import Final

from crm.core.locale import _l
from crm.core.naming import name_fields
from crm.papers.sections import section_label

_HEAD: Final = {
    "kind": _l("Kind of paper"),
    "summary": _l("Subject of the paper"),
    "symbol": _l("Symbol"),
    "addressees": _l("Addressed to"),
    "position": _l("Authority and position"),
    "signer": _l("Signatory"),
    "recipients": _l("Recipients"),
    "is_internal": _l("Mark it “for internal use”"),
    "number": _l("Number"),
    "dated": _l("Day of the paper"),
    "document_id": _l("In the register"),
    "changed_at": _l("Changed"),
}

name_fields(
    "delegation_paper",
    _HEAD
    | {
        "lang": _l("Language"),
        "answer": _l("Answer"),
        "member_id": _l("Letter to"),
        "item_id": _l("Item of the programme"),
        "has_members": _l("Annex: list of members"),
        "has_programme": _l("Annex: programme"),
    },
    row=_l("Paper of the delegation"),
    by=("kind",),
    silent=("changed_at",),
)
name_fields(
    "agreement_paper",
    _HEAD | {"consultation_id": _l("Consulted body"), "is_ending": _l("About the ending")},
    row=_l("Paper of the agreement"),
    by=("kind",),
    silent=("changed_at",),
)
for _table, _row in (
    ("delegation_paper_text", _l("Paper of the delegation")),
    ("agreement_paper_text", _l("Paper of the agreement")),
):
    name_fields(
        _table,
        {"paper_id": _row, "code": _l("Section"), "text": _l("Text")},
        row=_l("Section of a paper"),
        by=("code",),
        silent=("paper_id",),
        values={"code": lambda code: str(section_label(code))},
    )
