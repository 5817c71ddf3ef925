"""Taking somebody out together with all that names them, so that history tells it and an undo finds it."""

from __future__ import annotations

from crm.core.db import db
from crm.delegations import queries
from crm.delegations.models import DelegationMember


def leave(member: DelegationMember) -> None:
    """Take a member out of items, journeys, rooms and vehicles, then out of the delegation.

    The database would do so by itself, and tell nobody.
    """
    for row in queries.rows_with(member):
        db.session.delete(row)
    for other in queries.members_of(member.delegation_id):
        if other.companion_of_id == member.id:
            other.companion_of_id = None
    for item in queries.items_of(member.delegation_id):
        if item.interpreter_id == member.id:
            item.interpreter_id = None
    for row in queries.rows_naming(member):
        row.member_id = None
    db.session.flush()
    db.session.delete(member)
    db.session.flush()
