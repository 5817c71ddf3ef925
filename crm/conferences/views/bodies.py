"""The bodies that are asked for their opinion: putting them on the list, and noting their answers."""

from __future__ import annotations

from typing import Final

from flask import abort, redirect
from flask.typing import ResponseReturnValue

from crm.conferences import queries, service
from crm.conferences.forms import OpinionForm
from crm.conferences.views.procedure import AT, at
from crm.conferences.views.room import bp, known
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import CrmForm
from crm.core.locale import _
from crm.core.web import form_page, toast
from crm.reference.queries import items, shown_name
from crm.reference.rules import ListCode

FIRST_ASKED: Final = ("mofa", "city_police")
"""Bodies that are usually asked, put before the office's other agencies."""


def _bodies() -> list[str]:
    """Return the names of the agencies that a form suggests."""
    rows = sorted(items(ListCode.AGENCY), key=lambda one: (one.code not in FIRST_ASKED, one.place))
    return [shown_name(one) for one in rows]


@bp.route(f"{AT}/bodies/new", methods=["GET", "POST"])
@requires(Permission.CONFERENCE_EDIT)
def body_new(record_id: int) -> ResponseReturnValue:
    """Write down a body that is asked for its opinion."""
    row = known(record_id)
    form = OpinionForm(version=row.Conference.version)
    if form.accepted():
        done = form.attempt(lambda: service.ask_body(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(at(record_id))
    return form_page("conferences/body.html", form=form, row=row, body=None, suggested=_bodies())


@bp.route(f"{AT}/bodies/<record_id:consultation_id>", methods=["GET", "POST"])
@requires(Permission.CONFERENCE_EDIT)
def body_edit(record_id: int, consultation_id: int) -> ResponseReturnValue:
    """Note what became of a body's opinion."""
    editing = Editing(lambda: _filled(record_id, consultation_id), OpinionForm)
    done = editing.save(
        lambda form: service.edit_consultation(record_id, consultation_id, form.entry(), actor=actor())
    )
    if done is not None:
        toast(_("Saved."), undo=True)
        return redirect(at(record_id))
    row, body = editing.form.about
    return editing.page(
        "conferences/body.html",
        subject=body.body,
        cancel_url=at(record_id),
        row=row,
        body=body,
        suggested=_bodies(),
    )


def _filled(record_id: int, consultation_id: int) -> OpinionForm:
    row, body = known(record_id), queries.consultation(record_id, consultation_id) or abort(404)
    form = OpinionForm.of(body)
    form.version.data = form.version.data or str(row.Conference.version)
    form.about = (row, body)
    return form


@bp.post(f"{AT}/bodies/<record_id:consultation_id>/remove")
@requires(Permission.CONFERENCE_EDIT)
def body_remove(record_id: int, consultation_id: int) -> ResponseReturnValue:
    """Take a body off the list."""
    gone = service.remove_consultation(
        record_id, consultation_id, version=CrmForm().seen_version, actor=actor()
    )
    toast(_("Deleted: %(title)s", title=gone.body), undo=True)
    return redirect(at(record_id))
