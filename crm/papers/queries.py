"""What a report is written from: one delegation and what was logged of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from babel import Locale

from crm.accounts.models import UserAccount
from crm.commitments.models import Commitment, CommitmentState, Strength
from crm.core import clock
from crm.core.db import db
from crm.core.locale import label, speaking
from crm.core.names import Gender, display
from crm.core.records import Classification, beside
from crm.delegations.models import Delegation, DelegationMember, MemberRole, MemberSide, ProgrammeItem
from crm.delegations.queries import items_of, members_of
from crm.delegations.rules import is_within
from crm.interactions.models import Decision, Interaction
from crm.localities.models import Locality
from crm.papers.content import (
    Acting,
    Bureau,
    Choices,
    Item,
    Material,
    Meeting,
    Member,
    Promise,
    Travel,
)
from crm.papers.models import DelegationReport
from crm.papers.rules import lines, usual, with_body
from crm.papers.wording import chosen_or_usual
from crm.settings.queries import office

_LINES: Final = ("addressees", "basis", "assessment", "proposals", "position", "recipients")
_PLAIN: Final = ("summary", "symbol", "signer", "is_internal")
_FORMS: Final = {Gender.MALE: "ông", Gender.FEMALE: "bà", None: "ông/bà"}
_ACTING_ORDER: Final = tuple(Acting)


@dataclass(frozen=True, slots=True)
class Head:
    """A delegation with its partner, its officer and the report as far as it is decided."""

    delegation: Delegation
    partner: Locality | None
    officer: str
    report: DelegationReport | None


def head_of(delegation_id: int) -> Head | None:
    """Return a delegation with what its report has so far, or None for those who may not see it."""
    partner: Any = beside(Locality, "partner")
    row = db.session.execute(
        sa.select(Delegation, partner, UserAccount.display_name, DelegationReport)
        .outerjoin(partner, partner.id == Delegation.locality_id)
        .outerjoin(UserAccount, UserAccount.id == Delegation.owner_id)
        .outerjoin(DelegationReport, DelegationReport.delegation_id == Delegation.id)
        .where(Delegation.id == delegation_id)
    ).first()
    return Head(row[0], row[1], row[2] or "", row[3]) if row else None


def report_row(delegation_id: int) -> DelegationReport | None:
    """Return what was decided about a report, if anything was."""
    return db.session.get(DelegationReport, delegation_id)


def choices_of(head: Head) -> Choices:
    """Return what the officer decided; of a report not begun what is usual, signed as the last one was."""
    expected = usual(bureau())
    if head.report is not None:
        return chosen_or_usual(_choices(head.report), expected)
    expected = replace(expected, is_internal=head.delegation.classification is Classification.RESTRICTED)
    last = _last_report()
    if last is None:
        return expected
    return replace(
        expected,
        position=last.position,
        signer=last.signer,
        recipients=last.recipients or expected.recipients,
    )


def _choices(report: DelegationReport) -> Choices:
    several: dict[str, Any] = {name: lines(getattr(report, name)) for name in _LINES}
    single: dict[str, Any] = {name: getattr(report, name) for name in _PLAIN}
    return Choices(**several, **single)


def _last_report() -> Choices | None:
    """Return the choices of the newest report that the person looking may see."""
    newest = (
        sa.select(DelegationReport)
        .join(Delegation, Delegation.id == DelegationReport.delegation_id)
        .where(DelegationReport.signer != "")
        .order_by(Delegation.updated_at.desc(), Delegation.id.desc())
        .limit(1)
    )
    found = db.session.scalar(newest)
    return _choices(found) if found else None


def bureau() -> Bureau:
    """Return the office as its papers name it."""
    row = office()
    return Bureau(row.name.best("vi"), row.superior.best("vi"), row.city.best("vi"), row.symbol)


def material_of(head: Head, chosen: Choices | None = None) -> Material:
    """Read what a report is written from, with the eyes of whoever looks."""
    trip, partner = head.delegation, head.partner
    visits = _visits(trip.id)
    within = [one for one in visits if is_within(one.happened_on, trip.starts_on, trip.ends_on)]
    with speaking("vi"):
        return Material(
            bureau=bureau(),
            name=trip.name.best("vi") or trip.title,
            partner=_partner(partner),
            country=_country(partner),
            travel=Travel(trip.direction.value),
            starts=trip.starts_on,
            ends=trip.ends_on,
            purpose=trip.purpose.best("vi"),
            host=trip.host.best("vi"),
            letter=trip.letter_number,
            owner=head.officer,
            members=tuple(_member(one) for one in members_of(trip.id) if one.side is not MemberSide.GUEST),
            items=tuple(_item(one) for one in items_of(trip.id)),
            meetings=_meetings(within),
            left_out=len(visits) - len(within),
            promises=_promises([trip.id, *(visit.id for visit in visits)]),
            chosen=chosen or choices_of(head),
            year=clock.now().astimezone(ZoneInfo(office().zone)).year,
            changed_at=trip.updated_at,
            is_sample=trip.is_sample,
        )


def _partner(partner: Locality | None) -> str:
    return (partner.name.best("vi") or partner.title) if partner else "đối tác"


def _country(partner: Locality | None) -> str:
    return str(Locale("vi").territories.get(partner.country_code, "")) if partner else ""


def _member(member: DelegationMember) -> Member:
    latin, is_ours = display(member.person_name), member.side is MemberSide.OURS
    return Member(
        name=latin,
        native="" if member.native_name == latin else member.native_name,
        native_lang=member.native_lang or "vi",
        is_ours=is_ours,
        is_head=member.role is MemberRole.HEAD,
        form="đồng chí" if is_ours else _FORMS[member.gender],
        title=with_body(member.title.best("vi"), member.organisation.best("vi")),
    )


def _item(item: ProgrammeItem) -> Item:
    return Item(item.day, item.starts_at, item.ends_at, item.title.best("vi"), item.place.best("vi"))


def _visits(delegation_id: int) -> Sequence[Interaction]:
    asked = sa.select(Interaction).where(Interaction.delegation_id == delegation_id)
    return db.session.scalars(
        asked.order_by(Interaction.happened_on, Interaction.starts_at, Interaction.id)
    ).all()


def _meetings(visits: Sequence[Interaction]) -> tuple[Meeting, ...]:
    decided: dict[int, list[str]] = {}
    asked = sa.select(Decision).where(Decision.interaction_id.in_([visit.id for visit in visits]))
    for decision in db.session.scalars(asked.order_by(Decision.place, Decision.id)) if visits else ():
        decided.setdefault(decision.interaction_id, []).append(decision.text)
    return tuple(
        Meeting(one.happened_on, one.title, one.place, lines(one.result), tuple(decided.get(one.id, ())))
        for one in visits
    )


def _promises(sources: Sequence[int]) -> tuple[Promise, ...]:
    """Return what came of the visit: ours first, then theirs, each the nearest day first."""
    asked = (
        sa.select(Commitment)
        .where(Commitment.source_id.in_(sources))
        .order_by(Commitment.due_on.asc().nulls_last(), Commitment.id)
    )
    found = [_promise(one) for one in db.session.scalars(asked)]
    return tuple(sorted(found, key=lambda one: _ACTING_ORDER.index(one.acting)))


def _promise(one: Commitment) -> Promise:
    ended = {CommitmentState.DONE: "đã thực hiện", CommitmentState.WAIVED: "không thực hiện nữa"}
    firm = "" if one.strength is Strength.AGREED else label(one.strength).lower()
    note = ", ".join(filter(None, (firm, ended.get(one.state, ""))))
    return Promise(
        one.text.best("vi") or one.title, Acting(one.side.value), one.counterpart, one.due_on, note
    )
