"""What the history calls the fields of delegations and of what belongs to them."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields
from crm.localities.rules import language_name
from crm.people.naming import OF_A_NAME


def _paper_language(code: str) -> str:
    """Name the language of a print, or both where it speaks two."""
    return " – ".join(language_name(one) for one in code.split("+"))


name_fields(
    "delegation",
    {
        "locality_id": _l("Foreign locality"),
        "direction": _l("Kind of delegation"),
        "status": _l("Status"),
        "name": _l("Name of the delegation"),
        "purpose": _l("Purpose"),
        "host": _l("Host agency"),
        "sender": _l("Sending body"),
        "starts_on": _l("First day"),
        "ends_on": _l("Last day"),
        "zone": _l("Time zone"),
        "letter_number": _l("Number of their letter"),
        "list_received_on": _l("Member list received on"),
        "report_due_on": _l("Report due"),
        "reported_on": _l("Reported on"),
        "notes": _l("Notes"),
    },
    silent=("title",),
)
name_fields(
    "delegation_member",
    {
        **OF_A_NAME,
        "side": _l("Side"),
        "contact_id": _l("Contact"),
        "user_id": _l("Person of the office"),
        "role": _l("Role in the delegation"),
        "title": _l("Title as of the visit"),
        "organisation": _l("Organisation"),
        "biography": _l("Biography"),
        "phone": _l("Mobile phone"),
        "email": _l("E-mail"),
        "note": _l("Notes"),
        "diet": _l("Dietary needs"),
    },
    row=_l("Member"),
    by=("latin_name", "native_name", "vietnamese_name"),
    values={"native_lang": language_name},
)
name_fields(
    "programme_item",
    {
        "day": _l("Day"),
        "starts_at": _l("Begins"),
        "ends_at": _l("Ends"),
        "zone": _l("Time of"),
        "title": _l("What takes place"),
        "place": _l("Place"),
        "host": _l("Lead agency"),
        "participants": _l("Who takes part"),
        "has_leader": _l("A leader of the city attends"),
        "dress": _l("Dress"),
        "travel_minutes": _l("Minutes of travel before"),
        "note": _l("Notes"),
        "plan_b": _l("Plan B"),
    },
    row=_l("Programme item"),
    by=("title", "day", "starts_at"),
)
name_fields(
    "talking_topic",
    {
        "title": _l("Topic"),
        "say": _l("We say"),
        "ask": _l("We ask"),
        "may_ask": _l("They may ask"),
        "avoid": _l("Avoid"),
    },
    row=_l("Topic"),
    by=("title",),
)
name_fields(
    "leader_brief",
    {
        "item_id": _l("Which meeting"),
        "meets_id": _l("Whom the leader meets"),
        "interpreter_id": _l("Interpreter"),
        "why": _l("Why this meeting"),
        "point_1": _l("Point 1"),
        "point_2": _l("Point 2"),
        "point_3": _l("Point 3"),
        "not_promise": _l("Not to promise"),
        "answer": _l("If they ask, answer"),
        "gift_ours": _l("Our gift"),
        "gift_theirs": _l("Their gift"),
        "greeting_reading": _l("Greeting, in syllables to read out"),
        "greeting_native": _l("Greeting in their script"),
    },
    row=_l("Leader's one-page brief"),
)
name_fields(
    "print_run",
    {"number": _l("Print run"), "lang": _l("Language")},
    row=_l("Print run"),
    by=("number", "lang"),
    silent=("paper", "edition", "printed_at", "printed_by_id"),
    values={"lang": _paper_language},
)
name_fields(
    "text_review",
    {"lang": _l("Language"), "reviewer": _l("Read by")},
    row=_l("Texts read by a native speaker"),
    by=("lang", "reviewer"),
    silent=("fingerprint", "reviewed_at", "entered_by_id"),
    values={"lang": language_name},
)
