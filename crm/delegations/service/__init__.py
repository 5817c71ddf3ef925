"""Every change of a delegation, its members, its programme and what is said."""

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
from crm.delegations.service.members import (
    MemberEntry,
    PastedMembers,
    add_member,
    add_pasted,
    change_member,
    remove_member,
    shift_member,
)
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

__all__ = [
    "BriefEntry",
    "CloneEntry",
    "Copied",
    "DelegationEntry",
    "ItemEntry",
    "MemberEntry",
    "MoveEntry",
    "PastedMembers",
    "TopicEntry",
    "add_item",
    "add_member",
    "add_pasted",
    "add_topic",
    "assign_delegation",
    "change_delegation",
    "change_item",
    "change_member",
    "change_topic",
    "clone_delegation",
    "delete_delegation",
    "move_delegation",
    "nudge_item",
    "register_delegation",
    "remove_item",
    "remove_member",
    "remove_topic",
    "settle_delegation",
    "shift_member",
    "shift_topic",
    "write_brief",
]
