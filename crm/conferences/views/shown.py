"""The page of one conference: what it is, who allows it and why, what is due, and what came of it."""

from __future__ import annotations

from flask.typing import ResponseReturnValue

from crm.conferences import queries
from crm.conferences.models import Conference, Topic
from crm.conferences.rules import StepCode, competence_of, found_by_rule
from crm.conferences.rules.steps import NUMBERS, days_of
from crm.conferences.views.room import bp, known, may_edit
from crm.core import clock
from crm.core.access import Permission, actor, may, requires
from crm.core.locale import _, label
from crm.core.thread import entries
from crm.core.timeline import Event
from crm.core.transactions import new_form_key
from crm.core.web import page, stands_on


@bp.get("/<record_id:record_id>")
@requires(Permission.CONFERENCE_READ)
def show(record_id: int) -> ResponseReturnValue:
    """One conference: what it is, who allows it and why, what is due, and what came of it."""
    row = known(record_id)
    conference: Conference = row.Conference
    if conference.locality_id:
        stands_on(locality_id=conference.locality_id)
    return page(
        "conferences/show.html",
        row=row,
        conference=conference,
        competence=competence_of(conference),
        by_rule=found_by_rule(conference),
        topics=[one for one in Topic if one.value in conference.topics.split()],
        clocks=queries.open_clocks_of(record_id),
        without_permit=is_without_permit(conference),
        thread=entries(_events(conference)),
        form_key=new_form_key(),
        may_edit=may_edit(),
        may_delete=may(actor(), Permission.CONFERENCE_DELETE, conference),
    )


def is_without_permit(one: Conference) -> bool:
    """Tell whether a conference has begun and nobody has permitted it."""
    is_begun = one.starts_on is not None and one.starts_on <= clock.today()
    return is_begun and one.verdict is None and one.dropped_on is None


def _events(one: Conference) -> list[Event]:
    """Return the conference's own days."""
    told = [
        Event(one.id, "conference", when, label(code), _number(one, code), "letter")
        for code, when in days_of(one).items()
        if code is not StepCode.HOLD
    ]
    if one.starts_on is not None and one.dropped_on is None:
        told.append(
            Event(one.id, "conference", one.starts_on, _("The conference opens"), one.place, "activity")
        )
    return told


def _number(one: Conference, code: StepCode) -> str:
    number = getattr(one, NUMBERS[code]) if code in NUMBERS else ""
    if code is StepCode.DECIDE and one.verdict is not None:
        return " · ".join(filter(None, (label(one.verdict), number)))
    return str(number)
