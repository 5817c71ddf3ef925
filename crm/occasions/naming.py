"""What the history calls the fields of anniversaries, of days of countries and of letters."""

from __future__ import annotations

from crm.core.locale import _l, _lp
from crm.core.naming import name_fields

name_fields(
    "occasion_day",
    {
        "kind": _l("What it is"),
        "country_code": _l("Country or territory"),
        "day": _l("Day"),
        "is_year_only": _l("Only the year is known"),
        "name": _l("Name"),
        "source": _l("Source"),
        "source_url": _l("Address of the source"),
    },
    row=_l("Day of a country"),
    by=("kind", "country_code"),
)
name_fields(
    "anniversary",
    {
        "title": _l("Anniversary"),
        "key": _l("What is remembered"),
        "years": _l("Years"),
        "basis": _l("What is remembered"),
        "locality_id": _l("Partner"),
        "country_code": _l("Country or territory"),
        "since": _l("Since"),
        "is_year_only": _l("Only the year is known"),
        "falls_on": _l("Day"),
        "is_held": _lp("anniversary", "Held"),
        "reason": _l("Reason"),
    },
)
name_fields(
    "greeting_round",
    {
        "title": _lp("greeting", "Title"),
        "occasion": _lp("greeting", "Occasion"),
        "day": _l("Day"),
        "basis": _l("What is remembered"),
        "years": _l("Years"),
        "event": _l("What happened"),
        "signer": _l("Signatory"),
        "position": _l("Position"),
        "previous_id": _l("Made from"),
    },
)
name_fields(
    "greeting_letter",
    {
        "locality_id": _l("Partner"),
        "contact_id": _l("Recipient"),
        "lang": _l("Language"),
        "sent_on": _l("Sent on"),
        "way": _l("Sent by"),
        "answered_on": _l("Answer came on"),
        "note": _l("Note"),
    },
    row=_lp("greeting", "Letter"),
    by=("locality_id", "contact_id"),
)
name_fields(
    "greeting_text",
    {"lang": _l("Language"), "letter_id": _lp("greeting", "Letter"), "text": _l("Own words")},
    row=_l("Own words"),
    by=("lang",),
)
