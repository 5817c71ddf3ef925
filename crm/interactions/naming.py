"""What the history calls the fields of visits."""

from __future__ import annotations

from crm.core.locale import _l, _lp
from crm.core.naming import name_fields

name_fields(
    "interaction",
    {
        "title": _l("One-line summary"),
        "locality_id": _l("Partner"),
        "delegation_id": _l("Delegation"),
        "happened_on": _l("Day"),
        "starts_at": _l("Time"),
        "zone": _l("Time zone"),
        "channel": _l("Channel"),
        "level": _lp("interaction", "Level"),
        "initiative": _l("Initiative"),
        "place": _l("Place"),
        "result": _l("Result"),
        "doc_number": _l("Number and symbol"),
        "is_to_complete": _l("To complete"),
    },
)
THEIRS, OURS = _l("Their attendees"), _l("Our attendees")
name_fields("interaction_contact", {"contact_id": THEIRS}, row=THEIRS, by=("contact_id",))
name_fields("interaction_officer", {"user_id": OURS}, row=OURS, by=("user_id",))
name_fields("decision", {"text": _l("Decision")}, row=_l("Decision"), by=("text",))
