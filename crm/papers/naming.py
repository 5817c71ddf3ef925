"""What the history calls the fields of papers."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields
from crm.papers.sections import section_label

name_fields(
    "delegation_paper",
    {
        "kind": _l("Kind of paper"),
        "lang": _l("Language"),
        "answer": _l("Answer"),
        "member_id": _l("Letter to"),
        "item_id": _l("Item of the programme"),
        "summary": _l("Subject of the paper"),
        "symbol": _l("Symbol"),
        "addressees": _l("Addressed to"),
        "position": _l("Authority and position"),
        "signer": _l("Signatory"),
        "recipients": _l("Recipients"),
        "is_internal": _l("Mark it “for internal use”"),
        "has_members": _l("Annex: list of members"),
        "has_programme": _l("Annex: programme"),
        "number": _l("Number"),
        "dated": _l("Day of the paper"),
        "document_id": _l("In the register"),
        "changed_at": _l("Changed"),
    },
    row=_l("Paper of the delegation"),
    by=("kind",),
    silent=("changed_at",),
)
name_fields(
    "delegation_paper_text",
    {"paper_id": _l("Paper of the delegation"), "code": _l("Section"), "text": _l("Text")},
    row=_l("Section of a paper"),
    by=("code",),
    silent=("paper_id",),
    values={"code": lambda code: str(section_label(code))},
)
