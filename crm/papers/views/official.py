"""The papers of a record: their list, and one of them with its preview and its files."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, may
from crm.core.editing import Editing
from crm.core.locale import _, label
from crm.core.web import form_page, toast
from crm.papers import queries, service
from crm.papers.content import PaperKind
from crm.papers.forms import PaperForm
from crm.papers.service import OfficialEntry
from crm.papers.views.sheets import chosen_of, context, file_of, form_on, now
from crm.papers.views.shelf import Shelf
from crm.papers.wording import draft_of


def asked_again(form: PaperForm) -> OfficialEntry:
    """Hand the answers over; the section that the record is asked for again is emptied, and so follows it."""
    code = request.form.get("again")
    if code in form.codes:
        form[code].data = ""
    return form.entry(draft_of(now(form)))


def official(shelf: Shelf, record_id: int) -> ResponseReturnValue:
    """What was written for a record, and what may be."""
    head = shelf.head(record_id)
    listed = queries.papers_of(shelf.papers, record_id)
    return render_template(
        "papers/index.html",
        record=head.record,
        shelf=shelf,
        head=head,
        listed=listed,
        name=shelf.names(head),
        offers=shelf.offers(head, listed),
        editable=may(actor(), shelf.edit),
        may_register=may(actor(), Permission.DOCUMENT_EDIT),
    )


def paper_new(shelf: Shelf, record_id: int, kind: str) -> ResponseReturnValue:
    """Begin a paper: its form shows what the record makes of it."""
    head, which = shelf.head(record_id), PaperKind(kind)
    if which not in shelf.kinds:
        abort(404)
    form = form_on(shelf, head, which, **shelf.asked(head, which))
    if form.accepted():
        entry = asked_again(form)
        kept = form.attempt(lambda: service.write_paper(shelf.papers, record_id, entry, actor=actor()))
        if kept is not None:
            toast(_("Saved."))
            return redirect(url_for(".paper", record_id=record_id, paper_id=kept.id), 303)
    known: dict[str, Any] = {
        name: value for name, value in request.args.items() if name in ("lang", "body", "course")
    }
    here = url_for(".paper_new", record_id=record_id, kind=kind, **known)
    back = url_for(".official", record_id=record_id)
    shown = context(shelf, form)
    return form_page(
        "papers/paper.html", form=form, action=here, back=back, file_url=None, editable=True, **shown
    )


def _filled(shelf: Shelf, record_id: int, paper_id: int) -> PaperForm:
    head = shelf.head(record_id, paper_id)
    return form_on(shelf, head, head.paper.kind)


def _page(shelf: Shelf, editing: Editing[PaperForm]) -> ResponseReturnValue:
    """Show a paper that is kept."""
    shown = context(shelf, editing.form)
    at = {"record_id": shown["record"].id, "paper_id": shown["paper"].id}
    return editing.page(
        "papers/paper.html",
        subject=label(shown["kind"]),
        cancel_url=url_for(".paper", **at),
        action=url_for(".paper", **at),
        file_url=lambda ending: url_for(".paper_file", ending=ending, **at),
        editable=may(actor(), shelf.edit),
        **shown,
    )


def paper(shelf: Shelf, record_id: int, paper_id: int) -> ResponseReturnValue:
    """One paper as it would be printed now."""
    return _page(shelf, Editing(lambda: _filled(shelf, record_id, paper_id), PaperForm))


def paper_write(shelf: Shelf, record_id: int, paper_id: int) -> ResponseReturnValue:
    """Keep what was decided about a paper."""
    editing = Editing(lambda: _filled(shelf, record_id, paper_id), PaperForm)

    def keep(form: PaperForm) -> object:
        entry = asked_again(form)
        return service.write_paper(shelf.papers, record_id, entry, paper_id=paper_id, actor=actor())

    if editing.save(keep) is not None:
        toast(_("Saved."))
        return redirect(url_for(".paper", record_id=record_id, paper_id=paper_id), 303)
    return _page(shelf, editing)


def paper_file(shelf: Shelf, record_id: int, paper_id: int, ending: str) -> ResponseReturnValue:
    """A paper as a file."""
    head = shelf.head(record_id, paper_id)
    chosen = chosen_of(shelf, head, head.paper.kind)
    return file_of(queries.material_of(head, chosen), ending, record_id)
