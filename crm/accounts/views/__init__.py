"""Pages of one's own account, of the people of the office, and of signing in."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.accounts import queries, security
from crm.accounts.cli import user_cli
from crm.accounts.models import UserAccount
from crm.accounts.views import own, people, units
from crm.core.access import Permission, viewer
from crm.core.locale import _, _l
from crm.core.records import Record
from crm.core.uses import register_use
from crm.core.web import NavItem, SettingsLink, Shelf, register_nav, register_settings
from crm.core.worker import actors_come_from


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the person's own menu."""

    label: str
    url: str
    post: bool = False


def account_links() -> list[Link]:
    """Return the lines of the person's own menu."""
    return [
        Link(_("My account"), url_for("accounts.profile")),
        Link(_("Sign out"), url_for("security.logout"), True),
    ]


OPEN_WITH_A_HANDED_PASSWORD = frozenset(
    {"security.change_password", "security.logout", "accounts.language", "accounts.theme", "static"}
)
"""Where somebody may go whose password was made by somebody else."""


def choose_own_password() -> ResponseReturnValue | None:
    """Ask for a password of their own first, from who signs in with one that somebody else has seen."""
    person = viewer()
    handed = isinstance(person, UserAccount) and person.must_change_password
    if not handed or request.endpoint is None or request.endpoint in OPEN_WITH_A_HANDED_PASSWORD:
        return None
    return redirect(url_for("security.change_password"))


def install(app: Flask) -> None:
    """Open the pages and put sign-in in front of the office."""
    security.install(app)
    actors_come_from(queries.person)
    app.register_blueprint(own.bp)
    app.register_blueprint(people.bp)
    app.register_blueprint(units.bp)
    app.before_request(choose_own_password)
    register_use("unit", UserAccount.unit_id, _l("People of the office"))
    register_use("unit", Record.unit_id, _l("Records"))
    app.jinja_env.globals["account_links"] = account_links
    app.cli.add_command(user_cli)
    register_nav(
        NavItem(
            group=3,
            order=82,
            label=_l("People of the office"),
            endpoint="office_people.index",
            permission=Permission.ACCOUNT_ADMIN,
        )
    )
    register_settings(
        SettingsLink(
            shelf=Shelf.PEOPLE,
            order=10,
            label=_l("Divisions"),
            note=_l("The divisions of the office, their names and abbreviations."),
            permission=Permission.ACCOUNT_ADMIN,
            url=lambda: url_for("units.index"),
        )
    )
    register_settings(
        SettingsLink(
            shelf=Shelf.PEOPLE,
            order=20,
            label=_l("People of the office"),
            note=_l("Who signs in, in which seat and division."),
            permission=Permission.ACCOUNT_ADMIN,
            url=lambda: url_for("office_people.index"),
        )
    )
