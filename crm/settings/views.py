"""The office sets itself up; every page says its name."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.locale import _, _l, language
from crm.core.web import NavItem, register_nav, toast
from crm.settings import queries, service
from crm.settings.forms import OfficeForm

bp = Blueprint("settings", __name__, url_prefix="/settings")


@bp.route("", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def edit() -> ResponseReturnValue:
    """Say how the office is called and how it counts its days."""
    editing = Editing(lambda: OfficeForm.showing(queries.office()), OfficeForm)
    if editing.save(lambda form: service.set_up(form.entry(), actor=actor())) is not None:
        toast(_("Saved."))
        return redirect(url_for(".edit"))
    return editing.page("settings/form.html", subject=_("Settings"), cancel_url=url_for(".edit"))


class OfficeOnPage:
    """The office as a template reads it: asked for only when a page says its name."""

    def __getattr__(self, name: str) -> str:
        return str(getattr(queries.office_names(language()), name))


def install(app: Flask) -> None:
    """Open the page and tell every template the office's name."""
    app.register_blueprint(bp)

    @app.context_processor
    def surroundings() -> dict[str, Any]:
        return {"office": OfficeOnPage()}

    register_nav(
        NavItem(
            group=3,
            order=80,
            label=_l("Settings"),
            endpoint="settings.edit",
            permission=Permission.SETTINGS_EDIT,
        )
    )
