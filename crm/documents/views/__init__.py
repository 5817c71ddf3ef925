"""Pages of papers, and the files attached to any record."""

from __future__ import annotations

from flask import Flask

from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.records import Kind, register_kind
from crm.core.uses import register_use
from crm.core.web import NavItem, Panel, register_nav, register_panel
from crm.documents import queries
from crm.documents.models import Document
from crm.documents.rules import file_word, language_word
from crm.documents.views import files, links, papers, register, shown
from crm.documents.views.panel import panel_for
from crm.documents.views.room import bp

__all__ = ["files", "install", "links", "papers", "register", "shown"]

SLOTS = (
    "locality.left",
    "organisation.left",
    "contact.left",
    "delegation.right",
    "interaction.right",
    "agreement.right",
    "conference.right",
    "commitment.left",
    "task.left",
)
"""Where each kind of record shows its papers and files."""


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)
    app.jinja_env.filters.update(file_word=file_word, language_word=language_word)
    register_use("reference_item", Document.type_id, _l("Documents"))
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
            timeline=queries.thread_of,
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
    for slot in SLOTS:
        register_panel(
            Panel(
                slot=slot,
                order=80,
                code="documents",
                permission=Permission.DOCUMENT_READ,
                template="documents/_panel.html",
                load=panel_for(slot.split(".")[0]),
            )
        )
