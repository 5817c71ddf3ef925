"""Members put in order: by a way the office chooses, by hand, and kept in order when somebody comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crm.core import audit, records
from crm.core.access import Actor
from crm.core.db import db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _
from crm.core.names import display
from crm.delegations import queries
from crm.delegations.models import Delegation, DelegationMember, MemberOrder, MemberSide, OrderWay
from crm.delegations.rules.order import KEPT_BY_ITSELF, in_order, usual_way
from crm.delegations.service.order import renumber
from crm.protocol.models import PrecedenceRule
from crm.protocol.queries import rule_set
from crm.protocol.rules import keys_from


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangeEntry:
    """How one side is to be put in order."""

    side: MemberSide
    way: OrderWay
    rule_id: int | None = None
    first_letter: str = ""
    version: int | None = None


def arrange_members(delegation_id: int, entry: ArrangeEntry, *, actor: Actor) -> Delegation:
    """Put a side in order anew; what was done by hand gives way, and an undo brings it back."""
    delegation = records.open_for_change(Delegation, delegation_id, version=entry.version)
    rule = rule_set(entry.rule_id)
    if entry.way is OrderWay.RULE_SET and rule is None:
        raise Invalid(_("Choose a rule set."), field="rule_id")
    with audit.change(actor, "delegation.members_arranged", delegation):
        order = _order(delegation_id, entry.side)
        order.way, order.moved = entry.way, ""
        order.rule_id = rule.id if rule is not None and entry.way is OrderWay.RULE_SET else None
        order.first_letter = entry.first_letter if order.rule_id else ""
        _apply(_side(delegation_id, entry.side), order, rule, as_they_stand=False)
        records.touch(delegation, actor=actor)
    return delegation


def keep_order(delegation_id: int, side: MemberSide) -> None:
    """Put a side in order again after somebody came or changed, where its way does so by itself."""
    db.session.flush()
    order = queries.orders_of(delegation_id).get(side)
    if order is None:
        order = MemberOrder(delegation_id=delegation_id, side=side, way=usual_way(side))
    if order.way in KEPT_BY_ITSELF:
        rule = rule_set(order.rule_id)
        _apply(_side(delegation_id, side), order, rule, as_they_stand=order.way is OrderWay.POSTS)


def shift_member(
    delegation_id: int, member_id: int, by: int, *, version: int | None, actor: Actor
) -> Delegation:
    """Move a member one place up or down within the side: no reason is asked, a trace stays."""
    found = queries.member_of(delegation_id, member_id)
    if found is None:
        raise Missing(_("This member was taken out meanwhile."))
    at = _side(delegation_id, found.side).index(found) + 1
    return place_member(delegation_id, member_id, at + by, version=version, actor=actor)


def place_member(
    delegation_id: int, member_id: int, to: int, *, version: int | None, actor: Actor
) -> Delegation:
    """Move a member to a place within the side; beyond the ends is the end."""
    delegation = records.open_for_change(Delegation, delegation_id, version=version)
    found = queries.member_of(delegation_id, member_id)
    if found is None:
        raise Missing(_("This member was taken out meanwhile."))
    rows = _side(delegation_id, found.side)
    at = rows.index(found)
    to = min(max(to - 1, 0), len(rows) - 1)
    with audit.change(actor, "delegation.members_ordered", delegation):
        if to != at:
            rows.insert(to, rows.pop(at))
            order = _order(delegation_id, found.side)
            order.way, order.rule_id, order.first_letter = OrderWay.BY_HAND, None, ""
            order.moved = f"{display(found.person_name)[:250]}: {at + 1} → {to + 1}"
            renumber(rows)
        records.touch(delegation, actor=actor)
    return delegation


def _side(delegation_id: int, side: MemberSide) -> list[DelegationMember]:
    return queries.by_side(queries.members_of(delegation_id))[side]


def _order(delegation_id: int, side: MemberSide) -> MemberOrder:
    """Return the row that says how a side is put in order, laid where there is none."""
    order = queries.orders_of(delegation_id).get(side)
    if order is None:
        order = MemberOrder(delegation_id=delegation_id, side=side, way=usual_way(side))
        db.session.add(order)
    return order


def _apply(
    rows: Sequence[DelegationMember], order: MemberOrder, rule: PrecedenceRule | None, *, as_they_stand: bool
) -> None:
    people = queries.attendees(rows, as_they_stand=as_they_stand)
    keys = keys_from(rule.keys) if rule is not None else ()
    lang = rule.lang if rule is not None else "vi"
    ordered = in_order(people, order.way, keys, lang=lang, first_letter=order.first_letter)
    by_key = {one.id: one for one in rows}
    renumber([by_key[key] for key in ordered])
