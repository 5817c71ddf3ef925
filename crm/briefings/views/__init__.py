"""Papers of a delegation: the preview, the print buttons, the files, and the panel that leads there."""

from __future__ import annotations

from flask import Flask

from crm.briefings.views import abroad, kept, panel, printing, profile
from crm.core.access import Permission
from crm.core.paper import set_font_dir
from crm.core.web import Panel, register_panel, register_settings


def install(app: Flask) -> None:
    """Open the room, and offer its papers on the page of a delegation."""
    set_font_dir(app.config.get("FONT_DIR"))
    app.register_blueprint(printing.bp)
    app.register_blueprint(kept.bp)
    app.register_blueprint(abroad.bp)
    app.register_blueprint(profile.bp)
    register_panel(profile.PANEL)
    register_settings(abroad.LINK)
    register_panel(
        Panel(
            slot="delegation.right",
            order=20,
            code="papers",
            permission=Permission.BRIEFING_PRINT,
            template="briefings/_panel.html",
            load=panel.papers_of,
        )
    )
