"""Rules of periods: added, corrected, and followed by the one that replaces them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa

from crm.core import audit, clock, uses, versions
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _, day
from crm.reference import queries
from crm.reference.models import DeadlineRule, DeadlineUnit, RuleKind, Trigger
from crm.reference.rules import clashing, code_from, first_day
from crm.reference.service.order import next_place

MOST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineEntry:
    """What a manager tells of a period."""

    name: Words
    trigger: Trigger
    amount: int
    unit: DeadlineUnit
    kind: RuleKind
    basis: str = ""
    citation: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    is_active: bool = True
    version: int | None = None


def _locked(rule_id: int) -> DeadlineRule:
    asked = sa.select(DeadlineRule).where(DeadlineRule.id == rule_id).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return found


def add_rule(entry: DeadlineEntry, *, actor: Actor) -> DeadlineRule:
    """Add a period of the office's own; its code is made of its name."""
    demand(actor, Permission.SETTINGS_EDIT)
    _check(entry)
    rules = queries.deadline_rules()
    code = code_from(entry.name.best("vi"), {rule.code for rule in rules})
    with audit.change(actor, "deadline.added"):
        rule = DeadlineRule(code=code, place=next_place(rules))
        _fill(rule, entry)
        db.session.add(rule)
    return rule


def change_rule(rule_id: int, entry: DeadlineEntry, *, actor: Actor) -> DeadlineRule:
    """Correct a period. Days reckoned before are kept where they were reckoned and do not move."""
    demand(actor, Permission.SETTINGS_EDIT)
    _check(entry)
    rule = _locked(rule_id)
    with audit.change(actor, "deadline.changed"):
        versions.bump(rule, seen=entry.version)
        with db.session.no_autoflush:
            siblings = queries.deadline_rules(rule.code)
            _fill(rule, entry)
        _refuse_overlap(rule, siblings)
    return rule


def succeed_rule(rule_id: int, entry: DeadlineEntry, *, actor: Actor) -> DeadlineRule:
    """Let a new rule follow an old one, which ends on the day before the new one begins."""
    demand(actor, Permission.SETTINGS_EDIT)
    _check(entry)
    old = _locked(rule_id)
    if entry.valid_from is None:
        raise Invalid(_("Enter the day from which the new rule is in force."), field="valid_from")
    if entry.valid_from <= first_day(old):
        sentence = _("The new rule begins after %(day)s, when the old one began.", day=day(old.valid_from))
        raise Invalid(sentence, field="valid_from")
    with audit.change(actor, "deadline.succeeded"):
        versions.bump(old, seen=None)
        last = entry.valid_from - timedelta(days=1)
        old.valid_to = min(old.valid_to or last, last)
        rule = DeadlineRule(code=old.code, place=old.place)
        _fill(rule, entry)
        _refuse_overlap(rule, queries.deadline_rules(old.code))
        db.session.add(rule)
    return rule


def remove_rule(rule_id: int, *, actor: Actor) -> DeadlineRule:
    """Delete a suggestion, or a rule that has never been in force; one that has been gets a last day."""
    demand(actor, Permission.SETTINGS_EDIT)
    rule = _locked(rule_id)
    if rule.is_active and first_day(rule) <= clock.today():
        raise RuleBroken(
            _("This rule has been in force. Enter its last day instead, so that it stays on record.")
        )
    with audit.change(actor, "deadline.deleted"):
        uses.remove(rule, "deadline_rule", instead=_("Enter its last day instead."))
    return rule


def _fill(rule: DeadlineRule, entry: DeadlineEntry) -> None:
    rule.name, rule.trigger, rule.amount, rule.unit = entry.name, entry.trigger, entry.amount, entry.unit
    rule.kind, rule.basis, rule.citation = entry.kind, entry.basis, entry.citation
    rule.is_active = entry.is_active
    rule.valid_from, rule.valid_to = entry.valid_from, entry.valid_to


def _check(entry: DeadlineEntry) -> None:
    if not entry.amount or abs(entry.amount) > MOST:
        raise Invalid(_("Enter a number from %(min)s to %(max)s.", min=1, max=MOST), field="amount")
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        raise Invalid(_("The last day comes before the first."), field="valid_to")
    if entry.is_active and entry.kind is RuleKind.STATUTORY and not entry.citation:
        raise Invalid(_("A period set by law needs its legal basis."), field="citation")


def _refuse_overlap(rule: DeadlineRule, siblings: Sequence[DeadlineRule]) -> None:
    """Refuse two rules of one code for the same day."""
    other = clashing(siblings, rule, but=rule.id)
    if other is None:
        return
    raise RuleBroken(
        _(
            "These days overlap with the rule in force from %(start)s to %(end)s.",
            start=day(other.valid_from) or "…",
            end=day(other.valid_to) or "…",
        ),
        field="valid_from",
    )
