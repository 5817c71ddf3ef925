"""Pages of the plain lists: a table, a form, and what can be done with a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core import uses
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import answering
from crm.core.locale import _
from crm.core.web import form_page, page, toast
from crm.reference import queries, service
from crm.reference.forms import ItemForm
from crm.reference.models import ReferenceItem
from crm.reference.rules import LISTS, ListCode, ReferenceList, product_word

bp = Blueprint("lists", __name__, url_prefix="/settings/lists")


def _list(list_code: str) -> ReferenceList:
    if list_code not in list(ListCode):
        abort(404)
    return LISTS[ListCode(list_code)]


def _row(told: ReferenceList, item_id: int) -> ReferenceItem:
    return queries.item(item_id, told.code) or abort(404)


@bp.get("/<list_code>")
@requires(Permission.SETTINGS_EDIT)
def show(list_code: str) -> ResponseReturnValue:
    """One list: the rows that are offered, and those that no longer are."""
    told = _list(list_code)
    rows = queries.items(told.code, with_retired=True)
    return page(
        "reference/list.html",
        told=told,
        rows=[row for row in rows if not row.is_retired],
        retired=[row for row in rows if row.is_retired],
        name=queries.shown_name,
        parents=queries.names_of(row.parent_id for row in rows),
    )


@bp.route("/<list_code>/new", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def new(list_code: str) -> ResponseReturnValue:
    """Add a row to a list."""
    told = _list(list_code)
    if told.is_closed:
        abort(404)
    form = ItemForm.showing(told, None)
    if form.accepted():
        row = form.attempt(lambda: service.add_item(told.code, form.entry(), actor=actor()))
        if row is not None:
            toast(_("Saved."))
            return _back(told, row)
    return form_page("reference/item.html", form=form, **_shown(told, None))


@bp.route("/<list_code>/<record_id:item_id>", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def edit(list_code: str, item_id: int) -> ResponseReturnValue:
    """Rename a row, or say where it is used and take it away."""
    told = _list(list_code)
    editing = Editing(lambda: ItemForm.showing(told, _row(told, item_id)), ItemForm)
    saved = editing.save(lambda form: service.change_item(item_id, form.entry(), actor=actor()))
    if saved is not None:
        toast(_("Saved."))
        return _back(told, saved)
    row = editing.form.about
    return editing.page(
        "reference/item.html",
        subject=queries.shown_name(row),
        cancel_url=url_for(".show", list_code=list_code),
        **_shown(told, row),
    )


@bp.post("/<list_code>/<record_id:item_id>/up")
@requires(Permission.SETTINGS_EDIT)
def up(list_code: str, item_id: int) -> ResponseReturnValue:
    """Move a row up."""
    return _do(list_code, item_id, lambda: service.move_item(item_id, up=True, actor=actor()))


@bp.post("/<list_code>/<record_id:item_id>/down")
@requires(Permission.SETTINGS_EDIT)
def down(list_code: str, item_id: int) -> ResponseReturnValue:
    """Move a row down."""
    return _do(list_code, item_id, lambda: service.move_item(item_id, up=False, actor=actor()))


@bp.post("/<list_code>/<record_id:item_id>/retire")
@requires(Permission.SETTINGS_EDIT)
def retire(list_code: str, item_id: int) -> ResponseReturnValue:
    """Offer a row no longer."""
    done = _("This row is no longer offered. Where it was used, it is still shown.")
    return _do(list_code, item_id, lambda: service.retire_item(item_id, actor=actor()), done)


@bp.post("/<list_code>/<record_id:item_id>/restore")
@requires(Permission.SETTINGS_EDIT)
def restore(list_code: str, item_id: int) -> ResponseReturnValue:
    """Offer a retired row again."""
    done = _("This row is offered again.")
    return _do(list_code, item_id, lambda: service.bring_back_item(item_id, actor=actor()), done)


@bp.post("/<list_code>/<record_id:item_id>/remove")
@requires(Permission.SETTINGS_EDIT)
def remove(list_code: str, item_id: int) -> ResponseReturnValue:
    """Delete a row nobody uses."""
    return _do(list_code, item_id, lambda: service.delete_item(item_id, actor=actor()), _("Deleted."))


def _do(
    list_code: str, item_id: int, work: Callable[[], ReferenceItem], done: str = ""
) -> ResponseReturnValue:
    """Do one thing with a row and go back to the list; a refusal is said on the row's own page."""
    told = _list(list_code)
    with answering(None):
        form = ItemForm.showing(told, _row(told, item_id))
    row = form.attempt(work)
    if row is None:
        return form_page("reference/item.html", form=form, **_shown(told, form.about))
    if done:
        toast(done)
    return _back(told, row)


def _shown(told: ReferenceList, row: ReferenceItem | None) -> dict[str, Any]:
    """Gather what stands beside the form of a row."""
    if row is None:
        return {"told": told, "row": None, "used": [], "product": ""}
    return {
        "told": told,
        "row": row,
        "name": queries.shown_name(row),
        "product": product_word(row.list_code, row.code),
        "used": [] if row.is_protected else uses.uses(row, "reference_item", row.list_code),
    }


def _back(told: ReferenceList, row: ReferenceItem) -> ResponseReturnValue:
    return redirect(url_for(".show", list_code=told.code.value, _anchor=f"row-{row.id}"))
