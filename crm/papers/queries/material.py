"""What papers are written from: one delegation and what was logged of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from crm.commitments.models import Commitment, CommitmentState, Strength
from crm.core import clock
from crm.core.db import db
from crm.core.locale import label, speaking
from crm.core.names import Gender, address_vi, display
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    Direction,
    ItemKind,
    MemberRole,
    MemberSide,
    ProgrammeItem,
)
from crm.delegations.queries import items_of, members_of
from crm.delegations.rules import is_within
from crm.interactions.models import Decision, Interaction
from crm.papers.content import (
    Acting,
    Asked,
    Choices,
    Item,
    Material,
    Meeting,
    Member,
    PaperKind,
    Promise,
    Travel,
)
from crm.papers.queries.asked import asked_of
from crm.papers.queries.grounds import grounds_of
from crm.papers.queries.names import bureau, country_of, partner_of
from crm.papers.queries.papers import Head
from crm.papers.rules import GUEST_LETTERS, in_sentence, lines, with_body
from crm.reference.queries import items, posts_by_title, shown_name
from crm.reference.rules import ListCode
from crm.settings.queries import office

_FORMS: Final = {Gender.MALE: "ông", Gender.FEMALE: "bà", None: "ông/bà"}
_ACTING_ORDER: Final = tuple(Acting)
_ASIDE: Final = re.compile(r"\s*\([^)]*\)")
"""A remark in brackets, which colleagues read and guests do not."""

_GREETED: Final = ("Đón ", "Tiễn ")
"""How items begin that are only on the way, and no meeting to be thanked for."""
_K = PaperKind
_WITH_PROGRAMME: Final = frozenset({_K.PLAN, _K.SUBMISSION, _K.SUMMONS, _K.THANKS, _K.REPORT})
_WITH_GROUNDS: Final = frozenset({_K.PLAN, _K.SUBMISSION, _K.DECISION, _K.REPORT})
_WITH_AGENCIES: Final = frozenset({_K.PLAN, _K.CONSULTATION})
_WITH_RANKS: Final = frozenset({_K.SUBMISSION, _K.DECISION, _K.REPORT})


def visit_of(head: Head, chosen: Choices) -> Material:
    """Read what a paper of a delegation is written from; of each kind only what it needs."""
    trip, partner = head.record, head.partner
    with speaking("vi"):
        return Material(
            bureau=bureau(),
            name=trip.name.best("vi") or trip.title,
            partner=partner_of(partner),
            country=country_of(partner),
            travel=Travel(trip.direction.value),
            starts=trip.starts_on,
            ends=trip.ends_on,
            purpose=trip.purpose.best("vi"),
            host=trip.host.best("vi"),
            sender=in_sentence(trip.sender.best("vi")),
            letter=trip.letter_number,
            owner=head.officer,
            members=_members(trip, chosen),
            items=tuple(_item(one) for one in items_of(trip.id)) if chosen.kind in _WITH_PROGRAMME else (),
            asked=asked_of(trip.id) if chosen.kind is PaperKind.REPLY else Asked(),
            grounds=grounds_of(trip.id) if chosen.kind in _WITH_GROUNDS else (),
            agencies=_agencies() if chosen.kind in _WITH_AGENCIES else {},
            posts=_posts() if chosen.kind in GUEST_LETTERS else {},
            chosen=chosen,
            year=clock.now().astimezone(ZoneInfo(office().zone)).year,
            changed_at=max(trip.updated_at, head.paper.changed_at) if head.paper else trip.updated_at,
            is_sample=trip.is_sample,
            names=trip.name,
            partners=partner.name if partner else {},
            purposes=trip.purpose,
            partner_lang=(partner.native_lang or "") if partner else "",
            **(_logged(trip) if chosen.kind is PaperKind.REPORT else _NOT_LOGGED),
        )


_NOT_LOGGED: Final[Mapping[str, Any]] = {"meetings": (), "promises": (), "left_out": 0}


def _logged(trip: Delegation) -> Mapping[str, Any]:
    """Read what came of the visit: its meetings and its promises."""
    visits = _visits(trip.id)
    within = {
        one: decided
        for one, decided in visits.items()
        if is_within(one.happened_on, trip.starts_on, trip.ends_on)
    }
    return {
        "meetings": tuple(
            Meeting(one.happened_on, one.title, one.place, lines(one.result), tuple(decided))
            for one, decided in within.items()
        ),
        "left_out": len(visits) - len(within),
        "promises": _promises([trip.id, *(visit.id for visit in visits)]),
    }


def _agencies() -> Mapping[str, str]:
    return {row.code: shown_name(row, "vi") for row in items(ListCode.AGENCY)}


def _posts() -> Mapping[str, Mapping[str, str]]:
    return {key: post.names for key, post in posts_by_title().items()}


def _members(trip: Delegation, chosen: Choices) -> tuple[Member, ...]:
    asks_ranks = trip.direction is Direction.OUTGOING and chosen.kind in _WITH_RANKS
    ranks = {row.code: shown_name(row, "vi") for row in items(ListCode.RANK)} if asks_ranks else {}
    return tuple(_member(one, ranks) for one in members_of(trip.id) if one.side is not MemberSide.GUEST)


def _member(member: DelegationMember, ranks: Mapping[str, str]) -> Member:
    latin, is_ours = display(member.person_name), member.side is MemberSide.OURS
    address = {
        "vi": member.address_vi or address_vi(member.person_name, member.gender),
        "en": member.address_en,
        member.native_lang or "": member.address_native,
    }
    return Member(
        name=latin,
        native="" if member.native_name == latin else member.native_name,
        native_lang=member.native_lang or "vi",
        is_ours=is_ours,
        is_head=member.role is MemberRole.HEAD,
        form="đồng chí" if is_ours else _FORMS[member.gender],
        title=with_body(member.title.best("vi"), member.organisation.best("vi")),
        key=member.id,
        rank=ranks.get(member.rank_code, member.rank_code),
        titles=member.title,
        bodies=member.organisation,
        address={lang: _ASIDE.sub("", told) for lang, told in address.items() if lang and told},
    )


def _item(item: ProgrammeItem) -> Item:
    title = item.title.best("vi")
    return Item(
        item.day,
        item.starts_at,
        item.ends_at,
        title,
        item.place.best("vi"),
        key=item.id,
        host=item.host.best("vi"),
        is_move=item.kind in (ItemKind.MOVE, ItemKind.REST) or title.startswith(_GREETED),
        has_leader=item.has_leader,
        titles=item.title,
    )


def _visits(delegation_id: int) -> Mapping[Interaction, list[str]]:
    """Return the entries of the log with what was decided, in their order."""
    asked = (
        sa.select(Interaction, Decision.text)
        .outerjoin(Decision, Decision.interaction_id == Interaction.id)
        .where(Interaction.delegation_id == delegation_id)
        .order_by(Interaction.happened_on, Interaction.starts_at, Interaction.id, Decision.place, Decision.id)
    )
    found: dict[Interaction, list[str]] = {}
    for visit, decision in db.session.execute(asked):
        found.setdefault(visit, []).extend([decision] if decision else [])
    return found


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
