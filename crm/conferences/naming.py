"""What the history calls the fields of conferences and of what belongs to them."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields

name_fields(
    "conference",
    {
        "locality_id": _l("Partner"),
        "name": _l("Name of the conference"),
        "purpose": _l("Topic and purpose"),
        "host": _l("Held by"),
        "co_hosts": _l("Together with"),
        "organiser": _l("Whose body asks"),
        "manner": _l("Form of the conference"),
        "place": _l("Place"),
        "starts_on": _l("First day"),
        "ends_on": _l("Last day"),
        "ours_count": _l("Vietnamese participants"),
        "foreign_count": _l("Foreign participants"),
        "origins": _l("Countries and localities"),
        "has_leaders": _l("Ministers or heads attend"),
        "leaders": _l("Who they are"),
        "has_topics": _l("Touches on matters kept to the Prime Minister"),
        "topics": _l("Which matters"),
        "competence_set": _l("Who allows it"),
        "competence_reason": _l("Why it differs from the rule"),
        "money": _l("Money"),
        "money_source": _l("Where the money comes from"),
        "delegation_id": _l("Delegation"),
        "agreement_id": _l("International agreement"),
        "notes": _l("Notes"),
        "received_on": _l("Application received"),
        "received_number": _l("Number of the application"),
        "complete_on": _l("Dossier complete"),
        "submitted_on": _l("Submitted for decision"),
        "submitted_number": _l("Number of the submission"),
        "decided_on": _l("Decided on"),
        "decision_number": _l("Number of the decision"),
        "verdict": _l("What was decided"),
        "decision_note": _l("Note to the decision"),
        "held_on": _l("Held until"),
        "reported_on": _l("Report sent"),
        "report_number": _l("Number of the report"),
        "dropped_on": _l("Called off on"),
        "drop_reason": _l("Why it was called off"),
        "attended_ours": _l("Vietnamese participants who came"),
        "attended_foreign": _l("Foreign participants who came"),
        "attended_from": _l("Where they came from"),
        "outcomes": _l("Outcomes"),
        "evaluation": _l("Evaluation"),
        "recommendations": _l("Recommendations"),
    },
    silent=("title",),
)
name_fields(
    "conference_consultation",
    {
        "body": _l("Consulted body"),
        "sent_on": _l("Sent on"),
        "sent_number": _l("Number of our letter"),
        "received_on": _l("Request received"),
        "replied_on": _l("Answered on"),
        "reply_number": _l("Number of the answer"),
        "opinion": _l("Opinion"),
        "comment": _l("Comments"),
    },
    row=_l("Consulted body"),
    by=("body",),
)
name_fields(
    "conference_clock",
    {"name": _l("Deadline"), "trigger_on": _l("Counted from"), "due_on": _l("Due"), "met_on": _l("Done on")},
    row=_l("Deadline"),
    by=("name", "due_on"),
    silent=("consultation_id", "rule_code", "rule_version", "amount", "unit", "rule_kind", "citation"),
)
name_fields(
    "conference_check",
    {"text": _l("Paper of the dossier"), "done_on": _l("Done on")},
    row=_l("Paper of the dossier"),
    by=("text",),
)
