"""The page of one agreement: what it says, what it follows, its articles and how far each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask.typing import ResponseReturnValue

from crm.agreements import queries
from crm.agreements.models import Agreement, Clock
from crm.agreements.rules import TREATY_ARTICLE, AgreementStatus, Coverage, coverage_of, treaty_word
from crm.agreements.rules.chain import line_of
from crm.agreements.rules.procedure import EXPIRY_CODES, NOTICE, next_end
from crm.agreements.views.room import bp, known, may_edit
from crm.commitments.queries import commitments_under
from crm.core import clock
from crm.core.access import Permission, actor, may, requires
from crm.core.locale import _, language
from crm.core.thread import entries
from crm.core.timeline import Event
from crm.core.transactions import new_form_key
from crm.core.web import page, stands_on


@bp.get("/<record_id:record_id>")
@requires(Permission.AGREEMENT_READ)
def show(record_id: int) -> ResponseReturnValue:
    """One agreement: what it is, what it follows, its articles and how far each is."""
    row = known(record_id)
    agreement: Agreement = row.Agreement
    stands_on(locality_id=agreement.locality_id)
    promises = commitments_under(record_id)
    articles = _articles(record_id, promises)
    line = line_of(queries.agreements_with(agreement.locality_id), record_id)
    return page(
        "agreements/show.html",
        row=row,
        agreement=agreement,
        line=line,
        signatures=queries.signatures_of(record_id),
        articles=articles,
        coverage=_coverage(articles),
        others=[one for one in promises if one.article_id is None],
        clocks=_open_clocks(row),
        sectors=queries.sector_names(agreement.sectors, language()),
        next_expiry=_next_expiry(agreement),
        treaty=treaty_word(agreement.name),
        treaty_article=TREATY_ARTICLE,
        thread=entries(_events(row, line, promises)),
        form_key=new_form_key(),
        may_edit=may_edit(),
        may_delete=may(actor(), Permission.AGREEMENT_DELETE, agreement),
    )


def _open_clocks(row: Any) -> list[Clock]:
    """Return what is due; the end of an agreement whose place another took is nobody's worry."""
    is_followed = row.status in (AgreementStatus.RENEWED, AgreementStatus.SUPERSEDED)
    settled = (*EXPIRY_CODES, NOTICE) if is_followed else ()
    return [
        one for one in queries.clocks_of(row.Agreement.id) if not one.met_on and one.rule_code not in settled
    ]


def _articles(record_id: int, promises: Sequence[Any]) -> list[tuple[Any, list[Any], Coverage]]:
    """Return each article with its commitments and how far it is."""
    told = []
    for article in queries.articles_of(record_id):
        mine = [one for one in promises if one.article_id == article.id]
        told.append((article, mine, coverage_of(mine, clock.today(), asks_nothing=article.asks_nothing)))
    return told


def _coverage(articles: Sequence[tuple[Any, list[Any], Coverage]]) -> list[tuple[Coverage, int]]:
    """Count the articles by how far they are, what presses first."""
    counted = Counter(coverage for _article, _promises, coverage in articles)
    order = (Coverage.LATE, Coverage.NOT_BEGUN, Coverage.UNDER_WAY, Coverage.DONE)
    return [(one, counted[one]) for one in order if counted[one]]


def _next_expiry(agreement: Agreement) -> date | None:
    """Return when an agreement runs out next, should nobody give notice."""
    if agreement.expires_on is None:
        return None
    months = agreement.tacit_months if agreement.is_tacit else None
    return next_end(agreement.expires_on, months, clock.today())


def _events(row: Any, line: Sequence[Any], promises: Sequence[Any]) -> list[Event]:
    """Return the agreement's own days, those of the agreements in line with it, and what was delivered."""
    agreement: Agreement = row.Agreement
    signed = line or ([agreement] if agreement.signed_on else [])
    events = [
        Event(one.id, "agreement", one.signed_on, one.title, one.occasion, "signed", one.is_year_only)
        for one in signed
        if one.signed_on is not None
    ]
    for when, words in (
        (agreement.effective_on, _("Takes effect")),
        (agreement.review_on, _("Review")),
        (agreement.expiry_decided_on, agreement.expiry_decision or _("Decided")),
        (agreement.expires_on, _("Expires")),
        (agreement.ended_on, _("Ended")),
    ):
        if when is not None and when != agreement.signed_on:
            events.append(Event(agreement.id, "agreement", when, words, "", "letter"))
    events += [
        Event(one.delivered_id, one.delivered_kind, one.closed_on, one.delivered, _done(one), "meeting")
        for one in promises
        if one.delivered_id is not None and one.closed_on is not None
    ]
    return events


def _done(row: Any) -> str:
    said = row.text.best(language())
    return (
        _("Done: %(title)s", title=f"{_('Article %(number)s', number=row.article)}, {said}")
        if row.article
        else said
    )
