"""A partner's sheet, gathered from the record as the person printing it may see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from crm.agreements.models import Term
from crm.agreements.queries import Standing, agreements_with, coverage_with, standing_by
from crm.agreements.rules import AgreementStatus, Coverage
from crm.agreements.rules.grade import Condition, Derived, Tested
from crm.briefings.content import AgreementLine, CommitmentLine, Figure, Missing, PersonName, Source, Text
from crm.briefings.content.profile import (
    ChainLine,
    FactLine,
    GradeLine,
    PactLine,
    PartnerSheet,
    PersonLine,
    TestLine,
    VisitLine,
)
from crm.briefings.queries.partner import Sources
from crm.briefings.queries.tie import SIDES
from crm.briefings.rules import short_name
from crm.commitments.models import Side as Owing
from crm.commitments.queries import open_commitments
from crm.core.db import Words, db
from crm.core.locale import _, day, label, language
from crm.core.timeline import Event, events_of
from crm.localities.models import Fact, FactKind, Locality, NameKind
from crm.localities.queries import facts_of, locality_with_names
from crm.localities.rules import country_name, figure_text, language_name, unit_name, years_stale
from crm.partnerships.queries import Graded, TieState, tie_state
from crm.partnerships.rules import ACTIVE_MONTHS, PastDay, months_before
from crm.people.models import Contact, ContactPoint, PointKind
from crm.people.queries import contacts_of
from crm.settings.models import Office
from crm.settings.queries import office

MOST_VISITS: Final = 6
MOST_PEOPLE: Final = 8
_ALWAYS: Final = (FactKind.AREA, FactKind.POPULATION, FactKind.GRDP)
_RUNNING: Final = (AgreementStatus.SIGNED, AgreementStatus.IN_FORCE)
_COVERAGE: Final = (Coverage.DONE, Coverage.UNDER_WAY, Coverage.LATE, Coverage.NOT_BEGUN)
_REACHED: Final = (PointKind.MOBILE, PointKind.PHONE, PointKind.EMAIL)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every part of the sheet needs."""

    place: Locality
    office: Office
    owner: str
    printed_at: datetime

    @property
    def missing(self) -> Missing:
        return Missing(self.owner)

    @property
    def home(self) -> str:
        return self.office.city.best(language()) or self.office.name.best(language())

    def say(self, words: Words) -> Text:
        return words.best(language(), "vi", "en") or self.missing


def partner_sheet(locality_id: int, now: datetime) -> PartnerSheet | None:
    """Return what a partner's sheet prints, or None where there is no such partner."""
    found = locality_with_names(locality_id)
    if found is None:
        return None
    place, keeper, _has_kin = found
    house = office()
    printed_at = now.astimezone(ZoneInfo(house.zone))
    tie = tie_state(locality_id, months_before(printed_at.date(), ACTIVE_MONTHS))
    officer = (tie.officer if tie else "") or keeper
    desk = _Desk(place, house, short_name(officer) if officer else "", printed_at)
    rows = agreements_with(locality_id)
    standing, sources = standing_by(tie, rows), Sources()
    readings = [name.text for name in place.names if name.kind is NameKind.READING]
    where = (place.tier.best(language()), place.region.best(language()), country_name(place.country_code))
    return PartnerSheet(
        title=place.name.best(language()) or place.title,
        name=PersonName(
            latin=place.title,
            native=place.native_name if place.native_name != place.title else "",
            native_lang=place.native_lang,
            reading=next(iter(readings), ""),
            reading_vi=place.reading_vi or None,
        ),
        where=", ".join(dict.fromkeys(part for part in where if part)),
        lang=language(),
        home=desk.home,
        agency=house.name.best(language()),
        owner=desk.owner,
        printed_at=printed_at,
        zone_place=house.city.best(language()),
        is_sample=place.is_sample,
        names=tuple(
            (language_name(name.lang), name.text, name.lang)
            for name in place.names
            if name.kind is NameKind.OFFICIAL
        ),
        stage=_stage(tie, desk),
        officer=officer or desk.missing,
        counterpart=(tie.counterpart if tie else "") or desk.missing,
        next_action=_next(tie, desk),
        rationale=tie.rationale if tie else "",
        grade=_grade(standing),
        line=tuple(_link(one, at) for at, one in enumerate(standing.line)),
        pacts=_pacts(rows, coverage_with(locality_id, printed_at.date()), desk),
        owed=_owed(open_commitments(locality_id), desk),
        visits=_visits(place, desk),
        people=_people(locality_id, desk),
        facts=_facts(facts_of(locality_id), desk, sources),
        sources=_listed(sources, place),
    )


