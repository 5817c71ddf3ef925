"""Writing a conference down, correcting it, and taking it out of the book."""

from __future__ import annotations

from dataclasses import fields, replace

from crm.agreements.models import Agreement
from crm.conferences.models import Conference, ConferenceCheck, Known
from crm.conferences.service.clocks import keep_clocks
from crm.conferences.service.entries import ConferenceEntry
from crm.core import audit, records, search
from crm.core.access import Actor, Permission, demand
from crm.core.db import TITLE_LENGTH, Words, db
from crm.core.errors import Invalid
from crm.core.locale import LANGUAGES, _, day
from crm.core.records import Record
from crm.delegations.models import Delegation
from crm.localities.models import Locality
from crm.reference.queries import items
from crm.reference.rules import ListCode

_NOT_COLUMNS = {"name", "version", "owner_id"}
_COLUMNS = [one.name for one in fields(ConferenceEntry) if one.name not in _NOT_COLUMNS]
_LINKS: dict[str, type[Record]] = {
    "locality_id": Locality,
    "delegation_id": Delegation,
    "agreement_id": Agreement,
}


def add_conference(entry: ConferenceEntry, *, actor: Actor) -> Conference:
    """Write a conference down, with the checklist of the dossier as it is today."""
    _check(entry)
    with audit.change(actor, "conference.added"):
        conference = Conference(owner_id=entry.owner_id or actor.id)
        _fill(conference, entry)
        records.add(conference, actor=actor)
        audit.about(conference)
        lay_checks(conference)
        keep_clocks(conference)
        search.index(conference)
    return conference


def lay_checks(conference: Conference) -> None:
    """Put the papers of a dossier on a conference's list."""
    for place, item in enumerate(items(ListCode.DOSSIER_CONFERENCE)):
        text = Words(item.name)
        db.session.add(ConferenceCheck(conference_id=conference.id, text=text, place=place))
    db.session.flush()


def edit_conference(conference_id: int, entry: ConferenceEntry, *, actor: Actor) -> Conference:
    """Correct what the book says of a conference."""
    with audit.change(actor, "conference.edited"):
        conference = records.open_for_change(Conference, conference_id, version=entry.version)
        audit.about(conference)
        _check(entry, conference)
        _fill(conference, _with_unseen(conference, entry))
        conference.owner_id = entry.owner_id or conference.owner_id
        records.touch(conference, actor=actor)
        keep_clocks(conference)
        search.index(conference)
    return conference


def delete_conference(conference_id: int, *, version: int | None = None, actor: Actor) -> Conference:
    """Move a conference to the trash."""
    with audit.change(actor, "conference.deleted"):
        conference = records.open_for_change(Conference, conference_id, version=version)
        audit.about(conference)
        demand(actor, Permission.CONFERENCE_DELETE, conference)
        records.delete(conference, actor=actor)
    return conference


def settle_conference(conference: Conference, actor: Actor) -> None:
    """Let what finds a conference follow it after something was put back."""
    search.index(conference)


def _with_unseen(kept: Conference, entry: ConferenceEntry) -> ConferenceEntry:
    """Keep links to what the person correcting may not see: they did not take them away."""
    unseen = {
        name: getattr(kept, name)
        for name in _LINKS
        if getattr(entry, name) is None
        and getattr(kept, name) is not None
        and records.find(Record, getattr(kept, name)) is None
    }
    return replace(entry, **unseen)


def _fill(conference: Conference, entry: ConferenceEntry) -> None:
    for name in _COLUMNS:
        setattr(conference, name, getattr(entry, name))
    own = {lang: said for lang, said in (conference.name or {}).items() if lang not in LANGUAGES}
    conference.name = Words(own | entry.name)
    conference.title = conference.name.best("vi").strip().split("\n")[0][:TITLE_LENGTH]


def _check(entry: ConferenceEntry, kept: Conference | None = None) -> None:
    """Refuse what cannot be so, each beside the field that says it."""
    if not entry.name.best():
        raise Invalid(_("Please enter %(field)s.", field=_("Name of the conference")), field="name_vi")
    _check_days(entry, kept)
    _check_answers(entry)
    for name, kind in _LINKS.items():
        key = getattr(entry, name)
        if key is not None and key != getattr(kept, name, None) and records.find(kind, key) is None:
            raise Invalid(_("Choose from the list."), field=name)


def _check_days(entry: ConferenceEntry, kept: Conference | None) -> None:
    if entry.ends_on is not None and entry.starts_on is None:
        raise Invalid(_("Enter the first day too."), field="starts_on")
    if entry.starts_on and entry.ends_on and entry.ends_on < entry.starts_on:
        raise Invalid(_("The last day comes before the first."), field="ends_on")
    if kept is not None and kept.held_on and entry.starts_on and entry.starts_on > kept.held_on:
        raise Invalid(_("It was held on %(day)s already.", day=day(kept.held_on)), field="starts_on")


def _check_answers(entry: ConferenceEntry) -> None:
    """Refuse answers about who comes and what is spoken of that contradict each other."""
    if entry.has_topics is Known.YES and not entry.topics:
        raise Invalid(_("Choose which matters it touches on."), field="topics")
    if entry.has_topics is not Known.YES and entry.topics:
        raise Invalid(_("Matters are chosen, so the answer above is yes."), field="has_topics")
    if entry.has_leaders is Known.NO and entry.leaders:
        raise Invalid(_("Somebody is named, so the answer above is yes."), field="has_leaders")
    if entry.competence_set is not None and not entry.competence_reason:
        raise Invalid(_("Say why this differs from the rule, and by which paper."), field="competence_reason")
