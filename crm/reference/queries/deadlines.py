"""Rules of periods, and the one in force on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from crm.core.db import MAX_ID, db
from crm.reference.models import DeadlineRule
from crm.reference.rules import in_force


def deadline_rules(code: str | None = None) -> Sequence[DeadlineRule]:
    """Return the rules in the office's order, those of one code from the newest to the oldest."""
    asked = sa.select(DeadlineRule)
    if code is not None:
        asked = asked.where(DeadlineRule.code == code)
    newest = DeadlineRule.valid_from.desc().nulls_last()
    return db.session.scalars(asked.order_by(DeadlineRule.place, newest, DeadlineRule.id)).all()


def deadline_rule(rule_id: int | None) -> DeadlineRule | None:
    """Return one rule, or None."""
    if rule_id is None or not 0 < rule_id <= MAX_ID:
        return None
    return db.session.scalar(sa.select(DeadlineRule).where(DeadlineRule.id == rule_id))


def rule_in_force(code: str, day: date) -> DeadlineRule | None:
    """Return the rule of a code that is in force on a day; None where the office uses none."""
    return in_force(deadline_rules(code), code, day)
