"""The room that pages of people and of bodies share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from crm.core.forms import unfit_sentence, whole_number
from crm.core.locale import _
from crm.core.text import UnfitText, clean_line
from crm.core.web import toast
from crm.people.models import OrganisationKind

T = TypeVar("T")
LONGEST = 200

bp = Blueprint("people", __name__)


def asked_key(name: str) -> int | None:
    """Read a record's key from the address; nonsense is no key."""
    try:
        return whole_number(request.args.get(name))
    except ValueError:
        return None


def asked_kind() -> OrganisationKind | None:
    """Read a kind of body from the address."""
    asked = request.args.get("kind", "")
    return OrganisationKind(asked) if asked in list(OrganisationKind) else None


def asked_text() -> str:
    """Read what is looked for; what cannot be looked for is said and left out."""
    try:
        return clean_line(request.args.get("q", ""), LONGEST)
    except UnfitText as unfit:
        toast(unfit_sentence(unfit), kind="warn")
        return ""


def box(name: str, label: str, options: list[tuple[Any, str]], chosen: Any, clear_url: str) -> dict[str, Any]:
    """Return one filter of a list as the filter bar draws it."""
    shown = next((word for value, word in options if value == chosen), None) if chosen else None
    return {
        "name": name,
        "label": label,
        "options": [("", _("All"), not chosen)] + [(value, word, value == chosen) for value, word in options],
        "shown": shown,
        "clear_url": clear_url,
    }


def suggest_url(kind: str) -> str:
    """Return where a box that offers names asks for them."""
    return url_for("search.suggest", kind=kind)


View = Callable[..., ResponseReturnValue]
