"""The order of members: moved by buttons or by dragging, arranged by a way, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, requires
from crm.core.errors import CrmError
from crm.core.forms import whole_number
from crm.core.locale import _, label, language
from crm.core.text import UnfitText, clean_line
from crm.core.web import toast
from crm.delegations import queries, service
from crm.delegations.models import DelegationMember, MemberOrder, MemberSide, OrderWay
from crm.delegations.rules.order import usual_way
from crm.delegations.rules.people import beside_name, named_twice, on_both_sides
from crm.delegations.service import ArrangeEntry
from crm.delegations.views.blueprint import bp, sent_version
from crm.delegations.views.shown import name_of
from crm.protocol.models import PrecedenceRule, ProtocolRank, RankSystem
from crm.protocol.queries import rank_name, ranks_by_code
from crm.protocol.rules import equivalents

MEMBERS = "/<record_id:record_id>/members"


@bp.post(f"{MEMBERS}/<record_id:member_id>/<any(up, down):way>")
@requires(Permission.DELEGATION_EDIT)
def member_shift(record_id: int, member_id: int, way: str) -> ResponseReturnValue:
    """Move a member one place up or down."""
    by = -1 if way == "up" else 1
    service.shift_member(record_id, member_id, by, version=sent_version(), actor=actor())
    toast(_("Moved."), undo=True)
    return redirect(url_for(".members", record_id=record_id, _anchor=f"member-{member_id}"))


@bp.post(f"{MEMBERS}/<record_id:member_id>/place")
@requires(Permission.DELEGATION_EDIT)
def member_place(record_id: int, member_id: int) -> ResponseReturnValue:
    """Move a member to a place: what dragging does, and a number typed in its stead."""
    text = request.form.get("to", "")
    to = int(text) if text.isdecimal() and len(text) < 6 else 0
    if to < 1:
        toast(_("Write the place as a number from 1 on."), kind="warn")
    else:
        service.place_member(record_id, member_id, to, version=sent_version(), actor=actor())
        toast(_("Moved."), undo=True)
    return redirect(url_for(".members", record_id=record_id, _anchor=f"member-{member_id}"))


@bp.post(f"{MEMBERS}/arrange")
@requires(Permission.DELEGATION_EDIT)
def members_arrange(record_id: int) -> ResponseReturnValue:
    """Put one side in order by the way that was chosen."""
    side, way = request.form.get("side", ""), request.form.get("way", "")
    is_rule = way.isdecimal()
    if side not in set(MemberSide) or not (is_rule or way in (OrderWay.RECEIVED, OrderWay.POSTS)):
        toast(_("Choose from the list."), kind="warn")
        return redirect(url_for(".members", record_id=record_id))
    try:
        entry = ArrangeEntry(
            side=MemberSide(side),
            way=OrderWay.RULE_SET if is_rule else OrderWay(way),
            rule_id=whole_number(way) if is_rule else None,
            first_letter=clean_line(request.form.get("first_letter", ""), 5),
            version=sent_version(),
        )
    except (UnfitText, ValueError):
        toast(_("One letter is drawn; leave it empty where none was."), kind="warn")
        return redirect(url_for(".members", record_id=record_id))
    try:
        service.arrange_members(record_id, entry, actor=actor())
    except CrmError as refused:
        if refused.status != 422:
            raise
        toast(refused.sentence, kind="warn")
    else:
        toast(_("Put in order."), undo=True)
    return redirect(url_for(".members", record_id=record_id, _anchor=f"side-{side}"))


def order_words(side: MemberSide, order: MemberOrder | None, rules: Sequence[PrecedenceRule]) -> str:
    """Say how a side is put in order."""
    if order is None:
        return label(usual_way(side))
    if order.way is OrderWay.RULE_SET:
        rule = next((one for one in rules if one.id == order.rule_id), None) or queries.rule_of(order)
        if rule is not None:
            name = rule.name.best(language())
            return _("By “%(name)s”, edition %(number)s", name=name, number=rule.edition)
    if order.way is OrderWay.BY_HAND and order.moved:
        return _("By hand; moved last: %(moved)s", moved=order.moved)
    return label(order.way)


def with_notes(rows: list[dict[str, Any]], everybody: Sequence[DelegationMember]) -> list[dict[str, Any]]:
    """Lay beside each member the rank with ours beside it, the companion, and what is odd."""
    ranks = ranks_by_code()
    names = {one.id: name_of(one) for one in everybody}
    odd = on_both_sides(everybody) | named_twice(everybody)
    above: set[int | None] = set()
    for row in rows:
        member: DelegationMember = row["member"]
        row["rank"] = rank_words(ranks.get(member.rank_code), list(ranks.values()))
        row["companion"] = names.get(member.companion_of_id or 0, "")
        row["beside"] = ", ".join(names[one.id] for one in everybody if one.companion_of_id == member.id)
        row["stands_beside"] = member.companion_of_id is not None and member.companion_of_id in above
        above = {member.id, *(above & {member.companion_of_id})}
        row["notice"] = beside_name(member, everybody) if member.id in odd else ""
    return rows


def rank_words(rank: ProtocolRank | None, ranks: Sequence[ProtocolRank]) -> str:
    """Say a rank, and for one of a partner's system which of ours stand beside it."""
    if rank is None:
        return ""
    name = rank_name(rank)
    if rank.system is RankSystem.VN:
        return name
    ours = equivalents(rank, [one for one in ranks if not one.is_retired], RankSystem.VN)
    if not ours:
        return name
    beside = ", ".join(rank_name(one) for one in ours)
    return _("%(rank)s – beside: %(ours)s", rank=name, ours=beside)
