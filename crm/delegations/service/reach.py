"""Who sees a restricted delegation, and what is restricted with it."""

from __future__ import annotations

from crm.core import records
from crm.core.access import Actor
from crm.core.db import db
from crm.core.policy import Participation
from crm.core.records import Classification
from crm.delegations import queries
from crm.delegations.models import Delegation, MemberSide


def let_ours_see(delegation: Delegation) -> None:
    """Let our members and the officer in charge see the delegation though it be restricted, nobody else."""
    db.session.flush()
    ours = queries.by_side(queries.members_of(delegation.id))[MemberSide.OURS]
    wanted = {one.user_id for one in ours} | {delegation.owner_id}
    seats = {seat.user_id: seat for seat in queries.seats(delegation.id)}
    for user_id in wanted - {None, *seats}:
        db.session.add(Participation(record_id=delegation.id, user_id=user_id))
    for user_id, seat in seats.items():
        if user_id not in wanted:
            db.session.delete(seat)


def restrict_what_came_of(delegation: Delegation, *, actor: Actor) -> None:
    """Restrict the visits of a restricted delegation, and the work and promises that came of them all."""
    if delegation.classification is not Classification.RESTRICTED:
        return
    visits = queries.open_visits(delegation.id)
    sources = [delegation.id, *(visit.id for visit in visits)]
    for record in (*visits, *queries.open_work(sources), *queries.open_promises(sources)):
        record.classification = Classification.RESTRICTED
        records.touch(record, actor=actor)
