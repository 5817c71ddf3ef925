"""The articles of an agreement."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from crm.agreements.models import Agreement, Article
from crm.commitments.models import Commitment
from crm.core.db import db
from crm.core.records import Classification


def articles_of(agreement_id: int) -> Sequence[Article]:
    """Return the articles in their order."""
    asked = sa.select(Article).where(Article.agreement_id == agreement_id)
    return db.session.scalars(asked.order_by(Article.place, Article.id)).all()


def article(article_id: int) -> Article | None:
    """Return one article of an agreement that the person looking may see, or None."""
    asked = sa.select(Article).join(Agreement, Agreement.id == Article.agreement_id)
    return db.session.scalar(asked.where(Article.id == article_id))


def has_commitments(article_id: int) -> bool:
    """Tell whether something was promised by an article, by whomever it may be seen."""
    asked = sa.select(Commitment.__table__.c.id).where(Commitment.__table__.c.article_id == article_id)
    return db.session.scalar(asked.limit(1)) is not None


def open_promises(agreement_id: int) -> Sequence[Commitment]:
    """Return what was promised in an agreement and is not restricted, as records to be changed."""
    asked = sa.select(Commitment).where(
        Commitment.agreement_id == agreement_id, Commitment.classification != Classification.RESTRICTED
    )
    return db.session.scalars(asked).all()
