"""Commands for the sample office."""

from __future__ import annotations

import time

import click
from flask.cli import AppGroup

from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from crm.sample import grow, service

sample_cli = AppGroup("sample", help="The sample office: load, remove, grow.")


@sample_cli.command("load")
def load() -> None:
    """Load the sample office into an empty book and print its sign-ins."""
    sign_ins = service.load_once()
    db.session.commit()
    for one in sign_ins:
        click.echo(f"{one.role:8} {one.email:24} {one.password}  {one.name}")
    if not sign_ins:
        click.echo("The book is not empty: nothing was loaded.")


@sample_cli.command("remove")
def remove() -> None:
    """Remove the sample office and leave the office's own rows."""
    done = service.remove(actor=SYSTEM)
    db.session.commit()
    click.echo(f"{done.records} records removed, {done.kept} kept because own rows stand on them.")


@sample_cli.command("grow")
@click.option("--localities", default=0, help="How many localities to add.")
@click.option("--contacts", default=0, help="How many contacts to add.")
@click.option("--interactions", default=0, help="How many log entries to add.")
@click.option("--delegations", default=0, help="How many delegations to add.")
def grow_office(localities: int, contacts: int, interactions: int, delegations: int) -> None:
    """Add invented rows by the thousand, for measuring."""
    started = time.monotonic()
    with acting_as(SYSTEM):
        grow.grow(grow.Size(localities, contacts, interactions, delegations))
    db.session.commit()
    click.echo(f"Grown in {time.monotonic() - started:.0f} s.")
