"""The rooms of anniversaries, of letters and of days, and what their pages share."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, request

from crm.accounts.queries import officers
from crm.core.access import Permission, actor, may
from crm.core.forms import whole_number
from crm.occasions import queries

anniversary_bp = Blueprint("occasions", __name__, url_prefix="/occasions")
greeting_bp = Blueprint("greetings", __name__, url_prefix="/greetings")
days_bp = Blueprint("occasion_days", __name__, url_prefix="/settings/occasion-days")


def may_edit() -> bool:
    """Tell whether the person looking may plan anniversaries and send letters."""
    return may(actor(), Permission.OCCASION_EDIT)


def people() -> list[tuple[int, str]]:
    """Return who can be put in charge."""
    return [(one.id, one.display_name) for one in officers()]


def asked_key(name: str) -> int | None:
    """Read a key from the address; nonsense is no key."""
    try:
        return whole_number(request.args.get(name))
    except ValueError:
        return None


def the_round(record_id: int) -> Any:
    """Return a round with the names around it; a page that is not there where it may not be seen."""
    return queries.round_of(record_id) or abort(404)
