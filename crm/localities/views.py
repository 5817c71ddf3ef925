"""Pages of one locality. The list shows how each tie stands, so the room of partnerships above keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Blueprint, Flask, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock, records, timeline
from crm.core.access import Permission, actor, may, requires
from crm.core.editing import Editing
from crm.core.errors import Missing
from crm.core.forms import CrmForm, is_answered
from crm.core.locale import _, _l, language
from crm.core.parts import Parts, serve_parts
from crm.core.records import Kind, register_kind
from crm.core.thread import entries
from crm.core.transactions import new_form_key
from crm.core.web import form_page, list_url, page, stands_on, toast
from crm.localities import queries, rules, service
from crm.localities.forms import LocalityForm
from crm.localities.models import Fact, FactKind, Locality
from crm.reference.queries import sectors
from crm.settings.queries import office

bp = Blueprint("localities", __name__, url_prefix="/localities")

THREAD, WHOLE_THREAD = 12, 200
ALWAYS_ASKED = (FactKind.AREA, FactKind.POPULATION, FactKind.GRDP)
"""Figures that every profile should have; missing ones are asked for in their own place."""


@bp.get("/<record_id:record_id>")
@requires(Permission.LOCALITY_READ)
def show(record_id: int) -> ResponseReturnValue:
    """One locality: its profile at the left, what happened with it at the right."""
    locality, keeper, has_kin = _known(record_id)
    stands_on(locality_id=locality.id)
    wants_all = request.args.get("thread") == "all"
    events, has_older = timeline.events_of(locality, limit=WHOLE_THREAD if wants_all else THREAD)
    me = actor()
    return page(
        "localities/show.html",
        locality=locality,
        keeper=keeper,
        figures=_figures(queries.facts_of(locality.id)),
        claims=queries.claims_of(locality.id),
        kin=queries.kin_of(locality) if has_kin else (),
        thread=entries(events),
        has_older=has_older and not wants_all,
        may_edit=may(me, Permission.LOCALITY_EDIT),
        may_delete=may(me, Permission.LOCALITY_DELETE, locality),
        may_rename=may(me, Permission.LOCALITY_RENAME),
        rules=rules,
        FactKind=FactKind,
        form_key=new_form_key(),
    )


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.LOCALITY_EDIT)
def new() -> ResponseReturnValue:
    """Enter a locality."""
    form = LocalityForm()
    if request.method == "GET":
        form.begin()
    _offer(form, None)
    if form.asks_for_row:
        return page("localities/form.html", form=form, locality=None)
    if form.accepted():
        done = form.attempt(lambda: service.add_locality(form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".show", record_id=done.id))
    return form_page("localities/form.html", form=form, locality=None)


@bp.route("/<record_id:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.LOCALITY_EDIT)
def edit(record_id: int) -> ResponseReturnValue:
    """Correct a locality's profile."""
    editing = Editing(lambda: _filled(record_id), LocalityForm)
    if editing.form.asks_for_row:
        return page("localities/form.html", form=editing.form, locality=editing.form.about)
    if editing.save(lambda form: _rewrite(record_id, form)) is not None:
        toast(_("Saved."))
        return redirect(url_for(".show", record_id=record_id))
    return editing.page(
        "localities/form.html",
        subject=editing.form.about["title"],
        cancel_url=url_for(".show", record_id=record_id),
        locality=editing.form.about,
    )


def _filled(record_id: int) -> LocalityForm:
    """Fill the form with what is saved of a locality."""
    locality, *_rest = _known(record_id)
    claims = queries.claims_of(record_id)
    form = LocalityForm()
    if not is_answered():
        form.show(locality, queries.facts_of(record_id), claims)
    form.about = {"id": record_id, "title": locality.title, "row": locality, "claims": claims}
    _offer(form, locality)
    return form


def _rewrite(record_id: int, form: LocalityForm) -> Locality:
    entry = form.entry(form.about["row"], form.about["claims"])
    return service.edit_locality(record_id, entry, actor=actor())


_TEXTS = ("situation", "history", "sights", "festivals", "leaders", "sensitive")

serve_parts(
    bp,
    Parts(
        kind="locality",
        permission=Permission.LOCALITY_EDIT,
        form=LocalityForm,
        names={name: (f"{name}_vi", f"{name}_en") for name in _TEXTS}
        | {"city_day": ("city_day",), "website": ("website",)}
        | {"checked": ("profile_source", "profile_checked_on")},
        fill=_filled,
        save=_rewrite,
        home=lambda record_id: url_for("localities.show", record_id=record_id),
        subject=lambda form: form.about["title"],
        whole="localities.edit",
    ),
)


@bp.post("/<record_id:record_id>/delete")
@requires(Permission.LOCALITY_DELETE)
def delete(record_id: int) -> ResponseReturnValue:
    """Move a locality to the trash."""
    gone = service.delete_locality(record_id, version=CrmForm().seen_version, actor=actor())
    toast(_("Deleted: %(title)s", title=gone.title), undo=True)
    return redirect(list_url(url_for("localities.index")))


def _known(locality_id: int) -> tuple[Locality, str, bool]:
    found = queries.locality_with_names(locality_id)
    if found is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return found


def _figures(facts: Iterable[Fact]) -> Mapping[FactKind, list[dict[str, Any]]]:
    """Gather what is shown of each kind of figure, the newest first; some are asked for when missing."""
    limit, this_year = office().population_stale_years, clock.today().year
    shown: dict[FactKind, list[dict[str, Any]]] = {kind: [] for kind in ALWAYS_ASKED}
    for fact in facts:
        stale = rules.years_stale(fact.as_of_year, this_year, limit)
        text = f"{rules.figure_text(fact.value)} {rules.unit_name(fact.unit)}"
        shown.setdefault(fact.kind, []).append({"text": text, "stale": stale, "fact": fact})
    return shown


def _offer(form: LocalityForm, locality: Locality | None) -> None:
    """Fill the boxes to choose from."""
    fields = [(sector.code, sector.name(language())) for sector in sectors()]
    country = locality.country_code if locality else form.country_code.data or ""
    found = queries.possible_successors(country, but=locality.id if locality else None)
    successors = [(row.id, row.title) for row in found]
    kept = locality.successor_id if locality else None
    if kept is not None and kept not in dict(
        successors
    ):  # hidden, in the trash or elsewhere: saving keeps it
        successors.append((kept, records.titles_of([kept]).get(kept) or _("(not shown)")))
    form.prepare(fields, successors)


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)
    register_kind(
        Kind(
            code="locality",
            model=Locality,
            label=_l("Foreign locality"),
            plural=_l("Foreign localities"),
            endpoint="localities.show",
            permission=Permission.LOCALITY_READ,
            edit=Permission.LOCALITY_EDIT,
            delete=Permission.LOCALITY_DELETE,
            settle=service.settle_locality,
            search_order=10,
        )
    )
