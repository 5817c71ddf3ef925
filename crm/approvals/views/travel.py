"""What an outgoing delegation travels with: invitation, allowance, passports and visas."""

from __future__ import annotations

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.approvals import queries, service
from crm.approvals.forms import PassportsForm, TravelForm
from crm.approvals.views.blueprint import bp
from crm.core.access import Permission, actor, requires
from crm.core.locale import _
from crm.core.names import display
from crm.core.web import form_page, toast
from crm.delegations.models import Delegation, Direction


def _outgoing(record_id: int) -> Delegation:
    found = queries.delegation_of(record_id) or abort(404)
    return found[0]


@bp.route("/<record_id:record_id>/travel", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def travel(record_id: int) -> ResponseReturnValue:
    """Write down the invitation and the allowance."""
    delegation = _outgoing(record_id)
    form = TravelForm.showing(queries.travel_of(record_id), delegation.version)
    if form.accepted():
        done = form.attempt(lambda: service.write_travel(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(url_for(".show", record_id=record_id, _anchor="travel"))
    return form_page(
        "approvals/travel.html",
        form=form,
        delegation=delegation,
        is_outgoing=delegation.direction is Direction.OUTGOING,
    )


@bp.route("/<record_id:record_id>/passports", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def passports(record_id: int) -> ResponseReturnValue:
    """Write down the passports and visas of all who go."""
    delegation = _outgoing(record_id)
    people = queries.travellers(record_id)
    form = PassportsForm.showing(people, delegation)
    if form.accepted():
        done = form.attempt(
            lambda: service.write_passports(
                record_id, form.entries(), version=form.seen_version, actor=actor()
            )
        )
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(url_for(".show", record_id=record_id, _anchor="passports"))
    names = {str(member.id): display(member.person_name) for member, _passport in people}
    return form_page("approvals/passports.html", form=form, delegation=delegation, names=names)
