"""Pages of ties: the list of localities with how each stands, and the forms of one tie."""

from __future__ import annotations

from flask import Flask

from crm.partnerships.views import bulk, listing, map, planning, tie

__all__ = ["bulk", "install", "listing", "map", "planning", "tie"]


def install(app: Flask) -> None:
    """Open the room."""
    listing.install(app)
    map.install(app)
    tie.install(app)
