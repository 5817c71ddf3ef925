"""Who has read the texts of a delegation in another language."""

from __future__ import annotations

from dataclasses import dataclass

from crm.briefings import queries
from crm.core import audit, clock, records
from crm.core.access import Actor, Permission, demand
from crm.core.db import db
from crm.core.errors import Invalid, Missing
from crm.core.locale import PARTNER_LANGUAGES, _
from crm.delegations.models import Delegation, TextReview


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry:
    """Which native speaker has read the texts of a delegation in one language."""

    delegation_id: int
    lang: str
    reviewer: str


def review_texts(entry: ReviewEntry, *, actor: Actor) -> TextReview:
    """Write down that a native speaker has read the texts as they stand; a changed one needs another."""
    if entry.lang not in PARTNER_LANGUAGES:
        raise Invalid(_("Choose from the list."), field="lang")
    if not entry.reviewer:
        raise Invalid(_("Say who has read the texts."), field="reviewer")
    delegation = records.open_for_change(Delegation, entry.delegation_id, version=None)
    demand(actor, Permission.DELEGATION_EDIT, delegation)
    found = queries.head_of(delegation.id)
    if found is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    with audit.change(actor, "paper.reviewed", delegation):
        review = TextReview(
            delegation_id=delegation.id,
            lang=entry.lang,
            fingerprint=queries.fingerprint_of(found, entry.lang),
            reviewer=entry.reviewer,
            reviewed_at=clock.now(),
            entered_by_id=actor.id,
        )
        db.session.add(review)
        db.session.flush()
    return review
