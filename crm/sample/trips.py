"""The delegations of the sample office, with their members, programmes and talking points."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from crm.core import names
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    DelegationStatus,
    Direction,
    ItemKind,
    LeaderBrief,
    MemberRole,
    MemberSide,
    ProgrammeItem,
    TalkingTopic,
)
from crm.papers.content import PaperKind
from crm.papers.models import DelegationPaper, PaperText
from crm.people.models import Contact
from crm.sample import sides, travel
from crm.sample.load import Book, add_rows, keep
from crm.sample.reader import clock_time, day_after, tables, words

NAME_COLUMNS = (
    "family_name",
    "middle_name",
    "given_name",
    "native_name",
    "native_lang",
    "latin_name",
    "reading",
    "reading_vi",
    "vietnamese_name",
    "name_order",
    "gender",
    "address_vi",
    "address_en",
    "address_native",
)
ITEM_TEXTS = ("title", "place", "host", "participants", "dress", "note", "plan_b")
BRIEF_TEXTS = (
    "why",
    "point_1",
    "point_2",
    "point_3",
    "not_promise",
    "answer",
    "gift_ours",
    "gift_theirs",
)


def delegations(book: Book) -> None:
    """Send and receive every delegation of the data file."""
    titles = {one["key"]: one["title"] for one in tables("people")["contact"]}
    bodies = {one["key"]: one["organisation"] for one in tables("people")["contact"]}
    for one in tables("delegations")["delegation"]:
        _delegation(book, one, titles, bodies)


def _delegation(book: Book, one: dict[str, Any], titles: dict[str, Any], bodies: dict[str, str]) -> None:
    starts = book.today + timedelta(days=one["starts"])
    trip = Delegation(
        title=one["name"]["vi"],
        locality_id=book.localities[one["locality"]].id,
        direction=Direction(one["direction"]),
        status=DelegationStatus(one["status"]),
        starts_on=starts,
        ends_on=day_after(book.today, one["ends"]),
        zone=one.get("zone", "Asia/Ho_Chi_Minh"),
        letter_number=one.get("letter", ""),
        notes=one.get("notes", ""),
        list_received_on=day_after(book.today, one.get("list_received")),
        report_due_on=day_after(book.today, one.get("report_due")),
        owner_id=book.officer_id(one["owner"]),
        **{key: words(one.get(key)) for key in ("name", "purpose", "host", "sender")},
    )
    book.delegations[one["key"]] = keep(trip)
    if one["key"] in book.visits:
        book.visits[one["key"]].delegation_id = trip.id
    members: dict[str, DelegationMember] = {}
    ways = {told["key"]: dict(told.get("points", [])) for told in tables("people")["contact"]}
    for side, key in ((MemberSide.THEIRS, "theirs"), (MemberSide.GUEST, "guests")):
        for place, (who, role) in enumerate(one.get(key, []), start=1):
            row = _theirs(book, trip, side, place, book.contacts[who], role)
            row.title = words(titles[who])
            row.organisation = book.organisations[bodies[who]].name
            row.diet = one.get("diet", {}).get(who)
            row.note = one.get("member_note", {}).get(who, "")
            row.phone = ways.get(who, {}).get("phone", "")
            row.email = ways.get(who, {}).get("email", "")
            members[who] = row
    for place, told in enumerate(one.get("ours", []), start=1):
        members[told.get("officer", told.get("name"))] = _ours(book, trip, place, told)
    add_rows(list(members.values()))
    sides.companions(trip, one, members)
    travel.rank(one, members)
    items = [_item(trip, told, day_after(starts, told["day"])) for told in one.get("item", [])]
    topics = [
        TalkingTopic(
            delegation_id=trip.id,
            place=place,
            **{key: words(told.get(key)) for key in ("title", "say", "ask", "may_ask", "avoid")},
        )
        for place, told in enumerate(one.get("topic", []))
    ]
    add_rows([*items, *topics])
    travel.travel(trip, one["key"], members, items)
    sides.take_part(one, items, members)
    for told in one.get("paper", []):
        _paper(trip, told)
    if "leader" in one:
        _brief(trip, one["leader"], items, members)
    if "printed" in one:
        sides.printed(book, trip, one["printed"], items)


def _theirs(
    book: Book, trip: Delegation, side: MemberSide, place: int, contact: Contact, role: str
) -> DelegationMember:
    return DelegationMember(
        delegation_id=trip.id,
        side=side,
        place=place,
        contact_id=contact.id,
        role=MemberRole(role),
        biography=contact.biography,
        **{column: getattr(contact, column) for column in NAME_COLUMNS},
    )


def _ours(book: Book, trip: Delegation, place: int, told: dict[str, Any]) -> DelegationMember:
    officer = book.officers[told["officer"]] if "officer" in told else None
    name = officer.display_name if officer else told["name"]
    return DelegationMember(
        delegation_id=trip.id,
        side=MemberSide.OURS,
        place=place,
        user_id=officer.id if officer else None,
        latin_name=name,
        native_lang="vi",
        name_order=names.NameOrder.FAMILY_FIRST,
        role=MemberRole(told["role"]),
        title=words(told["title"]),
        biography=words(told.get("biography")),
        phone=officer.phone if officer else "",
    )


def _item(trip: Delegation, told: dict[str, Any], day: Any) -> ProgrammeItem:
    return ProgrammeItem(
        delegation_id=trip.id,
        day=day,
        starts_at=clock_time(told["starts"]),
        ends_at=clock_time(told.get("ends")),
        zone=trip.zone,
        has_leader=told.get("leader", False),
        travel_minutes=told.get("travel"),
        kind=ItemKind(told.get("kind", "other")),
        venue=told.get("venue", ""),
        party=told.get("party", ""),
        **{
            key: words(told.get(key))
            for key in ("title", "place", "host", "participants", "dress", "note", "plan_b")
        },
    )


def _paper(trip: Delegation, told: dict[str, Any]) -> None:
    """Begin a paper: what is not written follows the record."""
    head = ("lang", "summary", "signer")
    paper = DelegationPaper(
        delegation_id=trip.id,
        kind=PaperKind(told["kind"]),
        has_members=told.get("has_members", True),
        has_programme=told.get("has_programme", False),
        position="\n".join(told.get("position", [])),
        **{name: told[name] for name in head if name in told},
    )
    add_rows([paper])
    texts = told.get("texts", {})
    mine = {"paper_id": paper.id, "delegation_id": trip.id}
    add_rows([PaperText(code=code, text="\n".join(lines), **mine) for code, lines in texts.items()])


def _brief(
    trip: Delegation, told: dict[str, Any], items: list[ProgrammeItem], members: dict[str, DelegationMember]
) -> None:
    brief = LeaderBrief(
        delegation_id=trip.id,
        item_id=items[told["item"]].id,
        meets_id=members[told["meets"]].id,
        interpreter_id=members[told["interpreter"]].id,
        greeting_reading=told["greeting_reading"],
        greeting_native=told["greeting_native"],
        **{key: words(told.get(key)) for key in BRIEF_TEXTS},
    )
    add_rows([brief])
