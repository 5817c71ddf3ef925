"""Pages of people."""

from __future__ import annotations

from flask import abort, current_app, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock, records, storage, timeline
from crm.core.access import Permission, actor, may, requires
from crm.core.editing import Editing
from crm.core.forms import CrmForm
from crm.core.locale import _, choices
from crm.core.names import address_vi
from crm.core.parts import Parts, serve_parts
from crm.core.storage import Received, UploadKind
from crm.core.thread import entries
from crm.core.web import form_page, here, list_rows, list_url, page, page_number, stands_on, toast
from crm.localities.rules import language_name
from crm.people import queries, rules, service
from crm.people.forms import ContactForm, LeaveForm, fresh_contact
from crm.people.models import Contact, OrganisationKind
from crm.people.views.room import asked_key, asked_kind, asked_text, box, bp, suggest_url


@bp.get("/contacts")
@requires(Permission.CONTACT_READ)
def index() -> ResponseReturnValue:
    """Everybody in the book."""
    place, body, kind, text = asked_key("locality"), asked_key("organisation"), asked_kind(), asked_text()
    by_check = request.args.get("sort") == "checked"
    asked = queries.contacts(text, locality_id=place, organisation_id=body, kind=kind, by_check=by_check)
    listing = list_rows(asked, page_number())
    places = [(row.id, row.title) for row in queries.places_of_contacts(place)]
    filters = [
        box("locality", _("Locality"), places, place, here(locality=None)),
        box(
            "kind", _("Kind of organisation"), choices(OrganisationKind), kind and kind.value, here(kind=None)
        ),
    ]
    if body is not None:
        named = [(body, row.title) for row in queries.offered_bodies(None, [body]) if row.id == body]
        filters.append(box("organisation", _("Organisation"), named, body, here(organisation=None)))
    posts = queries.present_posts([row.id for row in listing.rows])
    is_narrowed = bool(text or place or body or kind)
    return page(
        "people/index.html",
        listing=listing,
        posts=posts,
        filters=filters,
        text=text,
        by_check=by_check,
        is_narrowed=is_narrowed,
        may_edit=may(actor(), Permission.CONTACT_EDIT),
    )


def _received(form: ContactForm) -> Received | None:
    """Take the photo in, when there is one."""
    if not form.has_photo:
        return None
    photo, limit = form.photo.data, current_app.config["MAX_CONTENT_LENGTH"]
    return storage.receive(photo.stream, photo.filename, limit=limit, kind=UploadKind.PHOTO, field="photo")


def _prepared(form: ContactForm) -> ContactForm:
    place = form.locality_id.data
    bodies = queries.offered_bodies(place, form.chosen_bodies)
    form.prepare(queries.offered_places(place), bodies, suggest_url("organisation"))
    form.locality_id.render_kw = {"data-source": suggest_url("locality")}
    return form


@bp.route("/contacts/new", methods=["GET", "POST"])
@requires(Permission.CONTACT_EDIT)
def new() -> ResponseReturnValue:
    """Put a person into the book."""
    form = _prepared(fresh_contact(asked_key("locality"), asked_key("organisation")))
    if form.asks_for_row:
        return render_template("people/form.html", form=form, person=None)
    if form.accepted():
        done = form.attempt(lambda: service.add_contact(form.entry(_received(form)), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".show", record_id=done.id))
    return form_page("people/form.html", form=form, person=None)


@bp.get("/contacts/<record_id:record_id>")
@requires(Permission.CONTACT_READ)
def show(record_id: int) -> ResponseReturnValue:
    """One person."""
    person = queries.contact_with_all(record_id) or abort(404)
    stands_on(contact_id=record_id, locality_id=person.locality_id)
    held, other = rules.parted_posts(person.positions, clock.today())
    events, has_more = timeline.events_of(person, limit=60 if "all" in request.args else 20)
    is_whole = bool(person.points and person.positions and person.biography) or not person.owner_id
    return page(
        "people/show.html",
        person=person,
        held=held,
        other=other,
        rank_of=rules.rank_of,
        suggested_address=address_vi(
            person.person_name, person.gender, held[0].title.best("vi") if held else ""
        ),
        native_language=language_name(person.native_lang) if person.native_lang else "",
        thread=entries(events),
        has_more=has_more,
        owner=None if is_whole else records.name_of(person.owner_id),
        may_edit=may(actor(), Permission.CONTACT_EDIT),
        may_delete=may(actor(), Permission.CONTACT_DELETE, person),
    )


