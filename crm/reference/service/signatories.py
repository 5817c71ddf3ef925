"""People who sign: added, corrected, ended, put in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from crm.core import audit, uses, versions
from crm.core.access import Actor, Permission, demand
from crm.core.db import db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _
from crm.reference import queries
from crm.reference.models import Authority, Signatory
from crm.reference.rules import ListCode, degree_in
from crm.reference.rules.signatories import NEEDS_BEHALF
from crm.reference.service.order import next_place, swap


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatoryEntry:
    """What a manager tells of a person who signs."""

    name: str
    post: str
    authority: Authority = Authority.OWN
    behalf: str = ""
    user_id: int | None = None
    agency_id: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    version: int | None = None


def _locked(signatory_id: int) -> Signatory:
    asked = sa.select(Signatory).where(Signatory.id == signatory_id).with_for_update()
    found = db.session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return found


def add_signatory(entry: SignatoryEntry, *, actor: Actor) -> Signatory:
    """Say who may sign."""
    demand(actor, Permission.SETTINGS_EDIT)
    _check(entry)
    with audit.change(actor, "signatory.added"):
        row = Signatory(place=next_place(queries.signatories()))
        _fill(row, entry)
        db.session.add(row)
    return row


def change_signatory(signatory_id: int, entry: SignatoryEntry, *, actor: Actor) -> Signatory:
    """Correct who may sign, or until when; papers signed before keep what they say."""
    demand(actor, Permission.SETTINGS_EDIT)
    _check(entry)
    row = _locked(signatory_id)
    with audit.change(actor, "signatory.changed"):
        versions.bump(row, seen=entry.version)
        _fill(row, entry)
    return row


def _fill(row: Signatory, entry: SignatoryEntry) -> None:
    row.name, row.post, row.user_id = entry.name, entry.post, entry.user_id
    row.authority = entry.authority
    row.behalf = entry.behalf if entry.authority in NEEDS_BEHALF else ""
    row.agency_id, row.valid_from, row.valid_to = entry.agency_id, entry.valid_from, entry.valid_to


def _check(entry: SignatoryEntry) -> None:
    if degree := degree_in(entry.name):
        sentence = _("Papers carry no degrees or honours: take %(degree)s out of the name.", degree=degree)
        raise Invalid(sentence, field="name")
    if entry.authority in NEEDS_BEHALF and not entry.behalf:
        raise Invalid(_("Say for whom: the body or the post on the line above."), field="behalf")
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        raise Invalid(_("The last day comes before the first."), field="valid_to")
    if entry.agency_id is not None and queries.item(entry.agency_id, ListCode.AGENCY) is None:
        raise Invalid(_("Choose from the list."), field="agency_id")


def move_signatory(signatory_id: int, *, up: bool, actor: Actor) -> Signatory:
    """Move a person one place up or down."""
    demand(actor, Permission.SETTINGS_EDIT)
    row = _locked(signatory_id)
    with audit.change(actor, "signatory.moved"):
        swap(queries.signatories(), row, up=up)
    return row


def delete_signatory(signatory_id: int, *, actor: Actor) -> Signatory:
    """Delete a person entered by mistake; one who has signed gets a last day instead."""
    demand(actor, Permission.SETTINGS_EDIT)
    row = _locked(signatory_id)
    with audit.change(actor, "signatory.deleted"):
        uses.remove(row, "signatory", instead=_("Enter a last day instead: old papers name them."))
    return row
