"""The book of visits: the list, one visit, and taking one out."""

from __future__ import annotations

from typing import Any, TypeVar

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.commitments.queries import commitments_from, partners
from crm.core import clock
from crm.core.access import Permission, actor, may, requires
from crm.core.forms import CrmForm, unfit_sentence, whole_number
from crm.core.locale import _
from crm.core.text import UnfitText, clean_line
from crm.core.thread import url_of
from crm.core.web import list_rows, list_url, page, page_number, stands_on, toast
from crm.interactions import queries, service
from crm.interactions.models import Channel, Level
from crm.interactions.queries import VisitFilter
from crm.interactions.rules import Period, VisitOrder
from crm.tasks.queries import tasks_about

bp = Blueprint("interactions", __name__, url_prefix="/interactions")

LONGEST = 200
T = TypeVar("T")


def _member(kind: type[T], name: str) -> T | None:
    """Read a member from the address; nonsense is none."""
    try:
        return kind(request.args.get(name, ""))  # type: ignore[call-arg]
    except ValueError:
        return None


def _asked() -> dict[str, Any]:
    """Read the filters from the address; the address is the truth."""
    refused = ""
    try:
        text = clean_line(request.args.get("q", ""), LONGEST)
    except UnfitText as unfit:
        text, refused = "", unfit_sentence(unfit)
    try:
        locality_id = whole_number(request.args.get("locality"))
    except ValueError:
        locality_id = None
    return {
        "q": text,
        "refused": refused,
        "locality_id": locality_id,
        "channel": _member(Channel, "channel"),
        "level": _member(Level, "level"),
        "period": _member(Period, "period"),
        "order": _member(VisitOrder, "sort") or VisitOrder.NEWEST,
        "show": request.args.get("show") if request.args.get("show") in ("mine", "incomplete") else None,
    }


def _filter(asked: dict[str, Any]) -> VisitFilter:
    period = asked["period"]
    return VisitFilter(
        locality_id=asked["locality_id"],
        channel=asked["channel"],
        level=asked["level"],
        with_user_id=actor().id if asked["show"] else None,
        since=period.since(clock.today()) if period else None,
        is_to_complete=asked["show"] == "incomplete",
        text=asked["q"],
        order=asked["order"],
    )


@bp.get("")
@requires(Permission.INTERACTION_READ)
def index() -> ResponseReturnValue:
    """Visits with every partner."""
    asked = _asked()
    return page(
        "interactions/index.html",
        listing=list_rows(queries.visits(_filter(asked)), page_number()),
        partners=partners(asked["locality_id"]),
        may_delete=may(actor(), Permission.INTERACTION_LOG),
        choices={
            "channel": list(Channel),
            "level": list(Level),
            "period": list(Period),
            "order": list(VisitOrder),
        },
        **asked,
    )


@bp.get("/<record_id:record_id>")
@requires(Permission.INTERACTION_READ)
def show(record_id: int) -> ResponseReturnValue:
    """One visit: who, what was said, and what follows."""
    row = queries.visit_with_names(record_id) or abort(404)
    stands_on(locality_id=row.locality_id)
    me = actor()
    return page(
        "interactions/show.html",
        row=row,
        visit=row.Interaction,
        theirs=queries.contacts_in(record_id),
        ours=queries.officers_in(record_id),
        decisions=queries.decisions_of(record_id),
        tasks=tasks_about(record_id),
        commitments=commitments_from(record_id),
        delegation_url=url_of("delegation", row.delegation_id) if row.delegation_id else None,
        may_edit=may(me, Permission.INTERACTION_LOG),
        may_delete=may(me, Permission.INTERACTION_DELETE, row.Interaction),
    )


@bp.post("/<record_id:record_id>/delete")
@requires(Permission.INTERACTION_DELETE)
def delete(record_id: int) -> ResponseReturnValue:
    """Move a visit to the trash."""
    visit = service.delete_visit(record_id, version=CrmForm().seen_version, actor=actor())
    toast(_("Deleted: %(title)s", title=visit.title), undo=True)
    return redirect(list_url(url_for(".index")))
