"""Pages of the programme: one item at a time; the whole of it stands on the delegation's own page."""

from __future__ import annotations

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import offer
from crm.core.locale import _, language
from crm.core.web import form_page, toast
from crm.delegations import queries, service
from crm.delegations.forms import ItemForm
from crm.delegations.queries import DelegationPage
from crm.delegations.views.blueprint import bp, sent_version
from crm.delegations.views.shown import zone_words
from crm.settings.queries import office

PROGRAMME = "/<record_id:record_id>/programme"


def _offer(form: ItemForm, found: DelegationPage, kept: str = "") -> None:
    """Offer the clocks of both sides, and the one the item has."""
    zones = [found.delegation.zone, office().zone, kept]
    if found.partner is not None:
        zones.append(found.partner.zone)
    first = found.delegation.starts_on
    offer(
        form.zone, [(zone, zone_words(zone, found.partner, first)) for zone in dict.fromkeys(zones) if zone]
    )


@bp.route(f"{PROGRAMME}/new", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def item_new(record_id: int) -> ResponseReturnValue:
    """Put an item into the programme."""
    found = queries.delegation_page(record_id) or abort(404)
    delegation = found.delegation
    given = {"day": delegation.starts_on, "zone": delegation.zone, "version": delegation.version}
    form = ItemForm(data=given | {"own_lang": queries.language_of(found.partner)})
    _offer(form, found)
    if form.accepted():
        done = form.attempt(lambda: service.add_item(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".show", record_id=record_id, _anchor="programme"))
    return form_page("delegations/item.html", form=form, delegation=delegation, item=None)


@bp.route(f"{PROGRAMME}/<record_id:item_id>", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def item_edit(record_id: int, item_id: int) -> ResponseReturnValue:
    """Change an item of the programme."""
    editing = Editing(lambda: _filled(record_id, item_id), ItemForm)
    back = url_for(".show", record_id=record_id, _anchor="programme")
    done = editing.save(lambda form: service.change_item(record_id, item_id, form.entry(), actor=actor()))
    if done is not None:
        toast(_("Saved."))
        return redirect(back)
    delegation, item = editing.form.about
    return editing.page(
        "delegations/item.html",
        subject=item.title.best(language()),
        cancel_url=back,
        delegation=delegation,
        item=item,
    )


def _filled(record_id: int, item_id: int) -> ItemForm:
    """Fill the form with an item as it is saved."""
    found = queries.delegation_page(record_id) or abort(404)
    item = queries.item_of(record_id, item_id) or abort(404)
    form = ItemForm.of(item, found.delegation.version, queries.language_of(found.partner))
    form.about = (found.delegation, item)
    _offer(form, found, item.zone)
    return form


@bp.post(f"{PROGRAMME}/<record_id:item_id>/remove")
@requires(Permission.DELEGATION_EDIT)
def item_remove(record_id: int, item_id: int) -> ResponseReturnValue:
    """Take an item out of the programme."""
    service.remove_item(record_id, item_id, version=sent_version(), actor=actor())
    toast(_("Taken out."), undo=True)
    return redirect(url_for(".show", record_id=record_id, _anchor="programme"))
