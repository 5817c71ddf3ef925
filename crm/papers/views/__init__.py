"""Pages of administrative papers, and the panel that leads to them."""

from __future__ import annotations

from flask import Flask

from crm.core.access import Permission
from crm.core.web import Panel, register_panel
from crm.delegations.queries import lets_member_go
from crm.papers.models import DelegationPaper
from crm.papers.views import official, panel, report, sending
from crm.papers.views.blueprint import bp

__all__ = ["install", "official", "report", "sending"]


def install(app: Flask) -> None:
    """Open the room, and offer the papers on the page of a delegation."""
    app.register_blueprint(bp)
    lets_member_go(DelegationPaper)
    register_panel(
        Panel(
            slot="delegation.right",
            order=22,
            code="official",
            permission=Permission.BRIEFING_PRINT,
            template="papers/_panel.html",
            load=panel.papers_of,
        )
    )
