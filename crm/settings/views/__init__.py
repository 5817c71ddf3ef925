"""Pages of the settings; every page says the office's name."""

from __future__ import annotations

from typing import Any

from flask import Flask

from crm.core.access import Permission
from crm.core.locale import _l, language, own_words_come_from
from crm.core.web import NavItem, register_nav
from crm.settings import queries
from crm.settings.views import office
from crm.settings.wording import own_word


class OfficeOnPage:
    """The office as a template reads it: asked for only when a page says its name."""

    def __getattr__(self, name: str) -> str:
        return str(getattr(queries.office_names(language()), name))


def install(app: Flask) -> None:
    """Open the pages, tell every template the office's name, and say stages and channels in its words."""
    own_words_come_from(own_word)
    app.register_blueprint(office.bp)

    @app.context_processor
    def surroundings() -> dict[str, Any]:
        return {"office": OfficeOnPage()}

    register_nav(
        NavItem(
            group=3,
            order=80,
            label=_l("Settings"),
            endpoint="settings.index",
            permission=Permission.SETTINGS_EDIT,
        )
    )
