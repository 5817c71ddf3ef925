"""A new delegation from an old one."""

from __future__ import annotations

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock
from crm.core.access import Permission, actor, requires
from crm.core.locale import _
from crm.core.web import form_page, toast
from crm.delegations import service
from crm.delegations.forms import CloneForm
from crm.delegations.views.blueprint import bp, the


@bp.route("/<record_id:record_id>/clone", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def clone(record_id: int) -> ResponseReturnValue:
    """Make a new delegation, choosing what it takes over."""
    delegation = the(record_id)
    form = CloneForm.of(delegation, clock.today())
    if form.accepted():
        done = form.attempt(lambda: service.clone_delegation(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(url_for(".show", record_id=done.id))
    return form_page("delegations/clone.html", form=form, delegation=delegation)
