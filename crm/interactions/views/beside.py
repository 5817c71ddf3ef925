"""What stands beside the visit log's form, and the people its boxes offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from crm.accounts.queries import officers
from crm.commitments.models import Side
from crm.commitments.queries import open_commitments
from crm.core import names, records
from crm.core.access import actor
from crm.core.forms import offer
from crm.core.locale import _, language, ngettext
from crm.interactions import queries
from crm.interactions.forms import LogForm
from crm.people.models import Contact
from crm.people.queries import contacts_of
from crm.tasks.queries import open_tasks_with

OFFERED = 80
"""People of a partner that the box offers at once; others are found by typing."""


@dataclass(frozen=True, slots=True)
class Address:
    """How to speak to one person."""

    name: str
    native: str
    lang: str
    line: str


@dataclass(slots=True)
class Beside:
    """Everything that is known about a partner before a visit is written down."""

    last: Any | None = None
    last_people: Sequence[Any] = ()
    owed: Sequence[Any] = ()
    tasks: Sequence[Any] = ()
    addresses: list[Address] = field(default_factory=list)

    @property
    def same(self) -> dict[str, Any] | None:
        """Return what "same as last time" offers, or None."""
        if self.last is None or not self.last_people:
            return None
        day = self.last.happened_on.strftime("%d/%m")
        label = ngettext(
            "Same as last time (%(day)s): %(num)s person",
            "Same as last time (%(day)s): %(num)s people",
            len(self.last_people),
            day=day,
        )
        return {"label": label, "values": [(str(p.Contact.id), _named(p.Contact)) for p in self.last_people]}


def _named(person: Any) -> str:
    return f"{person.title} {person.native_name}".strip()


def address(contact: Contact, post: Any) -> Address:
    """Say how to address a contact in Vietnamese, and how the name is read."""
    said = contact.address_vi or names.address_vi(contact.person_name, contact.gender)
    parts = []
    if contact.family_name and contact.name_order is not names.NameOrder.SINGLE:
        parts.append(_("family name %(name)s", name=contact.family_name))
    if contact.reading_vi or contact.reading:
        parts.append(_("read “%(reading)s”", reading=contact.reading_vi or contact.reading))
    held = post.best(language()) if post else ""
    line = "; ".join(part for part in (_("say “%(name)s”", name=said), ", ".join(parts), held) if part)
    return Address(contact.title, contact.native_name, contact.native_lang, line)


def beside(partner: Any | None, *, but: int = 0) -> Beside:
    """Gather what is known about a partner; ``but`` is the visit being corrected."""
    if partner is None:
        return Beside()
    last = queries.last_interaction(partner.id, but=but)
    people = queries.contacts_in(last.id) if last else []
    owed = [row for row in open_commitments(partner.id, limit=20) if row.side is not Side.THEIRS][:4]
    return Beside(
        last=last,
        last_people=people,
        owed=owed,
        tasks=open_tasks_with(partner.id, limit=3),
        addresses=[address(row.Contact, row.post) for row in people[:4]],
    )


def offer_people(form: LogForm, partner: Any | None, known: Beside, *, ours: Sequence[Any] = ()) -> None:
    """Fill the boxes of people: the chosen first, then those of last time, then the partner's others."""
    known_here = {row.Contact.id: _named(row.Contact) for row in known.last_people}
    if partner is not None:
        known_here |= {row.id: _named(row) for row in contacts_of(partner.id, OFFERED)}
    chosen = [key for key in form.theirs.data or [] if key]
    others = {
        row.id: _named(row) for row in queries.contacts_named(key for key in chosen if key not in known_here)
    }
    theirs = known_here | others
    # Those who are chosen stand first and in their order: it is the order of their seats.
    in_order = dict.fromkeys([*(key for key in chosen if key in theirs), *theirs])
    offer(form.theirs, [(key, theirs[key]) for key in in_order])
    staff = {person.id: person.display_name for person in officers()}
    staff |= {person.id: person.display_name for person in ours if person.id not in staff}
    offer(form.ours, list(staff.items()))
    for row in form.tasks:
        offer(row.form.owner_id, list(staff.items()))
        if row.form.owner_id.raw_data is None:
            row.form.owner_id.data = actor().id


def same_as_last(form: LogForm, known: Beside) -> None:
    """Add the people of last time to those who are chosen."""
    keys = [row.Contact.id for row in known.last_people]
    form.theirs.data = list(dict.fromkeys([*(form.theirs.data or []), *keys]))


def delegation_named(delegation_id: int | None) -> Any | None:
    """Return the delegation that a visit belongs to, as far as the person looking may see it."""
    found = records.find(records.Record, delegation_id) if delegation_id else None
    return found if found is not None and found.kind == "delegation" else None
