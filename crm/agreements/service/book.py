"""Writing an agreement down, correcting it, and taking it out of the book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from crm.agreements import queries
from crm.agreements.models import (
    Agreement,
    ChainLink,
    Signature,
    Term,
    Track,
)
from crm.agreements.service.checking import check, check_place, check_signing
from crm.agreements.service.clocks import keep_clocks
from crm.agreements.service.entries import AgreementEntry, SignatureEntry
from crm.agreements.service.procedure import open_procedure
from crm.core import audit, records, search
from crm.core.access import SYSTEM, Actor, Permission, acting_as, demand
from crm.core.db import TITLE_LENGTH, Words, db
from crm.core.locale import LANGUAGES
from crm.core.records import Classification, Record

_NOT_COLUMNS = {"name", "signatures", "version", "owner_id", "term"}
_COLUMNS = [one.name for one in fields(AgreementEntry) if one.name not in _NOT_COLUMNS]


def add_agreement(entry: AgreementEntry, *, actor: Actor) -> Agreement:
    """Write an agreement down; one that is still to be signed begins its procedure at once."""
    check(entry)
    check_place(entry, None)
    with audit.change(actor, "agreement.added"):
        agreement = Agreement(owner_id=entry.owner_id or actor.id)
        _fill(agreement, entry)
        records.add(agreement, actor=actor)
        audit.about(agreement)
        _sign(agreement, entry.signatures)
        if agreement.signed_on is None and not agreement.is_outside_law and agreement.ending is None:
            is_change = agreement.link in (ChainLink.RENEWS, ChainLink.AMENDS)
            open_procedure(agreement, Track.CHANGE if is_change else Track.NORMAL)
        _settle(agreement)
    return agreement


def edit_agreement(agreement_id: int, entry: AgreementEntry, *, actor: Actor) -> Agreement:
    """Correct what the book says of an agreement."""
    check(entry)
    with audit.change(actor, "agreement.edited"):
        agreement = records.open_for_change(Agreement, agreement_id, version=entry.version)
        audit.about(agreement)
        check_place(entry, agreement)
        check_signing(entry, agreement)
        _fill(agreement, _with_unseen(agreement, entry))
        agreement.owner_id = entry.owner_id or agreement.owner_id
        _sign(agreement, entry.signatures)
        records.touch(agreement, actor=actor)
        _settle(agreement)
        _restrict_promises(agreement, actor)
    return agreement


def _with_unseen(kept: Agreement, entry: AgreementEntry) -> AgreementEntry:
    """Keep links to what the person correcting may not see: they did not take them away."""
    if entry.previous_id is None and _is_unseen(kept.previous_id):
        entry = replace(entry, previous_id=kept.previous_id, link=kept.link)
    if entry.counterpart_id is None and _is_unseen(kept.counterpart_id):
        entry = replace(entry, counterpart_id=kept.counterpart_id)
    return entry


def _is_unseen(key: int | None) -> bool:
    return key is not None and records.find(Record, key) is None


def _restrict_promises(agreement: Agreement, actor: Actor) -> None:
    """Let what was promised in an agreement be as restricted as it is, whoever owns it."""
    if agreement.classification is not Classification.RESTRICTED:
        return
    with acting_as(SYSTEM):
        for promise in queries.open_promises(agreement.id):
            promise.classification = Classification.RESTRICTED
            records.touch(promise, actor=actor)


def assign(agreement_id: int, owner_id: int, *, version: int | None, actor: Actor) -> Agreement:
    """Put an agreement into somebody's charge."""
    with audit.change(actor, "agreement.assigned"):
        agreement = records.open_for_change(Agreement, agreement_id, version=version)
        audit.about(agreement)
        agreement.owner_id = owner_id
        records.touch(agreement, actor=actor)
    return agreement


def delete_agreement(agreement_id: int, *, version: int | None = None, actor: Actor) -> Agreement:
    """Move an agreement to the trash; what was promised in it stays."""
    with audit.change(actor, "agreement.deleted"):
        agreement = records.open_for_change(Agreement, agreement_id, version=version)
        audit.about(agreement)
        demand(actor, Permission.AGREEMENT_DELETE, agreement)
        records.delete(agreement, actor=actor)
    return agreement


def settle_agreement(agreement: Agreement, actor: Actor) -> None:
    """Let what finds an agreement follow it after something was put back."""
    search.index(agreement)


def _fill(agreement: Agreement, entry: AgreementEntry) -> None:
    for name in _COLUMNS:
        setattr(agreement, name, getattr(entry, name))
    agreement.name = Words(
        {lang: said for lang, said in (agreement.name or {}).items() if lang not in (*LANGUAGES, *entry.name)}
        | entry.name
    )
    agreement.title = agreement.name.best("vi").strip().split("\n")[0][:TITLE_LENGTH]
    is_dated = entry.expires_on is not None and entry.term is Term.UNKNOWN
    agreement.term = Term.FIXED if is_dated else entry.term
    if entry.previous_id is None:
        agreement.link = None


def _settle(agreement: Agreement) -> None:
    """Bring what follows from an agreement to what it says: its days, and the search."""
    keep_clocks(agreement)
    search.index(agreement)


def _sign(agreement: Agreement, entries: Sequence[SignatureEntry]) -> None:
    """Keep who signs, in the order given."""
    known = {row.id: row for row in queries.signatures_of(agreement.id)}
    for place, entry in enumerate(entries):
        row = known.pop(entry.id or 0, None) or Signature(agreement_id=agreement.id)
        row.side, row.name, row.post = entry.side, entry.name, entry.post
        row.authority, row.place = entry.authority, place
        db.session.add(row)
    for row in known.values():
        db.session.delete(row)
    db.session.flush()
