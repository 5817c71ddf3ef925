"""What partners' holidays are called in Vietnamese, where the package knows them only in English.

A name that is not here is shown as the package has it. Names that several countries share stand once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from crm.core.locale import _, _lp, language, pgettext

NAMES: Final = (
    _lp("holiday", "All Saints' Day"),
    _lp("holiday", "Armed Forces Day"),
    _lp("holiday", "Armistice Day"),
    _lp("holiday", "Ascension Day"),
    _lp("holiday", "Assumption Day"),
    _lp("holiday", "Autumnal Equinox Day"),
    _lp("holiday", "Boxing Day"),
    _lp("holiday", "Buddha's Birthday"),
    _lp("holiday", "Children's Day"),
    _lp("holiday", "Chinese New Year (Spring Festival)"),
    _lp("holiday", "Chinese New Year"),
    _lp("holiday", "Chinese New Year's Eve"),
    _lp("holiday", "Christmas Day"),
    _lp("holiday", "Chuseok"),
    _lp("holiday", "Columbus Day"),
    _lp("holiday", "Coming of Age Day"),
    _lp("holiday", "Constitution Day"),
    _lp("holiday", "Culture Day"),
    _lp("holiday", "Defender of the Fatherland Day"),
    _lp("holiday", "Dragon Boat Festival"),
    _lp("holiday", "Easter Monday"),
    _lp("holiday", "Easter Sunday"),
    _lp("holiday", "Emperor's Birthday"),
    _lp("holiday", "Foundation Day"),
    _lp("holiday", "Good Friday"),
    _lp("holiday", "Greenery Day"),
    _lp("holiday", "Hangul Day"),
    _lp("holiday", "Holiday of Spring and Labor"),
    _lp("holiday", "Independence Day"),
    _lp("holiday", "Independence Movement Day"),
    _lp("holiday", "International Labor Day"),
    _lp("holiday", "International Women's Day"),
    _lp("holiday", "International Women's Rights Day"),
    _lp("holiday", "Juneteenth National Independence Day"),
    _lp("holiday", "Khmer New Year's Day"),
    _lp("holiday", "Korean New Year"),
    _lp("holiday", "Labor Day"),
    _lp("holiday", "Labor Thanksgiving Day"),
    _lp("holiday", "Lao National Day"),
    _lp("holiday", "Lao New Year's Day"),
    _lp("holiday", "Liberation Day"),
    _lp("holiday", "Local Election Day"),
    _lp("holiday", "Marine Day"),
    _lp("holiday", "Martin Luther King Jr. Day"),
    _lp("holiday", "Memorial Day"),
    _lp("holiday", "Mid-Autumn Festival"),
    _lp("holiday", "Mountain Day"),
    _lp("holiday", "National Assembly Election Day"),
    _lp("holiday", "National Day"),
    _lp("holiday", "National Foundation Day"),
    _lp("holiday", "National Holiday"),
    _lp("holiday", "New Year Holidays"),
    _lp("holiday", "New Year's Day"),
    _lp("holiday", "New Year's Eve"),
    _lp("holiday", "Pchum Ben Day"),
    _lp("holiday", "Pentecost"),
    _lp("holiday", "Pentecost Monday"),
    _lp("holiday", "Presidential Election Day"),
    _lp("holiday", "Respect for the Aged Day"),
    _lp("holiday", "Russia Day"),
    _lp("holiday", "Showa Day"),
    _lp("holiday", "Songkran Festival"),
    _lp("holiday", "Sports Day"),
    _lp("holiday", "Substitute Holiday"),
    _lp("holiday", "Temporary Public Holiday"),
    _lp("holiday", "Thanksgiving Day"),
    _lp("holiday", "The day preceding Chuseok"),
    _lp("holiday", "The day preceding Korean New Year"),
    _lp("holiday", "The second day of Chuseok"),
    _lp("holiday", "The second day of Korean New Year"),
    _lp("holiday", "Tomb-Sweeping Day"),
    _lp("holiday", "Unity Day"),
    _lp("holiday", "Vernal Equinox Day"),
    _lp("holiday", "Veterans Day"),
    _lp("holiday", "Victory Day"),
    _lp("holiday", "Washington's Birthday"),
    _lp("holiday", "Water Festival"),
)
"""Stands here so that the words are gathered for translation."""


def _wrapped(name: str) -> str | None:
    """Say a name that the package has wrapped: a day in place of another, or exchanged, or estimated."""
    for pattern, say in _WRAPPINGS:
        if found := re.fullmatch(pattern, name):
            return say(found)
    return None


_WRAPPINGS: Final[tuple[tuple[str, Callable[[re.Match[str]], str]], ...]] = (
    (r"Alternative holiday for (.+)", lambda m: _("%(name)s (day off in its place)", name=_one(m[1]))),
    (r"(.+) \((?:observed|in lieu)\)", lambda m: _("%(name)s (day off in its place)", name=_one(m[1]))),
    (r"(.+) \((?:observed, )?estimated\)", lambda m: _("%(name)s (estimate)", name=_one(m[1]))),
    (
        r"Day off \(substituted from (\d\d)/(\d\d)/(\d{4})\)",
        lambda m: _("Day off in exchange for %(day)s", day=f"{m[2]}/{m[1]}/{m[3]}"),
    ),
    (
        r"Ngày nghỉ \(thay cho ngày (.+)\)",
        lambda m: _("Day off in exchange for %(day)s", day=m[1]),
    ),
)


def _one(name: str) -> str:
    wrapped = _wrapped(name)
    return pgettext("holiday", name) if wrapped is None else wrapped


def spoken(name: str) -> str:
    """Say the name of a holiday as the package has it, or of several on one day, in the language spoken."""
    return name if language() == "en" else "; ".join(_one(part) for part in name.split("; "))
