"""Asking bodies for their opinion on a conference, and noting what they answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crm.agreements.models import Opinion
from crm.conferences import queries
from crm.conferences.models import Conference, ConferenceConsultation
from crm.conferences.service.clocks import keep_clocks
from crm.core import audit, clock, records
from crm.core.access import Actor
from crm.core.db import db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _

MOST_BODIES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionEntry:
    """What is known of one body that is asked."""

    body: str
    sent_on: date | None = None
    sent_number: str = ""
    received_on: date | None = None
    replied_on: date | None = None
    reply_number: str = ""
    opinion: Opinion | None = None
    comment: str = ""
    version: int | None = None


def ask_body(conference_id: int, entry: OpinionEntry, *, actor: Actor) -> ConferenceConsultation:
    """Write down a body that is asked for its opinion."""
    _check(entry)
    with audit.change(actor, "conference.body_asked"):
        conference = records.open_for_change(Conference, conference_id, version=entry.version)
        audit.about(conference)
        known = queries.consultations_of(conference_id)
        if any(one.body == entry.body for one in known):
            raise Invalid(_("%(name)s is on the list already.", name=entry.body), field="body")
        if len(known) >= MOST_BODIES:
            raise RuleBroken(_("At most %(num)s rows can be changed at once.", num=MOST_BODIES))
        body = ConferenceConsultation(conference_id=conference_id, place=len(known))
        _fill(body, entry)
        db.session.add(body)
        db.session.flush()
        keep_clocks(conference)
        records.touch(conference, actor=actor)
    return body


def edit_consultation(
    conference_id: int, consultation_id: int, entry: OpinionEntry, *, actor: Actor
) -> ConferenceConsultation:
    """Note what became of a body's opinion."""
    _check(entry)
    with audit.change(actor, "conference.opinion_noted"):
        conference = records.open_for_change(Conference, conference_id, version=entry.version)
        audit.about(conference)
        body = _known(conference_id, consultation_id)
        others = (one for one in queries.consultations_of(conference_id) if one.id != consultation_id)
        if any(one.body == entry.body for one in others):
            raise Invalid(_("%(name)s is on the list already.", name=entry.body), field="body")
        _fill(body, entry)
        keep_clocks(conference)
        records.touch(conference, actor=actor)
    return body


def remove_consultation(
    conference_id: int, consultation_id: int, *, version: int | None, actor: Actor
) -> ConferenceConsultation:
    """Take a body off the list that was put on it by mistake."""
    with audit.change(actor, "conference.body_removed"):
        conference = records.open_for_change(Conference, conference_id, version=version)
        audit.about(conference)
        body = _known(conference_id, consultation_id)
        if body.replied_on is not None:
            raise RuleBroken(_("%(name)s has answered. What was answered stays on record.", name=body.body))
        for row in queries.clocks_of(conference_id):
            if row.consultation_id == consultation_id:
                db.session.delete(row)
        db.session.flush()
        db.session.delete(body)
        records.touch(conference, actor=actor)
    return body


def _known(conference_id: int, consultation_id: int) -> ConferenceConsultation:
    body = queries.consultation(conference_id, consultation_id)
    if body is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return body


def _fill(body: ConferenceConsultation, entry: OpinionEntry) -> None:
    body.body, body.sent_on, body.sent_number = entry.body, entry.sent_on, entry.sent_number
    body.received_on, body.replied_on = entry.received_on, entry.replied_on
    body.reply_number, body.opinion, body.comment = entry.reply_number, entry.opinion, entry.comment


def _check(entry: OpinionEntry) -> None:
    """Refuse days in the wrong order, days to come, and an answer without its opinion."""
    days = (("sent_on", entry.sent_on), ("received_on", entry.received_on), ("replied_on", entry.replied_on))
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
