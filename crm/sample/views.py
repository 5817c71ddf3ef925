"""The page that takes the sample office away."""

from __future__ import annotations

from flask import Blueprint, Flask, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, requires
from crm.core.forms import CrmForm
from crm.core.locale import _l, ngettext
from crm.core.web import NavItem, form_page, register_nav, toast
from crm.sample import service
from crm.sample.cli import sample_cli

bp = Blueprint("sample", __name__, url_prefix="/sample")


@bp.route("", methods=["GET", "POST"])
@requires(Permission.SAMPLE_REMOVE)
def remove() -> ResponseReturnValue:
    """Say what the sample office is, and remove it."""
    form = CrmForm()
    if form.accepted():
        done = form.attempt(lambda: service.remove(actor=actor()))
        if done is not None:
            toast(
                ngettext(
                    "The sample office is gone: %(num)s record removed.",
                    "The sample office is gone: %(num)s records removed.",
                    done.records,
                )
            )
            return redirect(url_for("home.index"))
    return form_page("sample/remove.html", form=form, loaded=service.is_loaded())


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)
    app.cli.add_command(sample_cli)
    register_nav(
        NavItem(
            group=3,
            order=90,
            label=_l("Sample data"),
            endpoint="sample.remove",
            permission=Permission.SAMPLE_REMOVE,
        )
    )
