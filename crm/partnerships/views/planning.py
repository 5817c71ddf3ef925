"""What is planned with a partner: who looks after the tie, what is next and why it is kept."""

from __future__ import annotations

from flask import redirect
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import is_answered
from crm.core.locale import _
from crm.core.parts import Parts, serve_parts
from crm.core.web import toast
from crm.partnerships import service
from crm.partnerships.forms import NextActionForm, PartnershipForm
from crm.partnerships.models import Partnership
from crm.partnerships.views.tie import AT, bp, home, known, offer_people


@bp.route(f"{AT}/edit", methods=["GET", "POST"])
@requires(Permission.PARTNERSHIP_MOVE)
def edit(record_id: int) -> ResponseReturnValue:
    """Say who looks after a tie, what is next and why it is kept."""
    editing = Editing(lambda: _filled(record_id), PartnershipForm)
    if editing.save(lambda form: _rewrite(record_id, form)) is not None:
        toast(_("Saved."), undo=True)
        return redirect(home(record_id))
    place = editing.form.about
    subject, back = place["title"], home(record_id)
    return editing.page("partnerships/form.html", subject=subject, cancel_url=back, place=place)


def _filled(record_id: int) -> PartnershipForm:
    """Fill the form with what is saved of a tie."""
    tie, place = known(record_id)
    form = PartnershipForm()
    form.about = place
    if not is_answered():
        form.show(tie)
    offer_people(form, record_id, tie)
    return form


def _rewrite(record_id: int, form: PartnershipForm) -> Partnership:
    return service.edit_partnership(record_id, form.entry(), actor=actor())


serve_parts(
    bp,
    Parts(
        kind="partnership",
        permission=Permission.PARTNERSHIP_MOVE,
        form=PartnershipForm,
        names={
            "next": ("next_action", "next_action_on"),
            "owner": ("owner_id", "counterpart_id"),
            "rationale": ("rationale",),
        },
        fill=_filled,
        save=_rewrite,
        home=home,
        subject=lambda form: form.about["title"],
        whole="partnerships.edit",
    ),
    at=AT,
)


@bp.route(f"{AT}/next", methods=["GET", "POST"])
@requires(Permission.PARTNERSHIP_MOVE)
def next_action(record_id: int) -> ResponseReturnValue:
    """Say what is next."""
    editing = Editing(lambda: _next_filled(record_id), NextActionForm)
    done = editing.save(lambda form: service.set_next_action(record_id, form.entry(), actor=actor()))
    if done is not None:
        toast(_("Saved."), undo=True)
        return redirect(home(record_id))
    place = editing.form.about
    subject, back = place["title"], home(record_id)
    return editing.page("partnerships/next.html", subject=subject, cancel_url=back, place=place)


def _next_filled(record_id: int) -> NextActionForm:
    """Fill the form with what is next."""
    tie, place = known(record_id)
    form = NextActionForm()
    form.about = place
    if not is_answered():
        form.next_action.data, form.next_action_on.data = tie.next_action, tie.next_action_on
        form.version.data = str(tie.version)
    return form
