"""What was promised: the list, what each side owes, one commitment, and closing it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts.queries import officers
from crm.commitments import queries, service
from crm.commitments.forms import CloseForm
from crm.commitments.models import Side
from crm.commitments.rules import CommitmentView
from crm.commitments.views.room import asked_key, bp, may_edit
from crm.core import clock
from crm.core.access import Permission, actor, requires
from crm.core.forms import offer
from crm.core.locale import _, day
from crm.core.thread import url_of
from crm.core.web import form_page, list_rows, next_url, page, page_number, toast


@bp.get("/owed")
@requires(Permission.COMMITMENT_READ)
def owed() -> ResponseReturnValue:
    """What we owe each partner, and what each owes us."""
    books = [
        (
            {"id": key, "title": rows[0].locality},
            [row for row in rows if row.side is not Side.THEIRS],
            [row for row in rows if row.side is not Side.OURS],
        )
        for key, rows in _by_partner(queries.owed_by_partner())
    ]
    return page("commitments/owed.html", books=books, views=list(CommitmentView), may_edit=may_edit())


def _by_partner(rows: Sequence[Any]) -> list[tuple[int, list[Any]]]:
    return [(key, list(some)) for key, some in groupby(rows, key=lambda row: row.locality_id)]


@bp.get("")
@requires(Permission.COMMITMENT_READ)
def index() -> ResponseReturnValue:
    """Commitments with every partner."""
    asked, whose = request.args.get("show", ""), request.args.get("side", "")
    view = CommitmentView(asked) if asked in list(CommitmentView) else CommitmentView.OPEN
    side = Side(whose) if whose in list(Side) else None
    locality_id = asked_key("locality")
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
        people=[(person.id, person.display_name) for person in officers()] if may_edit() else (),
        may_edit=may_edit(),
    )


@bp.get("/<record_id:record_id>")
@requires(Permission.COMMITMENT_READ)
def show(record_id: int) -> ResponseReturnValue:
    """One commitment."""
    row = queries.commitment_with_names(record_id) or abort(404)
    source_url = url_of(row.source_kind, row.source_id) if row.source_id else None
    return page(
        "commitments/show.html",
        commitment=row,
        source_url=source_url,
        agreement_url=url_of("agreement", row.agreement_id) if row.agreement_id else None,
        delivered_url=url_of(row.delivered_kind, row.delivered_id) if row.delivered_id else None,
        may_edit=may_edit(),
    )


@bp.route("/<record_id:record_id>/close", methods=["GET", "POST"])
@requires(Permission.COMMITMENT_EDIT)
def close(record_id: int) -> ResponseReturnValue:
    """Close a commitment with its evidence or its reason."""
    row = queries.commitment_with_names(record_id) or abort(404)
    form = CloseForm(version=row.version, closed_on=clock.today())
    visits = [(one.id, f"{day(one.day)} {one.title}") for one in queries.deliveries(row.locality_id)]
    offer(form.delivered_id, visits, empty=_("No visit"))
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
