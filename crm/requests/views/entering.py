"""Entering a request in one go, and writing down what was asked."""

from __future__ import annotations

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officers
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import offer, whole_number
from crm.core.locale import _
from crm.core.web import form_page, toast
from crm.delegations.queries import partner_choices
from crm.protocol.queries import rank_choices
from crm.requests import queries, service
from crm.requests.forms import NewRequestForm, RequestForm
from crm.requests.models import DelegationRequest
from crm.requests.views.blueprint import bp


def _offer(form: RequestForm, country: str = "") -> None:
    ranks = rank_choices(country, form.head_rank.data or "")
    form.prepare(ranks, queries.post_choices(form.meets.data or ""), queries.sector_choices())


def _asked_partner() -> int | None:
    try:
        return whole_number(request.args.get("locality"))
    except ValueError:
        return None


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def new() -> ResponseReturnValue:
    """Enter a request as it came; the gate then says what the rules make of it."""
    form = NewRequestForm(data={"locality_id": _asked_partner(), "owner_id": actor().id})
    _offer(form, queries.country_of(form.locality_id.data))
    offer(form.locality_id, partner_choices(form.locality_id.data), empty=_("Choose a partner"))
    form.locality_id.render_kw = {"data-source": url_for("search.suggest", kind="locality")}
    offer(form.owner_id, [(one.id, one.display_name) for one in officers()], empty=_("Not assigned"))
    if form.accepted():
        done = form.attempt(
            lambda: service.enter_request(form.delegation_entry(), form.request_entry(), actor=actor())
        )
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".show", record_id=done.id))
    return form_page("requests/new.html", form=form)


@bp.route("/<record_id:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def edit(record_id: int) -> ResponseReturnValue:
    """Write down or correct what was asked."""
    editing = Editing(lambda: _filled(record_id), RequestForm)
    if editing.save(lambda form: _write(record_id, form)) is not None:
        toast(_("Saved."))
        return redirect(url_for(".show", record_id=record_id))
    delegation = editing.form.about
    return editing.page(
        "requests/form.html",
        subject=delegation.title,
        cancel_url=url_for(".show", record_id=record_id),
        delegation=delegation,
    )


def _filled(record_id: int) -> RequestForm:
    found = queries.request_page(record_id) or abort(404)
    form = RequestForm.of(found.delegation, found.request)
    form.about = found.delegation
    _offer(form, found.partner.country_code if found.partner else "")
    return form


def _write(record_id: int, form: RequestForm) -> DelegationRequest:
    return service.write_request(record_id, form.request_entry(), actor=actor())
