"""Pages of commitments, and the panel that shows them on their partner's page."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officers
from crm.commitments import bulk, queries, service
from crm.commitments.forms import CloseForm, CommitmentForm
from crm.commitments.models import Commitment, Side
from crm.commitments.rules import CommitmentView
from crm.core import clock, records
from crm.core.access import Permission, actor, may, requires
from crm.core.editing import Editing
from crm.core.forms import offer, whole_number
from crm.core.locale import _, _l
from crm.core.parts import Parts, serve_parts
from crm.core.records import Kind, Record, register_kind
from crm.core.thread import url_of
from crm.core.web import (
    NavItem,
    Panel,
    form_page,
    list_rows,
    next_url,
    page,
    page_number,
    register_nav,
    register_panel,
    toast,
)

bp = Blueprint("commitments", __name__, url_prefix="/commitments")
bulk.install(bp)


def _may_edit() -> bool:
    return may(actor(), Permission.COMMITMENT_EDIT)


def _key(name: str) -> int | None:
    """Read a record's key from the address; nonsense is no key."""
    try:
        return whole_number(request.args.get(name))
    except ValueError:
        return None


@bp.get("")
@requires(Permission.COMMITMENT_READ)
def index() -> ResponseReturnValue:
    """Commitments with every partner."""
    asked, whose = request.args.get("show", ""), request.args.get("side", "")
    view = CommitmentView(asked) if asked in list(CommitmentView) else CommitmentView.OPEN
    side = Side(whose) if whose in list(Side) else None
    locality_id = _key("locality")
    rows = queries.all_commitments(view, clock.today(), side=side, locality_id=locality_id)
    return page(
        "commitments/index.html",
        listing=list_rows(rows, page_number()),
        view=view,
        views=list(CommitmentView),
        side=side,
        sides=list(Side),
        locality_id=locality_id,
        partners=queries.partners(locality_id),
        people=[(person.id, person.display_name) for person in officers()] if _may_edit() else (),
        may_edit=_may_edit(),
    )


def _offer(form: CommitmentForm, commitment: Commitment | None = None) -> None:
    """Fill the boxes of the form."""
    people = [(person.id, person.display_name) for person in officers()]
    if commitment is None:
        known = queries.partners(form.locality_id.data, limit=queries.PARTNERS)
        offer(form.locality_id, [(row.id, row.title) for row in known], empty=_("Choose a partner"))
    elif commitment.owner_id and commitment.owner_id not in dict(people):
        people.append((commitment.owner_id, records.name_of(commitment.owner_id)))
    is_given = commitment is None or commitment.owner_id
    offer(form.owner_id, people, empty=None if is_given else _("Not assigned"))


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.COMMITMENT_EDIT)
def new() -> ResponseReturnValue:
    """Write a commitment down."""
    form = CommitmentForm(locality_id=_key("locality"), owner_id=actor().id)
    _offer(form)
    source_id = _key("source")
    if form.accepted():
        entry = form.entry(source_id=source_id)
        done = form.attempt(lambda: service.add_commitment(entry, actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(next_url(url_for(".show", record_id=done.id)))
    return form_page("commitments/form.html", form=form, commitment=None)


@bp.get("/<record_id:record_id>")
@requires(Permission.COMMITMENT_READ)
def show(record_id: int) -> ResponseReturnValue:
    """One commitment."""
    row = queries.commitment_with_names(record_id) or abort(404)
    source_url = url_of(row.source_kind, row.source_id) if row.source_id else None
    return page("commitments/show.html", commitment=row, source_url=source_url, may_edit=_may_edit())


@bp.route("/<record_id:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.COMMITMENT_EDIT)
def edit(record_id: int) -> ResponseReturnValue:
    """Correct a commitment."""
    editing = Editing(lambda: _filled(record_id), CommitmentForm)
    if editing.save(lambda form: _rewrite(record_id, form)) is not None:
        toast(_("Saved."))
        return redirect(_home(record_id))
    commitment = editing.form.about
    return editing.page(
        "commitments/form.html",
        subject=commitment.title,
        cancel_url=_home(record_id),
        commitment=commitment,
    )


def _home(record_id: int) -> str:
    return url_for("commitments.show", record_id=record_id)


def _filled(record_id: int) -> CommitmentForm:
    """Fill the form with a commitment as it is saved."""
    commitment = records.get(Commitment, record_id)
    form = CommitmentForm(obj=commitment)
    form.about = commitment
    del form.locality_id
    if not form.is_submitted():
        form.show(commitment)
    if not commitment.is_open:
        del form.state
    _offer(form, commitment)
    return form


def _rewrite(record_id: int, form: CommitmentForm) -> Commitment:
    entry = form.entry(locality_id=form.about.locality_id)
    return service.edit_commitment(record_id, entry, actor=actor())


serve_parts(
    bp,
    Parts(
        kind="commitment",
        permission=Permission.COMMITMENT_EDIT,
        form=CommitmentForm,
        names={
            "text_vi": ("text_vi",),
            "text_en": ("text_en",),
            "state": ("state",),
            "due": ("due_on",),
            "owner": ("owner_id",),
            "counterpart": ("counterpart",),
        },
        fill=_filled,
        save=_rewrite,
        home=_home,
        subject=lambda form: form.about.title,
        whole="commitments.edit",
    ),
)


@bp.route("/<record_id:record_id>/close", methods=["GET", "POST"])
@requires(Permission.COMMITMENT_EDIT)
def close(record_id: int) -> ResponseReturnValue:
    """Close a commitment with its evidence or its reason."""
    row = queries.commitment_with_names(record_id) or abort(404)
    form = CloseForm(version=row.version, closed_on=clock.today())
    if form.accepted():
        done = form.attempt(lambda: service.close_commitment(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Closed: %(title)s", title=done.title), undo=True)
            return redirect(next_url(url_for(".show", record_id=done.id)))
    return form_page("commitments/close.html", form=form, commitment=row)


@bp.post("/<record_id:record_id>/reopen")
@requires(Permission.COMMITMENT_EDIT)
def reopen(record_id: int) -> ResponseReturnValue:
    """Take a closed commitment up again."""
    commitment = service.reopen(record_id, actor=actor())
    toast(_("Open again: %(title)s", title=commitment.title), undo=True)
    return redirect(next_url(url_for(".show", record_id=record_id)))


def _with(record: Record) -> dict[str, Any]:
    """Fill the panel of what is still owed between us and a partner."""
    locality_id = getattr(record, "locality_id", None) or record.id
    rows = queries.open_commitments(locality_id)
    return {
        "rows": rows,
        "ours": sum(row.side in (Side.OURS, Side.JOINT) for row in rows),
        "theirs": sum(row.side in (Side.THEIRS, Side.JOINT) for row in rows),
        "locality_id": locality_id,
        "may_edit": _may_edit(),
    }


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)
    register_kind(
        Kind(
            code="commitment",
            model=Commitment,
            label=_l("Commitment"),
            plural=_l("Commitments"),
            endpoint="commitments.show",
            permission=Permission.COMMITMENT_READ,
            edit=Permission.COMMITMENT_EDIT,
            search_order=None,
        )
    )
    register_nav(
        NavItem(
            group=2,
            order=30,
            label=_l("Commitments"),
            endpoint="commitments.index",
            permission=Permission.COMMITMENT_READ,
            late=queries.LATE,
        )
    )
    for slot in ("locality.left", "delegation.left"):
        register_panel(
            Panel(
                slot=slot,
                order=50,
                code="commitments",
                permission=Permission.COMMITMENT_READ,
                template="commitments/_panel.html",
                load=_with,
            )
        )
