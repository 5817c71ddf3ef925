"""The office sets itself up; every page says its name."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core import versions
from crm.core.access import Permission, actor, requires
from crm.core.locale import _, _l, language
from crm.core.web import NavItem, form_page, register_nav, toast
from crm.settings import queries, service
from crm.settings.forms import OfficeForm

bp = Blueprint("settings", __name__, url_prefix="/settings")


@bp.route("", methods=["GET", "POST"])
@requires(Permission.SETTINGS_EDIT)
def edit() -> ResponseReturnValue:
    """Say how the office is called and how it counts its days."""
    form = OfficeForm.showing(queries.office())
    if form.accepted():
        done = form.attempt(lambda: service.set_up(form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."))
            return redirect(url_for(".edit"))
        if form.conflict:
            form.meanwhile = versions.now_saved(form, OfficeForm.showing(queries.office(), formdata=None))
    return form_page("settings/form.html", form=form)


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
