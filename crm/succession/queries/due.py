"""What a merger leaves due: the names in agreements and ties that another body had first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from crm.agreements.models import Agreement
from crm.agreements.queries.status import status_now
from crm.agreements.rules import AgreementStatus
from crm.core import binds
from crm.core.locale import _
from crm.core.records import beside
from crm.core.reminders import Due, due_of, due_row
from crm.localities.models import Locality
from crm.partnerships.models import Partnership
from crm.succession.models import NameDuty, TieHolder
from crm.succession.queries.inherited import STANDING

ROOM = "succession"


def due_rows(until: Any) -> Sequence[sa.Select[Any]]:
    """Return the names that are to be updated by a day, late ones included."""
    return [_of_pacts(until), _of_ties(until)]


def _is_open(until: Any) -> tuple[sa.ColumnElement[bool], ...]:
    return (NameDuty.due_on <= until, NameDuty.updated_on.is_(None))


def _has_joined(body: Any) -> sa.ColumnElement[bool]:
    """Tell whether another stands for a body today; a merger without a day has always been."""
    is_past = sa.or_(body.succeeded_on.is_(None), body.succeeded_on <= binds.today())
    return sa.and_(body.successor_id.is_not(None), is_past)


def _columns(of: Any, body: Any, status: Any = "") -> list[Any]:
    basis = body.succession_basis
    return due_row(ROOM, of, NameDuty.due_on, code=of.kind, words=status, note=body.title, basis=basis)


def _of_pacts(until: Any) -> sa.Select[Any]:
    """Agreements, each with where it stands: as a condition it would be asked of every agreement there is."""
    body: Any = beside(Locality, "holder")
    return (
        sa.select(*_columns(Agreement, body, status_now()))
        .join_from(Agreement, NameDuty, NameDuty.record_id == Agreement.id)
        .join(body, body.id == Agreement.holder_id)
        .where(*_is_open(until), _has_joined(body), Agreement.signed_on.is_not(None))
    )


def _of_ties(until: Any) -> sa.Select[Any]:
    """Ties: kept by several bodies that are gone, one is told of once, with the first of them."""
    body: Any = beside(Locality, "holder")
    other: Any = beside(Locality, "holder_before")
    row = TieHolder.__table__.alias("tie_held_before")
    has_earlier = (
        sa.select(other.id)
        .join_from(row, other, other.id == row.c.holder_id)
        .where(row.c.partnership_id == TieHolder.partnership_id, row.c.id < TieHolder.id, _has_joined(other))
        .correlate(TieHolder)
        .exists()
    )
    return (
        sa.select(*_columns(Partnership, body))
        .join_from(Partnership, NameDuty, NameDuty.record_id == Partnership.id)
        .join(TieHolder, TieHolder.partnership_id == Partnership.id)
        .join(body, body.id == TieHolder.holder_id)
        .where(*_is_open(until), _has_joined(body), sa.not_(has_earlier))
    )


def tell_due(row: Any) -> Due | None:
    """Say which merger asks for it; an agreement that has ended keeps its own names."""
    if row.words and AgreementStatus(row.words) not in STANDING:
        return None
    what = _("Update the names after the merger with %(name)s", name=row.note)
    return due_of(row, row.code, what, key=f"names-{row.record_id}", basis=row.basis)
