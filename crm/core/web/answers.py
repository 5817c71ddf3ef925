"""Rendering a page whole or in part, and the sentence that follows what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import flash, g, get_flashed_messages, render_template, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import audit


def is_fragment() -> bool:
    """Tell whether the browser swaps a piece of the page and does not want the whole of it."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def page(full: str, *, fragment: str | None = None, **context: object) -> str:
    """Render ``full``, or only ``fragment`` when the browser is swapping that piece in place."""
    return render_template(fragment if fragment and is_fragment() else full, **context)


def form_page(full: str, *, form: Any, **context: object) -> ResponseReturnValue:
    """Render a form with the status it deserves: 200 fresh, 422 refused, 409 overtaken."""
    place = getattr(form, "locality_id", None)
    g.days_beside = place.data if place is not None and isinstance(place.data, int) else None
    return render_template(full, form=form, **context), form.status


@dataclass(frozen=True, slots=True)
class Toast:
    """One sentence after something was done, with the way to undo it."""

    text: str
    undo_url: str | None = None
    kind: str = "ok"
    is_again: bool = False
    """Whether to undo means to do once more what was just undone."""


def toast(
    text: str, *, undo: bool = False, again: bool = False, undo_url: str | None = None, kind: str = "ok"
) -> None:
    """Say ``text`` on the next page, if this request's work is kept; ``undo`` offers to take back what this
    request changed last, ``again`` to do once more what it has undone.

    ``undo_url`` is the way back of what belongs to no record and so has one of its own.
    """
    change_id = audit.last_change() if undo or again else None
    undo_url = url_for("history.undo", change_id=change_id) if change_id else undo_url
    said = {"text": text, "undo_url": undo_url, "kind": kind, "is_again": again}
    flash(said, "toast")  # type: ignore[arg-type]  # JSON in the cookie


def toasts() -> list[Toast]:
    """Return what is to be said now; a library's plain sentence is one too."""
    return [
        Toast(**message) if isinstance(message, dict) else Toast(str(message))
        for message in get_flashed_messages()
    ]
