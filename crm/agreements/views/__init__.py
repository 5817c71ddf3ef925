"""Pages of agreements."""

from __future__ import annotations

from typing import Any

from flask import Flask

from crm.agreements.models import Agreement
from crm.agreements.queries import due_rows, tell_due, thread_of
from crm.agreements.service import refuse_undoing, settle_agreement
from crm.agreements.views import articles, bodies, grade, listing, printing, procedure, record, shown
from crm.agreements.views.room import bp, may_edit
from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.records import Kind, Record, register_kind
from crm.core.reminders import register_due_rows
from crm.core.web import NavItem, Panel, register_nav, register_panel

__all__ = ["articles", "bodies", "grade", "install", "listing", "printing", "procedure", "record", "shown"]


def _with(locality: Record) -> dict[str, Any]:
    """Fill the panel of the agreements with a partner."""
    return {
        "rows": grade.agreements_with(locality.id),
        "locality_id": locality.id,
        "may_edit": may_edit(),
    }


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)
    register_kind(
        Kind(
            code="agreement",
            model=Agreement,
            label=_l("International agreement"),
            plural=_l("International agreements"),
            endpoint="agreements.show",
            permission=Permission.AGREEMENT_READ,
            edit=Permission.AGREEMENT_EDIT,
            delete=Permission.AGREEMENT_DELETE,
            settle=settle_agreement,
            guard=refuse_undoing,
            timeline=thread_of,
            search_order=25,
        )
    )
    register_due_rows("agreements", due_rows, tell_due, kinds=("agreement",))
    register_nav(
        NavItem(
            group=2,
            order=25,
            label=_l("International agreements"),
            endpoint="agreements.index",
            permission=Permission.AGREEMENT_READ,
        )
    )
    register_panel(
        Panel(
            slot="locality.left",
            order=45,
            code="agreements",
            permission=Permission.AGREEMENT_READ,
            template="agreements/_panel.html",
            load=_with,
        )
    )
    register_panel(
        Panel(
            slot="locality.top",
            order=45,
            code="grade",
            permission=Permission.AGREEMENT_READ,
            template="agreements/_grade.html",
            load=grade.panel,
        )
    )
