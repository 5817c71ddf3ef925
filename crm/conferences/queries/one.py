"""One conference with everything its pages show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.conferences.models import Conference, ConferenceCheck, ConferenceClock, ConferenceConsultation
from crm.conferences.queries.state import state_now
from crm.core.binds import built_once
from crm.core.db import db
from crm.core.records import Record, beside
from crm.localities.models import Locality


def conference_with_names(conference_id: int) -> Any | None:
    """Return one conference (``Conference``) with the names around it and where it stands, or None."""
    return db.session.execute(*_with_names(conference_id=conference_id)).first()


@built_once
def _with_names(conference_id: Any) -> sa.Select[Any]:
    partner: Any = beside(Locality, "partner")
    trip: Any = beside(Record, "trip")
    pact: Any = beside(Record, "pact")
    columns: list[Any] = [
        Conference,
        state_now().label("state"),
        partner.title.label("locality"),
        partner.native_name,
        partner.native_lang,
        trip.title.label("delegation"),
        pact.title.label("agreement"),
        UserAccount.display_name.label("officer"),
    ]
    return (
        sa.select(*columns)
        .outerjoin(partner, partner.id == Conference.locality_id)
        .outerjoin(trip, trip.id == Conference.delegation_id)
        .outerjoin(pact, pact.id == Conference.agreement_id)
        .outerjoin(UserAccount, UserAccount.id == Conference.owner_id)
        .where(Conference.id == conference_id)
    )


def consultations_of(conference_id: int) -> Sequence[ConferenceConsultation]:
    """Return the bodies that are asked, in their order."""
    row = ConferenceConsultation
    asked = sa.select(row).where(row.conference_id == conference_id)
    return db.session.scalars(asked.order_by(row.place, row.id)).all()


def consultation(conference_id: int, consultation_id: int) -> ConferenceConsultation | None:
    """Return one body that is asked about a conference that may be seen, or None."""
    row = ConferenceConsultation
    asked = sa.select(row).join(Conference, Conference.id == row.conference_id)
    return db.session.scalar(asked.where(Conference.id == conference_id, row.id == consultation_id))


def clocks_of(conference_id: int) -> Sequence[ConferenceClock]:
    """Return the days by which things are due, the nearest first."""
    asked = sa.select(ConferenceClock).where(ConferenceClock.conference_id == conference_id)
    return db.session.scalars(asked.order_by(ConferenceClock.due_on, ConferenceClock.id)).all()


def open_clocks_of(conference_id: int) -> Sequence[Any]:
    """Return what is still due, the nearest first, each with the body that it is about."""
    clock, body = ConferenceClock, ConferenceConsultation
    columns = (clock.name, clock.citation, clock.due_on, body.body)
    asked = sa.select(*columns).outerjoin(body, body.id == clock.consultation_id)
    asked = asked.where(clock.conference_id == conference_id, clock.met_on.is_(None))
    return db.session.execute(asked.order_by(clock.due_on, clock.id)).all()


def checks_of(conference_id: int) -> Sequence[ConferenceCheck]:
    """Return the lines of the dossier's checklist."""
    asked = sa.select(ConferenceCheck).where(ConferenceCheck.conference_id == conference_id)
    return db.session.scalars(asked.order_by(ConferenceCheck.place, ConferenceCheck.id)).all()
