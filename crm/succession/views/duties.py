"""What was inherited, and bringing its names up to date."""

from __future__ import annotations

from collections import Counter

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import records
from crm.core.access import Permission, actor, may, requires
from crm.core.errors import Missing
from crm.core.locale import _
from crm.core.records import Record
from crm.core.web import form_page, page, toast
from crm.partnerships.rules import PastDay
from crm.succession import queries, service
from crm.succession.forms import DutyForm
from crm.succession.queries import Inherited
from crm.succession.rules import DutyState
from crm.succession.views.room import bp


@bp.get("")
@requires(Permission.AGREEMENT_READ)
def index() -> ResponseReturnValue:
    """Everything that was inherited, with how far its names are, and the sums of each merger."""
    book = queries.book_of_standing()
    found = queries.inherited(book)
    asking = [one for one in found if one.asks]
    counted = Counter(one.state for one in asking)
    wanted = _state()
    return page(
        "succession/index.html",
        rows=[one for one in found if wanted is None or (one.asks and one.state is wanted)],
        has_any=bool(found),
        asked=len(asking),
        done=counted[DutyState.DONE],
        states=[(state, counted[state]) for state in DutyState],
        state=wanted,
        mergers=queries.merger_lines(book),
        since=_since,
        may_edit=may(actor(), Permission.AGREEMENT_EDIT),
    )


def _state() -> DutyState | None:
    try:
        return DutyState(request.args.get("show", ""))
    except ValueError:
        return None


def _since(one: Inherited) -> str:
    return str(PastDay(one.signed_on, one.is_year_only)) if one.signed_on else ""


@bp.route("/<record_id:record_id>/names", methods=["GET", "POST"])
@requires(Permission.AGREEMENT_EDIT)
def names(record_id: int) -> ResponseReturnValue:
    """How far the new name has come to something inherited."""
    record = records.get(Record, record_id)
    one = queries.one_inherited(record_id, record.kind)
    if one is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    form = DutyForm(version=one.version)
    if not form.is_submitted():
        form.show(one.duty)
    if form.accepted():
        done = form.attempt(lambda: service.keep_duty(record_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(url_for(".index"))
    return form_page("succession/names.html", form=form, one=one)
