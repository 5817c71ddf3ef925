"""Files attached to any record: putting, showing, taking off."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue

from crm.core import records, storage
from crm.core.access import Permission, actor, may, requires
from crm.core.errors import Forbidden
from crm.core.locale import _
from crm.core.records import Record, kind_of
from crm.core.transactions import new_form_key
from crm.core.web import form_page, toast
from crm.documents import queries, service
from crm.documents.forms import FilesForm
from crm.documents.rules import SHOWN_IN_PLACE, edit_permission
from crm.documents.views.room import bp, received


def panel(record: Record) -> dict[str, Any]:
    """Fill the panel "files" of any record's page."""
    return {
        "rows": queries.attachments_of(record.id),
        "record_id": record.id,
        "may_add": may(actor(), edit_permission(kind_of(record.kind).permission), record),
        "shown_in_place": SHOWN_IN_PLACE,
        "form_key": new_form_key(),
    }


def _page_of(record: Record) -> str:
    return url_for(kind_of(record.kind).endpoint, record_id=record.id)


@bp.route("/records/<record_id:record_id>/files", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def attach(record_id: int) -> ResponseReturnValue:
    """Put files to a record."""
    record = records.get(Record, record_id)
    if not may(actor(), edit_permission(kind_of(record.kind).permission), record):
        raise Forbidden(_("Your role does not allow this. Ask a manager of your office."))
    form = FilesForm()
    if form.accepted():
        done = form.attempt(
            lambda: [service.attach(record, one, actor=actor()) for one in received(form.uploads)]
        )
        if done is not None:
            toast(_("Saved."))
            return redirect(_page_of(record))
        record = records.get(Record, record_id)
    return form_page("documents/attach.html", form=form, record=record, record_url=_page_of(record))


@bp.get("/files/<record_id:attachment_id>")
@requires(Permission.DOCUMENT_READ)
def file(attachment_id: int) -> ResponseReturnValue:
    """One file, for whoever may see its record: shown in place when that is safe, else handed over."""
    found = queries.attachment(attachment_id) or abort(404)
    if not may(actor(), kind_of(found.kind).permission):
        abort(404)
    stored = queries.stored_file(attachment_id) or abort(404)
    handed_over = "save" in request.args or found.media_type not in SHOWN_IN_PLACE
    return send_file(
        storage.open_file(stored),
        mimetype=found.media_type if not handed_over else "application/octet-stream",
        as_attachment=handed_over,
        download_name=found.filename,
    )


@bp.post("/files/<record_id:attachment_id>/remove")
@requires(Permission.DOCUMENT_EDIT)
def remove_file(attachment_id: int) -> ResponseReturnValue:
    """Take a file off its record."""
    gone = service.remove_attachment(attachment_id, actor=actor())
    record = records.get(Record, gone.record_id)
    toast(_("Removed: %(title)s", title=gone.filename), undo=True)
    return redirect(_page_of(record))
