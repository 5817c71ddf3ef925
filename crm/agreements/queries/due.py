"""What agreements have due: the days of their procedures, their end, and when they are to be reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from crm.agreements.models import Agreement, Clock, Consultation, Ending, Step, StepCode
from crm.agreements.queries.status import is_followed
from crm.agreements.rules.procedure import CLOCK_CODES, EXPIRY_CODES, NOTICE
from crm.core import binds
from crm.core.locale import _
from crm.core.locale import day as in_words
from crm.core.records import Record, beside
from crm.core.reminders import Due, best_words, due_of, due_row

ROOM = "agreements"
_EXPIRY, _REVIEW = "expiry", "review"
_BEFORE_DECISION = ("consultation_reply", "consultation_reply_reduced", CLOCK_CODES[StepCode.PM_ANSWERED])


def due_rows(until: Any) -> Sequence[sa.Select[Any]]:
    """Return what is open up to a day, of all agreements whose partner is in the book and may be seen."""
    partner: Any = beside(Record, "partner")
    found = (_of_procedures(until), _of_expiry(), _of_review(until))
    return [one.where(sa.exists().where(partner.id == Agreement.locality_id)) for one in found]


def _is_pursued() -> sa.ColumnElement[bool]:
    """Tell whether an agreement was not dropped before its signing: then nobody waits for anything."""
    return sa.or_(Agreement.ending.is_(None), Agreement.ending != Ending.DROPPED)


def _has_gone_on() -> sa.ColumnElement[bool]:
    """Tell whether an agreement was renewed, by itself or by another: then nothing is left to settle."""
    by_itself = sa.and_(Agreement.is_tacit, Clock.trigger_on < binds.today())
    return sa.or_(by_itself, is_followed(binds.today()))


def _of_procedures(until: Any) -> sa.Select[Any]:
    """Opinions, duties after a signing or an ending, and notice; a decision ends the wait for opinions."""
    decided = (
        sa.select(Step.id)
        .where(Step.procedure_id == Clock.procedure_id, Step.code == StepCode.DECIDE)
        .correlate(Clock)
        .exists()
    )
    columns = due_row(
        ROOM,
        Agreement,
        Clock.due_on,
        code=Clock.rule_code,
        words=Clock.name,
        note=Consultation.body,
        basis=Clock.citation,
        number=Clock.consultation_id,
    )
    return (
        sa.select(*columns)
        .join_from(Agreement, Clock, Clock.agreement_id == Agreement.id)
        .outerjoin(Consultation, Consultation.id == Clock.consultation_id)
        .where(
            Clock.met_on.is_(None),
            Clock.due_on <= until,
            Clock.rule_code.not_in(EXPIRY_CODES),
            sa.not_(sa.and_(Clock.rule_code == NOTICE, _has_gone_on())),
            sa.or_(Clock.rule_code.not_in(_BEFORE_DECISION), sa.not_(decided)),
            _is_pursued(),
        )
    )


def _of_expiry() -> sa.Select[Any]:
    """The end of an agreement, from the first threshold on until it is settled what follows."""
    open_now = (
        Clock.agreement_id == Agreement.id,
        Clock.met_on.is_(None),
        Clock.rule_code.in_(EXPIRY_CODES),
        Clock.due_on <= binds.today(),
        sa.not_(_has_gone_on()),
    )
    newest = (
        sa.select(Clock.rule_code).where(*open_now).order_by(Clock.due_on.desc(), Clock.id.desc()).limit(1)
    )
    end = sa.select(sa.func.max(Clock.trigger_on)).where(*open_now)
    columns = due_row(
        ROOM,
        Agreement,
        end.correlate(Agreement).scalar_subquery(),
        code=_EXPIRY,
        note=newest.correlate(Agreement).scalar_subquery(),
        basis=sa.case((Agreement.is_tacit, "tacit"), else_=""),
        number=Agreement.notice_days,
    )
    reached = sa.select(Clock.id).where(*open_now).correlate(Agreement).exists()
    return sa.select(*columns).where(Agreement.expires_on.is_not(None), reached, _is_pursued())


def _of_review(until: Any) -> sa.Select[Any]:
    """The day on which an agreement is to be looked at, until it is settled what follows."""
    columns = due_row(ROOM, Agreement, Agreement.review_on, code=_REVIEW)
    return sa.select(*columns).where(
        Agreement.review_on <= until,
        Agreement.expiry_decided_on.is_(None),
        Agreement.ended_on.is_(None),
        Agreement.ending.is_(None),
        sa.not_(is_followed(binds.today())),
    )


def tell_due(row: Any) -> Due:
    """Say one of them."""
    key = f"agreement {row.record_id} {row.code}"
    if row.code == _EXPIRY:
        return due_of(row, "agreement", _expiry(row), key=key, rung=row.note)
    if row.code == _REVIEW:
        return due_of(row, "agreement", _("To be looked at again"), key=key)
    what = best_words(row.words)
    if row.number is not None:
        key, what = f"{key} {row.number}", f"{what}: {row.note}"
    return due_of(row, "agreement", what, key=key, basis=row.basis)


def _expiry(row: Any) -> str:
    """Say what has to be settled, and by when the other side must be told."""
    if row.basis == "tacit":
        told = _("Goes on by itself on %(day)s unless notice is given", day=in_words(row.due_on))
    else:
        told = _("Expires on %(day)s, not yet decided what follows", day=in_words(row.due_on))
    if not row.number:
        return told
    notice_on = row.due_on - timedelta(days=row.number)
    notice = _("notice by %(day)s", day=in_words(notice_on))
    return f"{told}; {notice}"
