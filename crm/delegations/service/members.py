"""Members of a delegation: one by one, or a whole list as it came."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields

from crm.accounts.queries import person
from crm.core import audit, records
from crm.core.access import Actor
from crm.core.db import Words, db
from crm.core.errors import Missing
from crm.core.locale import _
from crm.core.names import Gender, NameOrder
from crm.core.text import fold
from crm.delegations import queries
from crm.delegations.models import Delegation, DelegationMember, MemberRole, MemberSide
from crm.delegations.paste import MemberDraft
from crm.delegations.service.basics import OURS, merged
from crm.delegations.service.order import renumber, shift
from crm.delegations.service.reach import let_ours_see
from crm.delegations.service.talking import let_go
from crm.people.models import Contact

UNKNOWN_LANGUAGE = "und"
_FROM_CONTACT = (
    "family_name",
    "middle_name",
    "given_name",
    "reading",
    "reading_vi",
    "vietnamese_name",
    "gender",
    "address_vi",
    "address_en",
    "address_native",
    "native_name",
    "native_lang",
)


_NOT_COPIED = {
    "version",
    "side",
    "title",
    "title_shown",
    "organisation",
    "biography",
    "contact_id",
    "user_id",
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
    title_shown: Collection[str] = OURS
    """Languages that the title was asked in; its other texts stay."""
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedMembers:
    """A checked list, ready to be written down in the order it came."""

    side: MemberSide
    drafts: tuple[MemberDraft, ...]
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
    if entry.user_id is None or person(entry.user_id) is not None:
        member.user_id = entry.user_id


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
        let_ours_see(delegation)
        records.touch(delegation, actor=actor)
    return member


def remove_member(delegation_id: int, member_id: int, *, version: int | None, actor: Actor) -> Delegation:
    """Take a member out; the others close up."""
    delegation = _open(delegation_id, version)
    member = _member(delegation_id, member_id)
    with audit.change(actor, "delegation.member_removed", delegation):
        left = [one for one in _on_side(delegation_id, member.side) if one is not member]
        let_go(queries.brief_of(delegation_id), member)
        db.session.delete(member)
        renumber(left)
        let_ours_see(delegation)
        records.touch(delegation, actor=actor)
    return delegation


def shift_member(
    delegation_id: int, member_id: int, by: int, *, version: int | None, actor: Actor
) -> Delegation:
    """Move a member one place up or down within the side: the partner's order, or a reason of ours."""
    delegation = _open(delegation_id, version)
    member = _member(delegation_id, member_id)
    with audit.change(actor, "delegation.members_ordered", delegation):
        shift(_on_side(delegation_id, member.side), member, by)
        records.touch(delegation, actor=actor)
    return delegation


def add_pasted(delegation_id: int, pasted: PastedMembers, *, actor: Actor) -> Delegation:
    """Write a whole list down behind those who are there, all of it or nothing."""
    delegation = _open(delegation_id, pasted.version)
    known: Mapping[str, Contact | None] = {}
    if pasted.side is not MemberSide.OURS:
        known = queries.contacts_by_name(delegation.locality_id)
    with audit.change(actor, "delegation.members_pasted", delegation):
        first = len(_on_side(delegation_id, pasted.side)) + 1
        for place, draft in enumerate(pasted.drafts, start=first):
            member = _drawn(draft, known)
            member.delegation_id, member.side, member.place = delegation_id, pasted.side, place
            db.session.add(member)
        records.touch(delegation, actor=actor)
    return delegation


def contact_for(draft: MemberDraft, known: Mapping[str, Contact | None]) -> Contact | None:
    """Return the one contact whose name is exactly that of the draft."""
    for form in (draft.native_name, draft.latin_name):
        if form and (found := known.get(fold(form))):
            return found
    return None


def _drawn(draft: MemberDraft, known: Mapping[str, Contact | None]) -> DelegationMember:
    """Draw a member from one row; what the row leaves open comes from the contact of that name."""
    foreign = draft.native_lang or UNKNOWN_LANGUAGE
    spoken = "en" if draft.title_en and not draft.title_vi else "vi"
    member = DelegationMember(
        latin_name=draft.latin_name,
        native_name=draft.native_name,
        native_lang=draft.native_lang or "",
        reading=draft.reading,
        gender=draft.gender,
        title=_spoken({"vi": draft.title_vi, "en": draft.title_en, foreign: draft.title_native}),
        organisation=_spoken({spoken: draft.organisation}),
        phone=draft.phone,
        email=draft.email,
        role=MemberRole(draft.role) if draft.role else MemberRole.MEMBER,
        note=_note(draft),
    )
    if contact := contact_for(draft, known):
        member.contact_id = contact.id
        member.name_order = contact.name_order
        for name in _FROM_CONTACT:
            if not getattr(member, name):
                setattr(member, name, getattr(contact, name))
    return member


def _spoken(texts: Mapping[str, str]) -> Words:
    """Keep the languages that have a text."""
    return Words({language: text for language, text in texts.items() if text})


def _note(draft: MemberDraft) -> str:
    """Return the note as one line, with the passport's spelling where it is another one."""
    spelt = draft.passport_name
    if not spelt or fold(spelt) in (fold(draft.latin_name), ""):
        spelt = ""
    return " ".join(f"{draft.note} {f'({spelt})' if spelt else ''}".split())[:300]
