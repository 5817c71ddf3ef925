"""The room of commitments, and who may change what is in it."""

from __future__ import annotations

from flask import Blueprint, request

from crm.core.access import Permission, actor, may
from crm.core.forms import whole_number

bp = Blueprint("commitments", __name__, url_prefix="/commitments")


def may_edit() -> bool:
    """Tell whether the person looking may change commitments."""
    return may(actor(), Permission.COMMITMENT_EDIT)


def asked_key(name: str) -> int | None:
    """Read a record's key from the address; nonsense is no key."""
    try:
        return whole_number(request.args.get(name))
    except ValueError:
        return None
