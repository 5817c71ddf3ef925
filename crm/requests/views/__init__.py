"""Pages of requests, and the part of the delegation's page that tells of them."""

from __future__ import annotations

from flask import Flask, url_for

from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.uses import register_use
from crm.core.web import Panel, SettingsLink, Shelf, register_panel, register_settings
from crm.delegations.models import Delegation
from crm.delegations.queries import read_beside
from crm.delegations.steps import register_check
from crm.requests.models import DelegationRequest
from crm.requests.views import entering, figures, gate, reply
from crm.requests.views.blueprint import bp
from crm.requests.views.shown import panel_of, undecided, undecided_at_a_glance

__all__ = ["bp", "entering", "figures", "gate", "install", "reply"]


def install(app: Flask) -> None:
    """Open the room, put it on the delegation's page, and let a step say that nothing was decided."""
    app.register_blueprint(bp)
    app.register_blueprint(figures.bp)
    register_use("protocol_rank", DelegationRequest.meets, _l("Requests"), by="code")
    register_use("protocol_rank", Delegation.head_rank, _l("Delegations"), by="code")
    register_check("requests", undecided, undecided_at_a_glance)
    read_beside("request", DelegationRequest, DelegationRequest.delegation_id == Delegation.id)
    register_panel(
        Panel(
            slot="delegation.right",
            order=5,
            code="request",
            permission=Permission.DELEGATION_READ,
            template="requests/_panel.html",
            load=panel_of,
        )
    )
    register_settings(
        SettingsLink(
            shelf=Shelf.PAPERS,
            order=30,
            label=_l("Rules of the request gate"),
            note=_l("What a request for a visit is looked at by, and what the rules recommend."),
            permission=Permission.SETTINGS_EDIT,
            url=lambda: url_for("gate_rules.index"),
        )
    )
