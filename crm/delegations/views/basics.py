"""Pages of a delegation itself: the list, its page, the form."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, TypeVar

from flask import abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officers
from crm.core import clock
from crm.core.access import Permission, actor, may, requires
from crm.core.forms import offer, unfit_sentence
from crm.core.locale import _, label
from crm.core.text import UnfitText, clean_line
from crm.core.thread import entries
from crm.core.timeline import events_of
from crm.core.web import form_page, list_rows, list_url, page, page_number, stands_on, toast
from crm.delegations import queries, service
from crm.delegations.forms import MoveForm
from crm.delegations.models import Delegation, DelegationStatus, Direction, MemberSide
from crm.delegations.queries import DelegationFilter
from crm.delegations.rules import (
    MOVES,
    NEEDS_REASON,
    STEPS,
    DelegationView,
    Period,
    Standing,
    lacking,
    next_step,
)
from crm.delegations.steps import Lack, lacks_of, seen_at_a_glance
from crm.delegations.views.blueprint import asked_key, bp, may_edit, sent_version
from crm.delegations.views.shown import (
    days_of,
    keep_beside,
    people_rows,
    programme_days,
    standing_of,
    zone_words,
)

E = TypeVar("E", bound=Enum)
FEW = 6
"""Members shown on the page itself; the rest are one link away."""


def _chosen(kind: type[E], name: str) -> E | None:
    text = request.args.get(name, "")
    return kind(text) if text in {member.value for member in kind} else None


def _filter() -> tuple[DelegationFilter, str]:
    """Read the list's filters from the address, and say what is wrong with the text."""
    try:
        text, refused = clean_line(request.args.get("q", ""), 200), ""
    except UnfitText as unfit:
        text, refused = "", unfit_sentence(unfit)
    asked = DelegationFilter(
        view=_chosen(DelegationView, "show") or DelegationView.UPCOMING,
        direction=_chosen(Direction, "direction"),
        status=_chosen(DelegationStatus, "status"),
        period=_chosen(Period, "period"),
        locality_id=asked_key("locality"),
        text=text,
    )
    return asked, refused


@bp.get("/")
@requires(Permission.DELEGATION_READ)
def index() -> ResponseReturnValue:
    """Delegations, the coming ones first."""
    asked, refused = _filter()
    today = clock.today()
    return page(
        "delegations/index.html",
        asked=asked,
        refused=refused,
        listing=list_rows(queries.delegations(asked, today), page_number()),
        counts=queries.view_counts(today),
        views=list(DelegationView),
        partners=queries.partners_visited(asked.locality_id),
        directions=list(Direction),
        statuses=list(DelegationStatus),
        periods=list(Period),
        days_of=days_of,
        may_edit=may_edit(),
        request_url=_request_url() if may_edit() else None,
        people=[(person.id, person.display_name) for person in officers()] if may_edit() else (),
    )


def _request_url() -> str | None:
    """Return where a request is entered in one go, where there is such a page."""
    return url_for("requests.new") if "requests.new" in current_app.view_functions else None


@bp.get("/<record_id:record_id>")
@requires(Permission.DELEGATION_READ)
def show(record_id: int) -> ResponseReturnValue:
    """One delegation."""
    found = queries.delegation_page(record_id) or abort(404)
    delegation, editable = found.delegation, may_edit()
    stands_on(locality_id=delegation.locality_id, delegation_id=record_id)
    keep_beside(found.beside)
    sides = queries.by_side(queries.members_of(record_id))
    items = queries.items_of(record_id)
    follows = next_step(delegation.status)
    events, has_more = events_of(delegation)
    return page(
        "delegations/show.html",
        delegation=delegation,
        partner=found.partner,
        owner=found.owner,
        brief=found.brief,
        meets=next(
            (m for side in sides.values() for m in side if found.brief and m.id == found.brief.meets_id), None
        ),
        days=programme_days(items, delegation, editable=editable),
        zone_words=zone_words(delegation.zone, found.partner, delegation.starts_on),
        people={side: people_rows(members, editable=editable) for side, members in sides.items()},
        sides=MemberSide,
        few=FEW,
        topics=found.topics,
        steps=STEPS,
        follows=follows,
        lacks=_lacks_at_a_glance(delegation, standing_of(delegation, sides, len(items), found.brief)),
        stopped=_stopped(delegation),
        dates=days_of(delegation.starts_on, delegation.ends_on),
        entries=entries(events),
        has_more=has_more,
        **_actions(delegation, editable=editable),
    )


