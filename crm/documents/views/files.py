"""Files attached to any record: putting, handing over, taking off."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, request, send_file
from flask.typing import ResponseReturnValue

from crm.core import audit, records, storage
from crm.core.access import Permission, actor, may, requires
from crm.core.errors import Forbidden
from crm.core.locale import _
from crm.core.records import Classification, Record, kind_of
from crm.core.security import SEALED
from crm.core.sniff import PDF
from crm.core.web import form_page, toast
from crm.documents import queries, service
from crm.documents.forms import FilesForm
from crm.documents.rules import SHOWN_IN_PLACE, edit_permission
from crm.documents.views.room import bp, page_of, received


def readable(attachment_id: int) -> Any:
    """Return one version of a file for whoever may see its record; it is not there for others."""
    found = queries.attachment(attachment_id) or abort(404)
    if not may(actor(), kind_of(found.kind).permission):
        abort(404)
    return found


def note_look(found: Any, verb: str) -> None:
    """Note who looks into a file of a restricted record."""
    if found.classification == Classification.RESTRICTED:
        audit.note(verb, record_id=found.record_id, actor_id=actor().id, detail=f"attachment {found.id}")


@bp.route("/records/<record_id:record_id>/files", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def attach(record_id: int) -> ResponseReturnValue:
    """Put files to a record."""
    record = records.get(Record, record_id)
    if not may(actor(), edit_permission(kind_of(record.kind).permission), record):
        raise Forbidden(_("Your role does not allow this. Ask a manager of your office."))
    form = FilesForm()
    if form.accepted():
        done = form.attempt(lambda: [service.attach(record, one, actor=actor()) for one in received(form)])
        if done is not None:
            toast(_("Saved."))
            return redirect(page_of(record))
        record = records.get(Record, record_id)
    return form_page("documents/attach.html", form=form, record=record, record_url=page_of(record))


@bp.get("/files/<record_id:attachment_id>")
@requires(Permission.DOCUMENT_READ)
def file(attachment_id: int) -> ResponseReturnValue:
    """One file, for whoever may see its record: shown in place when that is safe, else handed over."""
    found = readable(attachment_id)
    stored = queries.stored_file(attachment_id) or abort(404)
    note_look(found, "attachment.opened")
    handed_over = "save" in request.args or found.media_type not in SHOWN_IN_PLACE
    answer = send_file(
        storage.open_file(stored),
        mimetype=found.media_type if not handed_over else "application/octet-stream",
        as_attachment=handed_over,
        download_name=found.filename,
    )
    # Browsers refuse to show a PDF in a sandbox; it runs nothing of ours and asks for nothing.
    if handed_over or found.media_type != PDF:
        answer.headers["Content-Security-Policy"] = SEALED
    return answer


@bp.get("/files/<record_id:attachment_id>/pages/<int(max=9999):page>")
@requires(Permission.DOCUMENT_READ)
def picture(attachment_id: int, page: int) -> ResponseReturnValue:
    """The picture of one page of a file; page 0 is the small one."""
    readable(attachment_id)
    stored = queries.picture(attachment_id, page) or abort(404)
    answer = send_file(storage.open_file(stored), mimetype=stored.media_type, download_name=f"{page}.jpg")
    answer.headers["Content-Security-Policy"] = SEALED
    return answer


@bp.post("/files/<record_id:attachment_id>/remove")
@requires(Permission.DOCUMENT_EDIT)
def remove_file(attachment_id: int) -> ResponseReturnValue:
    """Take a file with its versions off its record."""
    gone = service.remove_attachment(attachment_id, actor=actor())
    record = records.get(Record, gone.record_id)
    toast(_("Removed: %(title)s", title=gone.filename), undo=True)
    return redirect(page_of(record))
