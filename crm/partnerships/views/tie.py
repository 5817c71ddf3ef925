"""One tie: its header and history on the locality's page, and the forms that change it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from flask import Blueprint, Flask, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officers
from crm.core import clock, records
from crm.core.access import Permission, actor, may, requires, viewer
from crm.core.errors import Missing
from crm.core.forms import offer
from crm.core.locale import _, _l
from crm.core.naming import join_history
from crm.core.records import Kind, Record, register_kind
from crm.core.text import UnfitText, clean_line
from crm.core.transactions import new_form_key
from crm.core.web import Panel, form_page, register_panel, toast
from crm.localities.models import Locality, Scope
from crm.partnerships import queries, rules, service
from crm.partnerships.forms import NewPartnershipForm, PartnershipForm, StageForm
from crm.partnerships.models import Partnership, Stage, StageMove
from crm.partnerships.rules import PastDay
from crm.people.models import Contact
from crm.people.queries import contacts_of

bp = Blueprint("partnerships", __name__)

AT = "/localities/<record_id:record_id>/partnership"
MOST_CONTACTS = 200
MOST_TOLD = 300


@bp.get("/partnerships/<record_id:record_id>")
@requires(Permission.LOCALITY_READ)
def show(record_id: int) -> ResponseReturnValue:
    """Lead from a tie to the page of its locality, where it is shown."""
    return redirect(home(records.get(Partnership, record_id).locality_id))


@bp.route(f"{AT}/new", methods=["GET", "POST"])
@requires(Permission.PARTNERSHIP_MOVE)
def new(record_id: int) -> ResponseReturnValue:
    """Begin the tie with a locality."""
    locality = records.get(Locality, record_id)
    place = {"id": record_id, "title": locality.title}
    form = NewPartnershipForm(owner_id=actor().id, to_stage=Stage.IDENTIFIED)
    offer_people(form, record_id)
    if form.accepted():
        done = form.attempt(lambda: service.begin_partnership(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(home(record_id))
    return form_page("partnerships/form.html", form=form, place=place, tests=rules.EXIT_TESTS)


@bp.route(f"{AT}/stage", methods=["GET", "POST"])
@requires(Permission.PARTNERSHIP_MOVE)
def stage(record_id: int) -> ResponseReturnValue:
    """Move a tie to another stage."""
    tie, place = known(record_id)
    at = tie.stage
    form = StageForm(**_proposed_move(at))
    if form.accepted():
        done = form.attempt(lambda: service.move_stage(record_id, form.move(), actor=actor()))
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(home(record_id))
    return form_page("partnerships/stage.html", form=form, place=place, at=at, tests=rules.EXIT_TESTS)


def _proposed_move(at: Stage) -> dict[str, Any]:
    """Return what the form begins with: what the address proposes, else the stage that usually follows."""
    asked: dict[str, Any] = {"to_stage": rules.next_stage(at)}
    if request.args.get("to") in list(Stage):
        asked["to_stage"] = Stage(request.args["to"])
    if day := rules.past_day(request.args.get("on", "")):
        asked["on"] = day
    with suppress(UnfitText):
        asked["reason"] = clean_line(request.args.get("reason", ""), MOST_TOLD)
    return asked


@bp.post(f"{AT}/done")
@requires(Permission.PARTNERSHIP_MOVE)
def done(record_id: int) -> ResponseReturnValue:
    """Note that the next action is done, and ask for the one after it."""
    version = request.form.get("version", "")
    seen = int(version) if version.isdecimal() and len(version) < 10 else None
    service.finish_next_action(record_id, version=seen, actor=actor())
    toast(_("Done. What comes next?"), undo=True)
    return redirect(url_for(".next_action", record_id=record_id))


def home(locality_id: int) -> str:
    """Return the page on which a tie is shown: its locality's."""
    return url_for("localities.show", record_id=locality_id)


