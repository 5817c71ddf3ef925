"""Gathers what the sheet of one agreement says, in the language of whoever prints it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from crm.agreements import queries
from crm.agreements.content import ArticleLine, Link, Names, Person, PromiseLine, Sheet, StepLine, Strip
from crm.agreements.models import Agreement, Article, Clock, SignatorySide, Term
from crm.agreements.rules import Coverage, coverage_of
from crm.agreements.rules.chain import line_of
from crm.agreements.views.courses import Course, courses_of
from crm.commitments.models import CommitmentState
from crm.commitments.queries import commitments_under
from crm.commitments.rules import CLOSED_STATES
from crm.core import clock
from crm.core.access import actor
from crm.core.locale import _, day, label, language, ngettext, pgettext
from crm.core.records import Classification
from crm.documents.rules import language_word
from crm.settings.queries import office

MOST_PROMISES = 12


def strip_now() -> Strip:
    """Return which print this is: now, by whoever asks for it."""
    row = office()
    when = clock.now().astimezone(ZoneInfo(row.zone))
    return Strip(when, actor().display_name, row.name.best(language()), row.city.best(language()))


def sheet_of(row: Any) -> Sheet:
    """Return what the sheet of an agreement says; ``row`` has the names around it."""
    one: Agreement = row.Agreement
    promises = commitments_under(one.id)
    lang = language()
    pending = [promise for promise in promises if promise.state not in CLOSED_STATES]
    return Sheet(
        title=one.name.best(lang) or one.title,
        other_titles=tuple((code, said) for code, said in one.name.items() if code != lang and said),
        kind=label(one.agreement_kind),
        partner=row.locality,
        native=row.native_name or "",
        native_lang=row.native_lang or "",
        status=label(row.status),
        facts=tuple(_facts(row, one)),
        line=tuple(_line(one)),
        articles=tuple(_article(article, promises) for article in queries.articles_of(one.id)),
        promises=tuple(_promise(promise) for promise in pending[:MOST_PROMISES]),
        done=sum(promise.state is CommitmentState.DONE for promise in promises),
        ways=tuple((label(way.procedure.track), tuple(_steps(way))) for way in courses_of(one)),
        people=tuple(
            Person(who.name, who.post, who.authority, who.side is SignatorySide.OURS)
            for who in queries.signatures_of(one.id)
        ),
        officer=row.officer or "",
        lang=lang,
        strip=strip_now(),
        is_internal=one.classification is not Classification.PUBLIC,
        is_sample=one.is_sample,
    )


def _facts(row: Any, one: Agreement) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every question of the sheet; an answer of nothing is printed as missing."""
    parties = queries.then_and_now()
    yield _("Our party"), _party(parties.ours(one))
    yield _("Their party"), _party(parties.theirs(one, row.locality))
    yield _("Number and symbol"), _told(one.number)
    signed = (str(one.signed_on.year) if one.is_year_only else day(one.signed_on)) if one.signed_on else ""
    yield _("Signed on, at"), _told(signed or _("not signed yet"), one.place, one.occasion)
    yield _("Languages of the text"), _languages(one)
    yield _("Effective on"), _told(day(one.effective_on) if one.effective_on else "")
    yield pgettext("agreement", "Term"), _term(one)
    yield _("Days of notice"), _notice(one)
    if one.review_on:
        yield _("Review on"), _told(day(one.review_on))
    if one.expiry_decision:
        decided = day(one.expiry_decided_on) if one.expiry_decided_on else ""
        yield _("What follows when it expires"), _told(one.expiry_decision, decided)
    if one.ending:
        yield (
            _("How it ended"),
            _told(label(one.ending), day(one.ended_on) if one.ended_on else "", one.ending_reason),
        )
    yield _("Sectors"), _told(", ".join(queries.sector_names(one.sectors, language())))
    yield (
        _("Money"),
        _told((one.money_note or _("Money is involved")) if one.has_money else _("No money is involved")),
    )
    yield _("Focal points"), tuple(_focal(row, one))
    if one.is_outside_law:
        yield _("Outside the Law on International Agreements"), _told(one.outside_reason or _("Yes"))
    yield _("Source"), _told(one.source)


def _told(*words: str) -> tuple[str, ...]:
    return tuple(word for word in words if word)


def _party(names: Names) -> tuple[str, ...]:
    return _told(names.then, _("now: %(name)s", name=names.now) if names.now else "")


def _languages(one: Agreement) -> tuple[str, ...]:
    if not one.languages:
        return ()
    codes = one.languages.split()
    said = _("all texts are equal") if len(codes) > 1 else ""
    if one.prevailing:
        said = _("prevails: %(language)s", language=language_word(one.prevailing))
    originals = ngettext("%(num)s original", "%(num)s originals", one.originals) if one.originals else ""
    rest = " · ".join(filter(None, (said, originals)))
    return _told(", ".join(language_word(code) for code in codes), rest)


def _term(one: Agreement) -> tuple[str, ...]:
    if one.term is Term.UNKNOWN and not one.expires_on:
        return ()
    return _told(" ".join(filter(None, (label(one.term), day(one.expires_on) if one.expires_on else ""))))


def _notice(one: Agreement) -> tuple[str, ...]:
    notice = ngettext("%(num)s day", "%(num)s days", one.notice_days) if one.notice_days else ""
    tacit = ""
    if one.is_tacit and one.tacit_months:
        tacit = ngettext(
            "renewed by itself for %(num)s month", "renewed by itself for %(num)s months", one.tacit_months
        )
    return _told(notice, tacit)


def _focal(row: Any, one: Agreement) -> Iterator[str]:
    if one.our_focal:
        yield _("Ours: %(name)s", name=one.our_focal)
    if row.counterpart:
        yield _("Theirs: %(name)s", name=row.counterpart)


def _line(one: Agreement) -> Iterator[Link]:
    for other in line_of(queries.agreements_with(one.locality_id), one.id):
        when = ""
        if other.signed_on:
            when = str(other.signed_on.year) if other.is_year_only else day(other.signed_on)
        how = label(other.link) if other.link else ""
        state = " · ".join(filter(None, (how, label(other.status))))
        yield Link(when or "–", other.name.best(language()) or other.title, state, other.id == one.id)


def _article(article: Article, promises: Sequence[Any]) -> ArticleLine:
    mine = [one for one in promises if one.article_id == article.id]
    how = coverage_of(mine, clock.today(), asks_nothing=article.asks_nothing)
    heading = article.heading.best(language())
    return ArticleLine(article.number, heading, label(how), how is Coverage.LATE, len(mine))


def _promise(one: Any) -> PromiseLine:
    late = (clock.today() - one.due_on).days if one.due_on else 0
    said = one.text.best(language()) or one.title
    who = one.owner or one.counterpart or ""
    return PromiseLine(
        one.article or "", said, label(one.side), who, one.due_on, label(one.state), max(0, late)
    )


def _steps(way: Course) -> Iterator[StepLine]:
    """Yield the steps in their order; the bodies that are asked stand under the step of asking."""
    for step in way.steps:
        number = step.step.number if step.step else ""
        note = step.step.note if step.step else ""
        yield StepLine(label(step.code), *_due(step.clock), step.done_on, number, note)
        if step.code == "consult":
            for body, reckoned in way.bodies:
                said = label(body.opinion) if body.opinion else ""
                yield StepLine(f"– {body.body}", *_due(reckoned), body.replied_on, body.reply_number, said)


def _due(reckoned: Clock | None) -> tuple[date | None, str]:
    return (reckoned.due_on, reckoned.citation) if reckoned else (None, "")
