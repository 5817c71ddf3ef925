"""Pages of commitments, and the panels that show them on other pages."""

from __future__ import annotations

from typing import Any

from flask import Flask

from crm.commitments import bulk, queries
from crm.commitments.models import Commitment, Side
from crm.commitments.views import book, writing
from crm.commitments.views.room import bp, may_edit
from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.records import Kind, Record, kind_of, register_kind
from crm.core.thread import url_of
from crm.core.web import NavItem, Panel, register_nav, register_panel

__all__ = ["book", "install", "writing"]

bulk.install(bp)


def _with(record: Record) -> dict[str, Any]:
    """Fill the panel of what is still owed between us and a partner."""
    locality_id = getattr(record, "locality_id", None) or record.id
    rows = queries.open_commitments(locality_id)
    return {
        "rows": rows,
        "ours": sum(row.side in (Side.OURS, Side.JOINT) for row in rows),
        "theirs": sum(row.side in (Side.THEIRS, Side.JOINT) for row in rows),
        "locality_id": locality_id,
        "may_edit": may_edit(),
    }


def _delivered(record: Record) -> dict[str, Any]:
    """Fill the panel of what was fulfilled in a visit or by a delegation."""
    rows = queries.commitments_delivered_in(record.id)
    return {
        "rows": [(row, url_of("agreement", row.agreement_id) if row.agreement_id else "") for row in rows]
    }


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)
    app.jinja_env.globals.update(delivered_at=lambda kind: kind_of(kind).endpoint)
    register_kind(
        Kind(
            code="commitment",
            model=Commitment,
            label=_l("Commitment"),
            plural=_l("Commitments"),
            endpoint="commitments.show",
            permission=Permission.COMMITMENT_READ,
            edit=Permission.COMMITMENT_EDIT,
            search_order=None,
        )
    )
    register_nav(
        NavItem(
            group=2,
            order=30,
            label=_l("Commitments"),
            endpoint="commitments.index",
            permission=Permission.COMMITMENT_READ,
            late=queries.LATE,
        )
    )
    for slot in ("locality.left", "delegation.left"):
        register_panel(
            Panel(
                slot=slot,
                order=50,
                code="commitments",
                permission=Permission.COMMITMENT_READ,
                template="commitments/_panel.html",
                load=_with,
            )
        )
    for slot in ("interaction.right", "delegation.left"):
        register_panel(
            Panel(
                slot=slot,
                order=55,
                code="delivered",
                permission=Permission.COMMITMENT_READ,
                template="commitments/_delivered.html",
                load=_delivered,
            )
        )
