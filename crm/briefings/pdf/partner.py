"""The partner's locality beside ours: figures with their years, why the two suit, and the sources."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from crm.briefings.content import Briefing, Figure, Fit, FitLine, Missing, PairedFact, PartnerProfile, Source
from crm.briefings.pdf import styles
from crm.briefings.pdf.parts import FULL, Bits, absent, heading, missing, said, title_block
from crm.core.locale import _, day, ngettext, number, pgettext
from crm.core.paper.rows import Column, Listing, Row, table_head
from crm.core.paper.type import Bit, bold, para, together

_COLUMNS: Final = (Column(0, 31), Column(34, 59.5), Column(97, 63))
_SOURCES: Final = (Column(0, 8), Column(8, 152))


def partner(content: Briefing, section: int | None) -> list[Any]:
    """Return the section with the partner's profile."""
    profile = content.partner
    heading_text = _("About the partner: %(partner)s", partner=content.delegation.partner)
    if isinstance(profile, Missing):
        return title_block(section, heading_text) + absent(content)
    story = title_block(section, heading_text, *_subtitle(profile))
    story += _facts(content, profile)
    story += _fits(content, profile)
    if profile.consider:
        story += [*heading(_("Points against")), _paragraph(said(profile.consider))]
    return story + _sources(profile)


def _subtitle(profile: PartnerProfile) -> Bits:
    name = profile.name
    bits: list[str | Bit] = []
    for form in (name.native, name.reading):
        if form:
            bits += [Bit(together(form), lang=name.native_lang), " "]
    if isinstance(name.reading_vi, str) and name.reading_vi:
        bits += ["· " + _("say:") + "\u00a0", bold(together(name.reading_vi)), " "]
    return (*bits, "· " if bits else "", profile.where)


def _facts(content: Briefing, profile: PartnerProfile) -> list[Any]:
    if not profile.facts:
        return absent(content)
    head = table_head(
        _COLUMNS,
        (),
        (para(styles.HEAD_CELL, content.delegation.partner),),
        (para(styles.HEAD_CELL, profile.home_note or content.delegation.home),),
    )
    return [Listing([_fact(fact) for fact in profile.facts], head)]


def _fact(fact: PairedFact) -> Row:
    label = (para(styles.LABEL, fact.label),)
    return Row(cells=(label, _figure(fact.theirs), _figure(fact.ours)), columns=_COLUMNS)


def _figure(figure: Figure | Missing) -> tuple[Any, ...]:
    if isinstance(figure, Missing):
        return (para(styles.CELL, *missing(figure)),)
    value = figure.value if isinstance(figure.value, str) else _written(figure.value)
    lines = [para(styles.BODY, bold(value), f" {figure.unit}")]
    stale = ngettext("old figure, %(num)s year", "old figure, %(num)s years", figure.stale_years)
    parts: list[Bits] = [
        (figure.as_of,) if figure.as_of else (),
        (bold(stale),) if figure.stale_years else (),
        (f"[{figure.source}]",) if figure.source else (),
    ]
    if origin := _dotted(parts):
        lines.append(para(styles.SMALL, *origin))
    if figure.rival:
        lines.append(para(styles.SMALL, _("another source: %(figure)s", figure=figure.rival)))
    return tuple(lines)


def _written(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    return number(float(value), decimals=max(0, -exponent) if isinstance(exponent, int) else None)


def _dotted(parts: list[Bits]) -> Bits:
    flowing: list[str | Bit] = []
    for part in parts:
        if part:
            flowing += [" · ", *part] if flowing else [*part]
    return tuple(flowing)


def _fits(content: Briefing, profile: PartnerProfile) -> list[Any]:
    if content.is_for_guests and not profile.fits:
        return []
    story = heading(_("Strengths and needs: why the two suit"))
    if not profile.fits:
        return story + absent(content)
    head = table_head(
        _COLUMNS,
        (para(styles.HEAD_CELL, pgettext("paper", "Field")),),
        (para(styles.HEAD_CELL, _("%(place)s has", place=content.delegation.partner)),),
        (para(styles.HEAD_CELL, _("%(place)s needs, or has too", place=content.delegation.home)),),
        over=1.1,
    )
    return [*story, Listing([_fit(line) for line in profile.fits], head)]


def _fit(line: FitLine) -> Row:
    kinds = {Fit.COMPLEMENTARY: _("Complementary"), Fit.SIMILAR: _("Similar")}
    label = [para(styles.CELL_BOLD, kinds[line.fit])] if line.fit else []
    label.append(para(styles.CELL, line.topic))
    cells = (tuple(label), (para(styles.CELL, *said(line.theirs)),), (para(styles.CELL, *said(line.ours)),))
    return Row(cells=cells, columns=_COLUMNS)


def _paragraph(words: Bits) -> Listing:
    return Listing([Row(cells=((para(styles.BODY, *words),),), columns=FULL, above=0, below=0, rule=0)])


def _sources(profile: PartnerProfile) -> list[Any]:
    if not profile.sources:
        return []
    rows = [
        Row(
            cells=((para(styles.SMALL, f"[{source.number}]"),), (para(styles.SMALL, _source(source)),)),
            columns=_SOURCES,
            above=0,
            below=0,
            rule=0,
        )
        for source in profile.sources
    ]
    return [*heading(_("Sources")), Listing(rows)]


def _source(source: Source) -> str:
    kind = " (" + _("secondary source") + ")" if source.secondary else ""
    checked = "; " + _("checked %(day)s", day=day(source.checked_on)) if source.checked_on else ""
    return f"{source.text}{kind}{checked}."
