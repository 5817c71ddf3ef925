"""What may not be taken back of an agreement, because something was built on it since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from crm.agreements import queries
from crm.agreements.models import Agreement, Article, StepCode
from crm.agreements.models import Step as Taken
from crm.agreements.service.articles import refuse_losing
from crm.agreements.service.checking import check_signed, refuse_circle
from crm.agreements.service.procedure import gate_of, refuse_pulling
from crm.core.undo import Step


def refuse_undoing(agreement: Agreement, _change_id: int, steps: Sequence[Step]) -> None:
    """Refuse an undo after which the book would say what it refuses to be told."""
    added = [step for step in steps if step.exists and not step.existed]
    if any(step.entity == Agreement.__tablename__ for step in added):
        return  # the agreement itself goes to the trash, with all that was built
    _refuse_pulling(agreement, [step for step in added if step.entity == Taken.__tablename__])
    for step in added:
        if step.entity == Article.__tablename__:
            refuse_losing(step.row_id or 0, step.after.get("number") or "")
    for step in steps:
        if step.entity == Agreement.__tablename__ and step.existed and step.exists:
            _refuse_row(agreement, step)


def _refuse_pulling(agreement: Agreement, added: Iterable[Step]) -> None:
    """Refuse to take a step out that another one was built on."""
    ways = {one.id: one for one in queries.procedures_of(agreement.id)}
    for step in added:
        way = ways.get(int(step.after.get("procedure_id") or 0))
        if way is not None:
            refuse_pulling(StepCode(step.after["code"] or ""), gate_of(agreement, way))


def _refuse_row(agreement: Agreement, step: Step) -> None:
    """Refuse a signing that would stand without its decision, and a line that would close."""
    if "signed_on" in step.fields and not agreement.is_outside_law:
        told = step.before.get("signed_on")
        signed_on = date.fromisoformat(told) if told else None
        check_signed(agreement, signed_on, is_year_only=agreement.is_year_only)
    if "previous_id" in step.fields and (previous := step.before.get("previous_id")):
        refuse_circle(queries.links_before(agreement.locality_id), agreement.id, int(previous))