def _stage(tie: TieState | None, desk: _Desk) -> Text:
    if tie is None:
        return _("No partnership yet")
    if not tie.moves:
        return label(tie.stage)
    since = PastDay(tie.moves[0].moved_on, tie.moves[0].is_year_only)
    return f"{label(tie.stage)}, " + _("since %(day)s", day=since)


def _next(tie: TieState | None, desk: _Desk) -> Text:
    if tie is None or not tie.next_action:
        return desk.missing
    return f"{tie.next_action} ({day(tie.next_action_on)})" if tie.next_action_on else tie.next_action


def _grade(standing: Standing) -> GradeLine:
    derived, own = standing.derived, standing.by_hand
    by_hand = ""
    if own.grade is not None:
        who = ", ".join(part for part in (own.by, day(own.on) if own.on else "") if part)
        by_hand = _("Set by hand: %(reason)s (%(who)s).", reason=own.reason, who=who or "–")
    wanting = "; ".join(derived.missing)
    if wanting and derived.next_grade:
        wanting = _("Wanting for “%(grade)s”: %(what)s.", grade=label(derived.next_grade), what=wanting)
    else:
        wanting = ""
    return GradeLine(
        grade=label(standing.grade),
        reason=_by_the_agreements(derived) if by_hand else derived.reason,
        by_hand=by_hand,
        tests=tuple(_test(one, own) for one in derived.tests),
        missing=wanting,  # of the closest grade the tests tell
        at_odds=_odds(standing),
    )


def _by_the_agreements(derived: Derived) -> str:
    said = _("By the agreements: %(grade)s.", grade=label(derived.grade))
    return f"{said} {derived.reason}"


def _test(one: Tested, own: Graded) -> TestLine:
    told = [one.said]
    if one.condition is Condition.ASSEMBLY and own.approval is not None:
        told += [own.approval_body, day(own.approval_on) if own.approval_on else "", own.approval_source]
    return TestLine(label(one.condition), label(one.answer), ", ".join(part for part in told if part))


def _odds(standing: Standing) -> str:
    if not standing.is_at_odds or standing.tie is None:
        return ""
    stage = label(standing.tie.stage)
    if standing.by_hand.grade:
        other = label(standing.grade)
        return _(
            "The stage is noted as “%(stage)s”; the grade was set as “%(other)s”.", stage=stage, other=other
        )
    if standing.proposed:
        other = label(standing.proposed)
        return _(
            "The stage is noted as “%(stage)s”; by the agreements it is “%(other)s”.",
            stage=stage,
            other=other,
        )
    return _("The stage is noted as “%(stage)s”; no agreement in the book stands for it.", stage=stage)


def _when(row: Any) -> str:
    return str(row.signed_on.year) if row.is_year_only else day(row.signed_on)


def _titled(row: Any) -> str:
    return str(row.name.best(language()) or row.title)


def _link(row: Any, at: int) -> ChainLine:
    until = _("until %(day)s", day=day(row.expires_on)) if row.expires_on else ""
    return ChainLine(
        when=_when(row) if row.signed_on else _("not signed yet"),
        title=_titled(row),
        how=label(row.link) if row.link and at else "",
        state=" · ".join(part for part in (label(row.status), until) if part),
        decision=row.expiry_decision,
    )


def _pacts(
    rows: Sequence[Any], coverage: Mapping[int, Sequence[Coverage]], desk: _Desk
) -> tuple[PactLine, ...]:
    """Return the agreements, the newest first; what is being prepared comes before them."""
    return tuple(PactLine(_pact(row, desk), _covered(coverage.get(row.id, ()))) for row in reversed(rows))


def _pact(row: Any, desk: _Desk) -> AgreementLine:
    left = (row.expires_on - desk.printed_at.date()).days if row.expires_on else None
    is_running = row.status in _RUNNING and left is not None and left >= 0
    return AgreementLine(
        _titled(row),
        _when(row) if row.signed_on else _("not signed yet"),
        label(row.status),
        row.expires_on or (None if row.term is Term.OPEN else desk.missing),
        days_left=left if is_running else None,
        remark=label(row.link) if row.link else "",
    )


