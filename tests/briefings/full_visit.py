"""A visit with all that a sheet can show: names in six scripts, cars, journeys, rooms, who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from crm.core import audit
from crm.core.access import SYSTEM, acting_as
from crm.core.db import Words, db
from crm.core.names import Gender
from crm.delegations.models import (
    DelegationMember,
    HotelRoom,
    ItemKind,
    ItemVehicle,
    LegKind,
    LegPassenger,
    MemberRole,
    MemberSide,
    ProgrammeItem,
    ProgrammePerson,
    RoomGuest,
    TravelLeg,
    Vehicle,
    VehicleKind,
    VehicleSeat,
)
from tests.briefings.visit import Visit, incoming

NAMES = (
    ("WAKAMATSU Misaki", "若松 美咲", "ja", "わかまつ みさき", "Oa-ca-mát-sư Mi-xa-ki"),
    ("LI Minghua", "李明华", "zh", "Lǐ Mínghuá", "Lý Minh Hoa"),
    ("HAN Mirae", "한미래", "ko", "", "Han Mi-re"),
    ("Bounmy SENGTHONG", "ບຸນມີ ແສງທອງ", "lo", "", "Bun-mi Xeng-thoong"),
    ("SOKOLOV Igor Sergeevich", "Соколов Игорь Сергеевич", "ru", "", "Xô-cô-lốp I-go"),
)
OURS = ("Nguyễn Minh Họa", "Trần Thị Mẫu Đơn", "Lê Quang Thử", "Phạm Ngọc Ví")
KINDS = (ItemKind.MOVE, ItemKind.COURTESY, ItemKind.TALKS, ItemKind.MEAL, ItemKind.SIGNING, ItemKind.VISIT)


@dataclass
class FullVisit:
    """What was built, beside the small visit it grew from."""

    visit: Visit
    items: list[ProgrammeItem]
    people: list[DelegationMember]
    cars: list[Vehicle]
    room: HotelRoom

    @property
    def trip(self) -> Any:
        """The delegation."""
        return self.visit.trip


def keep(*rows: Any) -> None:
    """Keep rows in one go."""
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.built"):
        db.session.add_all(rows)
    db.session.commit()


def full(people: int = 5, items: int = 6, **trip: Any) -> FullVisit:
    """Build it, with so many guests more and so many items in all."""
    visit = incoming(**trip)
    made = [_guest(visit, at) for at in range(people)]
    ours = [
        DelegationMember(
            delegation_id=visit.trip.id,
            side=MemberSide.OURS,
            place=at + 2,
            latin_name=name,
            native_lang="vi",
            role=MemberRole.HEAD if at == 0 else MemberRole.MEMBER,
            title=Words(vi="Phó Chủ tịch UBND thành phố", en="Vice Chairman", ja="副委員長"),
        )
        for at, name in enumerate(OURS)
    ]
    programme = [_item(visit, at) for at in range(items)]
    cars = [
        Vehicle(
            delegation_id=visit.trip.id,
            place=0,
            name="Xe 1",
            kind=VehicleKind.CAR,
            seats=3,
            plate="15A-000.00",
            driver="Bùi Văn Tải",
            driver_phone="0900 000 111",
            note="Máy lạnh 25 °C. Có nước, ô, khăn. Chậm quá 10 phút: gọi điều xe trước.",
        ),
        Vehicle(
            delegation_id=visit.trip.id, place=1, name="Xe 2", kind=VehicleKind.COACH, seats=29, driver=""
        ),
    ]
    room = HotelRoom(
        delegation_id=visit.trip.id,
        hotel="Khách sạn Sông Cấm",
        number="1207",
        kind="Phòng đơn",
        from_on=date(2026, 11, 25),
        to_on=date(2026, 11, 27),
    )
    leg = TravelLeg(
        delegation_id=visit.trip.id,
        kind=LegKind.ARRIVAL,
        number="VN 389",
        from_place="Fukuoka",
        to_place="Cát Bi",
        leaves_on=date(2026, 11, 25),
        leaves_at=time(7, 30),
        arrives_on=date(2026, 11, 25),
        arrives_at=time(10, 20),
    )
    keep(*made, *ours, *programme, *cars, room, leg)
    _join(visit, made, programme, cars, room, leg)
    return FullVisit(visit, programme, [visit.head, *made, *ours], cars, room)


def _guest(visit: Visit, at: int) -> DelegationMember:
    latin, native, lang, reading, say = NAMES[at % len(NAMES)]
    number = "" if at < len(NAMES) else f" {at}"
    return DelegationMember(
        delegation_id=visit.trip.id,
        side=MemberSide.THEIRS,
        place=at + 2,
        latin_name=latin + number,
        native_name=native,
        native_lang=lang,
        reading=reading,
        reading_vi=say,
        address_vi="Ông" if at % 2 else "Bà",
        gender=Gender.MALE if at % 2 else Gender.FEMALE,
        title=Words(vi=f"Trưởng phòng {at}", en=f"Head of division {at}", ja="課長"),
        organisation=Words(vi="Cục Môi trường, Kitakyushu", en="Environment Bureau", ja="環境局"),
        phone=f"0900 111 {at:03d}",
    )


def _item(visit: Visit, at: int) -> ProgrammeItem:
    day, hour = divmod(at, max(6, 24))
    starts = time(8 + (hour % 12), 0 if hour < 12 else 30)
    return ProgrammeItem(
        delegation_id=visit.trip.id,
        day=date(2026, 11, 25) + timedelta(days=day),
        starts_at=starts,
        ends_at=time(starts.hour, 55) if starts.minute == 0 else time(starts.hour + 1, 10),
        kind=KINDS[at % len(KINDS)],
        title=Words(vi=f"Mục {at}: làm việc", en=f"Item {at}: talks", ja=f"会談 {at}"),
        place=Words(vi=f"Phòng họp {at}", en=f"Room {at}", ja=f"会議室 {at}"),
        travel_minutes=25 if at % 3 == 0 else None,
        dress=Words(vi="Lễ phục", en="Suit", ja="背広"),
        plan_b=Words(vi="Dời sang Bảo tàng Hải Phòng") if at == 2 else Words(),
        has_leader=at % 4 == 1,
    )


def _join(visit: Visit, made: Any, programme: Any, cars: Any, room: Any, leg: Any) -> None:
    of: dict[str, Any] = {"delegation_id": visit.trip.id}
    rows: list[Any] = [
        VehicleSeat(vehicle_id=cars[0].id, member_id=visit.head.id, seat=1, **of),
        VehicleSeat(vehicle_id=cars[0].id, member_id=visit.interpreter.id, seat=0, **of),
        RoomGuest(room_id=room.id, member_id=visit.head.id, **of),
        LegPassenger(leg_id=leg.id, member_id=visit.head.id, **of),
    ]
    rows += [ItemVehicle(item_id=item.id, vehicle_id=cars[0].id, **of) for item in programme[:3]]
    if len(programme) > 3 and made:
        rows += [
            ProgrammePerson(item_id=programme[-1].id, member_id=who.id, **of) for who in (visit.head, made[0])
        ]
    keep(*rows)
