"""Reckoning the days by which things are due, once, by the rule that is in force at their trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from crm.agreements.models import Agreement, Clock, Procedure, Step, StepCode
from crm.agreements.queries import (
    clocks_of,
    consultations_of,
    procedures_of,
    renewed_by_themselves,
    steps_taken,
)
from crm.agreements.rules.procedure import CLOCK_CODES, EXPIRY_CODES, NOTICE, consultation_rule, next_end
from crm.core import audit, records
from crm.core import clock as time
from crm.core.access import SYSTEM, acting_as
from crm.core.db import Words, db
from crm.core.jobs import Run, every
from crm.reference.models import DeadlineRule, DeadlineUnit, RuleKind
from crm.reference.queries import deadline_rules
from crm.reference.rules import in_force
from crm.workdays.queries import office_calendar
from crm.workdays.rules import Unit, add_months, deadline

Key = tuple[str, int | None]
"""A rule's code, and the consulted body where it is about one."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A day to be reckoned from, the day on which it was met, and the procedure it belongs to."""

    trigger_on: date
    met_on: date | None = None
    procedure_id: int | None = None


def keep_clocks(agreement: Agreement) -> None:
    """Bring the days of an agreement to what is entered of it.

    A day that was reckoned stays as it is for as long as its trigger does; only whether it was met follows.
    """
    kept = {(row.rule_code, row.consultation_id): row for row in clocks_of(agreement.id)}
    wanted = _wanted(agreement)
    new = [key for key, one in wanted.items() if key[0] != NOTICE and _is_new(kept.get(key), one)]
    rules = deadline_rules() if new else ()
    for key in new:
        _reckoned(agreement, key, wanted[key], kept, rules)
    for key, row in kept.items():
        if key in wanted:
            row.met_on, row.procedure_id = wanted[key].met_on, wanted[key].procedure_id
        else:
            db.session.delete(row)
    _keep_notice(agreement, kept.get((NOTICE, None)))
    db.session.flush()


def _is_new(row: Clock | None, one: _Wanted) -> bool:
    return row is None or row.trigger_on != one.trigger_on


def _reckoned(
    agreement: Agreement, key: Key, one: _Wanted, kept: dict[Key, Clock], rules: Sequence[DeadlineRule]
) -> None:
    """Reckon one day anew; where no rule is in force there is none."""
    rule = in_force(rules, key[0], min(one.trigger_on, time.today()))
    is_past = key[0] in EXPIRY_CODES and one.trigger_on < time.today()
    if rule is None or (is_past and key not in kept):
        if key in kept:
            db.session.delete(kept.pop(key))
        return
    row = kept.get(key) or Clock(agreement_id=agreement.id)
    row.rule_code, row.consultation_id = key
    row.trigger_on, row.rule_version = one.trigger_on, rule.version
    row.name, row.citation, row.rule_kind = Words(rule.name), rule.citation, rule.kind
    row.amount, row.unit = rule.amount, rule.unit
    calendar = office_calendar(one.trigger_on, one.trigger_on)
    row.due_on = deadline(one.trigger_on, rule.amount, Unit(rule.unit.value), calendar)
    db.session.add(row)
    kept[key] = row


def _keep_notice(agreement: Agreement, row: Clock | None) -> None:
    """Reckon by when the other side must be told, as the agreement itself says."""
    expires_on, days = ends_on(agreement), agreement.notice_days
    if expires_on is None or not days or agreement.signed_on is None:
        return
    if row is None and expires_on < time.today():
        return
    row = row or Clock(agreement_id=agreement.id, rule_code=NOTICE, rule_version=0)
    row.name = Words(vi="Hạn thông báo gia hạn, chấm dứt", en="Notice date")
    row.trigger_on, row.amount, row.unit = expires_on, -days, DeadlineUnit.CALENDAR_DAY
    row.rule_kind, row.due_on = RuleKind.OFFICE, expires_on - timedelta(days=days)
    row.met_on = decided_on(agreement)
    db.session.add(row)


