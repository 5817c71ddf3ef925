"""Pages of approvals, and the part of the delegation's page that tells of them."""

from __future__ import annotations

from flask import Flask, url_for

from crm.approvals import queries
from crm.approvals.models import ApprovalRoute, ApprovalStep, Passport
from crm.approvals.views import matrix, route, steps, travel
from crm.approvals.views.blueprint import bp
from crm.approvals.views.shown import panel_of, unapproved, unapproved_at_a_glance
from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.web import Panel, SettingsLink, Shelf, register_panel, register_settings
from crm.delegations.queries import goes_with_member, read_beside
from crm.delegations.steps import register_check

__all__ = ["bp", "install", "matrix", "route", "steps", "travel"]


def install(app: Flask) -> None:
    """Open the room, put it on the delegation's page, and let a step wait for its approval."""
    app.register_blueprint(bp)
    app.register_blueprint(matrix.bp)
    goes_with_member(Passport)
    register_check("approvals", unapproved, unapproved_at_a_glance)
    read_beside("route", ApprovalRoute, ApprovalRoute.id == queries.latest_route())
    read_beside("approval_step", ApprovalStep, ApprovalStep.id == queries.telling_step())
    register_panel(
        Panel(
            slot="delegation.right",
            order=6,
            code="approval",
            permission=Permission.DELEGATION_READ,
            template="approvals/_panel.html",
            load=panel_of,
        )
    )
    register_settings(
        SettingsLink(
            shelf=Shelf.PAPERS,
            order=31,
            label=_l("Approval table"),
            note=_l("Who approves which delegation, who is asked before, which papers are needed, how long."),
            permission=Permission.SETTINGS_EDIT,
            url=lambda: url_for("approval_rules.index"),
        )
    )
