"""Pages of people and of the bodies they belong to."""

from __future__ import annotations

from typing import Any

from flask import Flask

from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.records import Kind, Record, register_kind
from crm.core.web import NavItem, Panel, register_nav, register_panel
from crm.people import queries, service
from crm.people.models import Contact, Organisation
from crm.people.views import bulk, contacts, organisations
from crm.people.views.room import bp

SHOWN = 8

__all__ = ["bulk", "contacts", "install", "organisations"]


def _who_is_who(locality: Record) -> dict[str, Any]:
    """Fill the panel of a locality's people; one more than is shown tells whether there are more."""
    rows = queries.contacts_of(locality.id, SHOWN + 1)
    return {"rows": rows[:SHOWN], "has_more": len(rows) > SHOWN, "locality_id": locality.id}


def _register_kinds() -> None:
    register_kind(
        Kind(
            code="organisation",
            model=Organisation,
            label=_l("Organisation"),
            plural=_l("Organisations"),
            endpoint="people.organisation_show",
            permission=Permission.CONTACT_READ,
            edit=Permission.CONTACT_EDIT,
            delete=Permission.CONTACT_DELETE,
            settle=service.settle_organisation,
            search_order=20,
        )
    )
    register_kind(
        Kind(
            code="contact",
            model=Contact,
            label=_l("Contact"),
            plural=_l("Contacts"),
            endpoint="people.show",
            permission=Permission.CONTACT_READ,
            edit=Permission.CONTACT_EDIT,
            delete=Permission.CONTACT_DELETE,
            settle=service.settle_contact,
            search_order=30,
        )
    )


def _register_menu() -> None:
    for order, label, endpoint in (
        (20, _l("Contacts"), "people.index"),
        (25, _l("Organisations"), "people.organisations"),
    ):
        register_nav(
            NavItem(group=1, order=order, label=label, endpoint=endpoint, permission=Permission.CONTACT_READ)
        )


def install(app: Flask) -> None:
    """Open the room."""
    app.register_blueprint(bp)
    _register_kinds()
    _register_menu()
    register_panel(
        Panel(
            slot="locality.left",
            order=20,
            code="people",
            permission=Permission.CONTACT_READ,
            template="people/_panel.html",
            load=_who_is_who,
        )
    )
