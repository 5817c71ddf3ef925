"""Opens the book of a new office: the sample office or an empty one, and who may come in first."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from crm.accounts import queries, service
from crm.accounts.passwords import new_password
from crm.accounts.service import PersonEntry
from crm.core.access import SYSTEM, Permission, Role, acting_as, allows
from crm.core.db import db
from crm.core.errors import CrmError
from crm.core.locale import label, speaking

NOTE = "sample-sign-ins.txt"


class NotToBe(click.ClickException):
    """The office cannot be opened; one line says why and what to do."""


def wants_sample(environ: Mapping[str, str]) -> bool:
    """Read SAMPLE: without it a new book begins with the sample office."""
    asked = environ.get("SAMPLE", "yes").strip().lower()
    if asked not in ("yes", "no"):
        raise NotToBe(f"SAMPLE is {asked!r}. Say yes or no: make run SAMPLE=no ADMIN=name@office.vn")
    return asked == "yes"


def open_book(folder: Path, *, wants_sample: bool, admin: str = "") -> Sequence[Any]:
    """Fill a new database; return the sample sign-ins, if any. One that people use already stays as it is."""
    if wants_sample:
        return load_sample(folder)
    if admin and not queries.is_anybody():
        click.echo(f"\nFirst administrator, shown this once:\n  {admin}  {first_admin(admin)}")
    return []


def first_admin(email: str) -> str:
    """Give the first person of an empty office a sign-in and return the password."""
    password = new_password()
    entry = PersonEntry(email=email, display_name=email.partition("@")[0], role=Role.ADMIN)
    with acting_as(SYSTEM), speaking("en"):
        try:
            service.add_person(entry, actor=SYSTEM, password=password)
        except CrmError as error:
            db.session.rollback()
            raise NotToBe(f"ADMIN is {email!r}: {error.sentence}") from error
        db.session.commit()
    return password


def load_sample(folder: Path) -> Sequence[Any]:
    """Fill a new database with the sample office; note its sign-ins where only this account can read them."""
    if not find_spec("crm.sample.service") or queries.is_anybody():
        return []
    with acting_as(SYSTEM):
        sign_ins: Sequence[Any] = import_module("crm.sample.service").load_once()
        db.session.commit()
    note = folder / NOTE
    note.unlink(missing_ok=True)
    with os.fdopen(os.open(note, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in sign_in_lines(sign_ins))
    return sign_ins


def sign_in_lines(sign_ins: Sequence[Any]) -> list[str]:
    """Write sign-ins as a table: who works there first, for they can do most."""
    with speaking("vi"):
        ordered = sorted(sign_ins, key=lambda one: not allows(one.role, Permission.INTERACTION_LOG))
        return [f"{one.email:28} {one.password:22} {label(one.role)}" for one in ordered]


def announce(address: str, sign_ins: Sequence[Any], note: Path) -> None:
    """Say where the office is and who may come in."""
    click.echo(f"\nNhịp Cầu: {address}\n")
    if sign_ins:
        click.echo("Sample sign-ins, shown this once:")
        click.echo("\n".join(f"  {line}" for line in sign_in_lines(sign_ins)))
        click.echo(f"They are kept in {note} until you remove the sample office.\n")
    elif note.exists():
        click.echo(f"Sample sign-ins: {note}\n")
    elif not queries.is_anybody():
        click.echo("Nobody can sign in yet: make run SAMPLE=no ADMIN=name@office.vn\n")
    db.session.remove()
    click.echo("Ctrl+C closes the office.")
    sys.stdout.flush()
