"""What the history calls the fields of agreements and of what belongs to them."""

from __future__ import annotations

from crm.core.locale import _l, _lp
from crm.core.naming import name_fields
from crm.localities.rules import language_name

name_fields(
    "agreement",
    {
        "locality_id": _l("Partner"),
        "holder_id": _l("Made by"),
        "agreement_kind": _l("Kind of agreement"),
        "level": _lp("agreement", "Level"),
        "name": _l("Agreement title"),
        "number": _l("Number and symbol"),
        "our_party": _l("Our party as named then"),
        "our_party_now": _l("Our party as named now"),
        "their_party": _l("Their party as named then"),
        "their_party_now": _l("Their party as named now"),
        "languages": _l("Languages of the text"),
        "prevailing": _l("Text that prevails"),
        "originals": _l("Originals"),
        "occasion": _l("Occasion"),
        "place": _l("Place of signing"),
        "signed_on": _l("Signed on"),
        "is_year_only": _l("Only the year is known"),
        "effective_on": _l("Effective on"),
        "term": _lp("agreement", "Term"),
        "expires_on": _l("Expires on"),
        "notice_days": _l("Days of notice"),
        "is_tacit": _l("Renewed by itself"),
        "tacit_months": _l("Renewed by months"),
        "review_on": _l("Review on"),
        "expiry_decided_on": _l("Decided on"),
        "expiry_decision": _l("What follows when it expires"),
        "ended_on": _l("Ended on"),
        "ending": _l("How it ended"),
        "ending_reason": _l("Reason"),
        "sectors": _l("Sectors"),
        "has_money": _l("Money is involved"),
        "money_note": _l("Money"),
        "our_focal": _l("Our focal point"),
        "counterpart_id": _l("Their focal point"),
        "previous_id": _l("Agreement before it"),
        "link": _l("What it is to that one"),
        "is_outside_law": _l("Outside the Law on International Agreements"),
        "outside_reason": _l("Reason"),
        "source": _l("Source"),
        "source_url": _l("Web address"),
        "notes": _l("Notes"),
    },
    silent=("title",),
    values={"prevailing": language_name},
)
name_fields(
    "agreement_signatory",
    {
        "side": _l("Side"),
        "name": _l("Signatory"),
        "post": _l("Title as of then"),
        "authority": _l("Authority"),
    },
    row=_l("Signatory"),
    by=("name", "post"),
)
name_fields(
    "agreement_article",
    {
        "number": _l("Number"),
        "heading": _l("Heading"),
        "text": _l("Text of the article"),
        "asks_nothing": _l("Asks for no action"),
    },
    row=_l("Article"),
    by=("number", "heading"),
)
name_fields(
    "agreement_procedure",
    {"track": _l("Procedure"), "is_ending": _l("To end it"), "reason": _l("Reason")},
    row=_l("Procedure"),
    by=("track",),
)
name_fields(
    "agreement_step",
    {
        "code": _l("Step"),
        "done_on": _l("Done on"),
        "number": _l("Number and symbol"),
        "note": _l("Note"),
        "is_consent": _l("The Prime Minister consents"),
    },
    row=_l("Step"),
    by=("code", "done_on"),
    silent=("procedure_id",),
)
name_fields(
    "agreement_consultation",
    {
        "body": _l("Consulted body"),
        "sent_on": _l("Sent on"),
        "sent_number": _l("Number of our letter"),
        "complete_on": _l("Complete dossier received"),
        "replied_on": _l("Answered on"),
        "reply_number": _l("Number of the answer"),
        "opinion": _l("Opinion"),
        "comment": _l("Comments"),
        "answer": _l("Taken up, explained"),
    },
    row=_l("Consulted body"),
    by=("body",),
    silent=("procedure_id",),
)
name_fields(
    "agreement_clock",
    {"name": _l("Deadline"), "trigger_on": _l("Counted from"), "due_on": _l("Due"), "met_on": _l("Done on")},
    row=_l("Deadline"),
    by=("name", "due_on"),
    silent=(
        "procedure_id",
        "consultation_id",
        "rule_code",
        "rule_version",
        "amount",
        "unit",
        "rule_kind",
        "citation",
    ),
)
name_fields(
    "agreement_check",
    {"text": _l("Paper of the dossier"), "done_on": _l("Done on")},
    row=_l("Paper of the dossier"),
    by=("text",),
    silent=("procedure_id",),
)
