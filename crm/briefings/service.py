"""Printing: every print of a paper gets the delegation's next number, and is remembered."""

from __future__ import annotations

from dataclasses import dataclass

from crm.briefings import queries
from crm.briefings.content import Edition
from crm.briefings.rules import LANGUAGES, Paper, Stamp, Wish, is_offered, refuse_unprintable
from crm.core import audit, clock, records
from crm.core.access import Actor, Permission, demand
from crm.core.db import db
from crm.core.errors import Invalid, Missing
from crm.core.locale import PARTNER_LANGUAGES, _
from crm.delegations.models import Delegation, PrintRun, TextReview


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry:
    """Which native speaker has read the texts of a delegation in one language."""

    delegation_id: int
    lang: str
    reviewer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintEntry:
    """Which paper of a delegation somebody wants on paper."""

    delegation_id: int
    paper: Paper
    edition: Edition
    lang: str


def print_paper(entry: PrintEntry, *, actor: Actor) -> PrintRun:
    """Give a paper its number, after making sure that it can be printed; the sheets are made when it is read.

    The delegation is locked while its last number is looked up, so that two prints at once get two numbers.
    """
    if entry.lang not in LANGUAGES:
        raise Invalid(_("Choose from the list."), field="lang")
    if not is_offered(entry.paper, entry.edition):
        raise Invalid(_("The leader's page has no guest edition."), field="edition")
    delegation = records.open_for_change(Delegation, entry.delegation_id, version=None)
    found = queries.head_of(delegation.id)
    if found is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    number, moment = found.next_number, clock.now()
    wish = Wish(paper=entry.paper, edition=entry.edition, lang=entry.lang)
    content = queries.briefing_of(found, wish, Stamp(number, moment, actor.display_name))
    refuse_unprintable(content, entry.paper)
    with audit.change(actor, "paper.printed", delegation):
        run = PrintRun(
            delegation_id=delegation.id,
            number=number,
            paper=entry.paper.value,
            edition=entry.edition.value,
            lang=entry.lang,
            printed_at=moment,
            printed_by_id=actor.id,
        )
        db.session.add(run)
        db.session.flush()
    return run


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
