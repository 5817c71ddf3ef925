"""What the history calls the fields of delegations and of what belongs to them."""

from __future__ import annotations

from crm.core.locale import _l, _lp
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
        "visit_kind": _l("Kind of visit"),
        "funding": _l("Funding source"),
        "head_rank": _l("Rank of the head"),
    },
    silent=("title",),
)
name_fields(
    "delegation_move",
    {
        "from_status": _l("From status"),
        "to_status": _l("To status"),
        "reason": _l("Reason"),
        "against": _l("What was missing"),
    },
    row=_l("Move to another status"),
    by=("to_status",),
    silent=("moved_by_id", "moved_at"),
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
        "rank_code": _lp("ranks", "Rank"),
        "companion_of_id": _l("Companion of"),
        "languages": _l("Languages spoken"),
        "nationality": _l("Nationality"),
        "access": _l("Access needs"),
        "health": _l("Health"),
        "passport_number": _l("Passport number"),
        "born_on": _l("Date of birth"),
    },
    row=_l("Member"),
    by=("latin_name", "native_name", "vietnamese_name"),
    values={"native_lang": language_name},
)
name_fields(
    "delegation_order",
    {
        "side": _l("Side"),
        "way": _l("Put in order"),
        "rule_id": _l("Rule set"),
        "first_letter": _l("Letter drawn"),
        "moved": _l("Moved"),
    },
    row=_l("Order of the members"),
    by=("side", "way", "moved"),
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
        "kind": _l("Kind of item"),
        "ends_on": _l("Ends on"),
        "venue": _l("Room or hall"),
        "party": _l("For which group"),
        "interpreter_id": _l("Interpreter"),
    },
    row=_l("Programme item"),
    by=("title", "day", "starts_at"),
)
name_fields(
    "programme_person",
    {"item_id": _l("Programme item"), "member_id": _l("Member")},
    row=_l("Who takes part"),
)
name_fields(
    "programme_vehicle",
    {"item_id": _l("Programme item"), "vehicle_id": _l("Vehicle")},
    row=_l("Vehicle of the item"),
)
name_fields(
    "travel_leg",
    {
        "kind": _l("Part of the journey"),
        "carriage": _l("Means of travel"),
        "number": _l("Flight or train number"),
        "from_place": _l("From (place)"),
        "to_place": _l("To (place)"),
        "leaves_on": _l("Leaves on"),
        "leaves_at": _l("Leaves at"),
        "leaves_zone": _l("Time zone of departure"),
        "arrives_on": _l("Arrives on"),
        "arrives_at": _l("Arrives at"),
        "arrives_zone": _l("Time zone of arrival"),
        "note": _l("Notes"),
    },
    row=_l("Journey"),
    by=("kind", "number", "from_place", "to_place"),
)
name_fields(
    "travel_passenger",
    {"leg_id": _l("Journey"), "member_id": _l("Member")},
    row=_l("Passenger"),
)
name_fields(
    "delegation_room",
    {
        "hotel": _l("Hotel"),
        "number": _l("Room number"),
        "kind": _l("Kind of room"),
        "beds": _l("Beds"),
        "from_on": _l("From (date)"),
        "to_on": _l("To (date)"),
        "note": _l("Notes"),
    },
    row=_l("Room"),
    by=("hotel", "kind"),
)
name_fields(
    "delegation_room_guest",
    {"room_id": _l("Room"), "member_id": _l("Member")},
    row=_l("Guest of a room"),
)
name_fields(
    "delegation_vehicle",
    {
        "name": _l("Vehicle"),
        "kind": _l("Kind of vehicle"),
        "seats": _l("Seats for passengers"),
        "plate": _l("Number plate"),
        "driver": _l("Driver"),
        "driver_phone": _l("Driver's phone"),
        "note": _l("Notes"),
    },
    row=_l("Vehicle"),
    by=("name", "plate"),
)
name_fields(
    "delegation_vehicle_seat",
    {"vehicle_id": _l("Vehicle"), "member_id": _l("Member"), "seat": _l("Seat")},
    row=_l("Seat in a vehicle"),
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
    silent=(
        "paper",
        "edition",
        "printed_at",
        "printed_by_id",
        "state",
        "form",
        "role",
        "item_id",
        "member_id",
        "file_id",
        "pages",
        "is_restricted",
        "problem",
    ),
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
