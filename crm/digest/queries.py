"""Who is mailed, what they wish, and what they were told."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from crm.accounts.models import UserAccount
from crm.core.db import db
from crm.digest.models import DigestTold, DigestWish
from crm.digest.rules import Told


def people_to_mail() -> Sequence[int]:
    """Return those who may sign in and want the mail. People of the sample office have no mailbox."""
    asked = (
        sa.select(UserAccount.id)
        .outerjoin(DigestWish, DigestWish.user_id == UserAccount.id)
        .where(
            UserAccount.active,
            UserAccount.is_sample.is_(False),
            sa.func.coalesce(DigestWish.is_on, sa.true()),
        )
    )
    return db.session.scalars(asked.order_by(UserAccount.id)).all()


def wish_of(user_id: int) -> DigestWish:
    """Return what a person wants in their mail; everything, where they have not said."""
    found = db.session.scalar(sa.select(DigestWish).where(DigestWish.user_id == user_id))
    return found or DigestWish(user_id=user_id, is_on=True, left_out="", with_others=True, is_weekly=False)


def told_to(user_id: int, keys: Collection[str]) -> Collection[Told]:
    """Return what a person was told of some deadlines."""
    if not keys:
        return frozenset()
    asked = sa.select(DigestTold.key, DigestTold.due_on, DigestTold.rung)
    rows = db.session.execute(asked.where(DigestTold.user_id == user_id, DigestTold.key.in_(keys)))
    return frozenset((key, due_on, rung) for key, due_on, rung in rows)
