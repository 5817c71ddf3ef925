"""Loads the sample office once, and takes it away again without touching the office's own rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.approvals import service as approvals
from crm.core import audit, clock, records
from crm.core.access import SYSTEM, Actor, Permission, Role, acting_as, demand
from crm.core.db import db
from crm.core.errors import RuleBroken
from crm.core.locale import _
from crm.core.records import Record
from crm.occasions import service as occasions
from crm.protocol import service as protocol
from crm.reference import service as reference
from crm.sample import gates, gatherings, letters, load, pacts, removal, trips
from crm.sample.load import Book, SignIn


@dataclass(frozen=True, slots=True)
class Removed:
    """What a removal did: records gone, records kept because own rows stand on them, sign-ins closed."""

    records: int
    kept: int
    sign_ins: int


def is_loaded() -> bool:
    """Tell whether there is a sample record."""
    asked = sa.select(Record.id).where(Record.is_sample).limit(1).execution_options(with_deleted=True)
    with acting_as(SYSTEM):
        return db.session.scalar(asked) is not None


def load_once() -> Sequence[SignIn]:
    """Build the sample office in an empty book, dated from today; return its sign-ins, none when it was
    there.
    """
    with acting_as(SYSTEM):
        if db.session.scalar(sa.select(Record.id).limit(1)) is not None:
            return []
        book = Book(clock.today())
        with audit.change(SYSTEM, "sample.loaded"):
            reference.load_sectors()
            reference.load_lists()
            reference.load_deadlines()
            protocol.load_protocol()
            occasions.load_days()
            steps = (load.officers, load.localities, load.people, load.papers, load.visits, load.work)
            more = (trips.delegations, gates.requests, pacts.agreements, gatherings.conferences, load.office)
            courtesies = (letters.rounds, letters.anniversary)
            for step in (*steps, *more, *courtesies):
                step(book)
    return book.sign_ins


def remove(*, actor: Actor) -> Removed:
    """Take the sample office away in one action.

    A sample record that the office's own rows stand on becomes the office's own. A sample person who wrote
    something of the office's stays as a name, without a sign-in. Untouched sample rows of the approval table
    go too.
    """
    demand(actor, Permission.SAMPLE_REMOVE)
    if not _somebody_stays():
        raise RuleBroken(_("Add an administrator of your own first, or nobody could sign in any more."))
    with acting_as(SYSTEM), audit.change(actor, "sample.removed"):
        kept = removal.kept_ids()
        gone = removal.sample_ids() - kept
        removal.adopt(kept)
        records.purge(gone)
        approvals.remove_samples(actor=SYSTEM)
        closed = removal.close_sign_ins()
    return Removed(len(gone), len(kept), closed)


def _somebody_stays() -> bool:
    own = sa.select(UserAccount.id).where(
        UserAccount.is_sample.is_(False), UserAccount.active.is_(True), UserAccount.role == Role.ADMIN
    )
    return db.session.scalar(own.limit(1)) is not None
