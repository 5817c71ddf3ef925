"""Pages of conferences."""

from __future__ import annotations

from flask import Flask

from crm.conferences import queries
from crm.conferences.models import Conference
from crm.conferences.service import settle_conference
from crm.conferences.views import bodies, listing, outcome, procedure, record, shown
from crm.conferences.views.room import bp, may_edit
from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.records import Kind, register_kind
from crm.core.reminders import register_due_rows
from crm.core.web import NavItem, Panel, register_nav, register_panel

__all__ = ["bodies", "install", "listing", "outcome", "procedure", "record", "shown"]


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)
    register_kind(
        Kind(
            code="conference",
            model=Conference,
            label=_l("International conference"),
            plural=_l("Conferences and seminars"),
            endpoint="conferences.show",
            permission=Permission.CONFERENCE_READ,
            edit=Permission.CONFERENCE_EDIT,
            delete=Permission.CONFERENCE_DELETE,
            settle=settle_conference,
            timeline=queries.thread_of,
            search_order=35,
        )
    )
    register_due_rows("conferences", queries.due_rows, queries.tell_due, kinds=("conference",))
    register_nav(
        NavItem(
            group=2,
            order=15,
            label=_l("Conferences and seminars"),
            endpoint="conferences.index",
            permission=Permission.CONFERENCE_READ,
        )
    )
    register_panel(
        Panel(
            slot="locality.right",
            order=70,
            code="conferences",
            permission=Permission.CONFERENCE_READ,
            template="conferences/_panel.html",
            load=lambda locality: {"locality_id": locality.id, "may_edit": may_edit()},
        )
    )
