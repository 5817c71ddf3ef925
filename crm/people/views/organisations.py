"""Pages of bodies."""

from __future__ import annotations

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, may, requires
from crm.core.editing import Editing
from crm.core.forms import CrmForm
from crm.core.locale import _, choices
from crm.core.parts import Parts, serve_parts
from crm.core.web import form_page, here, list_rows, list_url, page, page_number, stands_on, toast
from crm.localities.rules import language_name
from crm.people import queries, rules, service
from crm.people.forms import OrganisationForm
from crm.people.models import Organisation, OrganisationKind
from crm.people.views.room import asked_key, asked_kind, asked_text, box, bp, suggest_url


@bp.get("/organisations")
@requires(Permission.CONTACT_READ)
def organisations() -> ResponseReturnValue:
    """All bodies in the book."""
    place, kind, text = asked_key("locality"), asked_kind(), asked_text()
    listing = list_rows(queries.organisations(text, locality_id=place, kind=kind), page_number())
    places = [(row.id, row.title) for row in queries.places_of_bodies(place)]
    filters = [
        box(
            "kind", _("Kind of organisation"), choices(OrganisationKind), kind and kind.value, here(kind=None)
        ),
        box("locality", _("Locality"), places, place, here(locality=None)),
    ]
    return page(
        "people/organisations.html",
        listing=listing,
        filters=filters,
        text=text,
        is_narrowed=bool(text or place or kind),
        may_edit=may(actor(), Permission.CONTACT_EDIT),
    )


def _prepared(form: OrganisationForm, but: int | None = None) -> OrganisationForm:
    place, above = form.locality_id.data, form.parent_id.data
    bodies = queries.offered_bodies(place, [above] if above else [])
    form.prepare(queries.offered_places(place), bodies, but)
    form.locality_id.render_kw = {"data-source": suggest_url("locality")}
    form.parent_id.render_kw = {"data-source": suggest_url("organisation")}
    return form


@bp.route("/organisations/new", methods=["GET", "POST"])
@requires(Permission.CONTACT_EDIT)
def organisation_new() -> ResponseReturnValue:
    """Put a body into the book."""
    begun = {"locality_id": asked_key("locality"), "parent_id": asked_key("parent")}
    form = _prepared(OrganisationForm(data=begun))
    if form.accepted():
        done = form.attempt(lambda: service.add_organisation(form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".organisation_show", record_id=done.id))
    return form_page("people/organisation_form.html", form=form, body=None)


@bp.get("/organisations/<record_id:record_id>")
@requires(Permission.CONTACT_READ)
def organisation_show(record_id: int) -> ResponseReturnValue:
    """One body with its people."""
    body = queries.organisation_with_place(record_id) or abort(404)
    stands_on(locality_id=body.locality_id)
    above, below = queries.kin_of(body)
    own = rules.partner_language(body.name)
    return page(
        "people/organisation.html",
        body=body,
        above=above,
        below=below,
        people=queries.people_of(record_id),
        own=own,
        own_name=language_name(own) if own and own != rules.UNSAID else "",
        may_edit=may(actor(), Permission.CONTACT_EDIT),
        may_delete=may(actor(), Permission.CONTACT_DELETE, body),
    )


@bp.route("/organisations/<record_id:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.CONTACT_EDIT)
def organisation_edit(record_id: int) -> ResponseReturnValue:
    """Correct what is known of a body."""
    editing = Editing(lambda: _filled(record_id), OrganisationForm)
    if editing.save(lambda form: _rewrite(record_id, form)) is not None:
        toast(_("Saved."))
        return redirect(_home(record_id))
    body = queries.organisation_with_place(record_id) or abort(404)
    subject, back = body.title, _home(record_id)
    return editing.page("people/organisation_form.html", subject=subject, cancel_url=back, body=body)


def _home(record_id: int) -> str:
    return url_for("people.organisation_show", record_id=record_id)


def _filled(record_id: int) -> OrganisationForm:
    """Fill the form with what is saved of a body."""
    body = queries.organisation_with_place(record_id) or abort(404)
    form = _prepared(OrganisationForm.of(body), but=record_id)
    form.about = body
    return form


def _rewrite(record_id: int, form: OrganisationForm) -> Organisation:
    return service.edit_organisation(record_id, form.entry(), actor=actor())


serve_parts(
    bp,
    Parts(
        kind="organisation",
        permission=Permission.CONTACT_EDIT,
        form=OrganisationForm,
        names={name: (name,) for name in ("name_vi", "name_en", "short_name", "phone", "email", "website")}
        | {"kind": ("org_kind",), "address": ("address_vi", "address_en"), "parent": ("parent_id",)},
        fill=_filled,
        save=_rewrite,
        home=_home,
        subject=lambda form: form.about.title,
        whole="people.organisation_edit",
    ),
    at="/organisations/<record_id:record_id>",
)


@bp.post("/organisations/<record_id:record_id>/delete")
@requires(Permission.CONTACT_DELETE)
def organisation_delete(record_id: int) -> ResponseReturnValue:
    """Move a body to the trash."""
    body = service.delete_organisation(record_id, version=CrmForm().seen_version, actor=actor())
    toast(_("Deleted: %(title)s", title=body.title), undo=True)
    return redirect(list_url(url_for(".organisations")))
