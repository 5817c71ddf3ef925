"""The room of conferences, and what its pages share."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, url_for

from crm.conferences import queries
from crm.core.access import Permission, actor, may

bp = Blueprint("conferences", __name__, url_prefix="/conferences")


def home(record_id: int) -> str:
    """Return the page of one conference."""
    return url_for("conferences.show", record_id=record_id)


def known(record_id: int) -> Any:
    """Return a conference with the names around it; a page that is not there where it may not be seen."""
    return queries.conference_with_names(record_id) or abort(404)


def may_edit() -> bool:
    """Tell whether the person looking may change conferences."""
    return may(actor(), Permission.CONFERENCE_EDIT)
