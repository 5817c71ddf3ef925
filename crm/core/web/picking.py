"""Rows that were chosen in a list, and what is said of an action on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from crm.core.bulk import MOST, Chosen, Outcome
from crm.core.locale import _
from crm.core.records import titles_of
from crm.core.web.answers import toast
from crm.core.web.menu import next_url

F = TypeVar("F")

NAMED = 5
"""Records that a toast names; more are counted."""
LONGEST_KEY = 10


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < LONGEST_KEY else None


def chosen() -> list[Chosen]:
    """Read which rows were chosen, each with the version its list showed; nonsense is no row."""
    found = []
    for text in request.form.getlist("ids")[: MOST + 1]:
        key, _colon, version = text.partition(":")
        if (record_id := _number(key)) is not None:
            found.append(Chosen(record_id, _number(version)))
    return found


def picks_all() -> bool:
    """Tell whether the address asks for a list with all its rows chosen: the way without script."""
    return request.args.get("pick") == "all"


def named(titles: list[str]) -> str:
    """Name some records, and count the rest."""
    told = list(dict.fromkeys(titles))
    more = len(told) - NAMED
    return ", ".join(told[:NAMED]) + (" " + _("and %(num)s more", num=more) if more > 0 else "")


def tell_refused(outcome: Outcome, head: str) -> None:
    """Name what was left as it is, each with its reason."""
    refused = list(dict.fromkeys(outcome.refused))
    told = [f"{one.title}: {one.reason}" if one.title else one.reason for one in refused[:NAMED]]
    if len(refused) > NAMED:
        told.append(_("and %(num)s more", num=len(refused) - NAMED))
    if told:
        toast(f"{head} {' '.join(told)}", kind="warn")


def picked(outcome: Outcome, said: str, otherwise: str) -> Response:
    """Say what was done with the chosen rows and what was not, and lead back to the list."""
    if outcome.done:
        toast(said, undo=True)
    elif not outcome.refused:
        toast(_("Choose at least one row."), kind="warn")
    tell_refused(outcome, _("Left as they are –"))
    return redirect(next_url(otherwise))


def chosen_person(name: str = "owner_id") -> int | None:
    """Read the key of the person chosen in the bar."""
    return _number(request.form.get(name, ""))


def is_sent() -> bool:
    """Tell whether the page that asks more for chosen rows was filled in, and not only called up."""
    return request.form.get("step") == "send"


def asked_for(kind: Callable[..., F], **given: Any) -> F:
    """Open the form that asks more for chosen rows: as it was filled in, or fresh."""
    return kind(**given) if is_sent() else kind(formdata=None, **given)


def ask_each(
    form: Any, heading: str, work: Callable[[], Outcome], said: Callable[[int], str], *, otherwise: str
) -> ResponseReturnValue:
    """Ask something once for all chosen rows, do ``work`` with the answer, and lead back to the list."""
    rows, back = chosen(), next_url(otherwise)
    titles = titles_of([one.id for one in rows])
    if not titles:
        return picked(Outcome(), "", back)
    outcome = form.attempt(work) if is_sent() and form.accepted() else None
    if outcome is not None:
        return picked(outcome, said(len(outcome.done)), back)
    fields = [field for field in form if field.type not in ("HiddenField", "CSRFTokenField")]
    told = {"form": form, "heading": heading, "asked": rows, "titles": titles, "back": back, "fields": fields}
    return render_template("bulk/form.html", **told), form.status if is_sent() else 200