def _lacks_at_a_glance(delegation: Delegation, standing: Standing) -> list[Lack]:
    """Gather what is missing before the next step, as far as this page has read it; a link leads to all."""
    follows = next_step(delegation.status)
    if follows is None:
        return []
    return [*seen_at_a_glance(delegation, follows), *(Lack(told) for told in lacking(follows, standing))]


def _stopped(delegation: Delegation) -> Any:
    """Return the move by which a delegation was postponed, declined or cancelled, with its reason."""
    is_stopped = delegation.status in NEEDS_REASON
    return next(iter(queries.moves_of(delegation.id)), None) if is_stopped else None


def _actions(delegation: Delegation, *, editable: bool) -> dict[str, Any]:
    """Gather what may be done from the head of the page."""
    key = delegation.id
    actions: list[dict[str, Any]] = []
    if "briefings.preview" in current_app.view_functions and may(actor(), Permission.BRIEFING_PRINT):
        url = url_for("briefings.preview", record_id=key)
        actions.append({"label": _("Print briefing pack"), "url": url, "primary": True})
    menu: list[dict[str, Any]] = []
    if editable:
        actions.append({"label": _("Paste a list"), "url": url_for(".paste", record_id=key)})
        menu.append({"label": _("Edit"), "url": url_for(".edit", record_id=key)})
        menu.append({"label": _("Change status"), "url": url_for(".move", record_id=key)})
        menu.append({"label": _("Make a delegation from this one"), "url": url_for(".clone", record_id=key)})
    if may(actor(), Permission.DELEGATION_DELETE, delegation):
        fields = {"version": delegation.version}
        menu.append(
            {"label": _("Delete"), "url": url_for(".delete", record_id=key), "post": True, "fields": fields}
        )
    return {"actions": actions, "menu": menu, "editable": editable}


@bp.route("/<record_id:record_id>/status", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def move(record_id: int) -> ResponseReturnValue:
    """Move a delegation to another step, with the reason where one is asked."""
    found = queries.delegation_page(record_id) or abort(404)
    delegation = found.delegation
    follows = MOVES[delegation.status]
    form = MoveForm(
        to=request.args.get("to") or (follows[0].value if follows else ""), version=delegation.version
    )
    offer(form.to, [(status.value, label(status)) for status in follows])
    if form.accepted():
        done = form.attempt(lambda: service.move_delegation(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Status: %(status)s.", status=label(done.status)), undo=True)
            return redirect(url_for(".show", record_id=record_id))
    sides = queries.by_side(queries.members_of(record_id))
    standing = standing_of(delegation, sides, len(queries.items_of(record_id)), found.brief)
    return form_page(
        "delegations/move.html",
        form=form,
        delegation=delegation,
        follows=follows,
        advice=_advice(delegation, follows, standing),
        may_override=may(actor(), Permission.DELEGATION_OVERRIDE),
        moves=queries.moves_of(record_id),
        reasons=[status for status in follows if status in NEEDS_REASON],
    )


def _advice(
    delegation: Delegation, follows: Sequence[DelegationStatus], standing: Standing
) -> list[tuple[DelegationStatus, list[Lack]]]:
    """Gather what is missing before each step, what stops it first."""
    above = lacks_of(delegation, follows)
    told = [
        (status, above[status] + [Lack(sentence) for sentence in lacking(status, standing)])
        for status in follows
    ]
    return [(status, lacks) for status, lacks in told if lacks]


@bp.post("/<record_id:record_id>/delete")
@requires(Permission.DELEGATION_DELETE)
def delete(record_id: int) -> ResponseReturnValue:
    """Move a delegation to the trash."""
    service.delete_delegation(record_id, version=sent_version(), actor=actor())
    toast(_("Deleted."), undo=True)
    return redirect(list_url(url_for(".index")))


def with_delegations(contact: Any) -> dict[str, Any]:
    """Load the panel of a contact's page: the delegations this person came or went with."""
    rows = queries.delegations_with(contact.id)
    return {"rows": [(row, days_of(row.starts_on, row.starts_on), label(row.status)) for row in rows]}
