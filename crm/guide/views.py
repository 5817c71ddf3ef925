"""The guide, in the language of whoever reads it."""

from __future__ import annotations

from flask import Blueprint, Flask
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, requires
from crm.core.locale import _l, language
from crm.core.web import NavItem, page, register_nav

bp = Blueprint("guide", __name__)


@bp.get("/guide")
@requires(Permission.ACCOUNT_OWN)
def index() -> ResponseReturnValue:
    """How the daily work is done, on one page."""
    lang = language()
    return page(f"guide/{lang}.html", pictures=f"guide/{lang}")


def install(app: Flask) -> None:
    """Open the page, last line of the menu."""
    app.register_blueprint(bp)
    register_nav(
        NavItem(
            group=3, order=78, label=_l("Guide"), endpoint="guide.index", permission=Permission.ACCOUNT_OWN
        )
    )
