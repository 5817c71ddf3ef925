"""Pages of the people who sign the office's papers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import answering
from crm.core.locale import _
from crm.core.web import form_page, page, toast
from crm.reference import queries, service
from crm.reference.forms import SignatoryForm
from crm.reference.models import Signatory
from crm.reference.rules import signature_lines, span_words

bp = Blueprint("signatories", __name__, url_prefix="/settings/signatories")


@bp.get("")
@requires(Permission.SETTINGS_EDIT)
def index() -> ResponseReturnValue:
    """Who signs, and who signed."""
    rows, today = queries.signatories(), clock.today()
    return page(
        "reference/signatories.html",
        present=[row for row in rows if row.valid_to is None or row.valid_to >= today],
        former=[row for row in rows if row.valid_to is not None and row.valid_to < today],
        span=span_words,
        lines=lambda row: signature_lines(row.authority, row.behalf, row.post),
        agencies=queries.names_of(row.agency_id for row in rows),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def new() -> ResponseReturnValue:
    """Say who may sign."""
    form = SignatoryForm.showing(None)
    if form.accepted():
        row = form.attempt(lambda: service.add_signatory(form.entry(), actor=actor()))
        if row is not None:
            toast(_("Saved."))
            return _back(row)
    return form_page("reference/signatory.html", form=form, **_shown(None))


@bp.route("/<record_id:signatory_id>", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def edit(signatory_id: int) -> ResponseReturnValue:
    """Correct who may sign, or until when."""
    editing = Editing(lambda: _filled(signatory_id), SignatoryForm)
    saved = editing.save(lambda form: service.change_signatory(signatory_id, form.entry(), actor=actor()))
    if saved is not None:
        toast(_("Saved."))
        return _back(saved)
    row = editing.form.about
    return editing.page(
        "reference/signatory.html", subject=row.name, cancel_url=url_for(".index"), **_shown(row)
    )


def _filled(signatory_id: int) -> SignatoryForm:
    return SignatoryForm.showing(queries.signatory(signatory_id) or abort(404))


def _shown(row: Signatory | None) -> dict[str, Any]:
    return {"row": row, "lines": signature_lines(row.authority, row.behalf, row.post) if row else ()}


@bp.post("/<record_id:signatory_id>/up")
@requires(Permission.SETTINGS_EDIT)
def up(signatory_id: int) -> ResponseReturnValue:
    """Move a person up."""
    return _do(signatory_id, lambda: service.move_signatory(signatory_id, up=True, actor=actor()))


@bp.post("/<record_id:signatory_id>/down")
@requires(Permission.SETTINGS_EDIT)
def down(signatory_id: int) -> ResponseReturnValue:
    """Move a person down."""
    return _do(signatory_id, lambda: service.move_signatory(signatory_id, up=False, actor=actor()))


@bp.post("/<record_id:signatory_id>/remove")
@requires(Permission.SETTINGS_EDIT)
def remove(signatory_id: int) -> ResponseReturnValue:
    """Delete a person entered by mistake."""
    return _do(signatory_id, lambda: service.delete_signatory(signatory_id, actor=actor()), _("Deleted."))


def _do(signatory_id: int, work: Callable[[], Signatory], done: str = "") -> ResponseReturnValue:
    """Do one thing with a person and go back to the list; a refusal is said on the person's own page."""
    with answering(None):
        form = _filled(signatory_id)
    row = form.attempt(work)
    if row is None:
        return form_page("reference/signatory.html", form=form, **_shown(form.about))
    if done:
        toast(done)
    return _back(row)


def _back(row: Signatory) -> ResponseReturnValue:
    return redirect(url_for(".index", _anchor=f"row-{row.id}"))