def _covered(found: Sequence[Coverage]) -> tuple[str, ...]:
    """Count the articles by how far they are; an agreement of which none is entered says so."""
    if not found:
        return (_("articles not entered"),)
    counted = Counter(found)
    told = tuple(f"{label(one)}: {counted[one]}" for one in _COVERAGE if counted[one])
    return told or (label(Coverage.NO_ACTION),)


def _owed(rows: Sequence[Any], desk: _Desk) -> tuple[CommitmentLine, ...]:
    """Return what is still owed, ours first."""
    order = list(SIDES.values())
    return tuple(sorted((_promise(row, desk) for row in rows), key=lambda line: order.index(line.side)))


def _promise(row: Any, desk: _Desk) -> CommitmentLine:
    left = (row.due_on - desk.printed_at.date()).days if row.due_on else None
    ours, theirs = row.owner or desk.home, row.counterpart or desk.place.title
    doer = {Owing.OURS: ours, Owing.THEIRS: theirs}.get(row.side, f"{desk.home}, {desk.place.title}")
    return CommitmentLine(
        side=SIDES[row.side],
        text=row.text.best(language()) or row.title,
        doer=doer,
        due=row.due_on or desk.missing,
        answer="",
        overdue_days=-left if left is not None and left < 0 else 0,
        days_left=left if left is not None and left >= 0 else None,
    )


def _visits(place: Locality, desk: _Desk) -> tuple[VisitLine, ...]:
    """Return the last visits and contacts, the newest first."""
    events: list[Event] = []
    for kind in ("delegation", "interaction"):
        events += events_of(place, limit=MOST_VISITS, kind=kind)[0]
    newest = sorted(events, key=lambda one: (one.day, one.record_id), reverse=True)[:MOST_VISITS]
    today = desk.printed_at.date()
    return tuple(
        VisitLine(day(one.day), one.title, one.detail or (_("still to come") if one.day > today else ""))
        for one in newest
    )


def _people(locality_id: int, desk: _Desk) -> tuple[PersonLine, ...]:
    known = contacts_of(locality_id, MOST_PEOPLE)
    points: dict[int, list[str]] = {}
    asked = (
        sa.select(ContactPoint.contact_id, ContactPoint.value)
        .join(Contact, Contact.id == ContactPoint.contact_id)
        .where(Contact.id.in_([one.id for one in known]), ContactPoint.kind.in_(_REACHED))
        .order_by(ContactPoint.id)
    )
    for key, value in db.session.execute(asked) if known else ():
        points.setdefault(key, []).append(value)
    return tuple(
        PersonLine(
            PersonName(latin=one.title, native=one.native_name, native_lang=one.native_lang),
            desk.say(one.position or Words()),
            tuple(points.get(one.id, ())),
        )
        for one in known
    )


def _facts(facts: Sequence[Fact], desk: _Desk, sources: Sources) -> tuple[FactLine, ...]:
    """Return figures with year and source, then the place in words, in the order of the city's own pages."""
    kinds = dict.fromkeys((*_ALWAYS, *(fact.kind for fact in facts)))
    figured = {
        kind: FactLine(
            label(kind),
            desk.missing if not any(fact.kind is kind for fact in facts) else "",
            tuple(_figure(fact, desk, sources) for fact in facts if fact.kind is kind),
        )
        for kind in kinds
    }
    place = desk.place
    told = (
        (_("Location"), place.situation),
        (_("Founding and history"), place.history),
        (_("Sights"), place.sights),
        (_("Festivals"), place.festivals),
        (_("Leaders"), place.leaders),
    )
    first = [figured.pop(kind) for kind in (FactKind.AREA, FactKind.POPULATION)]
    return (*first, *figured.values(), *(FactLine(name, desk.say(words)) for name, words in told))


def _figure(fact: Fact, desk: _Desk, sources: Sources) -> Figure:
    year, limit = desk.printed_at.year, desk.office.population_stale_years
    return Figure(
        value=figure_text(fact.value),
        unit=unit_name(fact.unit),
        as_of=str(fact.as_of_year or ""),
        source=sources.quote(fact.source, fact.checked_on),
        stale_years=years_stale(fact.as_of_year, year, limit) or 0,
    )


def _listed(sources: Sources, place: Locality) -> tuple[Source, ...]:
    """Return the sources of the figures, and where the words of the profile come from."""
    if place.profile_source:
        sources.quote(place.profile_source, place.profile_checked_on)
    return sources.listed()
