"""Settings pages of ranks and of precedence."""

from __future__ import annotations

from functools import partial

from flask import Flask, url_for

from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.web import SettingsLink, Shelf, register_settings
from crm.protocol.views import precedence, ranks

__all__ = ["install", "precedence", "ranks"]


def install(app: Flask) -> None:
    """Open the pages and put them among the settings."""
    app.register_blueprint(ranks.bp)
    app.register_blueprint(precedence.bp)
    register_settings(
        SettingsLink(
            shelf=Shelf.LISTS,
            order=20,
            label=_l("Ranks of each system"),
            note=_l("Our posts and those of the partners, level by level: who is whose counterpart."),
            permission=Permission.SETTINGS_EDIT,
            url=partial(url_for, "ranks.index"),
        )
    )
    register_settings(
        SettingsLink(
            shelf=Shelf.LISTS,
            order=30,
            label=_l("Rule sets of precedence"),
            note=_l(
                "In which order people of several parties stand, where the order received is not enough."
            ),
            permission=Permission.SETTINGS_EDIT,
            url=partial(url_for, "precedence.index"),
        )
    )
