"""Pages of papers, and the files attached to any record."""

from __future__ import annotations

from flask import Flask

from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.records import Kind, register_kind
from crm.core.web import NavItem, Panel, register_nav, register_panel
from crm.documents.models import Document
from crm.documents.views import files, papers
from crm.documents.views.room import bp

__all__ = ["files", "install", "papers"]


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)
    register_kind(
        Kind(
            code="document",
            model=Document,
            label=_l("Document"),
            plural=_l("Documents"),
            endpoint="documents.show",
            permission=Permission.DOCUMENT_READ,
            edit=Permission.DOCUMENT_EDIT,
            delete=Permission.DOCUMENT_DELETE,
            search_order=60,
        )
    )
    register_nav(
        NavItem(
            group=3,
            order=10,
            label=_l("Documents"),
            endpoint="documents.index",
            permission=Permission.DOCUMENT_READ,
        )
    )
    for slot in ("contact.left", "delegation.right"):
        register_panel(
            Panel(
                slot=slot,
                order=80,
                code="files",
                permission=Permission.DOCUMENT_READ,
                template="documents/_panel.html",
                load=files.panel,
            )
        )
