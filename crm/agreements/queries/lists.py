"""Agreements in lists: all of them, those with one partner, and what they add to a thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from crm.agreements.models import Agreement, AgreementKind, Ending, SignatorySide, Signature
from crm.agreements.queries.status import status_now, status_on
from crm.agreements.rules import AgreementOrder, AgreementStatus, AgreementView
from crm.core import search
from crm.core.binds import built_once
from crm.core.db import db
from crm.core.records import Record, beside
from crm.core.timeline import timeline_row
from crm.localities.models import Locality

MOST_WITH_ONE = 100
YEAR = timedelta(days=365)
_S = AgreementStatus
_PREPARING = (_S.PROPOSED, _S.CONSULTING, _S.PM_OPINION, _S.DECIDED)
_STANDING = (_S.SIGNED, _S.IN_FORCE, _S.SUSPENDED)
_PAST = (_S.RENEWED, _S.EXPIRED, _S.TERMINATED, _S.WITHDRAWN, _S.SUPERSEDED, _S.DROPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFilter:
    """What somebody wants to see of the list."""

    view: AgreementView = AgreementView.ALL
    kind: AgreementKind | None = None
    locality_id: int | None = None
    sector: str = ""
    text: str = ""
    order: AgreementOrder = AgreementOrder.NEWEST


def _rows(status: sa.ColumnElement[Any] | None = None) -> sa.Select[Any]:
    """Agreements with their partner and where they stand, so that a list never has to ask again."""
    partner: Any = beside(Locality, "partner")
    columns: list[Any] = [
        Agreement.id,
        Agreement.title,
        Agreement.name,
        Agreement.number,
        Agreement.agreement_kind,
        Agreement.holder_id,
        Agreement.our_party,
        Agreement.our_party_now,
        Agreement.their_party,
        Agreement.their_party_now,
        Agreement.signed_on,
        Agreement.is_year_only,
        Agreement.effective_on,
        Agreement.expires_on,
        Agreement.notice_days,
        Agreement.is_tacit,
        Agreement.term,
        Agreement.review_on,
        Agreement.expiry_decision,
        Agreement.occasion,
        Agreement.previous_id,
        Agreement.link,
        Agreement.version,
        Agreement.classification,
        Agreement.is_sample,
        partner.id.label("locality_id"),
        partner.title.label("locality"),
        partner.native_name,
        partner.native_lang,
        (status_now() if status is None else status).label("status"),
    ]
    return sa.select(*columns).join(partner, partner.id == Agreement.locality_id)


def agreements(asked: AgreementFilter, today: date) -> sa.Select[Any]:
    """Return the select behind the list of agreements."""
    rows = _rows()
    if asked.kind is not None:
        rows = rows.where(Agreement.agreement_kind == asked.kind)
    if asked.locality_id is not None:
        rows = rows.where(Agreement.locality_id == asked.locality_id)
    if asked.sector:
        padded = sa.literal(" ").concat(Agreement.sectors).concat(" ")
        rows = rows.where(padded.contains(f" {asked.sector} ", autoescape=True))
    if asked.text:
        rows = rows.where(Agreement.id.in_(search.matching(asked.text, "agreement")))
    return _ordered(_viewed(rows, asked.view, today), asked.order)


def _viewed(rows: sa.Select[Any], view: AgreementView, today: date) -> sa.Select[Any]:
    shown = {
        AgreementView.IN_FORCE: _STANDING,
        AgreementView.PREPARING: _PREPARING,
        AgreementView.PAST: _PAST,
        AgreementView.EXPIRING: (_S.IN_FORCE, _S.SIGNED),
    }.get(view)
    if shown is not None:
        rows = rows.where(status_now().in_(shown))
    if view is AgreementView.EXPIRING:
        rows = rows.where(Agreement.expires_on.between(today, today + YEAR))
    return rows


def _ordered(rows: sa.Select[Any], order: AgreementOrder) -> sa.Select[Any]:
    newest = (Agreement.signed_on.desc().nulls_first(), Agreement.id.desc())
    if order is AgreementOrder.EXPIRY:
        return rows.order_by(Agreement.expires_on.asc().nulls_last(), *newest)
    if order is AgreementOrder.PARTNER:
        partner: Any = beside(Locality, "partner")
        return rows.order_by(partner.sort_key, *newest)
    return rows.order_by(*newest)


def signed_by(day: date) -> Sequence[Any]:
    """Return every agreement that was signed by a day, with where it stood then, the newest first."""
    rows = _rows(status_on(sa.literal(day, sa.Date)))
    signed = rows.where(
        Agreement.signed_on <= day,
        sa.or_(Agreement.ending.is_(None), Agreement.ending != Ending.DROPPED),
    )
    return db.session.execute(signed.order_by(Agreement.signed_on.desc(), Agreement.id.desc())).all()


def agreements_with(locality_id: int) -> Sequence[Any]:
    """Return every agreement with one partner, the oldest first; what is being prepared comes last."""
    return db.session.execute(*_with(locality_id=locality_id)).all()


@built_once
def _with(locality_id: Any) -> sa.Select[Any]:
    rows = _rows().add_columns(
        Agreement.level,
        Agreement.sectors,
        _is_signed_by(SignatorySide.OURS).label("signs_ours"),
        _is_signed_by(SignatorySide.THEIRS).label("signs_theirs"),
        _fields_of_visits().label("activity"),
    )
    rows = rows.where(Agreement.locality_id == locality_id)
    return rows.order_by(Agreement.signed_on.asc().nulls_last(), Agreement.id).limit(MOST_WITH_ONE)


def _is_signed_by(side: SignatorySide) -> sa.ColumnElement[bool]:
    """Tell whether somebody of a side is written down as a signatory."""
    asked = sa.select(Signature.id).where(Signature.agreement_id == Agreement.id, Signature.side == side)
    return asked.correlate(Agreement).exists()


_request = sa.table("delegation_request", sa.column("delegation_id"), sa.column("sector_code"))
_trip = sa.table("delegation", sa.column("id"), sa.column("locality_id"))
"""Delegations and what was asked of them lie above this room, so they go by the names of their tables; only
those count that the person looking may see."""


def _fields_of_visits() -> sa.ScalarSelect[str]:
    """Return the fields that delegations of the same partner came for, one after the other."""
    visit: Any = beside(Record, "visit")
    asked = (
        sa.select(sa.func.aggregate_strings(_request.c.sector_code, " "))
        .select_from(_request)
        .join(_trip, _trip.c.id == _request.c.delegation_id)
        .join(visit, visit.id == _trip.c.id)
        .where(_trip.c.locality_id == Agreement.locality_id)
    )
    return asked.correlate(Agreement).scalar_subquery()


def offered_predecessors(locality_id: int, but: int | None = None) -> Sequence[Any]:
    """Return (id, title, signed_on) of the agreements with a partner that another one may follow."""
    asked = sa.select(Agreement.id, Agreement.title, Agreement.signed_on).where(
        Agreement.locality_id == locality_id, Agreement.id != (but or 0)
    )
    return db.session.execute(asked.order_by(Agreement.signed_on.desc().nulls_last(), Agreement.id)).all()


def thread_of(subject: Record) -> Sequence[sa.Select[Any]]:
    """Tell a locality's thread what was signed with it, and what was ended."""
    if subject.kind != "locality":
        return []
    detail = sa.func.coalesce(sa.func.nullif(Agreement.occasion, ""), Agreement.source)
    signed = sa.select(
        *timeline_row(
            Agreement.id,
            "agreement",
            Agreement.signed_on,
            Agreement.title,
            detail=detail,
            mark="signed",
            is_year_only=Agreement.is_year_only,
        )
    ).where(Agreement.locality_id == subject.id, Agreement.signed_on.is_not(None))
    ended = sa.select(
        *timeline_row(
            Agreement.id,
            "agreement",
            Agreement.ended_on,
            Agreement.title,
            detail=Agreement.ending_reason,
            mark="ended",
        )
    ).where(
        Agreement.locality_id == subject.id,
        Agreement.ended_on.is_not(None),
        Agreement.ending.is_not(None),
        Agreement.ending != Ending.DROPPED,
    )
    return [signed, ended]