def known(locality_id: int) -> tuple[Partnership, dict[str, Any]]:
    """Return the tie with a locality and what a form's head says of the place; Missing when there is none."""
    locality = records.get(Locality, locality_id)
    tie = queries.partnership_of(locality_id)
    if tie is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return tie, {"id": locality.id, "title": locality.title}


def offer_people(form: PartnershipForm, locality_id: int, tie: Partnership | None = None) -> None:
    """Fill the boxes to choose from; whoever is named already stays until another is chosen."""
    owner_id, counterpart_id = (tie.owner_id, tie.counterpart_id) if tie else (None, None)
    people = [(person.id, person.display_name) for person in officers()]
    if owner_id and owner_id not in dict(people):
        people.append((owner_id, records.name_of(owner_id)))
    offer(form.owner_id, people, empty=_("Not assigned"))
    known: list[Any] = list(contacts_of(locality_id, MOST_CONTACTS))
    if counterpart_id and counterpart_id not in {row.id for row in known}:
        present = records.find(Contact, counterpart_id)
        known += [present] if present is not None else []
    offer(
        form.counterpart_id,
        [(row.id, f"{row.title} {row.native_name}".strip()) for row in known],
        empty=_("Nobody named"),
    )


def _since(tie: queries.TieState | None, moves: Sequence[StageMove]) -> PastDay | None:
    """Return since when a tie stands at its stage, as exactly as that is known."""
    if moves:
        return PastDay(moves[0].moved_on, moves[0].is_year_only)
    return PastDay(tie.stage_since) if tie and tie.stage_since else None


def standing(locality_id: int) -> queries.TieState | None:
    """Return how the tie with a locality stands; a page asks once, however many of its parts show it."""
    known: dict[int, queries.TieState | None] = g.setdefault("ties", {})
    if locality_id not in known:
        year_ago = rules.months_before(clock.today(), rules.ACTIVE_MONTHS)
        known[locality_id] = queries.tie_state(locality_id, year_ago)
    return known[locality_id]


def _header(locality: Locality) -> dict[str, Any]:
    """Show how the tie stands."""
    tie = standing(locality.id)
    moves = tie.moves if tie else []
    health = rules.health_of(tie.last_contact if tie else None, clock.today())
    return {
        "tie": tie,
        "since": _since(tie, moves),
        "step": rules.step_number(tie.stage) if tie else 0,
        "is_live": tie is not None and rules.is_under_way(tie.stage),
        "health": health,
        "why": rules.health_reason(health, tie.in_a_year, tie.last_contact) if tie else "",
        "locality_id": locality.id,
        "is_foreign": locality.scope is Scope.FOREIGN,
        "may_move": may(viewer(), Permission.PARTNERSHIP_MOVE),
        "form_key": new_form_key(),
    }


def _history(locality: Locality) -> dict[str, Any]:
    """Show the moves that the header has read."""
    tie = standing(locality.id)
    rows = [(move, PastDay(move.moved_on, move.is_year_only)) for move in (tie.moves if tie else ())]
    return {"rows": rows, "locality_id": locality.id, "may_move": may(viewer(), Permission.PARTNERSHIP_MOVE)}


def _timeline(subject: Record) -> list[Any]:
    """Tell a locality's timeline what was signed."""
    return [queries.signed_moves(subject.id)] if subject.kind == "locality" else []


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)
    register_kind(
        Kind(
            code="partnership",
            model=Partnership,
            label=_l("Partnership"),
            plural=_l("Partnerships"),
            endpoint="partnerships.show",
            permission=Permission.LOCALITY_READ,
            edit=Permission.PARTNERSHIP_MOVE,
            timeline=_timeline,
        )
    )
    join_history("locality", queries.tie_keys)
    records.follow("locality", service.follow_locality)
    for slot, template, load in (
        ("locality.header", "partnerships/_header.html", _header),
        ("locality.left", "partnerships/_history.html", _history),
    ):
        register_panel(
            Panel(
                slot=slot,
                order=60,
                code="partnership",
                permission=Permission.LOCALITY_READ,
                template=template,
                load=load,
            )
        )
