"""Opening a round of letters, correcting what it says, and taking it away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from crm.accounts.queries import officer
from crm.core import audit, records, search
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid
from crm.core.locale import _
from crm.occasions import queries
from crm.occasions.models import Basis, GreetingLetter, GreetingRound, Occasion
from crm.occasions.rules import congratulates


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundEntry:
    """What is said of a round; ``locality_ids`` are the partners that letters go to, when it is opened."""

    occasion: Occasion
    title: str
    day: date
    locality_ids: Collection[int] = ()
    event: Words = field(default_factory=Words)
    basis: Basis | None = None
    years: int | None = None
    signer: str = ""
    position: str = ""
    owner_id: int | None = None
    previous_id: int | None = None
    version: int | None = None


def _check(entry: RoundEntry) -> None:
    if entry.occasion is Occasion.CONDOLENCE:
        if not entry.event:
            raise Invalid(_("Say what happened: the letters speak of it."), field="event_vi")
        for lang, text in entry.event.items():
            refuse_joy(text, lang, f"event_{lang}")
    if entry.occasion is Occasion.ANNIVERSARY and (entry.basis is None or not entry.years):
        raise Invalid(_("Say how many years of what the letters are about."), field="years")
    if entry.owner_id is not None and officer(entry.owner_id) is None:
        raise Invalid(_("Choose from the list."), field="owner_id")


def refuse_joy(text: str, lang: str, field: str) -> None:
    """Refuse words in a condolence by which somebody is wished joy."""
    if word := congratulates(text, lang):
        raise Invalid(
            _("A condolence carries no words of congratulation: “%(word)s”.", word=word), field=field
        )


def open_round(entry: RoundEntry, *, actor: Actor) -> GreetingRound:
    """Open a round with a letter for everybody proposed; one made from another takes over its recipients."""
    demand(actor, Permission.OCCASION_EDIT)
    _check(entry)
    if not entry.locality_ids:
        raise Invalid(_("Choose at least one partner."), field="partners")
    with audit.change(actor, "greeting.opened"):
        about = GreetingRound(occasion=entry.occasion, owner_id=entry.owner_id or actor.id)
        before = records.find(GreetingRound, entry.previous_id or 0)
        about.previous_id = before.id if before is not None else None
        _fill(about, entry)
        records.add(about, actor=actor)
        audit.about(about)
        _address(about, set(entry.locality_ids), before)
        search.index(about)
    return about


def _address(about: GreetingRound, wanted: set[int], before: GreetingRound | None) -> None:
    """Write the letters: as in the round before where it had any, else as they are proposed."""
    rows: list[GreetingLetter] = []
    for one in queries.letters_of(before.id) if before is not None else ():
        old = one.GreetingLetter
        if old.locality_id in wanted:
            rows.append(
                GreetingLetter(locality_id=old.locality_id, contact_id=one.recipient_id, lang=old.lang)
            )
    rest = wanted - {row.locality_id for row in rows}
    rows += [
        GreetingLetter(locality_id=one.locality_id, contact_id=one.contact_id, lang=one.lang)
        for one in queries.proposed(rest)
    ]
    for place, row in enumerate(rows):
        row.round_id, row.place = about.id, place
        db.session.add(row)
    db.session.flush()


def edit_round(round_id: int, entry: RoundEntry, *, actor: Actor) -> GreetingRound:
    """Correct what a round says. Its occasion stays: words written for one do not fit another."""
    demand(actor, Permission.OCCASION_EDIT)
    with audit.change(actor, "greeting.edited"):
        about = records.open_for_change(GreetingRound, round_id, version=entry.version)
        audit.about(about)
        if entry.occasion is not about.occasion:
            raise Invalid(_("A round keeps its occasion. Open another one for this."), field="title")
        _check(entry)
        _fill(about, entry)
        about.owner_id = entry.owner_id or about.owner_id
        records.touch(about, actor=actor)
        search.index(about)
    return about


def _fill(about: GreetingRound, entry: RoundEntry) -> None:
    about.title, about.day, about.event = entry.title, entry.day, entry.event
    about.basis, about.years = entry.basis, entry.years
    about.signer, about.position = entry.signer, entry.position


def delete_round(round_id: int, *, version: int | None = None, actor: Actor) -> GreetingRound:
    """Move a round to the trash, with what it knows of its letters."""
    demand(actor, Permission.OCCASION_DELETE)
    with audit.change(actor, "greeting.deleted"):
        about = records.open_for_change(GreetingRound, round_id, version=version)
        audit.about(about)
        records.delete(about, actor=actor)
    return about


def settle_round(about: GreetingRound, actor: Actor) -> None:
    """Let what finds a round follow it after something was put back."""
    search.index(about)
