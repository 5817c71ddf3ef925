"""What the history calls the fields of commitments."""

from __future__ import annotations

from crm.core.locale import _l, _lp
from crm.core.naming import name_fields

name_fields(
    "commitment",
    {
        "locality_id": _l("Partner"),
        "source_id": _l("Comes from"),
        "source_note": _l("Source"),
        "agreement_id": _l("Agreement"),
        "article_id": _l("Article"),
        "delivered_id": _l("Delivered in"),
        "measure": _l("Measure"),
        "recurrence": _l("Recurs"),
        "blocker": _l("What holds it up"),
        "side": _lp("commitment", "Side"),
        "strength": _l("How firm"),
        "state": _lp("commitment", "Status"),
        "text": _l("What was promised"),
        "answer": _l("Answer if they ask"),
        "due_on": _l("Due"),
        "counterpart": _l("Who acts on their side"),
        "evidence": _l("Evidence or reason"),
        "closed_on": _l("Closed on"),
    },
)
