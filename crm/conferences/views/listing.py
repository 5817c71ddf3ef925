"""The list of conferences."""

from __future__ import annotations

from typing import Any, TypeVar

from flask import request
from flask.typing import ResponseReturnValue

from crm.commitments.queries import partners
from crm.conferences import queries
from crm.conferences.queries import ConferenceFilter
from crm.conferences.rules import ConferenceView, State, competence_of
from crm.conferences.views.room import bp, may_edit
from crm.core.access import Permission, requires
from crm.core.forms import unfit_sentence, whole_number
from crm.core.text import UnfitText, clean_line
from crm.core.web import list_rows, page, page_number

LONGEST = 200
FIRST_YEAR, LAST_YEAR = 1900, 2200
T = TypeVar("T")


def _member(kind: type[T], name: str) -> T | None:
    """Read a member from the address; nonsense is none."""
    try:
        return kind(request.args.get(name, ""))  # type: ignore[call-arg]
    except ValueError:
        return None


def _number(name: str) -> int | None:
    try:
        return whole_number(request.args.get(name))
    except ValueError:
        return None


def _asked() -> dict[str, Any]:
    """Read the filters from the address; the address is the truth."""
    refused = ""
    try:
        text = clean_line(request.args.get("q", ""), LONGEST)
    except UnfitText as unfit:
        text, refused = "", unfit_sentence(unfit)
    year = _number("year")
    return {
        "q": text,
        "refused": refused,
        "year": year if year is not None and FIRST_YEAR < year < LAST_YEAR else None,
        "locality_id": _number("locality"),
        "state": _member(State, "state"),
        "view": _member(ConferenceView, "show") or ConferenceView.ALL,
    }


@bp.get("")
@requires(Permission.CONFERENCE_READ)
def index() -> ResponseReturnValue:
    """International conferences and seminars."""
    asked = _asked()
    wanted = ConferenceFilter(
        view=asked["view"],
        state=asked["state"],
        year=asked["year"],
        locality_id=asked["locality_id"],
        text=asked["q"],
    )
    return page(
        "conferences/index.html",
        listing=list_rows(queries.conferences(wanted), page_number()),
        partners=partners(asked["locality_id"]),
        years=queries.years(),
        states=list(State),
        views=list(ConferenceView),
        competence_of=competence_of,
        may_edit=may_edit(),
        **asked,
    )
