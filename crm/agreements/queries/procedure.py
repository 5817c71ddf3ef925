"""How far a procedure is: its steps, opinions, days and checklist."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from crm.agreements.models import Agreement, Check, Clock, Consultation, Procedure, Step
from crm.agreements.rules.procedure import EXPIRY_CODES, NOTICE
from crm.core.db import db


def procedures_of(agreement_id: int) -> Sequence[Procedure]:
    """Return the ways an agreement went: to its signing, then to its ending."""
    asked = sa.select(Procedure).where(Procedure.agreement_id == agreement_id)
    return db.session.scalars(asked.order_by(Procedure.is_ending, Procedure.id)).all()


def procedure(agreement_id: int, *, is_ending: bool) -> Procedure | None:
    """Return one way of an agreement, or None where it has not been begun."""
    asked = sa.select(Procedure).where(
        Procedure.agreement_id == agreement_id, Procedure.is_ending.is_(is_ending)
    )
    return db.session.scalar(asked)


def steps_taken(agreement_id: int) -> Sequence[Step]:
    """Return the steps that were taken."""
    asked = sa.select(Step).where(Step.agreement_id == agreement_id)
    return db.session.scalars(asked.order_by(Step.done_on, Step.id)).all()


def consultations_of(agreement_id: int) -> Sequence[Consultation]:
    """Return the bodies that are asked, in their order."""
    asked = sa.select(Consultation).where(Consultation.agreement_id == agreement_id)
    return db.session.scalars(asked.order_by(Consultation.place, Consultation.id)).all()


def consultation(agreement_id: int, consultation_id: int) -> Consultation | None:
    """Return one body that is asked about an agreement that may be seen, or None."""
    asked = (
        sa.select(Consultation)
        .join(Agreement, Agreement.id == Consultation.agreement_id)
        .where(Agreement.id == agreement_id, Consultation.id == consultation_id)
    )
    return db.session.scalar(asked)


def clocks_of(agreement_id: int) -> Sequence[Clock]:
    """Return the days by which things are due, the nearest first."""
    asked = sa.select(Clock).where(Clock.agreement_id == agreement_id)
    return db.session.scalars(asked.order_by(Clock.due_on, Clock.id)).all()


def checks_of(agreement_id: int) -> Sequence[Check]:
    """Return the lines of the checklists."""
    asked = sa.select(Check).where(Check.agreement_id == agreement_id)
    return db.session.scalars(asked.order_by(Check.place, Check.id)).all()


def renewed_by_themselves(today: date) -> Sequence[int]:
    """Return the agreements that were renewed by themselves and have only days of a term before."""
    codes = Clock.rule_code.in_((*EXPIRY_CODES, NOTICE))
    asked = sa.select(Agreement.id).where(
        Agreement.is_tacit,
        Agreement.tacit_months.is_not(None),
        Agreement.expires_on < today,
        Agreement.signed_on.is_not(None),
        Agreement.notice_days.is_not(None),
        Agreement.ending.is_(None),
        sa.not_(sa.exists().where(Clock.agreement_id == Agreement.id, codes, Clock.trigger_on >= today)),
    )
    return db.session.scalars(asked.order_by(Agreement.id)).all()
