"""Countries and territories as they are called, and the time zones of the world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from babel import Locale
from babel.core import get_global

from crm.core.geo.islands import archipelago_at
from crm.core.locale import _, language
from crm.core.text import sort_key
from crm.core.zones import zones
from crm.localities.models import Scope

_NO_PLACE: Final = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)
"""Two-letter codes of the names' source that stand for no country or territory of the standard."""

_CAPITAL_ZONES: Final[Mapping[str, str]] = {
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CD": "Africa/Kinshasa",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "FR": "Europe/Paris",
    "ID": "Asia/Jakarta",
    "KZ": "Asia/Almaty",
    "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
    "UZ": "Asia/Tashkent",
}
"""The zone to begin with where a country or territory has several."""


@cache
def _territories(lang: str) -> Mapping[str, str]:
    named = {str(code): str(name) for code, name in Locale.parse(lang).territories.items()}
    codes = [code for code in named if len(code) == 2 and code.isalpha() and code not in _NO_PLACE]
    return {code: named[code] for code in codes}


def country_name(code: str) -> str:
    """Return a country's or territory's name in the language spoken; an unknown code stands for itself."""
    return _territories(language()).get(code, code)


def is_country(code: str) -> bool:
    """Tell whether ``code`` is a code of a country or territory."""
    return code in _territories("en")


@cache
def _country_choices(lang: str) -> Sequence[tuple[str, str]]:
    return sorted(_territories(lang).items(), key=lambda item: sort_key(item[1]))


def country_choices() -> Sequence[tuple[str, str]]:
    """Return (code, name) of all countries and territories, by name."""
    return _country_choices(language())


def default_zone(country_code: str) -> str:
    """Return the time zone to begin with for a country or territory."""
    if country_code in _CAPITAL_ZONES:
        return _CAPITAL_ZONES[country_code]
    of_territory = get_global("zone_territories")
    return next((zone for zone in zones() if of_territory[zone] == country_code), "Etc/UTC")


def not_foreign(
    scope: Scope | None, country_code: str, latitude: float | None, longitude: float | None
) -> str | None:
    """Say why a place cannot be foreign: it lies on islands of Vietnam. None where nothing is wrong."""
    group = archipelago_at(latitude, longitude)
    if group is None or (scope is not Scope.FOREIGN and country_code == "VN"):
        return None
    return _("This point lies in the %(islands)s. It cannot be a foreign place.", islands=str(group.name))
