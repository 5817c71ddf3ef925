"""Cars, journeys and rooms: lists of their own, and sections of the pack."""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final

from crm.briefings.content import Briefing, CarLine, LegLine, RoomLine
from crm.briefings.pdf import styles
from crm.briefings.pdf.guest import for_reader
from crm.briefings.pdf.parts import (
    Bits,
    day_of,
    edges,
    heading,
    imprint,
    in_language,
    missing,
    owed,
    said,
    title_block,
)
from crm.core.locale import _, ngettext, pgettext
from crm.core.paper.rows import Column, Listing, Row, band, table_head
from crm.core.paper.sheet import Part, bind, press
from crm.core.paper.type import LIGHT, Style, bold, grey, para

_CARS: Final = (Column(0, 44), Column(48, 44), Column(96, 64))
_LEGS: Final = (Column(0, 30), Column(33, 40), Column(76, 40), Column(119, 41))
_ROOMS: Final = (Column(0, 24), Column(28, 56), Column(88, 72))
_ROOMS_PLAIN: Final = (Column(0, 70), Column(74, 86))
_PHONE: Final = Style(11, 15, weight=700)


def render_cars(content: Briefing) -> bytes:
    """Print who sits in which car, and the journeys."""
    with press(content.lang):
        shown = for_reader(content)
        story = [*title_block(None, _("Car list")), *cars(shown)]
        if shown.sheets.logistics.legs:
            story += [*heading(_("Journeys")), *legs(shown)]
        return bind([Part(story)], edges(shown), imprint(shown, _("Car list")))


def render_rooms(content: Briefing) -> bytes:
    """Print who sleeps where: for those alone who prepare the visit."""
    with press(content.lang):
        shown = for_reader(content)
        note = bold(_("For those who prepare the visit; not to be handed on."))
        story = [*title_block(None, _("Room list"), note), *rooms(shown)]
        return bind([Part(story)], edges(shown), imprint(shown, _("Room list")))


def _nothing(content: Briefing) -> list[Any]:
    return [Listing([Row(cells=((para(styles.BODY, *missing(owed(content))),),), columns=(Column(0, 160),))])]


def cars(content: Briefing) -> list[Any]:
    """Return the table of vehicles."""
    found = content.sheets.logistics.cars
    if not found:
        return _nothing(content)
    heads = (_("Vehicle"), _("Driver"), _("Who sits where"))
    head = table_head(_CARS, *((para(styles.HEAD_CELL, words),) for words in heads))
    return [Listing([_car(one) for one in found], head)]


def _car(car: CarLine) -> Row:
    vehicle = [
        para(styles.NAME, car.name),
        para(styles.CELL, car.kind),
        para(styles.CELL, grey(_("Plate") + ": "), *said(car.plate)),
    ]
    driver = [
        para(styles.CELL_BOLD, *said(car.driver)),
        para(_PHONE if isinstance(car.phone, str) else styles.CELL, *said(car.phone)),
    ]
    seats = [para(styles.CELL, bold(one.name), f" – {one.seat}") for one in car.seats]
    if car.free:
        left = ngettext("%(num)s seat free", "%(num)s seats free", car.free)
        seats.append(para(styles.READING, grey(left)))
    if car.note:
        seats.append(para(styles.READING, grey(car.note)))
    return Row(cells=(tuple(vehicle), tuple(driver), tuple(seats)), columns=_CARS)


def legs(content: Briefing) -> list[Any]:
    """Return the table of journeys."""
    found = content.sheets.logistics.legs
    if not found:
        return _nothing(content)
    heads = (pgettext("paper", "Journey"), _("Leaves"), _("Arrives"), _("Who travels"))
    head = table_head(_LEGS, *((para(styles.HEAD_CELL, words),) for words in heads))
    return [Listing([_leg(one) for one in found], head)]


def _leg(leg: LegLine) -> Row:
    number: Bits = (bold(leg.number),) if isinstance(leg.number, str) else said(leg.number)
    who = [para(styles.CELL, leg.who)]
    if leg.note:
        who.append(para(styles.READING, grey(leg.note)))
    return Row(
        cells=(
            (para(styles.CELL_BOLD, leg.kind), para(styles.CELL, f"{leg.how} ", *number)),
            (para(styles.CELL, *said(leg.leaves)),),
            (para(styles.CELL, *said(leg.arrives)),),
            tuple(who),
        ),
        columns=_LEGS,
    )


def rooms(content: Briefing) -> list[Any]:
    """Return the rooms, hotel by hotel; their numbers stand on the room list alone."""
    found = content.sheets.logistics.rooms
    if not found:
        return _nothing(content)
    has_numbers = any(room.number is not None for room in found)
    columns = _ROOMS if has_numbers else _ROOMS_PLAIN
    heads = [_("Room"), _("Kind, nights"), _("Guests")] if has_numbers else [_("Kind, nights"), _("Guests")]
    rows: list[Row] = []
    for hotel, of_hotel in groupby(found, key=lambda room: room.hotel):
        name = (hotel,) if hotel else missing(owed(content))
        rows.append(band(para(styles.GROUP, *name), fill=LIGHT, above=0.7, indent=1.2))
        rows += [_room(room, columns) for room in of_hotel]
    return [Listing(rows, table_head(columns, *((para(styles.HEAD_CELL, words),) for words in heads)))]


def _room(room: RoomLine, columns: tuple[Column, ...]) -> Row:
    kind = [para(styles.CELL, room.kind)] if room.kind else []
    kind.append(para(styles.CELL, *said(room.nights)))
    if room.note:
        kind.append(para(styles.READING, grey(room.note)))
    guests = tuple(para(styles.CELL_BOLD, name) for name in room.guests)
    cells: tuple[tuple[Any, ...], ...] = (tuple(kind), guests)
    if room.number is not None:
        number = para(_PHONE if isinstance(room.number, str) else styles.CELL, *said(room.number))
        cells = ((number,), *cells)
    return Row(cells=cells, columns=columns)


def logistics(content: Briefing, number: int | None) -> list[Any]:
    """Return the section of the pack: journeys, hotel, and what is done if something fails."""
    story = title_block(number, _("Logistics"))
    story += [*heading(_("Journeys")), *legs(content)]
    story += [*heading(_("Hotel")), *rooms(content)]
    return [*story, *heading(_("If something fails")), *_plans(content)]


def _plans(content: Briefing) -> list[Any]:
    items = [
        (one.on, item)
        for one in content.programme.days
        for item in one.items
        if item.plan_b and not item.removed
    ]
    if not items:
        return _nothing(content)
    rows = [
        Row(
            cells=(
                (para(styles.CELL_BOLD, f"{day_of(on)} {item.starts:%H:%M}" if item.starts else day_of(on)),),
                (
                    para(
                        styles.CELL,
                        *in_language(content.lang, item.title_vi, item.title_en),
                        f": {item.plan_b}",
                    ),
                ),
            ),
            columns=(Column(0, 24), Column(26, 134)),
        )
        for on, item in items
    ]
    return [Listing(rows)]
