"""The panel "report on the results" on a delegation's page."""

from __future__ import annotations

from typing import Any

from flask import url_for

from crm.core.locale import _
from crm.delegations.models import Delegation
from crm.papers import queries


def report_of(delegation: Delegation) -> dict[str, Any]:
    """Load the panel: what only the officer can write, as far as it is written."""
    report = queries.report_row(delegation.id)
    written = {
        _("assessment"): bool(report and report.assessment),
        _("proposals"): bool(report and report.proposals),
        _("signatory"): bool(report and report.signer),
    }
    lacking = [name for name, is_there in written.items() if not is_there]
    detail = _("Still without: %(parts)s", parts=", ".join(lacking)) if lacking else ""
    paper = {
        "title": _("Report on the results"),
        "detail": detail or _("All parts are begun"),
        "missing": bool(lacking),
        "url": url_for("papers.report", record_id=delegation.id),
        "action": _("Open"),
    }
    return {"papers": [paper]}
