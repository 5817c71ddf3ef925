"""What to say about the people of a delegation. Advice beside the list: nobody is kept from typing on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from crm.core.locale import _
from crm.core.text import fold
from crm.delegations.models import DelegationMember, MemberRole, MemberSide

Sides = Mapping[MemberSide, Sequence[DelegationMember]]
_BOTH = (MemberSide.THEIRS, MemberSide.OURS)


def heads_of(members: Sequence[DelegationMember]) -> int:
    """Count those marked as head of delegation."""
    return sum(one.role is MemberRole.HEAD for one in members)


def about_heads(side: MemberSide, members: Sequence[DelegationMember]) -> str:
    """Say that a side has no head, or more than one; nothing for a side that is empty or only invited."""
    if side is MemberSide.GUEST or not members:
        return ""
    heads = heads_of(members)
    if heads == 1:
        return ""
    if side is MemberSide.THEIRS:
        if heads == 0:
            return _("Nobody on their side is marked as head of delegation.")
        return _("Their side has %(num)s heads of delegation; papers expect one.", num=heads)
    if heads == 0:
        return _("Nobody on our side is marked as head of delegation.")
    return _("Our side has %(num)s heads of delegation; papers expect one.", num=heads)


def forms_of(member: DelegationMember) -> set[str]:
    """Return the folded forms of a member's name."""
    return {fold(text) for text in (member.latin_name, member.native_name) if text.strip()}


def on_both_sides(members: Sequence[DelegationMember]) -> set[int]:
    """Return the members who stand on both sides: the same contact, or the same name."""
    sides: dict[tuple[str, object], set[MemberSide]] = {}
    marks = {one.id: _marks(one) for one in members}
    for one in members:
        for mark in marks[one.id]:
            sides.setdefault(mark, set()).add(one.side)
    twice = {mark for mark, found in sides.items() if found.issuperset(_BOTH)}
    return {one.id for one in members if one.side in _BOTH and marks[one.id] & twice}


def _marks(one: DelegationMember) -> set[tuple[str, object]]:
    found: set[tuple[str, object]] = {("name", form) for form in forms_of(one)}
    return found | ({("contact", one.contact_id)} if one.contact_id else set())


def named_twice(members: Sequence[DelegationMember]) -> set[int]:
    """Return the members of one side whose name another one there has too."""
    counted = Counter((one.side, form) for one in members for form in forms_of(one))
    return {one.id for one in members if any(counted[one.side, form] > 1 for form in forms_of(one))}


def beside_name(member: DelegationMember, members: Sequence[DelegationMember]) -> str:
    """Say beside a member's name that the same person stands elsewhere in the delegation."""
    if member.id in on_both_sides(members):
        return _("The same person stands on both sides. Take one of the two out.")
    if member.id in named_twice(members):
        return _("Somebody on this side has the same name already.")
    return ""
