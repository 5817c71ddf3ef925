"""Pages of renamings, mergers and what was inherited."""

from __future__ import annotations

from typing import Any

from flask import Flask

from crm.core.access import Permission
from crm.core.records import Record
from crm.core.reminders import register_due_rows
from crm.core.web import Panel, register_panel
from crm.succession import queries
from crm.succession.views import asof, changes, duties
from crm.succession.views.room import bp

__all__ = ["asof", "changes", "duties", "install"]


def _body(locality: Record) -> dict[str, Any]:
    """Hand the place on: what it kept is a page of its own."""
    return {"place": locality}


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)
    register_due_rows("succession", queries.due_rows, queries.tell_due, kinds=("agreement", "partnership"))
    register_panel(
        Panel(
            slot="locality.left",
            order=5,
            code="succession",
            permission=Permission.LOCALITY_READ,
            template="succession/_body.html",
            load=_body,
        )
    )
