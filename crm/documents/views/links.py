"""Saying what a paper belongs to, from either side."""

from __future__ import annotations

from flask import redirect
from flask.typing import ResponseReturnValue

from crm.core import records, search
from crm.core.access import Permission, actor, may, requires
from crm.core.errors import Forbidden, Missing
from crm.core.locale import _
from crm.core.records import Record, kind_of
from crm.core.web import form_page, list_rows, next_url, toast
from crm.documents import queries, service
from crm.documents.forms import LinkForm
from crm.documents.models import Document
from crm.documents.queries import PaperFilter
from crm.documents.rules import LINKED_KINDS, edit_permission
from crm.documents.views.room import asked_text, bp, page_of

SHOWN = 10
"""Papers or records that a search offers; who wants others types more."""


def linkable(record_id: int | None) -> Record:
    """Return a record that the person looking may tie papers to."""
    record = queries.linkable(record_id) if record_id else None
    if record is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    if not may(actor(), edit_permission(kind_of(record.kind).permission), record):
        raise Forbidden(_("Your role does not allow this. Ask a manager of your office."))
    return record


@bp.route("/records/<record_id:record_id>/papers", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def choose_paper(record_id: int) -> ResponseReturnValue:
    """Find a paper of the register and say that it belongs to a record."""
    record, text = linkable(record_id), asked_text()
    form = LinkForm()
    if form.accepted():
        paper_id = form.chosen.data
        done = form.attempt(lambda: service.link_paper(paper_id, record_id, form.role.data, actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(page_of(record))
        record = linkable(record_id)
    found = list_rows(queries.papers(PaperFilter(text=text)), 1, per_page=SHOWN)
    shown = {"record": record, "record_url": page_of(record), "text": text, "found": found}
    return form_page("documents/choose_paper.html", form=form, **shown)


@bp.route("/documents/<record_id:record_id>/links", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def choose_record(record_id: int) -> ResponseReturnValue:
    """Find a record and say that a paper belongs to it."""
    paper, text = records.get(Document, record_id), asked_text()
    form = LinkForm()
    if form.accepted():
        chosen = form.chosen.data
        done = form.attempt(lambda: service.link_paper(record_id, chosen, form.role.data, actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(page_of(paper))
        paper = records.get(Document, record_id)
    groups = [group for group in search.find(text, limit=SHOWN) if group.kind.code in LINKED_KINDS]
    return form_page("documents/choose_record.html", form=form, paper=paper, text=text, groups=groups)


@bp.post("/links/<record_id:link_id>/remove")
@requires(Permission.DOCUMENT_EDIT)
def remove_link(link_id: int) -> ResponseReturnValue:
    """Say that a paper does not belong to a record after all."""
    gone = service.unlink_paper(link_id, actor=actor())
    record = records.get(Record, gone.record_id)
    toast(_("The paper no longer belongs to %(title)s.", title=record.title), undo=True)
    return redirect(next_url(page_of(record)))