def ends_on(agreement: Agreement) -> date | None:
    """Return when an agreement runs out next."""
    if agreement.expires_on is None:
        return None
    months = agreement.tacit_months if agreement.is_tacit else None
    return next_end(agreement.expires_on, months, time.today())


def decided_on(agreement: Agreement) -> date | None:
    """Return when it was settled what follows an agreement: decided, or ended.

    What was decided about a term that is over settles nothing about the next one.
    """
    end, decided = ends_on(agreement), agreement.expiry_decided_on
    if decided and end and end != agreement.expires_on and agreement.tacit_months:
        decided = decided if decided > add_months(end, -agreement.tacit_months) else None
    return min((day for day in (decided, agreement.ended_on) if day is not None), default=None)


def _wanted(agreement: Agreement) -> dict[Key, _Wanted]:
    """Return what is to be reckoned."""
    procedures = {one.id: one for one in procedures_of(agreement.id)}
    steps = {(one.procedure_id, one.code): one for one in steps_taken(agreement.id)}
    told: dict[Key, _Wanted] = {}
    for body in consultations_of(agreement.id):
        if body.complete_on is not None:
            code = consultation_rule(procedures[body.procedure_id].track)
            told[code, body.id] = _Wanted(body.complete_on, body.replied_on, body.procedure_id)
    for one in procedures.values():
        told |= _of_procedure(agreement, one, steps)
    if not any(not one.is_ending for one in procedures.values()):
        told |= _after_signing(agreement, None, steps)
    end = ends_on(agreement)
    if end is not None and agreement.signed_on is not None:
        settled = decided_on(agreement)
        if not agreement.is_tacit or agreement.notice_days:
            told |= {(code, None): _Wanted(end, settled) for code in EXPIRY_CODES}
        if agreement.notice_days:
            told[NOTICE, None] = _Wanted(end, settled)
    return told


def _of_procedure(
    agreement: Agreement, one: Procedure, steps: dict[tuple[int, StepCode], Step]
) -> dict[Key, _Wanted]:
    told: dict[Key, _Wanted] = {}
    asked = steps.get((one.id, StepCode.PM_ASKED))
    if asked is not None:
        met_on = _day(steps.get((one.id, StepCode.PM_ANSWERED)))
        told[CLOCK_CODES[StepCode.PM_ANSWERED], None] = _Wanted(asked.done_on, met_on, one.id)
    if not one.is_ending:
        return told | _after_signing(agreement, one, steps)
    if agreement.ended_on is not None:
        met_on = _day(steps.get((one.id, StepCode.NOTIFY_MOFA)))
        told[CLOCK_CODES[StepCode.NOTIFY_MOFA], None] = _Wanted(agreement.ended_on, met_on, one.id)
    return told


def _after_signing(
    agreement: Agreement, one: Procedure | None, steps: dict[tuple[int, StepCode], Step]
) -> dict[Key, _Wanted]:
    """Return the two duties after a signing; each is met by a paper of its own."""
    if agreement.signed_on is None or agreement.is_year_only or agreement.is_outside_law:
        return {}
    key = one.id if one is not None else 0
    return {
        (CLOCK_CODES[code], None): _Wanted(agreement.signed_on, _day(steps.get((key, code))), key or None)
        for code in (StepCode.REPORT_PM, StepCode.COPY_MOFA)
    }


def _day(step: Step | None) -> date | None:
    return step.done_on if step is not None else None


@every(hours=24, kind="agreements.next_term")
def begin_next_terms(_payload: dict[str, Any], _run: Run) -> None:
    """Reckon the days of the next term of what was renewed by itself."""
    with acting_as(SYSTEM):
        for agreement_id in renewed_by_themselves(time.today()):
            with audit.change(SYSTEM, "agreement.next_term"):
                agreement = records.open_for_change(Agreement, agreement_id, version=None)
                audit.about(agreement)
                keep_clocks(agreement)
