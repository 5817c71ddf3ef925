"""The one blueprint of the room."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("workdays", __name__, url_prefix="/working-calendar")
