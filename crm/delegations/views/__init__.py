"""Pages of delegations, and the parts of other pages that tell of them."""

from __future__ import annotations

from flask import Flask

from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.records import Kind, register_kind
from crm.core.reminders import register_due_rows
from crm.core.uses import register_use
from crm.core.web import NavItem, Panel, register_nav, register_panel
from crm.delegations.models import Delegation, DelegationMember
from crm.delegations.queries import due_rows, tell_due, thread_of
from crm.delegations.service import refuse_emptying, settle_delegation
from crm.delegations.views import (
    basics,
    bulk,
    changes,
    cloning,
    day,
    entering,
    members,
    ordering,
    paste,
    programme,
    talking,
    travel,
)
from crm.delegations.views.blueprint import bp

__all__ = [
    "basics",
    "bp",
    "bulk",
    "entering",
    "install",
    "members",
    "ordering",
    "paste",
    "programme",
    "talking",
    "travel",
    "changes",
    "cloning",
    "day",
]


def install(app: Flask) -> None:
    """Open the room, and put it into the menu, the search, the threads and the contact's page."""
    app.register_blueprint(bp)
    register_use("protocol_rank", DelegationMember.rank_code, _l("Members"), by="code")
    register_kind(
        Kind(
            code="delegation",
            model=Delegation,
            label=_l("Delegation"),
            plural=_l("Delegations"),
            endpoint="delegations.show",
            permission=Permission.DELEGATION_READ,
            edit=Permission.DELEGATION_EDIT,
            delete=Permission.DELEGATION_DELETE,
            settle=settle_delegation,
            guard=refuse_emptying,
            timeline=thread_of,
            search_order=30,
        )
    )
    register_due_rows("delegations", due_rows, tell_due, kinds=("delegation",))
    register_nav(
        NavItem(
            group=2,
            order=10,
            label=_l("Delegations"),
            endpoint="delegations.index",
            permission=Permission.DELEGATION_READ,
        )
    )
    register_panel(
        Panel(
            slot="delegation.right",
            order=4,
            code="programme",
            permission=Permission.DELEGATION_READ,
            template="delegations/_advice_panel.html",
            load=day.panel_of,
        )
    )
    register_panel(
        Panel(
            slot="contact.left",
            order=40,
            code="delegations",
            permission=Permission.DELEGATION_READ,
            template="delegations/_contact_panel.html",
            load=basics.with_delegations,
        )
    )
    register_panel(
        Panel(
            slot="delegation.right",
            order=20,
            code="travel",
            permission=Permission.DELEGATION_READ,
            template="delegations/_travel_panel.html",
            load=travel.with_travel,
        )
    )
