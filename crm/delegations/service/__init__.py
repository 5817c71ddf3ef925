"""Every change of a delegation, its members, its programme and what is said."""

from crm.delegations.service.arranging import (
    ArrangeEntry,
    arrange_members,
    place_member,
    shift_member,
)
from crm.delegations.service.basics import (
    DelegationEntry,
    MoveEntry,
    assign_delegation,
    change_delegation,
    delete_delegation,
    move_delegation,
    register_delegation,
    settle_delegation,
)
from crm.delegations.service.cloning import CloneEntry, Copied, clone_delegation
from crm.delegations.service.emptying import refuse_emptying
from crm.delegations.service.members import (
    MemberEntry,
    add_member,
    change_member,
    remove_member,
)
from crm.delegations.service.pasting import PastedMembers, add_pasted
from crm.delegations.service.programme import ItemEntry, add_item, change_item, nudge_item, remove_item
from crm.delegations.service.talking import (
    BriefEntry,
    TopicEntry,
    add_topic,
    change_topic,
    remove_topic,
    shift_topic,
    write_brief,
)
from crm.delegations.service.travel import (
    LegEntry,
    RoomEntry,
    VehicleEntry,
    remove_travel,
    save_leg,
    save_room,
    save_vehicle,
    seat_all,
)

__all__ = [
    "ArrangeEntry",
    "BriefEntry",
    "CloneEntry",
    "Copied",
    "DelegationEntry",
    "ItemEntry",
    "LegEntry",
    "MemberEntry",
    "MoveEntry",
    "PastedMembers",
    "RoomEntry",
    "TopicEntry",
    "VehicleEntry",
    "add_item",
    "add_member",
    "add_pasted",
    "add_topic",
    "arrange_members",
    "assign_delegation",
    "change_delegation",
    "change_item",
    "change_member",
    "change_topic",
    "clone_delegation",
    "delete_delegation",
    "move_delegation",
    "place_member",
    "nudge_item",
    "refuse_emptying",
    "register_delegation",
    "remove_item",
    "remove_member",
    "remove_topic",
    "remove_travel",
    "save_leg",
    "save_room",
    "save_vehicle",
    "seat_all",
    "settle_delegation",
    "shift_member",
    "shift_topic",
    "write_brief",
]
