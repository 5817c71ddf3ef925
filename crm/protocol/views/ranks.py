"""Pages of the ranks: a table for each level, a form, and what can be done with a row."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core import uses
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.forms import answering
from crm.core.locale import _
from crm.core.web import form_page, page, toast
from crm.protocol import queries, service
from crm.protocol.forms import RankForm
from crm.protocol.models import ProtocolRank
from crm.protocol.rules import level_word

bp = Blueprint("ranks", __name__, url_prefix="/settings/ranks")


@bp.get("")
@requires(Permission.SETTINGS_EDIT)
def index() -> ResponseReturnValue:
    """Every system with its ranks from the highest, and those that are no longer offered."""
    rows = queries.ranks(with_retired=True)
    offered = [row for row in rows if not row.is_retired]
    return page(
        "protocol/ranks.html",
        systems=[(system, list(some)) for system, some in groupby(offered, key=lambda row: row.system)],
        retired=[row for row in rows if row.is_retired],
        name=queries.rank_name,
        level_word=level_word,
        native=_native,
    )


def _native(row: ProtocolRank) -> tuple[str, str]:
    """Return a rank's name in the language of its system, with the language."""
    found = next(((text, lang) for lang, text in row.name.items() if lang not in ("vi", "en") and text), None)
    return found or ("", "")


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def new() -> ResponseReturnValue:
    """Add a rank."""
    form = RankForm.showing(None)
    if form.accepted():
        row = form.attempt(lambda: service.add_rank(form.entry(), actor=actor()))
        if row is not None:
            toast(_("Saved."))
            return _back(row)
    return form_page("protocol/rank.html", form=form, row=None, used=[])


@bp.route("/<record_id:rank_id>", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def edit(rank_id: int) -> ResponseReturnValue:
    """Correct a rank, or say where it is used and take it away."""
    editing = Editing(lambda: _filled(rank_id), RankForm)
    saved = editing.save(lambda form: service.change_rank(rank_id, form.entry(), actor=actor()))
    if saved is not None:
        toast(_("Saved."))
        return _back(saved)
    row = editing.form.about
    return editing.page(
        "protocol/rank.html", subject=queries.rank_name(row), cancel_url=url_for(".index"), **_shown(row)
    )


def _filled(rank_id: int) -> RankForm:
    return RankForm.showing(queries.rank(rank_id) or abort(404))


def _shown(row: ProtocolRank) -> dict[str, Any]:
    """Gather what stands beside the form: the equivalents, and where the rank is used."""
    beside = [one for one in queries.ranks() if one.level == row.level and one.system is not row.system]
    return {
        "row": row,
        "name": queries.rank_name,
        "beside": beside,
        "used": uses.uses(row, "protocol_rank"),
    }


@bp.post("/<record_id:rank_id>/<any(up, down):way>")
@requires(Permission.SETTINGS_EDIT)
def move(rank_id: int, way: str) -> ResponseReturnValue:
    """Move a rank up or down among those of its level."""
    return _do(rank_id, lambda: service.move_rank(rank_id, up=way == "up", actor=actor()))


@bp.post("/<record_id:rank_id>/retire")
@requires(Permission.SETTINGS_EDIT)
def retire(rank_id: int) -> ResponseReturnValue:
    """Offer a rank no longer."""
    done = _("This row is no longer offered. Where it was used, it is still shown.")
    return _do(rank_id, lambda: service.set_rank_aside(rank_id, retired=True, actor=actor()), done)


@bp.post("/<record_id:rank_id>/restore")
@requires(Permission.SETTINGS_EDIT)
def restore(rank_id: int) -> ResponseReturnValue:
    """Offer a rank again."""
    done = _("This row is offered again.")
    return _do(rank_id, lambda: service.set_rank_aside(rank_id, retired=False, actor=actor()), done)


@bp.post("/<record_id:rank_id>/remove")
@requires(Permission.SETTINGS_EDIT)
def remove(rank_id: int) -> ResponseReturnValue:
    """Delete a rank nobody has."""
    return _do(rank_id, lambda: service.remove_rank(rank_id, actor=actor()), _("Deleted."))


def _do(rank_id: int, work: Callable[[], ProtocolRank], done: str = "") -> ResponseReturnValue:
    """Do one thing with a rank and go back to the table; a refusal is said on the rank's own page."""
    with answering(None):
        form = _filled(rank_id)
    row = form.attempt(work)
    if row is None:
        return form_page("protocol/rank.html", form=form, **_shown(form.about))
    if done:
        toast(done)
    return _back(row)


def _back(row: ProtocolRank) -> ResponseReturnValue:
    return redirect(url_for(".index", _anchor=f"row-{row.id}"))
