"""The visit itself on paper: its head, the programme, what is said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from crm.briefings.content import (
    DelegationHead,
    Direction,
    Meeting,
    Programme,
    ProgrammeDay,
    TalkingTopic,
    Text,
)
from crm.briefings.content import ProgrammeItem as Line
from crm.briefings.queries.people import called
from crm.briefings.queries.sheets.naming import place_of
from crm.briefings.queries.wording import Desk
from crm.core.locale import _, day, label, ngettext
from crm.delegations.models import Direction as Travel
from crm.delegations.models import ProgrammeItem
from crm.delegations.models import TalkingTopic as Spoken
from crm.delegations.rules.programme import begins

TOPICS_A_PAGE: Final = 4


def head(desk: Desk) -> DelegationHead:
    """Return the delegation as the cover names it."""
    trip, office = desk.whole.head.delegation, desk.whole.office
    native = next((code for code in trip.name if code not in ("vi", "en")), "")
    traveller = desk.partner if trip.direction is not Travel.OUTGOING else desk.home
    return DelegationHead(
        title_vi=desk.exactly(trip.name, "vi"),
        title_en=desk.exactly(trip.name, "en"),
        title_own=desk.own(trip.name),
        title_native=trip.name.get(native, ""),
        native_lang=native,
        short=desk.name(trip.name) or trip.title,
        nickname=_("%(place)s delegation", place=traveller),
        starts=trip.starts_on,
        ends=trip.ends_on,
        direction=Direction.OUTGOING if desk.is_outgoing else Direction.INCOMING,
        partner=desk.partner,
        home=desk.home,
        agency=desk.name(office.name),
        parent_agency=desk.name(office.superior),
        head=_head_line(desk),
        place=_("Online")
        if trip.direction is Travel.ONLINE
        else (desk.partner if desk.is_outgoing else desk.home),
        host=desk.say(trip.host),
        purpose=desk.say(trip.purpose),
        status=label(trip.status),
        sample=trip.is_sample,
    )


def _head_line(desk: Desk) -> Text:
    person = desk.head_person(desk.visitors)
    if person is None:
        return desk.missing
    title = desk.title(person.member.title) if person.member.title.best() else ""
    name = called(desk, person.member)
    return f"{name} – {title}" if isinstance(title, str) and title else name


def programme(desk: Desk) -> Programme:
    """Return every day of the programme, in the time of its place, in the order in which it really happens.

    A day comes twice where the date line is crossed and crossed again.
    """
    days = tuple(
        ProgrammeDay(on, tuple(_line(desk, item) for item in items))
        for on, items in groupby(_items(desk), key=lambda item: item.day)
    )
    return Programme(
        zone=_place_of(desk, desk.whole.head.delegation.zone), days=days, other_clock=_other_clock(desk)
    )


def _items(desk: Desk) -> Sequence[ProgrammeItem]:
    """Return the items of the programme, of one person's where the paper is for one."""
    items, member_id = desk.whole.items, desk.wish.member_id
    if member_id is None:
        return items
    return [item for item in items if desk.whole.travel.takes_part(item.id, member_id)]


def _line(desk: Desk, item: ProgrammeItem) -> Line:
    travel = ngettext("%(num)s minute of travel", "%(num)s minutes of travel", item.travel_minutes or 0)
    inside = not desk.is_for_guests and not desk.is_second
    is_elsewhere = item.zone != desk.whole.head.delegation.zone
    return Line(
        starts=item.starts_at,
        ends=item.ends_at,
        title_vi=desk.exactly(item.title, "vi"),
        title_en=desk.exactly(item.title, "en"),
        title_own=desk.own(item.title),
        zone=_("%(place)s time", place=_place_of(desk, item.zone)) if is_elsewhere else "",
        place=_place(desk, item),
        detail=item.party if item.party and desk.lang == "vi" else None,
        host=desk.say_if_any(item.host),
        participants=(desk.say(item.participants),) if item.participants.best() else (),
        leader_attends=item.has_leader,
        dress=desk.say_if_any(item.dress) or "",
        note=desk.plain(item.note) if inside else "",
        plan_b=desk.plain(item.plan_b) if inside else "",
        travel=travel if item.travel_minutes else "",
        key=item.id,
        moment=begins(item),
        ends_on=item.ends_on,
    )


def _place(desk: Desk, item: ProgrammeItem) -> Text:
    """Say where; a room is named as we name it, so in our column alone."""
    return desk.say(item.place) if desk.is_second else place_of(desk, item)


def _place_of(desk: Desk, zone: str) -> str:
    """Name the place whose clock a sheet follows."""
    if zone == desk.whole.office.zone:
        return desk.home
    partner = desk.whole.head.partner
    return desk.partner if partner and partner.zone == zone else zone.split("/")[-1].replace("_", " ")


def _other_clock(desk: Desk) -> str:
    """Say once what the other side's clock shows; nothing where both clocks agree."""
    trip, partner = desk.whole.head.delegation, desk.whole.head.partner
    if partner is None or not desk.whole.items:
        return ""
    other = partner.zone if trip.zone == desk.whole.office.zone else desk.whole.office.zone
    ours = [item for item in desk.whole.items if item.zone == trip.zone] or desk.whole.items
    first = next((item for item in ours if item.has_leader), ours[0])
    here = begins(first).astimezone(ZoneInfo(trip.zone))
    there = here.astimezone(ZoneInfo(other))
    if there.utcoffset() == here.utcoffset():
        return ""
    values = {"hour": f"{here:%H:%M}", "place": _place_of(desk, trip.zone)}
    return _(
        "%(hour)s in %(place)s is %(other_hour)s in %(other)s",
        other_hour=f"{there:%H:%M}",
        other=_place_of(desk, other),
        **values,
    )


def meetings(desk: Desk) -> tuple[Meeting, ...]:
    """Return the talking points, a few to a page."""
    trip = desk.whole.head.delegation
    heading = f"{trip.name.best(desk.lang) or trip.title} · {day(trip.starts_on)}"
    topics = [_topic(desk, topic) for topic in desk.whole.topics]
    pages: Sequence[int] = range(0, len(topics), TOPICS_A_PAGE)
    return tuple(Meeting(heading, tuple(topics[at : at + TOPICS_A_PAGE])) for at in pages)


def _topic(desk: Desk, topic: Spoken) -> TalkingTopic:
    return TalkingTopic(
        title=desk.plain(topic.title),
        we_say=desk.say_if_any(topic.say),
        we_ask=desk.say_if_any(topic.ask),
        they_may_ask=desk.say_if_any(topic.may_ask),
        avoid=desk.say_if_any(topic.avoid),
    )
