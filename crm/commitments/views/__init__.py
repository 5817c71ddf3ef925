"""Pages of commitments, and the panels that show them on other pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Flask

from crm.commitments import bulk, due, queries
from crm.commitments.models import Commitment, Side
from crm.commitments.rules import OPEN_STATES
from crm.commitments.views import book, writing
from crm.commitments.views.room import bp, may_edit
from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.records import Kind, Record, kind_of, register_kind
from crm.core.reminders import register_due_rows
from crm.core.thread import url_of
from crm.core.web import NavItem, Panel, register_nav, register_panel

__all__ = ["book", "install", "writing"]

bulk.install(bp)


def _told(rows: Sequence[Any]) -> list[tuple[Any, str]]:
    """Put beside each commitment the page of its agreement."""
    return [(row, url_of("agreement", row.agreement_id) if row.agreement_id else "") for row in rows]


def _panel(rows: Sequence[Any], locality_id: int, delivered: Sequence[Any] = ()) -> dict[str, Any]:
    return {
        "rows": rows,
        "ours": sum(row.side in (Side.OURS, Side.JOINT) for row in rows),
        "theirs": sum(row.side in (Side.THEIRS, Side.JOINT) for row in rows),
        "locality_id": locality_id,
        "may_edit": may_edit(),
        "delivered": _told(delivered),
    }


def _with_partner(locality: Record) -> dict[str, Any]:
    """Fill the panel of what is still owed between us and a partner."""
    return _panel(queries.open_commitments(locality.id), locality.id)


def _with_delegation(delegation: Any) -> dict[str, Any]:
    """Fill the panel of what is still owed with a delegation's partner, and of what it fulfilled."""
    rows = queries.open_or_delivered(delegation.locality_id, delegation.id)
    done = [row for row in rows if row.delivered_id == delegation.id]
    return _panel([row for row in rows if row.state in OPEN_STATES], delegation.locality_id, done)


def _delivered(visit: Record) -> dict[str, Any]:
    """Fill the panel of what was fulfilled in a visit."""
    return {"rows": _told(queries.commitments_delivered_in(visit.id))}


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
    register_due_rows("commitments", due.due_rows, due.tell_due, kinds=("commitment",))
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
    for slot, template, load in (
        ("locality.left", "commitments/_panel.html", _with_partner),
        ("delegation.left", "commitments/_panel.html", _with_delegation),
        ("interaction.right", "commitments/_delivered.html", _delivered),
    ):
        register_panel(
            Panel(
                slot=slot,
                order=50,
                code="commitments",
                permission=Permission.COMMITMENT_READ,
                template=template,
                load=load,
            )
        )
