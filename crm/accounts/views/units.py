"""The divisions of the office: their names, their order, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.accounts import queries, service
from crm.accounts.forms import MergeForm, UnitForm
from crm.accounts.models import Unit
from crm.core import uses
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import answering, offer
from crm.core.locale import _, language
from crm.core.web import form_page, page, toast

bp = Blueprint("units", __name__, url_prefix="/settings/units")


@bp.get("")
@requires(Permission.ACCOUNT_ADMIN)
def index() -> ResponseReturnValue:
    """The divisions, with how many people each has."""
    units = queries.units(with_retired=True)
    return page(
        "accounts/units.html",
        units=[unit for unit in units if not unit.is_retired],
        retired=[unit for unit in units if unit.is_retired],
        people=queries.people_by_unit(),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_ADMIN)
def new() -> ResponseReturnValue:
    """Add a division."""
    form = UnitForm()
    if form.accepted():
        told = form.entry()
        done = form.attempt(
            lambda: service.add_unit(told.name, told.name_en, abbreviation=told.abbreviation, actor=actor())
        )
        if done is not None:
            toast(_("Saved."))
            return _back(done)
    return form_page("accounts/unit.html", form=form, unit=None)


@bp.route("/<record_id:unit_id>", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_ADMIN)
def edit(unit_id: int) -> ResponseReturnValue:
    """Rename a division."""
    editing = Editing(lambda: _filled(unit_id), UnitForm)
    saved = editing.save(lambda form: service.change_unit(unit_id, form.entry(), actor=actor()))
    if saved is not None:
        toast(_("Saved."))
        return _back(saved)
    unit = editing.form.about
    with answering(None):
        shown = _shown(unit, _merge_form(unit))
    return editing.page("accounts/unit.html", subject=unit.name, cancel_url=url_for(".index"), **shown)


def _filled(unit_id: int) -> UnitForm:
    unit = queries.unit(unit_id) or abort(404)
    form = UnitForm(obj=unit)
    form.about = unit
    return form


def _merge_form(unit: Unit) -> MergeForm:
    form = MergeForm()
    others = [(one.id, one.called(language())) for one in queries.units() if one.id != unit.id]
    offer(form.into_id, others, empty=_("Choose"))
    return form


def _shown(unit: Unit, merge: MergeForm) -> dict[str, Any]:
    return {"unit": unit, "merge": merge, "used": uses.uses(unit, "unit")}


@bp.post("/<record_id:unit_id>/merge")
@requires(Permission.ACCOUNT_ADMIN)
def merge(unit_id: int) -> ResponseReturnValue:
    """Move everything of a division to another one."""
    form = _merge_form(queries.unit(unit_id) or abort(404))
    if form.accepted():
        into = form.attempt(lambda: service.merge_unit(unit_id, form.into_id.data, actor=actor()))
        if into is not None:
            toast(_("Its people and records now belong to %(unit)s.", unit=into.called(language())))
            return _back(into)
    with answering(None):
        shown = _filled(unit_id)
    return form_page("accounts/unit.html", form=shown, **_shown(shown.about, form))


@bp.post("/<record_id:unit_id>/up")
@requires(Permission.ACCOUNT_ADMIN)
def up(unit_id: int) -> ResponseReturnValue:
    """Move a division up."""
    return _do(unit_id, lambda: service.move_unit(unit_id, up=True, actor=actor()))


@bp.post("/<record_id:unit_id>/down")
@requires(Permission.ACCOUNT_ADMIN)
def down(unit_id: int) -> ResponseReturnValue:
    """Move a division down."""
    return _do(unit_id, lambda: service.move_unit(unit_id, up=False, actor=actor()))


@bp.post("/<record_id:unit_id>/retire")
@requires(Permission.ACCOUNT_ADMIN)
def retire(unit_id: int) -> ResponseReturnValue:
    """Offer a division no longer."""
    done = _("This row is no longer offered. Where it was used, it is still shown.")
    return _do(unit_id, lambda: service.retire_unit(unit_id, actor=actor()), done)


@bp.post("/<record_id:unit_id>/restore")
@requires(Permission.ACCOUNT_ADMIN)
def restore(unit_id: int) -> ResponseReturnValue:
    """Offer a retired division again."""
    return _do(
        unit_id, lambda: service.bring_back_unit(unit_id, actor=actor()), _("This row is offered again.")
    )


@bp.post("/<record_id:unit_id>/remove")
@requires(Permission.ACCOUNT_ADMIN)
def remove(unit_id: int) -> ResponseReturnValue:
    """Delete a division nobody belongs to."""
    return _do(unit_id, lambda: service.delete_unit(unit_id, actor=actor()), _("Deleted."))


def _do(unit_id: int, work: Callable[[], Unit], done: str = "") -> ResponseReturnValue:
    """Do one thing with a division and go back to the list; a refusal is said on its own page."""
    with answering(None):
        form = _filled(unit_id)
    unit = form.attempt(work)
    if unit is None:
        with answering(None):
            merge_form = _merge_form(form.about)
        return form_page("accounts/unit.html", form=form, **_shown(form.about, merge_form))
    if done:
        toast(done)
    return _back(unit)


def _back(unit: Unit) -> ResponseReturnValue:
    return redirect(url_for(".index", _anchor=f"row-{unit.id}"))
