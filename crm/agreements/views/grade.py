"""How close the tie with a partner is: on the partner's page, and the page where another grade is set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import g, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.agreements import queries
from crm.agreements.rules.chain import line_of
from crm.agreements.rules.grade import (
    RGRE,
    Derived,
    Known,
    Paper,
    disagrees,
    grade_of,
    kinds_in_line,
    stage_for,
)
from crm.agreements.views.room import bp
from crm.core.access import Permission, actor, may, requires, viewer
from crm.core.editing import Editing
from crm.core.forms import CrmForm, is_answered
from crm.core.locale import _
from crm.core.records import Record
from crm.core.web import toast
from crm.localities.models import Locality, Scope
from crm.partnerships import service
from crm.partnerships.forms import GradeForm
from crm.partnerships.models import Grade, Stage
from crm.partnerships.queries import Graded, TieState
from crm.partnerships.views.tie import home, known, standing


@dataclass(frozen=True, slots=True)
class Standing:
    """How close a tie is, as a page shows it."""

    tie: TieState | None
    derived: Derived
    line: Sequence[Any]
    """The agreements that lead to the one which gives the grade."""

    @property
    def by_hand(self) -> Graded:
        """What people say of the grade."""
        return self.tie.graded if self.tie else Graded()

    @property
    def grade(self) -> Grade:
        """The grade that counts."""
        return self.by_hand.grade or self.derived.grade

    @property
    def is_at_odds(self) -> bool:
        """Tell whether the stage of the tie says something else."""
        return self.tie is not None and disagrees(self.tie.stage, self.derived, self.by_hand.grade)

    @property
    def proposed(self) -> Stage | None:
        """The stage that the grade speaks for."""
        return stage_for(self.derived, self.by_hand.grade)

    @property
    def rgre(self) -> str:
        """What the German register calls a tie of this grade."""
        return RGRE.get(self.grade, "")


def agreements_with(locality_id: int) -> Sequence[Any]:
    """Return the agreements with a partner; a page asks once, however many of its parts show them."""
    known_rows: dict[int, Sequence[Any]] = g.setdefault("agreements_with", {})
    if locality_id not in known_rows:
        known_rows[locality_id] = queries.agreements_with(locality_id)
    return known_rows[locality_id]


def grade_with(locality_id: int) -> Standing:
    """Return how close the tie with a locality is, and why."""
    tie, rows = standing(locality_id), agreements_with(locality_id)
    kinds = kinds_in_line((row.id, row.agreement_kind, row.previous_id) for row in rows)
    derived = grade_of(
        Known(
            papers=[_paper(row, kinds[row.id]) for row in rows],
            activity=frozenset((rows[0].activity or "").split()) if rows else frozenset(),
            approval=tie.graded.approval if tie else None,
            has_contact=tie is not None and tie.last_contact is not None,
        )
    )
    at = derived.paper.key if derived.paper else next((row.id for row in reversed(rows) if row.signed_on), 0)
    return Standing(tie, derived, line_of(rows, at))


def _paper(row: Any, kind: Any) -> Paper:  # noqa: ANN401 - a row of the list
    return Paper(
        kind=kind,
        status=row.status,
        level=row.level,
        sectors=frozenset(row.sectors.split()),
        signed_on=row.signed_on,
        is_year_only=row.is_year_only,
        signs_ours=row.signs_ours,
        signs_theirs=row.signs_theirs,
        key=row.id,
    )


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
    """Lead to the form that moves the stage, filled in with what the agreement says."""
    paper = shown.derived.paper
    given: dict[str, str] = {"to": shown.proposed.value} if shown.proposed else {}
    if shown.proposed and paper is not None and paper.signed_on is not None:
        given["on"] = str(paper.signed_on.year) if paper.is_year_only else paper.signed_on.isoformat()
        given["reason"] = shown.derived.reason
    return url_for("partnerships.stage", record_id=locality_id, **given)


AT = "/with/<record_id:record_id>/grade"


@bp.route(AT, methods=["GET", "POST"])
@requires(Permission.PARTNERSHIP_MOVE)
def grade(record_id: int) -> ResponseReturnValue:
    """Set another grade than the agreements give, and note what the partner's side approved."""
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
