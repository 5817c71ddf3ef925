"""Members of a delegation, one by one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, fields

from crm.accounts.queries import person
from crm.core import audit, records
from crm.core.access import Actor
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _
from crm.core.names import Gender, NameOrder
from crm.delegations import queries
from crm.delegations.models import Delegation, DelegationMember, MemberRole, MemberSide
from crm.delegations.service.arranging import keep_order
from crm.delegations.service.basics import OURS, merged
from crm.delegations.service.emptying import refuse_last
from crm.delegations.service.leaving import leave
from crm.delegations.service.order import renumber
from crm.delegations.service.reach import let_ours_see
from crm.delegations.service.talking import let_go
from crm.people.models import Contact

UNKNOWN_LANGUAGE = "und"
_NOT_COPIED = {
    "version",
    "side",
    "title",
    "title_shown",
    "organisation",
    "biography",
    "contact_id",
    "user_id",
    "companion_of_id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberEntry:
    """A member as of this visit."""

    side: MemberSide
    role: MemberRole = MemberRole.MEMBER
    contact_id: int | None = None
    user_id: int | None = None
    latin_name: str = ""
    native_name: str = ""
    native_lang: str = ""
    reading: str = ""
    reading_vi: str = ""
    family_name: str = ""
    middle_name: str = ""
    given_name: str = ""
    vietnamese_name: str = ""
    name_order: NameOrder = NameOrder.FAMILY_FIRST
    gender: Gender | None = None
    title: Words = field(default_factory=Words)
    organisation: Words = field(default_factory=Words)
    biography: Words = field(default_factory=Words)
    address_vi: str = ""
    address_en: str = ""
    address_native: str = ""
    phone: str = ""
    email: str = ""
    diet: str | None = None
    note: str = ""
    rank_code: str = ""
    companion_of_id: int | None = None
    languages: str = ""
    nationality: str = ""
    access: str | None = None
    health: str | None = None
    passport_number: str | None = None
    born_on: str | None = None
    title_shown: Collection[str] = OURS
    """Languages that the title was asked in; its other texts stay."""
    version: int | None = None


def _open(delegation_id: int, version: int | None) -> Delegation:
    return records.open_for_change(Delegation, delegation_id, version=version)


def _member(delegation_id: int, member_id: int) -> DelegationMember:
    member = queries.member_of(delegation_id, member_id)
    if member is None:
        raise Missing(_("This member was taken out meanwhile."))
    return member


def _on_side(delegation_id: int, side: MemberSide) -> list[DelegationMember]:
    return queries.by_side(queries.members_of(delegation_id))[side]


def _fill(member: DelegationMember, entry: MemberEntry) -> None:
    for name in (one.name for one in fields(entry) if one.name not in _NOT_COPIED):
        setattr(member, name, getattr(entry, name))
    member.title = merged(member.title or Words(), entry.title, entry.title_shown)
    for name in ("organisation", "biography"):
        old = getattr(member, name) or Words()
        setattr(member, name, merged(old, getattr(entry, name)))
    member.contact_id = _contact(entry.contact_id, member.contact_id)
    member.companion_of_id = _principal(member, entry.companion_of_id)
    if entry.user_id is None or person(entry.user_id) is not None:
        member.user_id = entry.user_id


def _principal(member: DelegationMember, asked: int | None) -> int | None:
    """Return whom a member goes with: somebody else of the same delegation."""
    if asked is None or asked == member.companion_of_id:
        return asked
    principal = queries.member_of(member.delegation_id, asked)
    if principal is None or principal is member:
        raise Invalid(_("Choose somebody else of this delegation."), field="companion_of_id")
    if principal.companion_of_id == member.id and member.id is not None:
        raise Invalid(_("These two would be companions of each other."), field="companion_of_id")
    return principal.id


def _contact(asked: int | None, kept: int | None) -> int | None:
    """Return the contact a member is tied to; one that the person looking may not see stays as it is."""
    if asked == kept or (kept is not None and records.find(Contact, kept) is None):
        return kept
    return asked if asked is None or records.find(Contact, asked) is not None else kept


def add_member(delegation_id: int, entry: MemberEntry, *, actor: Actor) -> DelegationMember:
    """Enter a member behind the others of the same side."""
    delegation = _open(delegation_id, None)
    with audit.change(actor, "delegation.member_added", delegation):
        place = len(_on_side(delegation_id, entry.side)) + 1
        member = DelegationMember(delegation_id=delegation_id, side=entry.side, place=place)
        _fill(member, entry)
        db.session.add(member)
        keep_order(delegation_id, entry.side)
        let_ours_see(delegation)
        records.touch(delegation, actor=actor)
    return member


def change_member(
    delegation_id: int, member_id: int, entry: MemberEntry, *, actor: Actor
) -> DelegationMember:
    """Correct a member; one who changes sides goes behind the others there."""
    delegation = _open(delegation_id, entry.version)
    member = _member(delegation_id, member_id)
    with audit.change(actor, "delegation.member_changed", delegation):
        if entry.side is not member.side:
            member.place = len(_on_side(delegation_id, entry.side)) + 1
            left = [one for one in _on_side(delegation_id, member.side) if one is not member]
            member.side = entry.side
            renumber(left)
        _fill(member, entry)
        keep_order(delegation_id, entry.side)
        let_ours_see(delegation)
        records.touch(delegation, actor=actor)
    return member


def remove_member(delegation_id: int, member_id: int, *, version: int | None, actor: Actor) -> Delegation:
    """Take a member out; the others close up. What names nobody else keeps its only one."""
    delegation = _open(delegation_id, version)
    member = _member(delegation_id, member_id)
    refuse_last(member)
    with audit.change(actor, "delegation.member_removed", delegation):
        left = [one for one in _on_side(delegation_id, member.side) if one is not member]
        let_go(queries.brief_of(delegation_id), member)
        leave(member)
        renumber(left)
        let_ours_see(delegation)
        records.touch(delegation, actor=actor)
    return delegation
