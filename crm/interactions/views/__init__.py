"""Pages of the visit log."""

from __future__ import annotations

from flask import Flask

from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.records import Kind, register_kind
from crm.core.web import NavItem, register_nav
from crm.interactions import queries
from crm.interactions.models import Interaction
from crm.interactions.service import settle_visit
from crm.interactions.views import book, bulk, log


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(book.bp)
    register_kind(
        Kind(
            code="interaction",
            model=Interaction,
            label=_l("Interaction"),
            plural=_l("Interactions"),
            endpoint="interactions.show",
            permission=Permission.INTERACTION_READ,
            edit=Permission.INTERACTION_LOG,
            delete=Permission.INTERACTION_DELETE,
            settle=settle_visit,
            timeline=queries.thread_of,
            search_order=50,
        )
    )
    register_nav(
        NavItem(
            group=1,
            order=30,
            label=_l("Interactions"),
            endpoint="interactions.index",
            permission=Permission.INTERACTION_READ,
        )
    )


bulk.install(book.bp)
log.install(book.bp)
