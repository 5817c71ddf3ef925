"""The partner on paper: its figures beside ours with years and sources, and why the two suit each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from crm.briefings.content import (
    Figure,
    Fit,
    FitLine,
    Missing,
    PairedFact,
    PartnerProfile,
    PersonName,
    Source,
)
from crm.briefings.queries.wording import Desk
from crm.core.locale import label
from crm.localities.models import Claim, ClaimSide, Fact, FactKind
from crm.localities.rules import country_name, figure_text, unit_name, years_stale

_ALWAYS: Final = (FactKind.POPULATION, FactKind.AREA, FactKind.GRDP, FactKind.PORT_CARGO)
"""Figures that every profile prints, present or not; others only when either side has one."""
_ORDER: Final = (*_ALWAYS, *(kind for kind in FactKind if kind not in _ALWAYS))
_MOST_FITS: Final = 8
_PUBLISHED: Final = 2
"""Grade of evidence from which a claim is more than our own judgement, so that a guest may read it."""


class Sources:
    """Numbers the sources of one sheet in the order in which they are quoted."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._checked: dict[str, date | None] = {}

    def quote(self, text: str, checked_on: date | None = None) -> int | None:
        """Return the number of a source; None where none is named."""
        if not text:
            return None
        self._checked[text] = self._checked.get(text) or checked_on
        return self._numbers.setdefault(text, len(self._numbers) + 1)

    def listed(self) -> tuple[Source, ...]:
        """Return the list for the end of the sheet."""
        return tuple(Source(number, text, self._checked[text]) for text, number in self._numbers.items())


def profile(desk: Desk) -> PartnerProfile | Missing:
    """Return the partner's locality beside ours; a gap when the partner may not be shown."""
    partner = desk.whole.head.partner
    if partner is None:
        return desk.missing
    sources = Sources()
    facts = _facts(desk, sources)
    fits = _fits(desk, sources)
    parts = (desk.plain(partner.region), country_name(partner.country_code))
    return PartnerProfile(
        name=PersonName(
            latin=desk.partner,
            native=partner.native_name if partner.native_name != desk.partner else "",
            native_lang=partner.native_lang,
            reading=desk.whole.head.partner_reading,
            reading_vi=(partner.reading_vi or None) if desk.lang == "vi" else None,
        ),
        where=", ".join(dict.fromkeys(part for part in parts if part)),
        home_note=desk.home,
        facts=facts,
        fits=fits,
        consider=None if desk.is_for_guests else desk.say_if_any(partner.sensitive),
        sources=sources.listed(),
    )


def _facts(desk: Desk, sources: Sources) -> tuple[PairedFact, ...]:
    home = desk.whole.office.home_locality_id
    pairs = []
    for kind in _ORDER:
        of_kind = [fact for fact in desk.whole.facts if fact.kind is kind]
        theirs = [fact for fact in of_kind if fact.locality_id != home]
        ours = [fact for fact in of_kind if fact.locality_id == home]
        if of_kind or kind in _ALWAYS:
            pairs.append(
                PairedFact(label(kind), _figure(desk, theirs, sources), _figure(desk, ours, sources))
            )
    return tuple(pairs)


def _figure(desk: Desk, facts: Sequence[Fact], sources: Sources) -> Figure | Missing:
    """Return the newest figure, and beside it the newest one of another source that disagrees."""
    if not facts:
        return desk.missing
    newest = facts[0]
    rival = next((fact for fact in facts[1:] if _year_value(fact) != _year_value(newest)), None)
    limit = desk.whole.office.population_stale_years
    return Figure(
        value=figure_text(newest.value),
        unit=unit_name(newest.unit),
        as_of=str(newest.as_of_year or ""),
        source=sources.quote(newest.source, newest.checked_on),
        stale_years=years_stale(newest.as_of_year, desk.day.year, limit) or 0,
        rival=_rival(rival, sources) if rival else "",
    )


def _year_value(fact: Fact) -> tuple[object, ...]:
    return fact.value, fact.unit


def _rival(fact: Fact, sources: Sources) -> str:
    number = sources.quote(fact.source, fact.checked_on)
    parts = (
        f"{figure_text(fact.value)} {unit_name(fact.unit)}",
        str(fact.as_of_year or ""),
        f"[{number}]" if number else "",
    )
    return " · ".join(part for part in parts if part)


def _fits(desk: Desk, sources: Sources) -> tuple[FitLine, ...]:
    """Return why the two suit: what they have and we need, what both have, what they have alone."""
    home = desk.whole.office.home_locality_id
    claims = [one for one in desk.whole.claims if not desk.is_for_guests or one.evidence >= _PUBLISHED]
    has = [one for one in claims if one.locality_id != home and one.side is ClaimSide.STRENGTH]
    ours = [one for one in claims if one.locality_id == home]
    found = [_fit(desk, claim, ours, sources) for claim in has]
    rank = {Fit.COMPLEMENTARY: 0, Fit.SIMILAR: 1, None: 2}
    return tuple(sorted(found, key=lambda line: rank[line.fit])[:_MOST_FITS])


def _fit(desk: Desk, claim: Claim, ours: Sequence[Claim], sources: Sources) -> FitLine:
    same = [one for one in ours if one.sector_code == claim.sector_code]
    needs = [one for one in same if one.side is ClaimSide.NEED and "C" in claim.sector.match]
    has_too = [one for one in same if one.side is ClaimSide.STRENGTH and "S" in claim.sector.match]
    fit = Fit.COMPLEMENTARY if needs else Fit.SIMILAR if has_too else None
    matched = next(iter(needs or has_too), None)
    return FitLine(
        topic=claim.sector.name(desk.lang),
        theirs=_claim(desk, claim, sources),
        ours=_claim(desk, matched, sources) if matched else "–",
        fit=fit,
    )


def _claim(desk: Desk, claim: Claim, sources: Sources) -> str:
    text = desk.plain(claim.text) or claim.sector.name(desk.lang)
    number = sources.quote(claim.source)
    return f"{text} [{number}]" if number else text
