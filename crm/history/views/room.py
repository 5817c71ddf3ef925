"""The room that history, undo and trash share."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("history", __name__)
