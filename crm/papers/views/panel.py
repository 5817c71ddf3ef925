"""The panel "administrative papers" on the pages of delegations and agreements."""

from __future__ import annotations

from typing import Any

from flask import url_for

from crm.agreements.models import Agreement
from crm.core import clock
from crm.core.locale import _, day
from crm.delegations.models import Delegation


def papers_of(delegation: Delegation) -> dict[str, Any]:
    """Load the panel from the delegation alone: its page asks enough of the database already."""
    due, is_reported = delegation.report_due_on, delegation.reported_on is not None
    paper = {
        "title": _("Report on the results"),
        "detail": _("report due %(day)s", day=day(due)) if due and not is_reported else "",
        "missing": bool(due and not is_reported and due < clock.today()),
        "url": url_for("papers.report", record_id=delegation.id),
        "action": _("Preview"),
    }
    official = {
        "title": _("Papers of the delegation"),
        "detail": _("plan, submission, letters, invitations"),
        "url": url_for("papers.official", record_id=delegation.id),
        "action": _("Open"),
    }
    return {"papers": [official, paper]}


def papers_of_agreement(agreement: Agreement) -> dict[str, Any]:
    """Load the panel from the agreement alone, as above."""
    sheet = {
        "title": _("Agreement sheet"),
        "detail": _("all that the book holds, on two pages"),
        "url": url_for("agreements.sheet", record_id=agreement.id),
        "action": _("Open"),
    }
    official = {
        "title": _("Papers of the agreement"),
        "detail": _("letters for opinions, submission, report, letter to the Ministry"),
        "url": url_for("agreement_papers.official", record_id=agreement.id),
        "action": _("Open"),
    }
    return {"papers": [official, sheet]}
