"""One file with its versions and its first pages."""

from __future__ import annotations

from typing import Any

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, may, requires
from crm.core.locale import _
from crm.core.records import kind_of
from crm.core.web import form_page, page, toast
from crm.documents import queries, service
from crm.documents.forms import AboutFileForm, VersionForm
from crm.documents.rules import SHOWN_IN_PLACE, edit_permission, preview_word
from crm.documents.views.files import note_look, readable
from crm.documents.views.room import bp, received_one


def _may_change(found: Any) -> bool:
    permission = edit_permission(kind_of(found.kind).permission)
    return may(actor(), permission) and may(actor(), Permission.DOCUMENT_EDIT)


def _record_url(found: Any) -> str:
    return url_for(kind_of(found.kind).endpoint, record_id=found.record_id)


@bp.get("/files/<record_id:attachment_id>/view")
@requires(Permission.DOCUMENT_READ)
def look(attachment_id: int) -> ResponseReturnValue:
    """The first pages of a file, and all its versions."""
    found = readable(attachment_id)
    note_look(found, "attachment.seen")
    return page(
        "documents/file.html",
        file=found,
        pages=queries.page_pictures(found.file_id),
        why_none=preview_word(found.state),
        versions=queries.versions_of(found.series_id),
        record_url=_record_url(found),
        is_shown_in_place=found.media_type in SHOWN_IN_PLACE,
        may_change=_may_change(found),
    )


@bp.route("/files/<record_id:attachment_id>/versions", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def new_version(attachment_id: int) -> ResponseReturnValue:
    """Put a newer version in the place of a file."""
    found = readable(attachment_id)
    form = VersionForm(data={"lang": found.lang})
    if form.accepted():
        done = form.attempt(
            lambda: service.add_version(attachment_id, received_one(form), form.entry(), actor=actor())
        )
        if done is not None:
            toast(_("Saved as version %(number)s.", number=done.number))
            return redirect(url_for(".look", attachment_id=done.id))
        found = readable(attachment_id)
    return form_page("documents/version.html", form=form, file=found)


@bp.route("/files/<record_id:attachment_id>/about", methods=["GET", "POST"])
@requires(Permission.DOCUMENT_EDIT)
def about_file(attachment_id: int) -> ResponseReturnValue:
    """Say what a version is, its language, and whether it is the signed one."""
    found = readable(attachment_id)
    form = AboutFileForm(data={"note": found.note, "lang": found.lang, "is_signed": found.is_signed})
    if form.accepted():
        done = form.attempt(lambda: service.describe_file(attachment_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".look", attachment_id=attachment_id))
        found = readable(attachment_id)
    return form_page("documents/about_file.html", form=form, file=found)
