"""One conference: writing it down, correcting it, taking it out of the book."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officers
from crm.commitments.queries import PARTNERS, partners
from crm.conferences import queries, service
from crm.conferences.forms import ConferenceForm
from crm.conferences.models import Conference
from crm.conferences.views.room import bp, home, known
from crm.core import records
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import CrmForm, is_answered, offer, whole_number
from crm.core.locale import _, day
from crm.core.parts import Parts, serve_parts
from crm.core.web import form_page, list_url, toast
from crm.localities.models import Locality


def _asked_key(name: str) -> int | None:
    try:
        return whole_number(request.args.get(name))
    except ValueError:
        return None


def _native_lang(locality_id: int | None) -> str:
    place = records.find(Locality, locality_id) if locality_id else None
    return (place.native_lang or "") if place is not None else ""


def _dated(rows: Any) -> list[tuple[int, str]]:
    return [(key, f"{title} ({day(when)})" if when else title) for key, title, when in rows]


def _offer(form: ConferenceForm, kept: Conference | None) -> None:
    """Fill the boxes to choose from; whoever is named already stays until another is chosen."""
    chosen, at = form.topics.data or [], form.locality_id.data
    form.prepare(_native_lang(at))
    form.topics.data = chosen
    people = [(person.id, person.display_name) for person in officers()]
    if kept is not None and kept.owner_id and kept.owner_id not in dict(people):
        people.append((kept.owner_id, records.name_of(kept.owner_id)))
    offer(form.owner_id, people, empty=None if kept is None or kept.owner_id else _("Not assigned"))
    places = [(one.id, one.title) for one in partners(at, limit=PARTNERS)]
    offer(form.locality_id, places, empty=_("No partner"))
    trips = queries.offered_delegations(at, form.delegation_id.data)
    offer(form.delegation_id, _dated(trips), empty=_("No delegation"))
    pacts = queries.offered_agreements(at, form.agreement_id.data)
    offer(form.agreement_id, _dated(pacts), empty=_("No agreement"))


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.CONFERENCE_EDIT)
def new() -> ResponseReturnValue:
    """Write a conference down."""
    form = ConferenceForm(locality_id=_asked_key("locality"), owner_id=actor().id)
    _offer(form, None)
    if form.accepted():
        done = form.attempt(lambda: service.add_conference(form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(home(done.id))
    return form_page("conferences/form.html", form=form, row=None)


@bp.route("/<record_id:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.CONFERENCE_EDIT)
def edit(record_id: int) -> ResponseReturnValue:
    """Correct what the book says of a conference."""
    editing = Editing(lambda: _filled(record_id), ConferenceForm)
    done = editing.save(lambda form: _rewrite(record_id, form))
    if done is not None:
        toast(_("Saved."), undo=True)
        return redirect(home(record_id))
    row = editing.form.about
    return editing.page(
        "conferences/form.html", subject=row.Conference.title, cancel_url=home(record_id), row=row
    )


def _filled(record_id: int) -> ConferenceForm:
    """Fill the form with a conference as it is saved."""
    row = known(record_id)
    form = ConferenceForm()
    form.about = row
    if not is_answered():
        form.show(row.Conference, row.native_lang or "")
    _offer(form, row.Conference)
    return form


def _rewrite(record_id: int, form: ConferenceForm) -> Conference:
    return service.edit_conference(record_id, form.entry(), actor=actor())


serve_parts(
    bp,
    Parts(
        kind="conference",
        permission=Permission.CONFERENCE_EDIT,
        form=ConferenceForm,
        names={
            "days": ("starts_on", "ends_on"),
            "place": ("place",),
            "purpose": ("purpose",),
            "host": ("host", "co_hosts"),
            "counts": ("ours_count", "foreign_count"),
            "origins": ("origins",),
            "leaders": ("has_leaders", "leaders"),
            "topics": ("has_topics", "topics"),
            "competence": ("competence_set", "competence_reason"),
            "money": ("money", "money_source"),
            "owner": ("owner_id",),
        },
        fill=_filled,
        save=_rewrite,
        home=home,
        subject=lambda form: form.about.Conference.title,
        whole="conferences.edit",
    ),
)


@bp.post("/<record_id:record_id>/delete")
@requires(Permission.CONFERENCE_DELETE)
def delete(record_id: int) -> ResponseReturnValue:
    """Move a conference to the trash."""
    gone = service.delete_conference(record_id, version=CrmForm().seen_version, actor=actor())
    toast(_("Deleted: %(title)s", title=gone.title), undo=True)
    return redirect(list_url(url_for(".index")))
