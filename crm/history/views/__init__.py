"""Pages of the history, the trash, and the way back."""

from __future__ import annotations

from flask import Flask

from crm.history.views import settings, told, trash, undo
from crm.history.views.room import bp

__all__ = ["install", "settings", "told", "trash", "undo"]


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)
    told.install(app)
    trash.install()
    settings.install()
