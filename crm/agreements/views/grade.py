"""How close the tie with a partner is: on the partner's page, and the page where another grade is set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import g, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.agreements import queries
from crm.agreements.queries.grade import Standing, standing_by
from crm.agreements.views.room import bp
from crm.core.access import Permission, actor, may, requires, viewer
from crm.core.editing import Editing
from crm.core.forms import CrmForm, is_answered
from crm.core.locale import _
from crm.core.records import Record
from crm.core.web import stands_on, toast
from crm.localities.models import Locality, Scope
from crm.partnerships import service
from crm.partnerships.forms import GradeForm
from crm.partnerships.views.tie import home, known, standing


def agreements_with(locality_id: int) -> Sequence[Any]:
    """Return the agreements with a partner; a page asks once, however many of its parts show them."""
    known_rows: dict[int, Sequence[Any]] = g.setdefault("agreements_with", {})
    if locality_id not in known_rows:
        known_rows[locality_id] = queries.agreements_with(locality_id)
    return known_rows[locality_id]


def grade_with(locality_id: int) -> Standing:
    """Return how close the tie with a locality is, and why."""
    return standing_by(standing(locality_id), agreements_with(locality_id))


def panel(locality: Record) -> dict[str, Any]:
    """Fill the sheet that tells how a tie came to be what it is."""
    is_foreign = isinstance(locality, Locality) and locality.scope is Scope.FOREIGN
    shown = grade_with(locality.id) if is_foreign else None
    tells = shown is not None and bool(
        agreements_with(locality.id) or shown.by_hand.grade or shown.by_hand.approval or shown.is_at_odds
    )
    return {
        "standing": shown if tells else None,
        "locality_id": locality.id,
        "move_url": _move_url(locality.id, shown) if shown and shown.is_at_odds else None,
        "may_move": may(viewer(), Permission.PARTNERSHIP_MOVE),
    }


def _move_url(locality_id: int, shown: Standing) -> str:
    """Lead to the form that moves the stage, filled in with what the agreement says.

    A move is read by all: of a restricted agreement neither day nor words are put into it.
    """
    paper = shown.derived.paper
    given: dict[str, Any] = {"to": shown.proposed.value} if shown.proposed else {}
    if shown.proposed and paper is not None and paper.signed_on and not paper.is_restricted:
        given["on"] = str(paper.signed_on.year) if paper.is_year_only else paper.signed_on.isoformat()
        given["reason"] = shown.derived.reason
    return url_for("partnerships.stage", record_id=locality_id, **given)


AT = "/with/<record_id:record_id>/grade"


@bp.route(AT, methods=["GET", "POST"])
@requires(Permission.PARTNERSHIP_MOVE)
def grade(record_id: int) -> ResponseReturnValue:
    """Set another grade than the agreements give, and note what the partner's side approved."""
    stands_on(locality_id=record_id)
    editing = Editing(lambda: _filled(record_id), GradeForm)
    done = editing.save(lambda form: service.grade_tie(record_id, form.entry(), actor=actor()))
    if done is not None:
        toast(_("Saved."), undo=True)
        return redirect(home(record_id))
    place = editing.form.about
    return editing.page(
        "agreements/grade.html",
        subject=place["title"],
        cancel_url=home(record_id),
        place=place,
        shown=grade_with(record_id),
    )


def _filled(record_id: int) -> GradeForm:
    """Fill the form with what people say of a tie's grade."""
    tie, place = known(record_id)
    form = GradeForm()
    form.about = place
    if not is_answered():
        form.show(tie)
    return form


@bp.post(f"{AT}/derived")
@requires(Permission.PARTNERSHIP_MOVE)
def grade_derived(record_id: int) -> ResponseReturnValue:
    """Let the agreements decide again."""
    service.take_back_grade(record_id, version=CrmForm().seen_version, actor=actor())
    toast(_("The agreements decide again."), undo=True)
    return redirect(home(record_id))
