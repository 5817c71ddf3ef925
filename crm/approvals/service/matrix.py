"""The matrix: rows added, changed, confirmed and taken out. Routes under way stay as they were made."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from crm.approvals import queries
from crm.approvals.models import ApprovalRule
from crm.core import audit, versions
from crm.core.access import Actor, Permission, demand
from crm.core.db import db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _
from crm.delegations.models import Direction, Funding, VisitKind
from crm.protocol.rules import LEVELS

SAMPLE: Final = Path(__file__).resolve().parent.parent / "matrix.toml"
MOST_DAYS: Final = 120
_COPIED = (
    "direction",
    "visit_kind",
    "level",
    "funding",
    "approver",
    "consulted",
    "documents",
    "opinion_days",
    "approval_days",
    "note",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """One row of the matrix; an empty cell fits every delegation."""

    approver: str
    direction: Direction | None = None
    visit_kind: VisitKind | None = None
    level: int | None = None
    funding: Funding | None = None
    consulted: str = ""
    documents: str = ""
    opinion_days: int = 5
    approval_days: int = 5
    note: str = ""
    is_sample: bool = False
    version: int | None = None


def add_rule(entry: RuleEntry, *, actor: Actor) -> ApprovalRule:
    """Add a row to the matrix."""
    demand(actor, Permission.SETTINGS_EDIT)
    _check(entry, but=None)
    with audit.change(actor, "approval_rule.added"):
        rule = ApprovalRule()
        _fill(rule, entry)
        db.session.add(rule)
        db.session.flush()
    return rule


def change_rule(rule_id: int, entry: RuleEntry, *, actor: Actor) -> ApprovalRule:
    """Change a row; routes made from it before stay as they are."""
    demand(actor, Permission.SETTINGS_EDIT)
    rule = _locked(rule_id)
    _check(entry, but=rule_id)
    with audit.change(actor, "approval_rule.changed"):
        versions.bump(rule, seen=entry.version)
        _fill(rule, entry)
    return rule


def remove_rule(rule_id: int, *, version: int | None, actor: Actor) -> ApprovalRule:
    """Take a row out of the matrix."""
    demand(actor, Permission.SETTINGS_EDIT)
    rule = _locked(rule_id)
    with audit.change(actor, "approval_rule.removed"):
        versions.bump(rule, seen=version)
        db.session.delete(rule)
    return rule


def confirm_rules(*, actor: Actor) -> int:
    """Take every sample row as the office's own."""
    demand(actor, Permission.SETTINGS_EDIT)
    samples = [one for one in queries.rules() if one.is_sample]
    with audit.change(actor, "approval_rules.confirmed"):
        for rule in samples:
            rule.is_sample = False
            versions.bump(rule, seen=None)
    return len(samples)


def remove_samples(*, actor: Actor) -> None:
    """Take the sample rows out that nobody has touched; a changed one is the office's work, and stays."""
    demand(actor, Permission.SETTINGS_EDIT)
    with audit.change(actor, "approval_rules.samples_removed"):
        for rule in queries.rules():
            if rule.is_sample and rule.version == 1:
                db.session.delete(rule)


def load_sample(*, actor: Actor) -> int:
    """Put the sample rows into an empty matrix; each is marked until the office confirms it."""
    demand(actor, Permission.SETTINGS_EDIT)
    if queries.rules():
        raise RuleBroken(_("There are rows in the table already."))
    rows = tomllib.loads(SAMPLE.read_text(encoding="utf-8"))["row"]
    with audit.change(actor, "approval_rules.sampled"):
        for told in rows:
            db.session.add(ApprovalRule(is_sample=True, **_read(told)))
        db.session.flush()
    return len(queries.rules())


def _read(told: dict[str, Any]) -> dict[str, Any]:
    kinds = {"direction": Direction, "visit_kind": VisitKind, "funding": Funding}
    given = {name: kinds[name](value) if name in kinds else value for name, value in told.items()}
    for name in ("consulted", "documents"):
        given[name] = "\n".join(told.get(name, ()))
    return given


def _locked(rule_id: int) -> ApprovalRule:
    asked = sa.select(ApprovalRule).where(ApprovalRule.id == rule_id).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise Missing(_("This row was taken out meanwhile."))
    return found


def _check(entry: RuleEntry, *, but: int | None) -> None:
    for name in ("opinion_days", "approval_days"):
        if not 0 < getattr(entry, name) <= MOST_DAYS:
            raise Invalid(_("Enter a number from %(min)s to %(max)s.", min=1, max=MOST_DAYS), field=name)
    if entry.level is not None and entry.level not in LEVELS:
        raise Invalid(_("Choose from the list."), field="level")
    cells = (entry.direction, entry.visit_kind, entry.level, entry.funding)
    for one in queries.rules():
        if one.id != but and (one.direction, one.visit_kind, one.level, one.funding) == cells:
            sentence = _("Another row is for the same delegations: %(approver)s.", approver=one.approver)
            raise Invalid(sentence, field="direction")


def _fill(rule: ApprovalRule, entry: RuleEntry) -> None:
    for name in (*_COPIED, "is_sample"):
        setattr(rule, name, getattr(entry, name))
