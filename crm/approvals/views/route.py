"""The approval of one delegation: its route, steps, dossier, and what an outgoing one travels with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.approvals import queries, service
from crm.approvals.forms import CaseForm, WithdrawForm
from crm.approvals.models import RouteState
from crm.approvals.rules import Case, lacks_before, row_for
from crm.approvals.views.blueprint import bp
from crm.approvals.views.shown import (
    PLANNED,
    money_words,
    routes_before,
    standing_of,
    step_rows,
    tone_of,
)
from crm.core.access import Permission, actor, may, requires
from crm.core.locale import _
from crm.core.names import display
from crm.core.web import form_page, page, stands_on, toast
from crm.delegations.models import Delegation, Direction, MemberRole
from crm.delegations.queries import moves_of
from crm.delegations.rules import MOVES
from crm.delegations.views.shown import days_of
from crm.protocol import queries as protocol
from crm.protocol.models import ProtocolRank
from crm.workdays.queries import HOME_COUNTRY

NOTHING_TO_MAKE = {"form": None, "fits": None, "has_table": True, "may_set": False}


def _the(record_id: int) -> tuple[Delegation, str]:
    """Return a delegation, and the country whose ranks are offered first: that of the side that travels."""
    delegation, partner = queries.delegation_of(record_id) or abort(404)
    if delegation.direction is Direction.OUTGOING:
        return delegation, HOME_COUNTRY
    return delegation, partner.country_code if partner else ""


def _case_form(delegation: Delegation, country: str) -> CaseForm:
    given = {
        "rank_code": delegation.head_rank,
        "visit_kind": delegation.visit_kind,
        "funding": delegation.funding,
        "version": delegation.version,
    }
    form = CaseForm(data=given)
    form.prepare(protocol.rank_choices(country, form.rank_code.data or ""))
    return form


@bp.get("/<record_id:record_id>")
@requires(Permission.DELEGATION_READ)
def show(record_id: int) -> ResponseReturnValue:
    """How far the approval of a delegation is, and what is missing."""
    delegation, country = _the(record_id)
    stands_on(locality_id=delegation.locality_id, delegation_id=record_id)
    return page("approvals/show.html", **_shown(delegation, country, None))


def _shown(delegation: Delegation, country: str, form: CaseForm | None) -> dict[str, Any]:
    is_outgoing = delegation.direction is Direction.OUTGOING
    ranks = protocol.ranks_by_code()
    found = queries.dossier(delegation.id, is_outgoing=is_outgoing)
    standing = standing_of(delegation, found)
    is_under_way = found.route is not None and found.route.state is RouteState.UNDER_WAY
    editable = may(actor(), Permission.DELEGATION_EDIT)
    may_make = editable and not is_under_way and delegation.status in PLANNED
    lacks = lacks_before(standing, MOVES[delegation.status])
    shown = {
        "delegation": delegation,
        "dates": days_of(delegation.starts_on, delegation.ends_on),
        "editable": editable,
        "is_outgoing": is_outgoing,
        "found": found,
        "steps": step_rows(found.steps),
        "tone": tone_of(found.route.state) if found.route else "",
        "rank": _named(ranks.get(found.route.rank_code)) if found.route else "",
        "approved_days": days_of(found.route.starts_on, found.route.ends_on) if found.route else "",
        "earlier": routes_before(found),
        "is_under_way": is_under_way,
        "lacks": [(step, told) for step, told in lacks.items() if told],
        "people": [(member, display(member.person_name), passport) for member, passport in found.people],
        "heads": [
            display(member.person_name)
            for member, _passport in found.people
            if member.role is MemberRole.HEAD
        ],
        "per_diem": money_words(found.travel.per_diem, found.travel.currency) if found.travel else "",
        "total": _total(delegation, found),
        "moves": moves_of(delegation.id),
    }
    if not may_make:
        return shown | NOTHING_TO_MAKE
    return shown | _making(delegation, form or _case_form(delegation, country), ranks)


def _total(delegation: Delegation, found: queries.Dossier) -> str:
    """Reckon the allowance of all members for all days."""
    if found.travel is None or found.travel.per_diem is None or not found.people:
        return ""
    return money_words(found.travel.per_diem * len(found.people) * delegation.days, found.travel.currency)


def _named(rank: ProtocolRank | None) -> str:
    return protocol.rank_name(rank) if rank else ""


def _making(delegation: Delegation, form: CaseForm, ranks: Mapping[str, ProtocolRank]) -> dict[str, Any]:
    """Offer to make a route, and say which row of the table fits what is written of the delegation."""
    rows, rank = queries.rules(), ranks.get(form.rank_code.data or "")
    case = Case(
        direction=delegation.direction,
        level=rank.level if rank else None,
        visit_kind=delegation.visit_kind,
        funding=delegation.funding,
    )
    may_set = may(actor(), Permission.SETTINGS_EDIT)
    return {"form": form, "fits": row_for(case, rows), "has_table": bool(rows), "may_set": may_set}


@bp.post("/<record_id:record_id>/route")
@requires(Permission.DELEGATION_EDIT)
def make(record_id: int) -> ResponseReturnValue:
    """Make the route from the row of the table that fits."""
    form = _case_form(*_the(record_id))
    if form.accepted():
        done = form.attempt(lambda: service.make_route(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("The route is made: approved by %(body)s.", body=done.approver), undo=True)
            return redirect(url_for(".show", record_id=record_id))
    shown = _shown(*_the(record_id), form)
    if shown["form"] is None:  # somebody made one meanwhile, or the visit is over
        toast(_("No route can be made for this delegation now."), kind="warn")
        return redirect(url_for(".show", record_id=record_id))
    return form_page("approvals/show.html", **shown)


@bp.route("/<record_id:record_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.DELEGATION_EDIT)
def withdraw(record_id: int) -> ResponseReturnValue:
    """Withdraw a dossier that is under way."""
    delegation, _country = _the(record_id)
    form = WithdrawForm(data={"version": delegation.version})
    if form.accepted():
        done = form.attempt(
            lambda: service.withdraw_route(
                record_id, form.reason.data or "", version=form.seen_version, actor=actor()
            )
        )
        if done is not None:
            toast(_("The dossier is withdrawn."), undo=True)
            return redirect(url_for(".show", record_id=record_id))
    return form_page("approvals/withdraw.html", form=form, delegation=delegation)
