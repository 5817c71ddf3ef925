"""What the history calls the fields of requests and of the rules of the gate."""

from __future__ import annotations

from crm.core.locale import _l, _lp
from crm.core.naming import name_fields

name_fields(
    "delegation_request",
    {
        "document_id": _l("Letter in the register"),
        "dated_on": _l("Date of the letter"),
        "received_on": _l("Received on"),
        "asker": _l("Who asks"),
        "host": _l("Whose guest it is"),
        "meets": _l("Whom they wish to meet"),
        "sector_code": _l("Sector"),
        "topic": _l("Topic"),
        "wished_from": _l("Wished from"),
        "wished_to": _l("Wished until"),
        "is_flexible": _l("The days can be moved"),
        "guests": _l("Number of guests"),
        "decision": _l("Decision"),
        "decided_on": _l("Decided on"),
        "decided_by_id": _l("Decided by"),
        "decision_reason": _l("Reason"),
        "proposal": _l("Proposed instead"),
        "advice": _l("Recommendation of the rules"),
        "reply": _l("Answer"),
    },
    row=_l("Request"),
    by=("asker", "topic"),
    silent=("advice_rule", "reply_to"),
)
name_fields(
    "gate_rule",
    {
        "code": _l("Rule"),
        "is_active": _l("In use"),
        "amount": _lp("request", "Figure"),
        "leads_to": _l("Speaks against: recommend"),
    },
    row=_l("Rule of the request gate"),
    by=("code",),
)
