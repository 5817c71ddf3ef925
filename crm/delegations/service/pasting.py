"""A whole list of members as it came, pasted or read from a file: all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crm.core import audit, records
from crm.core.access import Actor
from crm.core.db import Words, db
from crm.core.text import fold
from crm.delegations import queries
from crm.delegations.models import Delegation, DelegationMember, MemberRole, MemberSide
from crm.delegations.paste import MemberDraft
from crm.delegations.service.arranging import keep_order
from crm.delegations.service.members import UNKNOWN_LANGUAGE
from crm.people.models import Contact

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


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedMembers:
    """A checked list, ready to be written down in the order it came."""

    side: MemberSide
    drafts: tuple[MemberDraft, ...]
    version: int | None = None


def add_pasted(delegation_id: int, pasted: PastedMembers, *, actor: Actor) -> Delegation:
    """Write a whole list down behind those who are there, all of it or nothing."""
    delegation = records.open_for_change(Delegation, delegation_id, version=pasted.version)
    known: Mapping[str, Contact | None] = {}
    if pasted.side is not MemberSide.OURS:
        known = queries.contacts_by_name(delegation.locality_id)
    with audit.change(actor, "delegation.members_pasted", delegation):
        first = len(queries.by_side(queries.members_of(delegation_id))[pasted.side]) + 1
        for place, draft in enumerate(pasted.drafts, start=first):
            member = _drawn(draft, known)
            member.delegation_id, member.side, member.place = delegation_id, pasted.side, place
            db.session.add(member)
        keep_order(delegation_id, pasted.side)
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
        passport_number=draft.passport_number or None,
        born_on=draft.born_on or None,
        nationality=draft.nationality,
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
