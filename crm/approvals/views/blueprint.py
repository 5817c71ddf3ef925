"""The blueprint that the pages of an approval share."""

from __future__ import annotations

from flask import Blueprint, request

bp = Blueprint("approvals", __name__, url_prefix="/approvals")


def sent_version() -> int | None:
    """Read the version that a button was drawn on."""
    text = request.form.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else None
