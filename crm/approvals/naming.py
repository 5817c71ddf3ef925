"""What the history calls the fields of the approval table, of routes and of what people travel with."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields

_CASE = {
    "direction": _l("Kind of delegation"),
    "visit_kind": _l("Kind of visit"),
    "rank_code": _l("Rank of the head"),
    "funding": _l("Funding source"),
}
name_fields(
    "approval_rule",
    {
        **_CASE,
        "level": _l("Level of the head"),
        "approver": _l("Approved by"),
        "consulted": _l("Bodies to be asked"),
        "documents": _l("Papers of the dossier"),
        "opinion_days": _l("Working days for an opinion"),
        "approval_days": _l("Working days for the approval"),
        "note": _l("Notes"),
    },
    row=_l("Row of the approval table"),
    by=("approver",),
)
name_fields(
    "approval_route",
    {
        **_CASE,
        "made_on": _l("Made on"),
        "state": _l("State of the route"),
        "starts_on": _l("First day"),
        "ends_on": _l("Last day"),
        "approver": _l("Approved by"),
        "approval_days": _l("Working days for the approval"),
        "note": _l("Notes"),
    },
    row=_l("Route of approval"),
    by=("approver",),
)
name_fields(
    "approval_step",
    {
        "kind": _l("Kind of step"),
        "body": _l("Body"),
        "days": _l("Working days"),
        "sent_on": _l("Sent on"),
        "sent_number": _l("Number of our paper"),
        "due_on": _l("Answer due"),
        "answered_on": _l("Answered on"),
        "number": _l("Number of their paper"),
        "outcome": _l("Answer"),
        "comment": _l("What they said"),
        "signer": _l("Signed by"),
        "authority": _l("In whose right"),
    },
    row=_l("Step of approval"),
    by=("body",),
    silent=("route_id",),
)
name_fields(
    "approval_paper",
    {"name": _l("Paper"), "has_come": _l("Has come"), "note": _l("Notes")},
    row=_l("Paper of the dossier"),
    by=("name",),
    silent=("route_id",),
)
name_fields(
    "travel_file",
    {
        "invitation_number": _l("Number of the invitation"),
        "invitation_from": _l("Invited by"),
        "invitation_on": _l("Date of the invitation"),
        "per_diem": _l("Allowance for each day"),
        "currency": _l("Currency"),
        "money_note": _l("Notes on money"),
    },
    row=_l("Invitation and allowance"),
    by=("invitation_number",),
)
name_fields(
    "travel_passport",
    {
        "member_id": _l("Member"),
        "kind": _l("Kind of passport"),
        "expires_on": _l("Passport ends on"),
        "visa": _l("Visa"),
        "note": _l("Notes"),
    },
    row=_l("Passport and visa"),
    by=("member_id",),
)
