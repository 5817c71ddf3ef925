"""What the log calls the fields of the office's lists, of who signs and of rules for deadlines."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields
from crm.reference.rules import LISTS, ListCode, closed_word

name_fields(
    "reference_item",
    {
        "list_code": _l("List"),
        "code": _l("Code"),
        "name": _l("Name"),
        "short_name": _l("Short name"),
        "abbreviation": _l("Abbreviation"),
        "parent_id": _l("Belongs to"),
        "days": _l("Expected days"),
        "is_retired": _l("No longer offered"),
    },
    row=_l("Row of a list"),
    by=("list_code", "name", "code"),
    silent=("is_protected",),
    values={"list_code": lambda code: str(LISTS[ListCode(code)].title), "code": closed_word},
)
name_fields(
    "signatory",
    {
        "name": _l("Full name"),
        "post": _l("Post"),
        "authority": _l("Right to sign"),
        "behalf": _l("For whom"),
        "agency_id": _l("Issuing body"),
        "user_id": _l("Signs in as"),
        "valid_from": _l("In force from"),
        "valid_to": _l("Until"),
    },
    row=_l("Person who signs"),
    by=("name",),
)
name_fields(
    "deadline_rule",
    {
        "code": _l("Code"),
        "name": _l("What is due"),
        "trigger": _l("Day it is counted from"),
        "amount": _l("How many"),
        "unit": _l("Counted in"),
        "kind": _l("Set by"),
        "citation": _l("Legal basis"),
        "basis": _l("What it says"),
        "valid_from": _l("In force from"),
        "valid_to": _l("Until"),
        "is_active": _l("The office uses this rule"),
    },
    row=_l("Rule for a deadline"),
    by=("name",),
)
