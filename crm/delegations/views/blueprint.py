"""The blueprint that all pages of delegations share, and what each of them asks first."""

from __future__ import annotations

from flask import Blueprint, request

from crm.core import records
from crm.core.access import Permission, actor, may
from crm.core.forms import whole_number
from crm.delegations.models import Delegation

bp = Blueprint("delegations", __name__, url_prefix="/delegations")

LONGEST_PASTE = 4 * 1024 * 1024
"""Word writes much mark-up around few words; a pasted table may be larger than other forms."""


@bp.url_value_preprocessor
def _make_room(endpoint: str | None, _values: dict[str, object] | None) -> None:
    """Let the page that takes pasted lists receive a large form; others keep the usual limit."""
    if endpoint == "delegations.paste":
        request.max_form_memory_size = LONGEST_PASTE


def may_edit() -> bool:
    """Tell whether the person looking may change delegations."""
    return may(actor(), Permission.DELEGATION_EDIT)


def the(record_id: int) -> Delegation:
    """Return the delegation of the address, or the page that says it is not there."""
    return records.get(Delegation, record_id)


def asked_key(name: str) -> int | None:
    """Read a record's key from the address; nonsense is no key."""
    try:
        return whole_number(request.args.get(name))
    except ValueError:
        return None


def sent_version() -> int | None:
    """Read the version that a button was drawn on."""
    text = request.form.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None
