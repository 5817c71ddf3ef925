"""The room of agreements, and what its pages share."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, url_for

from crm.agreements import queries
from crm.core.access import Permission, actor, may

bp = Blueprint("agreements", __name__, url_prefix="/agreements")


def home(record_id: int) -> str:
    """Return the page of one agreement."""
    return url_for("agreements.show", record_id=record_id)


def known(record_id: int) -> Any:
    """Return an agreement with the names around it; a page that is not there where it may not be seen."""
    return queries.agreement_with_names(record_id) or abort(404)


def own_language(row: Any) -> str:
    """Return the language of the partner's text: of the agreement's languages, else of the partner."""
    spoken = [code for code in row.Agreement.languages.split() if code not in ("vi", "en")]
    return spoken[0] if spoken else row.native_lang or ""


def may_edit() -> bool:
    """Tell whether the person looking may change agreements."""
    return may(actor(), Permission.AGREEMENT_EDIT)
