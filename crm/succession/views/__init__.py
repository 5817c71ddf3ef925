"""Pages of renamings, mergers and what was inherited."""

from __future__ import annotations

from flask import Flask

from crm.succession import models

__all__ = ["install", "models"]


def install(app: Flask) -> None:
    """Open the room."""
