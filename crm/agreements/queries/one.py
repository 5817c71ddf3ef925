"""One agreement with everything its page shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.agreements.models import Agreement, Signature
from crm.agreements.queries.status import status_now
from crm.core import clock
from crm.core.binds import built_once
from crm.core.db import db
from crm.core.records import Record, apart, beside
from crm.localities.models import Locality
from crm.people.models import Contact, Position
from crm.people.queries.contacts import held
from crm.reference.queries import sectors

_duty = sa.table(
    "name_duty",
    sa.column("record_id", sa.Integer),
    sa.column("due_on", sa.Date),
    sa.column("notified_on", sa.Date),
    sa.column("number", sa.String),
    sa.column("updated_on", sa.Date),
)
"""The room of succession lies above this one, so what it keeps goes by the name of its table."""


def agreement_with_names(agreement_id: int) -> Any | None:
    """Return one agreement (``Agreement``) with the names around it and where it stands, or None."""
    return db.session.execute(*_with_names(agreement_id=agreement_id)).first()


@built_once
def _with_names(agreement_id: Any) -> sa.Select[Any]:
    partner: Any = beside(Locality, "partner")
    counterpart: Any = beside(Record, "counterpart")
    holder, body = apart(Locality, "holder")
    columns: list[Any] = [
        Agreement,
        status_now().label("status"),
        partner.title.label("locality"),
        partner.native_name,
        partner.native_lang,
        counterpart.title.label("counterpart"),
        UserAccount.display_name.label("officer"),
        holder.title.label("holder"),
        body.c.succeeded_on.label("inherited_on"),
        body.c.succession_basis.label("inherited_by"),
        _duty.c.due_on.label("names_due"),
        _duty.c.notified_on,
        _duty.c.number.label("notice"),
        _duty.c.updated_on,
    ]
    return (
        sa.select(*columns)
        .join(partner, partner.id == Agreement.locality_id)
        .outerjoin(holder, holder.id == Agreement.holder_id)
        .outerjoin(body, sa.and_(body.c.id == holder.id, body.c.successor_id.is_not(None)))
        .outerjoin(_duty, _duty.c.record_id == Agreement.id)
        .outerjoin(counterpart, counterpart.id == Agreement.counterpart_id)
        .outerjoin(UserAccount, UserAccount.id == Agreement.owner_id)
        .where(Agreement.id == agreement_id)
    )


def signatures_of(agreement_id: int) -> Sequence[Signature]:
    """Return who signs, ours first, in their order."""
    asked = sa.select(Signature).where(Signature.agreement_id == agreement_id)
    return db.session.scalars(asked.order_by(Signature.side, Signature.place, Signature.id)).all()


def links_before(locality_id: int) -> Mapping[int, int | None]:
    """Return which agreement each one with a partner follows, those in the trash too."""
    asked = sa.select(Agreement.id, Agreement.previous_id).where(Agreement.locality_id == locality_id)
    rows = db.session.execute(asked.execution_options(with_deleted=True))
    return {key: previous for key, previous in rows}


def sector_names(codes: str, lang: str) -> list[str]:
    """Return the names of some sectors, in their usual order; asks nothing where there are none."""
    wanted = set(codes.split())
    return [sector.name(lang) for sector in sectors() if sector.code in wanted] if wanted else []


def posts_in_the_book(locality_id: int, names: Collection[str]) -> Mapping[str, list[str]]:
    """Return the posts that people of a partner hold today, by any form of the name that is asked for."""
    if not names:
        return {}
    forms = (Contact.title, Contact.latin_name, Contact.native_name)
    asked = (
        sa.select(*forms, Position.title)
        .join(Position, Position.contact_id == Contact.id)
        .where(
            Contact.locality_id == locality_id,
            sa.or_(*(form.in_(names) for form in forms)),
            held(clock.today()),
        )
    )
    found: dict[str, list[str]] = {}
    for *known, title in db.session.execute(asked):
        for name in set(known) & set(names):
            found.setdefault(name, []).extend(title.values())
    return found


def titled(agreement_id: int | None) -> Any | None:
    """Return the key, title and partner of an agreement that may be seen, or None."""
    asked = sa.select(Agreement.id, Agreement.title, Agreement.locality_id)
    return db.session.execute(asked.where(Agreement.id == (agreement_id or 0))).first()
