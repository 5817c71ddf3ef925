"""Lays out how far each way of an agreement is: to its signing, and to its ending."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from crm.agreements import queries
from crm.agreements.models import (
    Agreement,
    Check,
    Clock,
    Consultation,
    Opinion,
    Procedure,
    Step,
    StepCode,
)
from crm.agreements.rules.procedure import CLOCK_CODES, OPTIONAL, consultation_rule, steps_of


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as the page shows it: done, open, or not to be taken yet."""

    code: StepCode
    step: Step | None
    done_on: Any
    clock: Clock | None
    is_optional: bool


@dataclass(frozen=True, slots=True)
class Course:
    """One way of an agreement, with everything that belongs to it."""

    procedure: Procedure
    name: str
    steps: list[Taken]
    bodies: list[tuple[Consultation, Clock | None]]
    checks: list[Check]
    has_rule: bool


def _day_of(code: StepCode, agreement: Agreement, step: Step | None, bodies: list[Consultation]) -> Any:
    """Return when a step was done; consulting, signing and ending tell their own days."""
    if code is StepCode.CONSULT:
        replies = [body.replied_on for body in bodies]
        return max(replies) if replies and all(replies) else None  # type: ignore[type-var]
    if code is StepCode.SIGN:
        return agreement.signed_on
    if code is StepCode.END:
        return agreement.ended_on
    return step.done_on if step is not None else None


def courses_of(agreement: Agreement) -> list[Course]:
    """Return the ways of an agreement with everything that belongs to them."""
    steps = {(one.procedure_id, one.code): one for one in queries.steps_taken(agreement.id)}
    bodies, checks = queries.consultations_of(agreement.id), queries.checks_of(agreement.id)
    clocks = {(one.rule_code, one.consultation_id): one for one in queries.clocks_of(agreement.id)}
    told = []
    for one in queries.procedures_of(agreement.id):
        asked = [body for body in bodies if body.procedure_id == one.id]
        asks_pm = any(body.opinion is Opinion.DISAGREES for body in asked) or any(
            (one.id, code) in steps for code in (StepCode.PM_ASKED, StepCode.PM_ANSWERED)
        )
        rule = consultation_rule(one.track)
        dated = [(body, clocks.get((rule, body.id))) for body in asked]
        shown = []
        for code in steps_of(one.track, asks_pm=asks_pm):
            step = steps.get((one.id, code))
            clock = clocks.get((CLOCK_CODES.get(code, ""), None))
            is_ours = clock is not None and clock.procedure_id in (None, one.id)
            done_on = _day_of(code, agreement, step, asked)
            shown.append(Taken(code, step, done_on, clock if is_ours else None, code in OPTIONAL))
        told.append(
            Course(
                procedure=one,
                name="ending" if one.is_ending else "signing",
                steps=shown,
                bodies=dated,
                checks=[check for check in checks if check.procedure_id == one.id],
                has_rule=all(clock or not body.complete_on for body, clock in dated),
            )
        )
    return told
