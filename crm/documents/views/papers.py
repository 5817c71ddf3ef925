"""One paper of the register: entering, showing, correcting, taking away."""

from __future__ import annotations

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import records
from crm.core.access import Permission, actor, may, requires
from crm.core.editing import Editing
from crm.core.forms import CrmForm
from crm.core.locale import _
from crm.core.parts import Parts, serve_parts
from crm.core.records import Record
from crm.core.web import form_page, list_url, page, toast
from crm.documents import queries, service
from crm.documents.forms import PaperForm
from crm.documents.models import Document, PaperDirection
from crm.documents.rules import language_word, preview_word
from crm.documents.views.links import linkable
from crm.documents.views.panel import files_of
from crm.documents.views.room import asked_key, bp, page_of, received
from crm.reference.queries import choices as reference_choices
from crm.reference.queries import item, shown_name
from crm.reference.rules import ListCode


def _keep(form: PaperForm, record_id: int | None = None) -> Document:
    """Keep a paper with the files that came with it."""
    files, entry, me = received(form), form.entry(), actor()
    paper = service.register_paper(entry, actor=me) if record_id is None else None
    paper = paper or service.edit_paper(record_id or 0, entry, actor=me)
    for one in files:
        service.attach(paper, one, actor=me)
    return paper


def _offer(form: PaperForm) -> PaperForm:
    form.offer(reference_choices(ListCode.DOCUMENT_TYPE, form.type_id.data))
    return form


def _twins(form: PaperForm, but: int | None = None) -> list[Document]:
    """Return what stands beside a number that is in the register already."""
    if not form.number.errors and not form.is_another.data:
        return []
    year = form.issued_on.data.year if form.issued_on.data else None
    return list(queries.twins(form.number.data or "", form.issuer.data or "", year, but=but))


def _new_form() -> PaperForm:
    """Give an empty form, or one that begins as the answer to a paper."""
    asked = asked_key("answers")
    answered = records.find(Document, asked) if asked else None
    direction = request.args.get("direction", "")
    given = PaperDirection(direction) if direction in list(PaperDirection) else PaperDirection.INCOMING
    if answered is None:
        return PaperForm(data={"direction": given})
    began = {
        "direction": PaperDirection.OUTGOING,
        "answers": _named(answered),
        "recipients": answered.issuer,
        "classification": answered.classification,
    }
    return PaperForm(data=began)


def _named(paper: Document | None) -> str:
    """Return a paper's number as the form takes it: with the year that tells it from its namesakes."""
    if paper is None or not paper.number:
        return ""
    return f"{paper.number} ({paper.year})" if paper.year else paper.number


@bp.route("/documents/new", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def new() -> ResponseReturnValue:
    """Enter a paper into the register, for a record if it was asked for from its page."""
    asked = asked_key("about")
    about = linkable(asked) if asked else None
    form = _offer(_new_form())
    if form.accepted():
        done = form.attempt(lambda: _keep_for(form, about))
        if done is not None:
            toast(_("Saved."))
            return redirect(page_of(about) if about else url_for(".show", record_id=done.id))
        about = linkable(asked) if asked else None
    return form_page("documents/form.html", form=form, paper=None, about=about, twins=_twins(form))


def _keep_for(form: PaperForm, about: Record | None) -> Document:
    paper = _keep(form)
    if about is not None:
        service.link_paper(paper.id, about.id, form.role.data, actor=actor())
    return paper


@bp.get("/documents/<record_id:record_id>")
@requires(Permission.DOCUMENT_READ)
def show(record_id: int) -> ResponseReturnValue:
    """One paper: what the register says, what it belongs to, its files and first page."""
    paper = records.get(Document, record_id)
    files = files_of(paper, "document")
    first = files["rows"][0] if files["rows"] else None
    kind = item(paper.type_id)
    return page(
        "documents/show.html",
        paper=paper,
        type_name=shown_name(kind) if kind else "",
        languages=", ".join(language_word(code) for code in paper.languages.split()),
        answered=records.find(Document, paper.answers_id) if paper.answers_id else None,
        answers=queries.answers_to(record_id),
        links=[(row, page_of(row)) for row in queries.linked_records(record_id)],
        files=files,
        first=first,
        pages=queries.page_pictures(first.file_id)[:1] if first else [],
        why_none=preview_word(first.state) if first else "",
        entered_by=records.name_of(paper.created_by_id),
        may_edit=may(actor(), Permission.DOCUMENT_EDIT),
        may_delete=may(actor(), Permission.DOCUMENT_DELETE, paper),
        is_incoming=paper.direction is PaperDirection.INCOMING,
    )


@bp.route("/documents/<record_id:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def edit(record_id: int) -> ResponseReturnValue:
    """Correct what the register says of a paper."""
    editing = Editing(lambda: _filled(record_id), PaperForm)
    if editing.save(lambda form: _keep(form, record_id)) is not None:
        toast(_("Saved."))
        return redirect(_home(record_id))
    paper = editing.form.about
    return editing.page(
        "documents/form.html",
        subject=paper.number or paper.title,
        cancel_url=_home(record_id),
        paper=paper,
        about=None,
        twins=_twins(editing.form, record_id),
    )


def _home(record_id: int) -> str:
    return url_for("documents.show", record_id=record_id)


def _filled(record_id: int) -> PaperForm:
    """Fill the form with a paper as it is saved."""
    paper = records.get(Document, record_id)
    answered = records.find(Document, paper.answers_id) if paper.answers_id else None
    form = _offer(PaperForm.of(paper, answers=_named(answered)))
    form.about = paper
    return form


serve_parts(
    bp,
    Parts(
        kind="document",
        permission=Permission.DOCUMENT_EDIT,
        form=PaperForm,
        names={
            "number": ("number", "is_another"),
            "issued": ("issued_on",),
            "issuer": ("issuer",),
            "title": ("title",),
            "type": ("type_id",),
            "direction": ("direction",),
            "arrival": ("arrival_number", "arrived_on"),
        },
        fill=_filled,
        save=lambda record_id, form: _keep(form, record_id),
        home=_home,
        subject=lambda form: form.about.number or form.about.title,
        whole="documents.edit",
    ),
    at="/documents/<record_id:record_id>",
)


@bp.post("/documents/<record_id:record_id>/delete")
@requires(Permission.DOCUMENT_DELETE)
def delete(record_id: int) -> ResponseReturnValue:
    """Move a paper to the trash."""
    paper = service.delete_paper(record_id, version=CrmForm().seen_version, actor=actor())
    toast(_("Deleted: %(title)s", title=paper.title), undo=True)
    return redirect(list_url(url_for(".index")))
