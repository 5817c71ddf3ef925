"""People on paper: both sides in protocol order, their lives, and whom to ring."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Final

from crm.briefings.content import Biography, ContactLine, MemberLine, Missing, PersonName, Side, Text
from crm.briefings.queries.rows import Person
from crm.briefings.queries.wording import Desk
from crm.core.errors import Missing as NotThere
from crm.core.locale import _, day, label
from crm.core.names import display
from crm.core.storage import StoredFile, open_file
from crm.delegations.models import DelegationMember, MemberRole, MemberSide

log = logging.getLogger(__name__)

SIDES: Final = {MemberSide.THEIRS: Side.THEIRS, MemberSide.OURS: Side.OURS, MemberSide.GUEST: Side.OTHERS}
_READ_AS_WRITTEN: Final = frozenset({"", "vi", "en", "fr", "de", "it", "es", "pt", "id", "ms"})
"""Languages whose names can be said from the Latin letters; a recorded reading is printed all the same."""


def name_of(desk: Desk, member: DelegationMember) -> PersonName:
    """Return a name with its own script, and how to say it in a Vietnamese paper."""
    latin = display(member.person_name)
    native = member.native_name if member.native_name != latin else ""
    return PersonName(
        latin=latin or _("not yet available"),
        native=native,
        native_lang=member.native_lang,
        reading=member.reading,
        reading_vi=_say_it(desk, member) if desk.lang == "vi" else None,
    )


def called(desk: Desk, member: DelegationMember) -> str:
    """Return a name as a line of text says it: in the partner's column by its own script first."""
    latin = display(member.person_name)
    if desk.is_second and member.native_lang == desk.lang and member.native_name not in ("", latin):
        return f"{member.native_name} {latin}".strip()
    return latin


def _say_it(desk: Desk, member: DelegationMember) -> Text | None:
    """Return the syllables as somebody wrote them down; a Chinese name is read in Sino-Vietnamese."""
    if member.side is MemberSide.OURS and member.native_lang in ("", "vi"):
        return None
    written = member.reading_vi or (member.vietnamese_name if member.native_lang == "zh" else "")
    if written:
        return written
    return None if member.native_lang in _READ_AS_WRITTEN else desk.missing


def address_of(desk: Desk, member: DelegationMember) -> Text | None:
    """Return how to address somebody; None for our own people when nobody wrote it down."""
    if desk.is_second and desk.lang != "en":
        return (member.address_native if member.native_lang == desk.lang else "") or None
    written = member.address_vi if desk.lang == "vi" else member.address_en
    if written or desk.is_second:
        return written or None
    return None if member.side is MemberSide.OURS else desk.missing


def members(desk: Desk) -> tuple[MemberLine, ...]:
    """Return everybody in the order received, numbered by side."""
    numbers = dict.fromkeys(MemberSide, 0)
    lines = []
    for person in desk.whole.people:
        side = person.member.side
        numbers[side] += 1
        number = f"K{numbers[side]}" if side is MemberSide.GUEST else str(numbers[side])
        lines.append(_line(desk, person, number))
    return tuple(lines)


def _line(desk: Desk, person: Person, number: str) -> MemberLine:
    member = person.member
    is_interpreter = member.role is MemberRole.INTERPRETER
    inside = not desk.is_for_guests
    return MemberLine(
        side=SIDES[member.side],
        number=number,
        name=name_of(desk, member),
        title_vi=desk.exactly(member.title, "vi"),
        title_en=desk.exactly(member.title, "en"),
        title_own=desk.title(member.title) if desk.is_second else None,
        address_form=address_of(desk, member) if inside else None,
        organisation=desk.plain(member.organisation),
        phone=phone_of(person) if is_interpreter and inside else "",
        note=member.note if inside else "",
        is_head=member.role is MemberRole.HEAD,
        is_interpreter=is_interpreter,
        key=member.id,
        role=_role_word(member),
    )


def _role_word(member: DelegationMember) -> str:
    """Return what a badge says where it is not a number in the order."""
    if member.role in (MemberRole.INTERPRETER, MemberRole.PRESS, MemberRole.SECURITY):
        return label(member.role)
    return ""


def phone_of(person: Person) -> str:
    """Return the number to ring: the one of this visit, else the colleague's own."""
    return person.member.phone or person.phone


def list_note(desk: Desk) -> str:
    """Say when the other side's list came."""
    received = desk.whole.head.delegation.list_received_on
    return _("their list of %(day)s", day=day(received)) if received and not desk.is_for_guests else ""


def biographies(desk: Desk) -> tuple[Biography, ...]:
    """Return the lives of those to be met; a gap for their leading people, nothing for others.

    What we have written about guests is for us, so a guest's copy tells of our own people only.
    """
    return tuple(_biographies(desk))


def _biographies(desk: Desk) -> Iterator[Biography]:
    leading = (MemberRole.HEAD, MemberRole.DEPUTY)
    for person in desk.whole.people:
        member, is_ours = person.member, person.member.side is MemberSide.OURS
        if desk.is_for_guests and not is_ours:
            continue
        words = member.biography if member.biography.best() else ({} if desk.is_for_guests else person.known)
        text = desk.say_if_any(type(member.biography)(words))
        if text is None and member.side is MemberSide.THEIRS and member.role in leading:
            text = desk.missing
        if text is None:
            continue
        yield Biography(
            name=name_of(desk, member),
            title=desk.title(member.title),
            text=text,
            photo=None if person.photo is None else _photo(person.photo),
        )


def _photo(stored: StoredFile) -> bytes | None:
    """Read a photo; one that is lost leaves its frame empty and the paper whole."""
    try:
        with open_file(stored) as content:
            return content.read()
    except NotThere:
        log.warning("photo %s is not on the disk", stored.id)
        return None


def contacts(desk: Desk) -> tuple[ContactLine, ...]:
    """Return whom to ring: the officer in charge, the interpreter, everybody with a number."""
    return (*_ours(desk), *_theirs(desk))


def _ours(desk: Desk) -> Iterator[ContactLine]:
    head = desk.whole.head
    present = {person.member.user_id: person for person in desk.whole.people if person.member.user_id}
    owner_id = head.delegation.owner_id
    if owner_id and owner_id not in present:
        phone = head.officer_phone or desk.missing
        yield ContactLine(desk.home, head.officer, _("Officer in charge"), phone, for_guests=True)
    for person in desk.whole.people:
        member = person.member
        is_interpreter, is_owner = member.role is MemberRole.INTERPRETER, member.user_id == owner_id
        if member.side is not MemberSide.OURS or not (phone_of(person) or is_interpreter or is_owner):
            continue
        yield _contact(desk, person, desk.home, for_guests=is_interpreter or bool(owner_id and is_owner))


def _theirs(desk: Desk) -> Iterator[ContactLine]:
    lead = desk.head_person(MemberSide.THEIRS)
    for person in desk.whole.people:
        if person.member.side is MemberSide.THEIRS and (person is lead or phone_of(person)):
            yield _contact(desk, person, desk.partner)


def _contact(desk: Desk, person: Person, group: str, *, for_guests: bool = False) -> ContactLine:
    member = person.member
    phone: Text = phone_of(person) or desk.missing
    if desk.is_for_guests and isinstance(phone, Missing):
        phone = Missing()
    plain_member = member.role is MemberRole.MEMBER
    title = desk.title(member.title) if plain_member and member.title.best() else ""
    role = title if isinstance(title, str) and title else label(member.role)
    return ContactLine(group, called(desk, member), role, phone, for_guests=for_guests)
