"""Nhịp Cầu: the working memory of a city's foreign-affairs office."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

ROOT = Path(__file__).resolve().parent.parent

FEATURES = (
    "accounts",
    "settings",
    "reference",
    "localities",
    "workdays",
    "protocol",
    "people",
    "partnerships",
    "documents",
    "tasks",
    "commitments",
    "interactions",
    "agreements",
    "succession",
    "delegations",
    "conferences",
    "requests",
    "approvals",
    "briefings",
    "history",
    "papers",
    "occasions",
    "search",
    "desk",
    "digest",
    "home",
    "today",
    "setup",
    "guide",
    "sample",
)
"""Rooms of the house, lower ones first. Each has a ``views.install(app)``, and may have a ``naming``."""


def create_app(settings: Mapping[str, Any]) -> Flask:
    """Build the application from ``config.settings()``."""
    from crm import factory

    app = factory.build(settings, ROOT)
    for name in FEATURES:
        if find_spec(f"crm.{name}.naming"):
            import_module(f"crm.{name}.naming")
        if find_spec(f"crm.{name}.views"):
            getattr(import_module(f"crm.{name}.views"), "install", lambda _app: None)(app)
    logging.getLogger("crm").setLevel(settings.get("LOG_LEVEL", "INFO"))
    return app
