"""The history of one record."""

from __future__ import annotations

from flask import Flask, request, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, may, requires, viewer
from crm.core.naming import told_together
from crm.core.records import kind_of, kinds
from crm.core.thread import url_of
from crm.core.undo import find_any, may_restore
from crm.core.web import page, page_number
from crm.history import queries
from crm.history.queries.words import known_for
from crm.history.telling import lines_of
from crm.history.views.room import bp


@bp.get("/history/<record_id:record_id>")
@requires(Permission.HISTORY_READ)
def show(record_id: int) -> ResponseReturnValue:
    """Everything that was changed in a record, the newest first; one in the trash has its history too."""
    me, record = actor(), find_any(record_id)
    kind = kind_of(record.kind)
    number = page_number()
    changes, has_next = queries.changes_of(told_together(record.kind, record_id), number)
    known = known_for(step for change in changes for step in change.steps)
    return page(
        "history/show.html",
        record=record,
        kind=kind,
        record_url=url_of(record.kind, record_id) if record.deleted_at is None else None,
        changes=[(change, lines_of(change.steps, known)) for change in changes],
        number=number,
        has_next=has_next,
        may_undo=may(me, Permission.HISTORY_UNDO) and kind.edit is not None and may(me, kind.edit),
        may_restore=record.deleted_at is not None and may_restore(me, record),
    )


def history_url() -> str | None:
    """Return where the history of the record on this page is told; None on other pages."""
    pages = {kind.endpoint for kind in kinds()}
    key = (request.view_args or {}).get("record_id")
    if request.endpoint not in pages or key is None or not may(viewer(), Permission.HISTORY_READ):
        return None
    return url_for("history.show", record_id=key)


def install(app: Flask) -> None:
    """Let every record's page lead to its history."""
    app.jinja_env.globals["history_url"] = history_url
