"""A place that takes another name from a day on: the old one stays as the name of its time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from crm.core import audit, clock, records
from crm.core.access import SYSTEM, Actor, Permission, acting_as, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid, RuleBroken
from crm.core.jobs import Run, every
from crm.core.locale import _, day
from crm.localities import rules
from crm.localities.models import Locality, LocalityName, NameKind
from crm.localities.service import settle_locality
from crm.succession import queries

_CURRENT = (NameKind.SHORT, NameKind.SINO_VIETNAMESE, NameKind.OFFICIAL, NameKind.NATIVE, NameKind.LATIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameEntry:
    """Another name from a day on, with the paper that gives it."""

    effective_on: date
    name_vi: str
    basis: str
    name_en: str = ""
    name_own: str = ""
    reason: str = ""
    version: int | None = None


def rename(locality_id: int, entry: RenameEntry, *, actor: Actor) -> Locality:
    """Give a place another name; one of a day to come is kept until then."""
    with audit.change(actor, "locality.renamed"):
        demand(actor, Permission.LOCALITY_RENAME)
        locality = records.open_for_change(Locality, locality_id, version=entry.version)
        audit.about(locality)
        rows = list(queries.names_kept(locality.id))
        _check(locality, rows, entry)
        own = locality.native_lang if locality.native_lang not in ("", "vi", "en") else ""
        given = {"vi": entry.name_vi, "en": entry.name_en} | ({own: entry.name_own} if own else {})
        told = {"basis": entry.basis, "reason": entry.reason}
        said = {lang: text for lang, text in given.items() if text}
        if entry.effective_on > clock.today():
            _plan(locality, said, entry.effective_on, told)
        else:
            _take_over(locality, rows, said, entry.effective_on, told)
        _settle(locality, actor)
    return locality


def call_off_renaming(locality_id: int, *, version: int | None, actor: Actor) -> Locality:
    """Drop a name that was planned and never came to stand."""
    with audit.change(actor, "locality.renaming_called_off"):
        demand(actor, Permission.LOCALITY_RENAME)
        locality = records.open_for_change(Locality, locality_id, version=version)
        audit.about(locality)
        for row in queries.names_kept(locality.id):
            if row.kind is NameKind.PLANNED:
                db.session.delete(row)
        _settle(locality, actor)
    return locality


@every(hours=1, kind="succession.take_over")
def take_over_planned(_payload: dict[str, Any], _run: Run) -> None:
    """Let the names whose day has come stand."""
    with acting_as(SYSTEM):
        for locality_id in queries.planned_until(clock.today()):
            _come_to_stand(locality_id)


def _come_to_stand(locality_id: int) -> None:
    with audit.change(SYSTEM, "locality.renamed"):
        locality = records.open_for_change(Locality, locality_id, version=None)
        audit.about(locality)
        rows = list(queries.names_kept(locality.id))
        planned = [row for row in rows if row.kind is NameKind.PLANNED and row.valid_from is not None]
        first = planned[0]
        said = {row.lang: row.text for row in planned}
        told = {"basis": first.basis, "reason": first.reason}
        _take_over(locality, rows, said, first.valid_from or clock.today(), told)
        for row in planned:
            db.session.delete(row)
        _settle(locality, SYSTEM)


def _check(locality: Locality, rows: list[LocalityName], entry: RenameEntry) -> None:
    """Refuse what cannot be so, each beside its field."""
    if not entry.name_vi:
        raise Invalid(_("Please enter %(field)s.", field=_("New name")), field="name_vi")
    if not entry.basis:
        raise Invalid(_("Say which paper gives the new name."), field="basis")
    if entry.name_vi == locality.title:
        raise Invalid(_("It is called so already."), field="name_vi")
    for row in rows:
        if row.kind is NameKind.PLANNED and row.valid_from is not None:
            raise RuleBroken(
                _("The name %(name)s is planned from %(day)s. Call that off first.")
                % {"name": row.text, "day": day(row.valid_from)},
                field="effective_on",
            )
    last = max((row.valid_to for row in rows if row.valid_to is not None), default=None)
    if last is not None and entry.effective_on <= last:
        raise RuleBroken(
            _("It was renamed on %(day)s. The next renaming must be later.", day=day(last)),
            field="effective_on",
        )
    ends = locality.succeeded_on
    if locality.successor_id is not None and ends is not None and entry.effective_on >= ends:
        raise RuleBroken(_("It joined another place on %(day)s.", day=day(ends)), field="effective_on")


def _plan(locality: Locality, said: Mapping[str, str], on: date, told: Mapping[str, str]) -> None:
    for lang, text in said.items():
        named = {"lang": lang, "kind": NameKind.PLANNED, "text": text, "valid_from": on}
        db.session.add(LocalityName(locality_id=locality.id, **named, **told))
    db.session.flush()


def _take_over(
    locality: Locality, rows: list[LocalityName], said: Mapping[str, str], on: date, told: Mapping[str, str]
) -> None:
    """Put the new names in the place of those that are printed; the old ones become names of their time."""
    undated = [row for row in rows if not row.is_dated]
    for lang, text in said.items():
        old = locality.title if lang == "vi" else locality.name.get(lang, "")
        if old:
            kept = {"lang": lang, "kind": NameKind.FORMER, "text": old, "valid_to": on}
            db.session.add(LocalityName(locality_id=locality.id, **kept, **told))
        printed = [row for row in undated if row.lang == lang and row.kind in _CURRENT and row.text == old]
        for row in printed:
            row.text = text
        if not printed:
            kind = NameKind.SHORT if lang in ("vi", "en") else NameKind.NATIVE
            row = LocalityName(locality_id=locality.id, lang=lang, kind=kind, text=text)
            db.session.add(row)
            undated.append(row)
    db.session.flush()
    locality.title = rules.print_name(undated, locality.country_code)
    locality.name = Words(rules.names_by_language(undated))
    locality.native_name, locality.native_lang = rules.native_form(undated)


def _settle(locality: Locality, actor: Actor) -> None:
    records.touch(locality, actor=actor)
    db.session.flush()
    settle_locality(locality, actor)
