"""A delegation and all that belongs to it."""

from crm.delegations.models.delegation import (
    Delegation,
    DelegationStatus,
    Direction,
    Funding,
    VisitKind,
)
from crm.delegations.models.members import (
    DelegationMember,
    MemberOrder,
    MemberRole,
    MemberSide,
    OrderWay,
)
from crm.delegations.models.moves import DelegationMove
from crm.delegations.models.printing import PrintRun, PrintSnapshot, PrintState, TextReview
from crm.delegations.models.programme import ItemKind, ItemVehicle, ProgrammeItem, ProgrammePerson
from crm.delegations.models.talking import LeaderBrief, TalkingTopic
from crm.delegations.models.travel import (
    Carriage,
    HotelRoom,
    LegKind,
    LegPassenger,
    RoomGuest,
    TravelLeg,
    Vehicle,
    VehicleKind,
    VehicleSeat,
)

__all__ = [
    "Carriage",
    "Delegation",
    "DelegationMember",
    "DelegationMove",
    "DelegationStatus",
    "Direction",
    "Funding",
    "HotelRoom",
    "ItemKind",
    "ItemVehicle",
    "LeaderBrief",
    "LegKind",
    "LegPassenger",
    "MemberOrder",
    "MemberRole",
    "MemberSide",
    "OrderWay",
    "PrintRun",
    "PrintSnapshot",
    "PrintState",
    "ProgrammeItem",
    "ProgrammePerson",
    "RoomGuest",
    "TalkingTopic",
    "TextReview",
    "TravelLeg",
    "Vehicle",
    "VehicleKind",
    "VehicleSeat",
    "VisitKind",
]
