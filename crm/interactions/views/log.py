"""Logging a visit and correcting one: the form that is the heart of the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock, records
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.errors import Invalid
from crm.core.forms import is_answered, whole_number
from crm.core.locale import _
from crm.core.parts import Parts, serve_parts
from crm.core.web import form_page, page, stands_on, toast
from crm.documents.queries import attachments_of
from crm.interactions import queries, service
from crm.interactions.forms import LogForm, values_of
from crm.interactions.models import Interaction
from crm.interactions.service import LogEntry
from crm.interactions.views import beside, partner


def _key(name: str) -> int | None:
    """Read a record's key from the address; nonsense is no key."""
    try:
        return whole_number(request.args.get(name))
    except ValueError:
        return None


def _begin() -> LogForm:
    """Open an empty form, with what the page it was opened from knows."""
    given: dict[str, Any] = {
        "happened_on": clock.today(),
        "ours": [actor().id],
        "locality_id": _key("locality"),
    }
    contact = queries.contacts_named([key] if (key := _key("contact")) else [])
    if contact:
        given["theirs"] = [contact[0].id]
        given["locality_id"] = given["locality_id"] or contact[0].locality_id
    return LogForm(**given)


def _redrawn(form: LogForm, known: beside.Beside) -> bool:
    """Answer the buttons that only draw the form again; tell whether one of them was pressed."""
    if not form.is_submitted():
        return False
    if request.form.get("same_as_last"):
        beside.same_as_last(form, known)
        return True
    if part := request.form.get("add_row"):
        form.add_row(part)
        return True
    return "choose_partner" in request.form


def _saved(form: LogForm, verb: str, write: Callable[[], Interaction]) -> Interaction:
    """Write the visit and the files that came with its form, as one step."""
    return service.keep_with_files(write, form.received, verb=verb, actor=actor())


def _dressed(form: LogForm, found: Any | None) -> None:
    """Tell the boxes where they find names, and the top bar which partner is talked of."""
    if found is not None:
        stands_on(locality_id=found.id)
    form.partner.render_kw = {
        "autocomplete": "off",
        "data-suggest": url_for("search.suggest", kind="locality"),
        "data-about": url_for(".new"),
    }
    form.theirs.render_kw = {"data-source": url_for("search.suggest", kind="contact")}


def _entry(form: LogForm, found: Any, delegation_id: int | None) -> LogEntry:
    return form.entry(
        found.id, delegation_id=delegation_id, to_complete=request.form.get("action") == "later"
    )


@requires(Permission.INTERACTION_LOG)
def new() -> ResponseReturnValue:
    """Log a visit."""
    form = _begin()
    found = partner.settle(form)
    known = beside.beside(found)
    redrawn = _redrawn(form, known)
    beside.offer_people(form, found, known)
    delegation = beside.delegation_named(_key("delegation"))
    if not redrawn and form.accepted() and found is not None:
        entry = _entry(form, found, delegation.id if delegation else None)
        visit = form.attempt(
            lambda: _saved(form, "visit.logged", lambda: service.log_visit(entry, actor=actor()))
        )
        if visit is not None:
            toast(_("Saved."), undo=True)
            return redirect(url_for(".show", record_id=visit.id))
    _dressed(form, found)
    context: dict[str, Any] = {"known": known, "partner": found, "visit": None, "files": ()}
    draw = page if redrawn else form_page
    return draw("interactions/form.html", form=form, delegation=delegation, **context)


@requires(Permission.INTERACTION_LOG)
def edit(record_id: int) -> ResponseReturnValue:
    """Correct or complete a visit."""
    editing = Editing(lambda: _filled(record_id), LogForm)
    if not editing.form.about.is_redrawn:
        done = editing.save(lambda form: _rewrite(record_id, form))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".show", record_id=record_id))
    desk: _Desk = editing.form.about
    visit = desk.visit
    _dressed(editing.form, desk.partner)
    context: dict[str, Any] = {
        "known": desk.known,
        "partner": desk.partner,
        "visit": visit,
        "delegation": beside.delegation_named(visit.delegation_id),
        "files": attachments_of(record_id),
    }
    if desk.is_redrawn:
        return page("interactions/form.html", form=editing.form, **context)
    back = url_for(".show", record_id=record_id)
    return editing.page("interactions/form.html", subject=visit.title, cancel_url=back, **context)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What lies beside the form of one visit."""

    visit: Interaction
    partner: Any | None
    known: beside.Beside
    is_redrawn: bool


def _filled(record_id: int) -> LogForm:
    """Fill the form with a visit as it is saved."""
    visit = records.get(Interaction, record_id)
    ours = queries.officers_in(record_id)
    form = LogForm(**_kept(visit, ours))
    found = partner.settle(form)
    known = beside.beside(found, but=record_id)
    form.about = _Desk(visit, found, known, _redrawn(form, known))
    beside.offer_people(form, found, known, ours=ours)
    return form


def _rewrite(record_id: int, form: LogForm) -> Interaction:
    desk: _Desk = form.about
    if desk.partner is None:
        raise Invalid(_("Choose a partner"), field="partner")
    entry = _entry(form, desk.partner, desk.visit.delegation_id)
    return _saved(form, "visit.corrected", lambda: service.correct_visit(record_id, entry, actor=actor()))


def _rewrite_part(record_id: int, form: LogForm) -> Interaction:
    """Answer one question; a visit that is to be completed stays so until its whole form is saved."""
    desk: _Desk = form.about
    if desk.partner is None:
        raise Invalid(_("Choose a partner"), field="partner")
    visit = desk.visit
    entry = form.entry(desk.partner.id, delegation_id=visit.delegation_id, to_complete=visit.is_to_complete)
    return service.correct_visit(record_id, entry, actor=actor())


def _kept(visit: Interaction, ours: Sequence[Any]) -> dict[str, Any]:
    """Read what the form shows of a visit; nothing is asked for when the answers are already on their way."""
    if is_answered():
        return {}
    return values_of(
        visit,
        decisions=[decision.text for decision in queries.decisions_of(visit.id)],
        theirs=[row.Contact.id for row in queries.contacts_in(visit.id)],
        ours=[person.id for person in ours],
    )


def install(bp: Blueprint) -> None:
    """Hang the form on the blueprint."""
    bp.add_url_rule("/new", "new", new, methods=["GET", "POST"])
    bp.add_url_rule("/<record_id:record_id>/edit", "edit", edit, methods=["GET", "POST"])
    serve_parts(
        bp,
        Parts(
            kind="interaction",
            permission=Permission.INTERACTION_LOG,
            form=LogForm,
            names={name: (name,) for name in ("summary", "result", "level", "initiative", "doc_number")}
            | {"place": ("place", "starts_at"), "seen_by": ("classification",)},
            fill=_filled,
            save=_rewrite_part,
            home=lambda record_id: url_for("interactions.show", record_id=record_id),
            subject=lambda form: form.about.visit.title,
            whole="interactions.edit",
        ),
    )
