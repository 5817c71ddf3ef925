"""``flask user``: give people a sign-in from the machine itself."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from crm.accounts import queries, service
from crm.accounts.models import UserAccount
from crm.accounts.passwords import new_password
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.errors import CrmError
from crm.core.locale import label

user_cli = AppGroup("user", help="Give people of the office a sign-in.")


def _known(email: str) -> UserAccount:
    person = queries.person_by_email(email)
    if person is None:
        raise click.ClickException(f"Nobody signs in as {email}.")
    return person


def _unit(name: str) -> int:
    found = next(
        (unit for unit in queries.units() if name.lower() in (unit.name.lower(), unit.name_en.lower())), None
    )
    return (found or service.add_unit(name, name, actor=SYSTEM)).id


@user_cli.command("add")
@click.argument("email")
@click.option("--name", prompt=True, help="Name as colleagues read it.")
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), default=Role.STAFF.value, show_default=True
)
@click.option("--unit", default="", help="Division; made when there is none of that name.")
def add(email: str, name: str, role: str, unit: str) -> None:
    """Add a person and print their first password, once."""
    password = new_password()
    with acting_as(SYSTEM):
        try:
            unit_id = _unit(unit) if unit else None
            entry = service.PersonEntry(email=email, display_name=name, role=Role(role), unit_id=unit_id)
            person = service.add_person(entry, actor=SYSTEM, password=password)
        except CrmError as error:
            db.session.rollback()
            raise click.ClickException(error.sentence) from error
        db.session.commit()
    click.echo(f"{person.email}  {password}")


@user_cli.command("list")
def list_people() -> None:
    """List who signs in, with their seats."""
    with acting_as(SYSTEM):
        for row in db.session.execute(queries.everybody()):
            closed = "" if row.active else "  (closed)"
            click.echo(f"{row.email}  {row.display_name}  {label(row.role)}{closed}")


@user_cli.command("password")
@click.argument("email")
def password(email: str) -> None:
    """Give a person a new password, print it once and sign them out everywhere."""
    made = new_password()
    with acting_as(SYSTEM):
        service.set_password(_known(email).id, made, actor=SYSTEM)
        db.session.commit()
    click.echo(f"{email}  {made}")
