"""The one way back from everything that was done."""

from __future__ import annotations

from collections.abc import Sequence

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, requires
from crm.core.bulk import Outcome
from crm.core.forms import whole_number
from crm.core.locale import _
from crm.core.naming import told_together
from crm.core.thread import url_of
from crm.core.undo import deleted_something, find_any
from crm.core.undo import undo as take_back
from crm.core.web import named, next_url, tell_refused, toast
from crm.history.views.room import bp


def _only() -> Sequence[int] | None:
    """Read which record's part is meant, with those told on its page; None means all, nonsense no record."""
    try:
        key = whole_number(request.form.get("record_id"))
    except ValueError:
        return ()
    return told_together(find_any(key).kind, key) if key else None


@bp.post("/changes/<record_id:change_id>/undo")
@requires(Permission.HISTORY_UNDO)
def undo(change_id: int) -> ResponseReturnValue:
    """Take a change back, and offer to do it once more."""
    outcome = take_back(change_id, actor=actor(), only=_only())
    if outcome.done:
        toast(_("Undone: %(title)s", title=named([one.title for one in outcome.done])), again=True)
    tell_refused(outcome, _("Not undone –"))
    return redirect(_where_to(outcome, change_id))


def _where_to(outcome: Outcome, change_id: int) -> str:
    """Lead back to where the button was; to the record that came back, and away from one that went."""
    back = next_url(url_for("home.index"))
    if not outcome.done:
        return back
    record = outcome.done[0]
    page = url_of(record.kind, record.id)
    if record.deleted_at is not None:
        return url_for("home.index") if back.partition("?")[0] == page else back
    came_back = len(outcome.done) == 1 and deleted_something(change_id)
    return page if came_back or "next" not in request.form else back
