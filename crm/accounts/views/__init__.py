"""Pages of one's own account, of the people of the office, and of signing in."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, url_for

from crm.accounts import queries, security
from crm.accounts.cli import user_cli
from crm.accounts.views import own, people
from crm.core.access import Permission
from crm.core.locale import _, _l
from crm.core.web import NavItem, register_nav
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


def install(app: Flask) -> None:
    """Open the pages and put sign-in in front of the office."""
    security.install(app)
    actors_come_from(queries.person)
    app.register_blueprint(own.bp)
    app.register_blueprint(people.bp)
    app.jinja_env.globals["account_links"] = account_links
    app.cli.add_command(user_cli)
    register_nav(
        NavItem(
            group=3,
            order=90,
            label=_l("People of the office"),
            endpoint="office_people.index",
            permission=Permission.ACCOUNT_ADMIN,
        )
    )
