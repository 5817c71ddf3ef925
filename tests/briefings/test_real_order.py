"""Papers tell things in the order in which they happen, whatever clock each is told by; nothing drops out."""

from __future__ import annotations

from datetime import date, time

import pytest

from crm.briefings import queries
from crm.briefings.content import Edition
from crm.briefings.rules import Paper, Stamp, Wish
from crm.core.access import SYSTEM, acting_as
from crm.core.db import Words
from crm.delegations.models import (
    ItemKind,
    ItemVehicle,
    LegKind,
    ProgrammeItem,
    TravelLeg,
    Vehicle,
    VehicleKind,
)
from tests.briefings.full_visit import full, keep
from tests.briefings.test_kept_prints import print_it, remove
from tests.briefings.visit import PRINTED, incoming, read

TOKYO, SEATTLE, BREST = "Asia/Tokyo", "America/Los_Angeles", "Europe/Paris"


def item(visit, title, day, at, zone, **more):
    return ProgrammeItem(
        delegation_id=visit.trip.id,
        day=day,
        starts_at=at,
        zone=zone,
        kind=ItemKind.VISIT,
        title=Words(vi=title),
        place=Words(vi=f"Nơi {title}"),
        **more,
    )


def over_the_date_line(visit):
    """Build a journey that arrives on the day before it left, and what follows."""
    rows = [
        item(visit, "Rời Tokyo", date(2026, 12, 26), time(10), TOKYO),
        item(visit, "Đến Seattle", date(2026, 12, 25), time(20), SEATTLE),
        item(visit, "Sáng ở Seattle", date(2026, 12, 26), time(9), SEATTLE),
    ]
    keep(*rows)
    return rows


def told(content):
    days = [(one.on.day, [item.title_vi for item in one.items]) for one in content.programme.days]
    return days[-3:]


ORDER = [(26, ["Rời Tokyo"]), (25, ["Đến Seattle"]), (26, ["Sáng ở Seattle"])]


@pytest.mark.usefixtures("app")
def test_a_programme_over_the_date_line_is_told_as_it_happens_and_stays_whole_when_marked():
    visit = incoming()
    rows = over_the_date_line(visit)
    assert told(read(visit.trip, paper=Paper.PROGRAMME, edition=Edition.STAFF)) == ORDER
    run = print_it(visit, visit.owner, Paper.PROGRAMME)
    remove(ProgrammeItem, rows[1].id)
    with acting_as(SYSTEM):
        wish = Wish(paper=Paper.PROGRAMME, edition=Edition.STAFF)
        stamp = Stamp(run.number + 1, PRINTED, "")
        content = queries.marked_briefing_of(queries.head_of(visit.trip.id), wish, stamp)
    assert told(content) == ORDER, "what is gone stands where it was, and nothing else is lost"
    gone = [one.title_vi for day in content.programme.days for one in day.items if one.removed]
    assert gone == ["Đến Seattle"]


@pytest.mark.usefixtures("app")
def test_a_call_sheet_over_the_date_line_is_told_as_it_happens():
    visit = incoming()
    over_the_date_line(visit)
    (sheet,) = read(visit.trip, paper=Paper.CALLS, edition=Edition.STAFF, role="liaison").sheets.calls
    days = [(one.on.day, [line.action for line in one.lines]) for one in sheet.days]
    assert days[-3:] == ORDER


@pytest.mark.usefixtures("app")
def test_a_driver_leaves_by_the_clock_of_the_place_on_the_night_the_clocks_change():
    visit = incoming()
    car = Vehicle(delegation_id=visit.trip.id, place=0, name="Xe 1", kind=VehicleKind.CAR, seats=3)
    # The clocks of Brest go from 2 to 3 o'clock on this night.
    ride = item(visit, "Sân bay", date(2027, 3, 28), time(3, 15), BREST, travel_minutes=30)
    keep(car, ride)
    keep(ItemVehicle(delegation_id=visit.trip.id, item_id=ride.id, vehicle_id=car.id))
    (sheet,) = read(visit.trip, paper=Paper.CALLS, edition=Edition.STAFF, role="driver").sheets.calls
    assert [line.at for line in sheet.days[0].lines] == [time(1, 45)]


@pytest.mark.usefixtures("app")
def test_the_press_reads_no_note_of_ours():
    visit = incoming()
    keep(item(visit, "Thăm nhà máy", date(2026, 11, 26), time(9), TOKYO, note=Words(vi="2 người ăn chay")))
    (sheet,) = read(visit.trip, paper=Paper.CALLS, edition=Edition.STAFF, role="press").sheets.calls
    assert "ăn chay" not in repr(sheet)


@pytest.mark.usefixtures("app")
def test_a_room_is_said_once_and_a_paper_in_english_tells_no_vietnamese_beside_the_place():
    visit = incoming()
    keep(
        item(
            visit,
            "Chào xã giao",
            date(2026, 11, 26),
            time(9),
            TOKYO,
            venue="Nơi chào xã giao",
            party="Nhóm nước sạch",
        )
    )

    def line(lang):
        content = read(visit.trip, paper=Paper.PROGRAMME, edition=Edition.GUEST, lang=lang)
        return content.programme.days[-1].items[-1]

    assert (line("vi").place, line("vi").detail) == ("Nơi Chào xã giao", "Nhóm nước sạch")
    assert line("en").detail is None


@pytest.mark.usefixtures("app")
def test_an_item_that_ends_on_another_day_says_which():
    from crm.briefings.pdf import render_programme
    from tests.briefings.pdf_reading import text

    visit = incoming()
    keep(
        item(
            visit,
            "Bay đêm",
            date(2026, 11, 26),
            time(20),
            TOKYO,
            ends_at=time(21),
            ends_on=date(2026, 11, 27),
        )
    )
    words = text(render_programme(read(visit.trip, paper=Paper.PROGRAMME, edition=Edition.GUEST)))
    assert "đến 21:00 (27/11)" in words


@pytest.mark.usefixtures("app")
def test_journeys_stand_in_the_order_in_which_they_leave():
    visit = incoming()

    def leg(number, at, zone):
        return TravelLeg(
            delegation_id=visit.trip.id,
            kind=LegKind.ARRIVAL,
            number=number,
            leaves_on=date(2026, 11, 25),
            leaves_at=at,
            leaves_zone=zone,
        )

    keep(leg("SECOND", time(8), BREST), leg("FIRST", time(9), TOKYO))
    legs = read(visit.trip, paper=Paper.CARS, edition=Edition.STAFF).sheets.logistics.legs
    assert [one.number for one in legs] == ["FIRST", "SECOND"]


@pytest.mark.usefixtures("app")
def test_a_driver_reads_when_to_be_there_before_a_list_of_names():
    made = full(people=3, items=3)
    sheet = read(made.trip, paper=Paper.CALLS, edition=Edition.STAFF, role="driver").sheets.calls[0]
    detail = str(sheet.days[0].lines[0].detail[0])
    assert detail.index("Có mặt lúc") < detail.index("Chở")