@bp.route("/contacts/<record_id:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.CONTACT_EDIT)
def edit(record_id: int) -> ResponseReturnValue:
    """Correct what is known of a person."""
    editing = Editing(lambda: _filled(record_id), ContactForm)
    if editing.form.asks_for_row:
        return render_template("people/form.html", form=editing.form, person=editing.form.about)
    if editing.save(lambda form: _rewrite(record_id, form)) is not None:
        toast(_("Saved."))
        return redirect(_home(record_id))
    person = queries.contact_with_all(record_id) or abort(404)
    subject, back = person.title, _home(record_id)
    return editing.page("people/form.html", subject=subject, cancel_url=back, person=person)


def _home(record_id: int) -> str:
    return url_for("people.show", record_id=record_id)


def _filled(record_id: int) -> ContactForm:
    """Fill the form with what is saved of a person."""
    person = queries.contact_with_all(record_id) or abort(404)
    form = _prepared(ContactForm.of(person))
    form.about = person
    return form


def _rewrite(record_id: int, form: ContactForm) -> Contact:
    return service.edit_contact(record_id, form.entry(_received(form)), actor=actor())


serve_parts(
    bp,
    Parts(
        kind="contact",
        permission=Permission.CONTACT_EDIT,
        form=ContactForm,
        names={
            "address": ("address_vi", "address_en", "address_native"),
            "reading": ("reading", "reading_vi"),
            "languages": ("languages",),
            "points": ("points",),
            "biography": ("biography_vi", "biography_en"),
            "checked": ("verified_on",),
        },
        fill=_filled,
        save=_rewrite,
        home=_home,
        subject=lambda form: form.about.title,
        whole="people.edit",
    ),
    at="/contacts/<record_id:record_id>",
)


@bp.post("/contacts/<record_id:record_id>/delete")
@requires(Permission.CONTACT_DELETE)
def delete(record_id: int) -> ResponseReturnValue:
    """Move a person to the trash."""
    person = service.delete_contact(record_id, version=CrmForm().seen_version, actor=actor())
    toast(_("Deleted: %(title)s", title=person.title), undo=True)
    return redirect(list_url(url_for(".index")))


@bp.get("/contacts/<record_id:record_id>/photo")
@requires(Permission.CONTACT_READ)
def photo(record_id: int) -> ResponseReturnValue:
    """The photo of a person, for whoever may see the person."""
    person = records.get(Contact, record_id)
    stored = queries.photo_of(person) or abort(404)
    return send_file(storage.open_file(stored), mimetype=stored.media_type)


@bp.route("/contacts/<record_id:record_id>/posts/<record_id:position_id>/left", methods=["GET", "POST"])
@requires(Permission.CONTACT_EDIT)
def left(record_id: int, position_id: int) -> ResponseReturnValue:
    """Somebody leaves a post, and perhaps somebody else takes it."""
    person = queries.contact_with_all(record_id) or abort(404)
    post = next((one for one in person.positions if one.id == position_id), None) or abort(404)
    form = LeaveForm(left_on=clock.today(), version=str(person.version))
    if form.accepted():
        done = form.attempt(lambda: service.leave_post(record_id, position_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(url_for(".show", record_id=record_id))
        person = queries.contact_with_all(record_id) or abort(404)
        post = next((one for one in person.positions if one.id == position_id), None) or abort(404)
    return form_page("people/left.html", form=form, person=person, post=post)
