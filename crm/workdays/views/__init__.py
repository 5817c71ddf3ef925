"""The working calendar on screen, and what every form says of a day."""

from __future__ import annotations

from flask import Flask

from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.web import NavItem, Panel, register_nav, register_panel
from crm.workdays.views import notes, paste, screens
from crm.workdays.views.blueprint import bp

__all__ = ["install", "notes", "paste", "screens"]


def install(app: Flask) -> None:
    """Open the pages, and let every form say what is known of a day."""
    app.register_blueprint(bp)
    app.jinja_env.globals.update(
        date_note=notes.date_note,
        day_asks=notes.day_asks,
        day_marks=notes.day_marks,
        day_partner=notes.day_partner,
    )
    register_panel(
        Panel(
            slot="delegation.right",
            order=5,
            code="days",
            permission=Permission.DELEGATION_READ,
            template="workdays/_delegation.html",
            load=notes.days_of_delegation,
        )
    )
    register_nav(
        NavItem(
            group=3,
            order=70,
            label=_l("Working calendar"),
            endpoint="workdays.index",
            permission=Permission.HOME_READ,
        )
    )
