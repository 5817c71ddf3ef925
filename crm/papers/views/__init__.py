"""Pages of administrative papers, and the panel that leads to them."""

from __future__ import annotations

from flask import Flask

from crm.core.access import Permission
from crm.core.web import Panel, register_panel
from crm.papers.views import panel, report


def install(app: Flask) -> None:
    """Open the room, and offer the report on the page of a delegation."""
    app.register_blueprint(report.bp)
    register_panel(
        Panel(
            slot="delegation.right",
            order=22,
            code="report",
            permission=Permission.BRIEFING_PRINT,
            template="papers/_panel.html",
            load=panel.report_of,
        )
    )
