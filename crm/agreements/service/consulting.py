"""Asking bodies for their opinion on an agreement, and noting what they answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from crm.agreements import queries
from crm.agreements.models import Agreement, Consultation, Opinion
from crm.agreements.service.clocks import keep_clocks
from crm.agreements.service.procedure import procedure_of
from crm.core import audit, clock, records
from crm.core.access import Actor
from crm.core.db import db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _

MOST_BODIES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationEntry:
    """What is known of one body that is asked."""

    body: str
    sent_on: date | None = None
    sent_number: str = ""
    complete_on: date | None = None
    replied_on: date | None = None
    reply_number: str = ""
    opinion: Opinion | None = None
    comment: str = ""
    answer: str = ""
    version: int | None = None


def ask_body(agreement_id: int, entry: ConsultationEntry, *, is_ending: bool, actor: Actor) -> Consultation:
    """Write down a body that is asked for its opinion."""
    _check_body(entry)
    with audit.change(actor, "agreement.body_asked"):
        agreement = records.open_for_change(Agreement, agreement_id, version=entry.version)
        audit.about(agreement)
        row = procedure_of(agreement, is_ending=is_ending)
        known = [one for one in queries.consultations_of(agreement_id) if one.procedure_id == row.id]
        _check_new_name(entry, known)
        if len(known) >= MOST_BODIES:
            raise RuleBroken(_("At most %(num)s rows can be changed at once.", num=MOST_BODIES))
        body = Consultation(agreement_id=agreement_id, procedure_id=row.id, place=len(known))
        _fill_body(body, entry)
        db.session.add(body)
        db.session.flush()
        keep_clocks(agreement)
        records.touch(agreement, actor=actor)
    return body


def edit_consultation(
    agreement_id: int, consultation_id: int, entry: ConsultationEntry, *, actor: Actor
) -> Consultation:
    """Note what became of a body's opinion."""
    _check_body(entry)
    with audit.change(actor, "agreement.opinion_noted"):
        agreement = records.open_for_change(Agreement, agreement_id, version=entry.version)
        audit.about(agreement)
        body = _body(agreement_id, consultation_id)
        known = queries.consultations_of(agreement_id)
        _check_new_name(
            entry, [one for one in known if one.procedure_id == body.procedure_id and one.id != body.id]
        )
        _fill_body(body, entry)
        keep_clocks(agreement)
        records.touch(agreement, actor=actor)
    return body


def remove_consultation(
    agreement_id: int, consultation_id: int, *, version: int | None, actor: Actor
) -> Consultation:
    """Take a body off the list that was put on it by mistake."""
    with audit.change(actor, "agreement.body_removed"):
        agreement = records.open_for_change(Agreement, agreement_id, version=version)
        audit.about(agreement)
        body = _body(agreement_id, consultation_id)
        if body.replied_on is not None:
            raise RuleBroken(_("%(name)s has answered. What was answered stays on record.", name=body.body))
        for row in queries.clocks_of(agreement_id):
            if row.consultation_id == consultation_id:
                db.session.delete(row)
        db.session.flush()
        db.session.delete(body)
        records.touch(agreement, actor=actor)
    return body


def _body(agreement_id: int, consultation_id: int) -> Consultation:
    body = queries.consultation(agreement_id, consultation_id)
    if body is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return body


def _check_new_name(entry: ConsultationEntry, others: Iterable[Consultation]) -> None:
    """Refuse a body that is asked already in the same procedure."""
    if any(one.body == entry.body for one in others):
        raise Invalid(_("%(name)s is on the list already.", name=entry.body), field="body")


def _fill_body(body: Consultation, entry: ConsultationEntry) -> None:
    body.body, body.sent_on, body.sent_number = entry.body, entry.sent_on, entry.sent_number
    body.complete_on, body.replied_on = entry.complete_on, entry.replied_on
    body.reply_number, body.opinion = entry.reply_number, entry.opinion
    body.comment, body.answer = entry.comment, entry.answer


def _check_body(entry: ConsultationEntry) -> None:
    """Refuse days in the wrong order, days to come, and an answer without its opinion."""
    days = (("sent_on", entry.sent_on), ("complete_on", entry.complete_on), ("replied_on", entry.replied_on))
    before: date | None = None
    for name, day in days:
        if day is None:
            continue
        if day > clock.today():
            raise Invalid(_("This day is still to come."), field=name)
        if before is not None and day < before:
            raise Invalid(_("This day comes before the one above."), field=name)
        before = day
    if entry.replied_on and entry.opinion is None:
        raise Invalid(_("Say what was answered."), field="opinion")
    if entry.opinion is not None and entry.replied_on is None:
        raise Invalid(_("Please enter %(field)s.", field=_("Answered on")), field="replied_on")
    if entry.opinion in (Opinion.DISAGREES, Opinion.COMMENTS) and not entry.comment:
        raise Invalid(_("Please enter %(field)s.", field=_("Comments")), field="comment")
