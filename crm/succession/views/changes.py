"""Renaming a place, letting it join another, and saying which ties it kept."""

from __future__ import annotations

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, may, requires
from crm.core.errors import Missing
from crm.core.forms import CrmForm
from crm.core.locale import _
from crm.core.web import form_page, toast
from crm.localities.models import NameKind, Scope
from crm.succession import queries, service
from crm.succession.forms import HolderForm, MergeForm, RenameForm
from crm.succession.views.room import bp, known

AT = "/<record_id:record_id>"


def _home(record_id: int) -> str:
    return url_for("localities.show", record_id=record_id)


@bp.route(f"{AT}/rename", methods=["GET", "POST"])
@requires(Permission.LOCALITY_RENAME)
def rename(record_id: int) -> ResponseReturnValue:
    """Give a place another name from a day on."""
    place = known(record_id)
    form = RenameForm(version=place.version)
    form.prepare(place.native_lang)
    if form.accepted():
        done = form.attempt(lambda: service.rename(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(_home(record_id))
    names = queries.names_kept(record_id)
    planned = [row for row in names if row.kind is NameKind.PLANNED]
    former = sorted((row for row in names if row.valid_to), key=lambda row: row.valid_to or row.id)
    return form_page("succession/rename.html", form=form, place=place, planned=planned, former=former)


@bp.post(f"{AT}/rename/call-off")
@requires(Permission.LOCALITY_RENAME)
def rename_call_off(record_id: int) -> ResponseReturnValue:
    """Drop a planned name."""
    service.call_off_renaming(record_id, version=CrmForm().seen_version, actor=actor())
    toast(_("The planned name is called off."), undo=True)
    return redirect(_home(record_id))


@bp.route(f"{AT}/merge", methods=["GET", "POST"])
@requires(Permission.LOCALITY_RENAME)
def merge(record_id: int) -> ResponseReturnValue:
    """Let a place join another from a day on."""
    place = known(record_id)
    form = MergeForm(version=place.version)
    form.prepare([(row.id, row.title) for row in queries.possible_targets(place)])
    if form.accepted():
        done = form.attempt(lambda: service.merge(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(_home(record_id))
    return form_page("succession/merge.html", form=form, place=place)


@bp.post(f"{AT}/merge/call-off")
@requires(Permission.LOCALITY_RENAME)
def merge_call_off(record_id: int) -> ResponseReturnValue:
    """Drop a planned merger."""
    service.call_off_merger(record_id, version=CrmForm().seen_version, actor=actor())
    toast(_("The planned merger is called off."), undo=True)
    return redirect(_home(record_id))


@bp.get(f"{AT}/ties")
@requires(Permission.LOCALITY_READ)
def kept(record_id: int) -> ResponseReturnValue:
    """The ties and agreements that a body on our side had."""
    return _kept(record_id, _holder_form())


@bp.post(f"{AT}/ties")
@requires(Permission.LOCALITY_RENAME)
def keep(record_id: int) -> ResponseReturnValue:
    """Write down another tie that a body kept."""
    form = _holder_form()
    if form.accepted():
        done = form.attempt(lambda: service.keep_holder(form.entry(record_id), actor=actor()))
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(url_for(".kept", record_id=record_id))
    return _kept(record_id, form)


def _holder_form() -> HolderForm:
    form = HolderForm()
    form.prepare([(row.id, row.title) for row in queries.ties_offered()])
    return form


def _kept(record_id: int, form: HolderForm) -> ResponseReturnValue:
    place = known(record_id)
    if place.scope is Scope.FOREIGN:
        raise Missing(_("This page does not exist, or you may not see it."))
    return form_page(
        "succession/kept.html",
        form=form,
        place=place,
        rows=queries.kept_by(record_id),
        pacts=queries.signed_by_body(record_id),
        may_change=may(actor(), Permission.LOCALITY_RENAME),
    )


@bp.post("/ties/<int:tie_holder_id>/drop")
@requires(Permission.LOCALITY_RENAME)
def drop(tie_holder_id: int) -> ResponseReturnValue:
    """Take back that a body kept a tie."""
    holder_id = service.drop_holder(tie_holder_id, actor=actor())
    toast(_("Removed."), undo=True)
    return redirect(url_for(".kept", record_id=holder_id))
