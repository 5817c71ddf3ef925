"""Deciding about a report."""

from __future__ import annotations

from dataclasses import dataclass, fields

from crm.core import audit, records
from crm.core.access import Actor
from crm.core.db import db
from crm.delegations.models import Delegation
from crm.papers import queries
from crm.papers.content import Choices
from crm.papers.models import DelegationReport
from crm.papers.rules import check_signature, check_symbol


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """What an officer decided about a report."""

    chosen: Choices
    version: int | None = None


def write_report(delegation_id: int, entry: ReportEntry, *, actor: Actor) -> DelegationReport:
    """Keep the head, the officer's sections and the signature of a report."""
    delegation = records.open_for_change(Delegation, delegation_id, version=entry.version)
    chosen = entry.chosen
    check_symbol(chosen.symbol)
    check_signature(chosen.position, chosen.signer)
    with audit.change(actor, "delegation.report_written", delegation):
        report = queries.report_row(delegation_id)
        if report is None:
            report = DelegationReport(delegation_id=delegation_id)
            db.session.add(report)
        for name in (one.name for one in fields(chosen)):
            value = getattr(chosen, name)
            setattr(report, name, "\n".join(value) if isinstance(value, tuple) else value)
        records.touch(delegation, actor=actor)
    return report
