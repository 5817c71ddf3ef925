"""The tie on paper: how it grew, what it stands on, and what each side still owes."""

from __future__ import annotations

from typing import Any, Final

from crm.agreements.models import Term
from crm.agreements.rules import AgreementStatus
from crm.briefings.content import AgreementLine, CommitmentLine, EventKind, History, HistoryEvent, Side
from crm.briefings.queries.wording import Desk
from crm.commitments.models import Side as Owing
from crm.core.locale import _, day, label, ngettext, pgettext
from crm.core.timeline import Event

SIDES: Final = {Owing.OURS: Side.OURS, Owing.THEIRS: Side.THEIRS, Owing.JOINT: Side.OTHERS}


def history(desk: Desk) -> History:
    """Return the tie from its first paper to this visit, oldest first."""
    trip = desk.whole.head.delegation
    past = sorted(
        (event for event in desk.whole.events if event.record_id != trip.id and event.day <= trip.starts_on),
        key=lambda event: (event.day, event.record_id),
    )
    signed = [event for event in past if event.mark == "signed"]
    now = HistoryEvent(
        day(trip.starts_on), EventKind.NOW, trip.name.best(desk.lang) or trip.title, _("This visit")
    )
    return History(
        summary=_since_first(desk, signed),
        events=(*(_event(desk, event) for event in past), now),
        agreements=tuple(_agreement(desk, event) for event in signed),
    )


def _when(event: Event) -> str:
    return str(event.day.year) if event.is_year_only else day(event.day)


def _title(desk: Desk, event: Event) -> str:
    if pact := _pact(desk, event):
        return pact.name.best(desk.lang) or event.title
    named = desk.whole.trip_names.get(event.record_id) if event.kind == "delegation" else None
    return (named.best(desk.lang) if named else "") or event.title


def _pact(desk: Desk, event: Event) -> Any | None:
    """Return the agreement behind an entry of the history; None for other entries."""
    return desk.whole.pacts.get(event.record_id) if event.kind == "agreement" else None


def _event(desk: Desk, event: Event) -> HistoryEvent:
    is_signed = event.mark == "signed"
    detail = None if desk.is_for_guests else event.detail or None
    return HistoryEvent(
        _when(event), EventKind.AGREEMENT if is_signed else EventKind.EVENT, _title(desk, event), detail
    )


def _agreement(desk: Desk, event: Event) -> AgreementLine:
    """Return what was signed; where only the move of a stage tells of it, its term is asked for."""
    pact = _pact(desk, event)
    if pact is None:
        return AgreementLine(event.title, _when(event), pgettext("astatus", "Signed"), desk.missing)
    left = (pact.expires_on - desk.day).days if pact.expires_on else None
    is_running = pact.status in (AgreementStatus.SIGNED, AgreementStatus.IN_FORCE)
    return AgreementLine(
        _title(desk, event),
        _when(event),
        label(pact.status),
        pact.expires_on or (None if pact.term is Term.OPEN else desk.missing),
        days_left=left if is_running and left is not None and left >= 0 else None,
        remark=label(pact.link),
    )


def _since_first(desk: Desk, signed: list[Event]) -> str:
    if not signed:
        return ""
    years = desk.day.year - signed[0].day.year
    return ngettext(
        "%(num)s year since the first agreement", "%(num)s years since the first agreement", years
    )


def commitments(desk: Desk) -> tuple[CommitmentLine, ...]:
    """Return what is still owed, ours first, each with its answer if asked."""
    lines = [_commitment(desk, row) for row in desk.whole.commitments]
    order = list(SIDES.values())
    return tuple(sorted(lines, key=lambda line: order.index(line.side)))


def _commitment(desk: Desk, row: Any) -> CommitmentLine:
    left = (row.due_on - desk.day).days if row.due_on else None
    return CommitmentLine(
        side=SIDES[row.side],
        text=desk.plain(row.text) or row.title,
        doer=_doer(desk, row),
        due=row.due_on or desk.missing,
        answer=desk.say(row.answer),
        overdue_days=-left if left is not None and left < 0 else 0,
        days_left=left if left is not None and left >= 0 else None,
    )


def _doer(desk: Desk, row: Any) -> str:
    if row.side is Owing.THEIRS:
        return row.counterpart or desk.partner
    if row.side is Owing.JOINT:
        return f"{desk.home}, {desk.partner}"
    return row.owner or desk.home
