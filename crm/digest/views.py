"""The page on which a person says what they want to be mailed of."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, Role, actor, requires, viewer
from crm.core.locale import _
from crm.core.reminders import kinds_told
from crm.core.web import Panel, form_page, register_panel, toast
from crm.digest import queries, service
from crm.digest.forms import entry_of, switch_of, wish_form
from crm.settings.queries import office

bp = Blueprint("digest", __name__, url_prefix="/account/reminders")


@bp.route("", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_OWN)
def wish() -> ResponseReturnValue:
    """Choose what to be mailed of."""
    me, kinds = actor(), kinds_told()
    form = wish_form(kinds, queries.wish_of(me.id or 0))
    if form.accepted() and form.attempt(lambda: service.set_wish(entry_of(form, kinds), actor=me)):
        toast(_("Saved."))
        return redirect(url_for("accounts.profile"))
    return form_page(
        "digest/wish.html",
        form=form,
        switches=[form[switch_of(kind)] for kind in kinds],
        is_manager=me.role is Role.MANAGER,
        hour=office().digest_hour,
    )


def _on_account(_record: Any) -> dict[str, Any]:
    """Say on one's own account whether mail comes."""
    me = viewer()
    return {"is_on": queries.wish_of(me.id or 0).is_on if me else False}


def install(app: Flask) -> None:
    """Open the page, and lead to it from one's own account."""
    app.register_blueprint(bp)
    register_panel(
        Panel(
            slot="account.right",
            order=10,
            code="digest",
            permission=Permission.ACCOUNT_OWN,
            template="digest/_panel.html",
            load=_on_account,
        )
    )
