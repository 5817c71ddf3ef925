"""Figures and claims: how they are read and written, their units, their proof, and when they are old."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from crm.core.locale import _, _l, name_members, number
from crm.localities.models import ClaimSide, FactKind

name_members(
    {
        FactKind.AREA: _l("Area"),
        FactKind.POPULATION: _l("Population"),
        FactKind.GRDP: _l("GRDP"),
        FactKind.GRDP_PER_HEAD: _l("GRDP per head"),
        FactKind.EXPORTS: _l("Exports"),
        FactKind.PORT_CARGO: _l("Port cargo"),
        FactKind.FOREIGN_INVESTMENT: _l("Foreign investment"),
    }
)
name_members({ClaimSide.STRENGTH: _l("Strength"), ClaimSide.NEED: _l("Cooperation need")})

UNITS: Final[Mapping[FactKind, str]] = {
    FactKind.AREA: "km²",
    FactKind.POPULATION: "người",
    FactKind.GRDP: "tỷ USD",
    FactKind.GRDP_PER_HEAD: "USD/người",
    FactKind.EXPORTS: "tỷ USD",
    FactKind.PORT_CARGO: "triệu tấn",
    FactKind.FOREIGN_INVESTMENT: "tỷ USD",
}
"""Unit of a figure when none is said. Units are kept in Vietnamese and read out by ``unit_name``."""

MOST: Final = Decimal(10) ** 15
PLACES: Final = 4


def _unit_words() -> Mapping[str, str]:
    return {
        "người": _("people"),
        "tỷ USD": _("billion USD"),
        "USD/người": _("USD per head"),
        "triệu tấn": _("million tonnes"),
    }


def unit_name(unit: str) -> str:
    """Return a unit in the language spoken; one we do not know is returned as it was typed."""
    return _unit_words().get(unit, unit)


def unit_kept(typed: str) -> str:
    """Return a unit as it is kept, whichever language it was typed in."""
    return next((unit for unit, word in _unit_words().items() if word == typed), typed)


def years_stale(as_of_year: int | None, this_year: int, limit: int) -> int | None:
    """Return the age of a figure in years when it is older than the office's limit, else None."""
    age = this_year - as_of_year if as_of_year else 0
    return age if age > limit else None


def read_figure(text: str, lang: str) -> Decimal:
    """Read a figure: in Vietnamese 947.092 and 491,95, in English 947,092 and 491.95.

    Blanks may part thousands. A mark that cannot part thousands where it stands is the decimal mark: 491.95
    is clear in either language.
    """
    plain = re.sub(r"[\s\u00a0\u202f]", "", text)
    thousands, decimal = (",", ".") if lang == "en" else (".", ",")
    if re.fullmatch(rf"-?\d{{1,3}}(\{thousands}\d{{3}})+(\{decimal}\d+)?", plain, re.ASCII):
        plain = plain.replace(thousands, "").replace(decimal, ".")
    elif re.fullmatch(rf"-?\d+([{thousands}{decimal}]\d+)?", plain, re.ASCII):
        plain = plain.replace(",", ".")
    else:
        raise ValueError(_("Write the figure like %(example)s.", example=number(1234.5)))
    value = Decimal(plain)
    if abs(value) >= MOST:
        raise ValueError(_("This figure is too large. Choose a larger unit."))
    if round(value, PLACES) != value:
        raise ValueError(_("At most %(count)s decimal places.", count=PLACES))
    return value


def figure_text(value: Decimal) -> str:
    """Write a figure with all its decimal places, in the marks of the language spoken."""
    exponent = value.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return number(value, places)  # type: ignore[arg-type]  # it formats exact decimals as well


def evidence_name(grade: int) -> str:
    """Say how well a strength or need is proved, from 0 to 4."""
    return (
        _("not yet known"),
        _("judgement of our staff"),
        _("the partner's own document"),
        _("public register"),
        _("official statistics"),
    )[min(max(grade, 0), 4)]


def level_name(level: int) -> str:
    """Say how strong a strength, or how pressing a need, is."""
    return (_("moderate"), _("clear"), _("outstanding"))[min(max(level, 1), 3) - 1]


def claim_line(claim: Any) -> str:
    """Write what stands behind a strength or need in one line: level, evidence, source and year."""
    parts = [
        _("Level %(level)s", level=claim.level),
        _("evidence: %(grade)s", grade=evidence_name(claim.evidence)),
        claim.source,
        str(claim.as_of_year or ""),
    ]
    return " · ".join(part for part in parts if part)
