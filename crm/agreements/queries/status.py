"""Where an agreement stands, reckoned in the database from its days, its steps and what follows it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from crm.agreements.models import Agreement, ChainLink, Consultation, Ending, Procedure, Step, StepCode, Term
from crm.agreements.rules import AgreementStatus
from crm.core import binds
from crm.core.db import member
from crm.core.records import Record, beside

_paper: Any = Agreement.__table__.alias("later_paper")
_record: Any = Record.__table__.alias("later_record")
_TAKES_OVER = (ChainLink.RENEWS, ChainLink.REPLACES, ChainLink.UPGRADES)


def _taken(code: StepCode) -> sa.ColumnElement[bool]:
    """Tell whether a step towards the signing was taken."""
    asked = (
        sa.select(Step.id)
        .join(Procedure, Procedure.id == Step.procedure_id)
        .where(Step.agreement_id == Agreement.id, Step.code == code, Procedure.is_ending.is_(False))
    )
    return asked.correlate(Agreement).exists()


def _consulted() -> sa.ColumnElement[bool]:
    asked = (
        sa.select(Consultation.id)
        .join(Procedure, Procedure.id == Consultation.procedure_id)
        .where(
            Consultation.agreement_id == Agreement.id,
            Consultation.sent_on.is_not(None),
            Procedure.is_ending.is_(False),
        )
    )
    return asked.correlate(Agreement).exists()


def _followed(today: Any, *links: ChainLink) -> sa.ColumnElement[bool]:
    """Tell whether a signed agreement that the person looking may see took this one's place."""
    later: Any = beside(Record, "later")
    asked = (
        sa.select(later.id)
        .join_from(_paper, later, later.id == _paper.c.id)
        .where(
            _paper.c.previous_id == Agreement.id,
            _paper.c.link.in_(links),
            _paper.c.signed_on <= today,
        )
    )
    return asked.correlate(Agreement).exists()


def is_followed(today: Any) -> sa.ColumnElement[bool]:
    """Tell whether another agreement has taken this one's place by a day, whoever may see that one.

    It is asked and never kept: the other one may be deleted, put back, or turn out not to be signed.
    """
    asked = (
        sa.select(_record.c.id)
        .join_from(_paper, _record, _record.c.id == _paper.c.id)
        .where(
            _record.c.deleted_at.is_(None),
            _paper.c.previous_id == Agreement.id,
            _paper.c.link.in_(_TAKES_OVER),
            _paper.c.signed_on <= today,
        )
    )
    return asked.correlate(Agreement).exists()


def status_now() -> sa.ColumnElement[Any]:
    """Return where an agreement stands today."""
    return status_on(binds.today())


def status_on(today: Any) -> sa.ColumnElement[Any]:
    """Return where an agreement stands on a day; the first condition that holds decides."""
    is_signed = Agreement.signed_on <= today
    begins = sa.func.coalesce(Agreement.effective_on, Agreement.signed_on)
    is_dated = sa.or_(Agreement.effective_on.is_not(None), Agreement.term != Term.UNKNOWN)
    told = sa.case(
        *(
            (sa.and_(_has_ended(today), Agreement.ending == how), AgreementStatus(how.value).value)
            for how in Ending
        ),
        (sa.and_(is_signed, _followed(today, ChainLink.RENEWS)), AgreementStatus.RENEWED.value),
        (
            sa.and_(is_signed, _followed(today, ChainLink.REPLACES, ChainLink.UPGRADES)),
            AgreementStatus.SUPERSEDED.value,
        ),
        (
            sa.and_(is_signed, Agreement.expires_on < today, Agreement.is_tacit.is_(False)),
            AgreementStatus.EXPIRED.value,
        ),
        (sa.and_(is_signed, is_dated, begins <= today), AgreementStatus.IN_FORCE.value),
        (is_signed, AgreementStatus.SIGNED.value),
        (_taken(StepCode.DECIDE), AgreementStatus.DECIDED.value),
        (
            sa.and_(_taken(StepCode.PM_ASKED), sa.not_(_taken(StepCode.PM_ANSWERED))),
            AgreementStatus.PM_OPINION.value,
        ),
        (_consulted(), AgreementStatus.CONSULTING.value),
        else_=AgreementStatus.PROPOSED.value,
    )
    return sa.type_coerce(told, member(AgreementStatus))


def _has_ended(today: Any) -> sa.ColumnElement[bool]:
    """Tell whether an ending has taken effect; one without a day has."""
    return sa.or_(Agreement.ended_on.is_(None), Agreement.ended_on <= today)
