"""The register of papers."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import records
from crm.core.access import Permission, actor, may, requires
from crm.core.editing import Editing
from crm.core.forms import CrmForm, unfit_sentence
from crm.core.locale import _, choices
from crm.core.parts import Parts, serve_parts
from crm.core.text import UnfitText, clean_line
from crm.core.web import form_page, here, list_rows, list_url, page, page_number, toast
from crm.documents import queries, service
from crm.documents.forms import PaperForm
from crm.documents.models import Document, PaperDirection
from crm.documents.views.files import panel
from crm.documents.views.room import bp, received

LONGEST = 200


def _asked_text() -> str:
    try:
        return clean_line(request.args.get("q", ""), LONGEST)
    except UnfitText as unfit:
        toast(unfit_sentence(unfit), kind="warn")
        return ""


def _asked_direction() -> PaperDirection | None:
    asked = request.args.get("direction", "")
    return PaperDirection(asked) if asked in list(PaperDirection) else None


def _asked_year() -> int | None:
    asked = request.args.get("year", "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 else None


def _box(name: str, label: str, options: list[tuple[str, str]], chosen: str) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "options": [("", _("All"), not chosen)] + [(value, word, value == chosen) for value, word in options],
        "shown": dict(options).get(chosen),
        "clear_url": here(**{name: None}),
    }


@bp.get("/documents")
@requires(Permission.DOCUMENT_READ)
def index() -> ResponseReturnValue:
    """The register, the newest paper first."""
    text, direction, year = _asked_text(), _asked_direction(), _asked_year()
    years = [(str(one), str(one)) for one in queries.paper_years()]
    return page(
        "documents/index.html",
        listing=list_rows(queries.papers(text, direction=direction, year=year), page_number()),
        filters=[
            _box("direction", _("Incoming or outgoing"), choices(PaperDirection), direction or ""),
            _box("year", _("Year"), years, str(year or "")),
        ],
        text=text,
        is_narrowed=bool(text or direction or year),
        may_edit=may(actor(), Permission.DOCUMENT_EDIT),
    )


def _keep(form: PaperForm, record_id: int | None = None) -> Document:
    """Keep a paper with the files that came with it."""
    files, entry, me = received(form.uploads), form.entry(), actor()
    paper = service.register_paper(entry, actor=me) if record_id is None else None
    paper = paper or service.edit_paper(record_id or 0, entry, actor=me)
    for one in files:
        service.attach(paper, one, actor=me)
    return paper


@bp.route("/documents/new", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def new() -> ResponseReturnValue:
    """Enter a paper into the register."""
    form = PaperForm()
    if form.accepted():
        done = form.attempt(lambda: _keep(form))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".show", record_id=done.id))
    return form_page("documents/form.html", form=form, paper=None)


@bp.get("/documents/<record_id:record_id>")
@requires(Permission.DOCUMENT_READ)
def show(record_id: int) -> ResponseReturnValue:
    """One paper with its files."""
    paper = records.get(Document, record_id)
    return page(
        "documents/show.html",
        paper=paper,
        files=panel(paper),
        entered_by=records.name_of(paper.created_by_id),
        may_edit=may(actor(), Permission.DOCUMENT_EDIT),
        may_delete=may(actor(), Permission.DOCUMENT_DELETE, paper),
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
    subject = paper.number or paper.title
    return editing.page("documents/form.html", subject=subject, cancel_url=_home(record_id), paper=paper)


def _home(record_id: int) -> str:
    return url_for("documents.show", record_id=record_id)


def _filled(record_id: int) -> PaperForm:
    """Fill the form with a paper as it is saved."""
    paper = records.get(Document, record_id)
    form = PaperForm.of(paper)
    form.about = paper
    return form


serve_parts(
    bp,
    Parts(
        kind="document",
        permission=Permission.DOCUMENT_EDIT,
        form=PaperForm,
        names={
            "number": ("number",),
            "issued": ("issued_on",),
            "issuer": ("issuer",),
            "title": ("title",),
            "direction": ("direction",),
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
