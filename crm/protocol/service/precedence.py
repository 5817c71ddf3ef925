"""Rule sets of precedence: every change is a new edition, the earlier ones stay as they were."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlalchemy as sa

from crm.core import audit, clock, versions
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _
from crm.protocol import queries
from crm.protocol.models import PrecedenceKey, PrecedenceRule
from crm.protocol.rules import keys_text
from crm.reference.rules.lists import code_from


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleEntry:
    """What a manager tells of a rule set: what is compared, the weightiest first."""

    name: Words = field(default_factory=Words)
    keys: tuple[PrecedenceKey, ...] = ()
    lang: str = "vi"
    basis: str = ""
    version: int | None = None


def _locked(rule_id: int) -> PrecedenceRule:
    asked = sa.select(PrecedenceRule).where(PrecedenceRule.id == rule_id).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return found


def _check(entry: RuleEntry) -> None:
    if not entry.name:
        raise Invalid(_("Enter the name in one language at least."), field="name_vi")
    chosen = [key for key in entry.keys if key is not PrecedenceKey.RECEIVED]
    if not chosen:
        raise Invalid(_("Choose what people are compared by first."), field="key_1")
    twice = next((at for at, key in enumerate(entry.keys) if key in entry.keys[:at]), None)
    if twice is not None:
        raise Invalid(_("This is compared already."), field=f"key_{twice + 1}")


def _edition(code: str, number: int, entry: RuleEntry) -> PrecedenceRule:
    return PrecedenceRule(
        code=code,
        edition=number,
        name=entry.name,
        keys=keys_text(entry.keys),
        lang=entry.lang,
        basis=entry.basis,
        in_force_from=clock.today(),
    )


def add_rule_set(entry: RuleEntry, *, actor: Actor) -> PrecedenceRule:
    """Add a rule set: its first edition."""
    demand(actor, Permission.SETTINGS_EDIT)
    _check(entry)
    with audit.change(actor, "precedence.added"):
        taken = set(db.session.scalars(sa.select(PrecedenceRule.code)))
        row = _edition(code_from(entry.name.best("vi")[:34], taken)[:40], 1, entry)
        db.session.add(row)
    return row


def change_rule_set(rule_id: int, entry: RuleEntry, *, actor: Actor) -> PrecedenceRule:
    """Put a new edition in the place of the present one; where nothing differs, nothing is done."""
    demand(actor, Permission.SETTINGS_EDIT)
    _check(entry)
    old = _locked(rule_id)
    if not old.is_current:
        raise RuleBroken(_("This is an earlier edition. Change the present one."))
    same = (old.name, old.keys, old.lang, old.basis)
    if same == (entry.name, keys_text(entry.keys), entry.lang, entry.basis):
        return old
    with audit.change(actor, "precedence.changed"):
        versions.bump(old, seen=entry.version)
        old.is_current = False
        row = _edition(old.code, queries.editions(old.code)[0].edition + 1, entry)
        db.session.add(row)
    return row


def retire_rule_set(rule_id: int, *, actor: Actor) -> PrecedenceRule:
    """Offer a rule set no longer; its editions stay on record."""
    demand(actor, Permission.SETTINGS_EDIT)
    row = _locked(rule_id)
    with audit.change(actor, "precedence.retired"):
        versions.bump(row, seen=None)
        row.is_current = False
    return row
