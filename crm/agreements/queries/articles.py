"""The articles of an agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from crm.agreements.models import Agreement, Article
from crm.agreements.rules import Coverage, coverage_of
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


def coverage_with(locality_id: int, today: date) -> Mapping[int, Sequence[Coverage]]:
    """Return how far each article is of every agreement with a partner, by the agreements' keys."""
    asked = (
        sa.select(Article.id, Article.agreement_id, Article.asks_nothing)
        .join(Agreement, Agreement.id == Article.agreement_id)
        .where(Agreement.locality_id == locality_id)
        .order_by(Article.place, Article.id)
    )
    promised = sa.select(Commitment.article_id, Commitment.state, Commitment.due_on).where(
        Commitment.locality_id == locality_id, Commitment.article_id.is_not(None)
    )
    of_article: dict[int, list[Any]] = {}
    for row in db.session.execute(promised):
        of_article.setdefault(row.article_id, []).append(row)
    found: dict[int, list[Coverage]] = {}
    for key, agreement_id, asks_nothing in db.session.execute(asked):
        how_far = coverage_of(of_article.get(key, ()), today, asks_nothing=asks_nothing)
        found.setdefault(agreement_id, []).append(how_far)
    return found


def open_promises(agreement_id: int) -> Sequence[Commitment]:
    """Return what was promised in an agreement and is not restricted, as records to be changed."""
    asked = sa.select(Commitment).where(
        Commitment.agreement_id == agreement_id, Commitment.classification != Classification.RESTRICTED
    )
    return db.session.scalars(asked).all()
