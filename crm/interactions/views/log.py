"""Logging a visit and correcting one: the form that is the heart of the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock, records
from crm.core.access import Permission, actor, requires
from crm.core.forms import whole_number
from crm.core.locale import _
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


def _save(form: LogForm, verb: str, write: Callable[[], Interaction]) -> Interaction | None:
    """Write the visit and its files, as one step."""
    return form.attempt(lambda: service.keep_with_files(write, form.received, verb=verb, actor=actor()))


def _page(
    form: LogForm, known: beside.Beside, found: Any | None, redrawn: bool, **context: Any
) -> ResponseReturnValue:
    """Show the form; one that was only drawn again is no refusal."""
    if found is not None:
        stands_on(locality_id=found.id)
    form.partner.render_kw = {
        "autocomplete": "off",
        "data-suggest": url_for("search.suggest", kind="locality"),
        "data-about": url_for(".new"),
    }
    form.theirs.render_kw = {"data-source": url_for("search.suggest", kind="contact")}
    context |= {"form": form, "known": known, "partner": found}
    return (
        page("interactions/form.html", **context)
        if redrawn
        else form_page("interactions/form.html", **context)
    )


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
        visit = _save(form, "visit.logged", lambda: service.log_visit(entry, actor=actor()))
        if visit is not None:
            toast(_("Saved."), undo=True)
            return redirect(url_for(".show", record_id=visit.id))
    return _page(form, known, found, redrawn, visit=None, delegation=delegation, files=())


@requires(Permission.INTERACTION_LOG)
def edit(record_id: int) -> ResponseReturnValue:
    """Correct or complete a visit."""
    visit = records.get(Interaction, record_id)
    ours = queries.officers_in(record_id)
    form = LogForm(**_kept(visit, ours))
    found = partner.settle(form)
    known = beside.beside(found, but=record_id)
    redrawn = _redrawn(form, known)
    beside.offer_people(form, found, known, ours=ours)
    if not redrawn and form.accepted() and found is not None:
        entry = _entry(form, found, visit.delegation_id)
        done = _save(form, "visit.corrected", lambda: service.correct_visit(record_id, entry, actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".show", record_id=record_id))
    delegation = beside.delegation_named(visit.delegation_id)
    return _page(
        form, known, found, redrawn, visit=visit, delegation=delegation, files=attachments_of(record_id)
    )


def _kept(visit: Interaction, ours: Sequence[Any]) -> dict[str, Any]:
    """Read what the form shows of a visit; nothing is asked for when the answers are already on their way."""
    if request.method == "POST":
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
