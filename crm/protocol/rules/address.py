"""Forms of address that can be offered: a beginning, which the office corrects by what the partner says.

"Ngài" and "His Excellency" are offered only for a rank that carries them; nobody's gender is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from crm.core.names import Gender


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """What is known of the person addressed."""

    gender: Gender | None = None
    is_excellency: bool = False
    is_ours: bool = False
    title_vi: str = ""
    title_en: str = ""
    title_native: str = ""
    family_name: str = ""
    full_name: str = ""
    native_name: str = ""
    native_lang: str = ""


def _vi(one: Addressed) -> str:
    called = one.title_vi or one.full_name
    if one.is_ours:
        return f"Đồng chí {called}".strip() if called else ""
    honorific = {Gender.FEMALE: "Bà", Gender.MALE: "Ông"}.get(one.gender) if one.gender else ""
    if one.is_excellency:
        honorific = "Ngài" if one.gender is not Gender.FEMALE else "Bà"
    return f"{honorific} {called}" if honorific and called else ""


def _en(one: Addressed) -> str:
    name = one.family_name or one.full_name
    if not name or one.gender is None:
        return ""
    if one.is_excellency:
        whose = "Her" if one.gender is Gender.FEMALE else "His"
        who = "Ms" if one.gender is Gender.FEMALE else "Mr"
        return f"{whose} Excellency {who} {one.full_name or name}"
    return f"{'Ms' if one.gender is Gender.FEMALE else 'Mr'} {name}"


def _behind(word: str) -> Callable[[Addressed], str]:
    """Return a rule that sets a title, else an honorific, behind the name in its own script."""
    return lambda one: f"{one.native_name} {one.title_native or word}" if one.native_name else ""


def _zh(one: Addressed) -> str:
    if not one.native_name:
        return ""
    honorific = {Gender.FEMALE: "女士", Gender.MALE: "先生"}.get(one.gender) if one.gender else ""
    return f"{one.native_name}{one.title_native or honorific or ''}"


def _before(words: Mapping[Gender, str]) -> Callable[[Addressed], str]:
    """Return a rule that sets an honorific before the family name."""

    def rule(one: Addressed) -> str:
        name = one.family_name or one.native_name or one.full_name
        honorific = words.get(one.gender) if one.gender is not None else None
        return f"{honorific} {name}" if honorific and name else ""

    return rule


_NATIVE: Final[Mapping[str, Callable[[Addressed], str]]] = {
    "ja": _behind("様"),
    "ko": _behind("님"),
    "zh": _zh,
    "ru": lambda one: (
        {Gender.FEMALE: f"Госпожа {one.native_name}", Gender.MALE: f"Господин {one.native_name}"}.get(
            one.gender, ""
        )
        if one.native_name and one.gender
        else ""
    ),
    "lo": lambda one: f"ທ່ານ {one.native_name}" if one.native_name else "",
    "fr": _before({Gender.FEMALE: "Madame", Gender.MALE: "Monsieur"}),
    "de": _before({Gender.FEMALE: "Frau", Gender.MALE: "Herr"}),
    "it": _before({Gender.FEMALE: "Signora", Gender.MALE: "Signor"}),
}


def forms_of_address(one: Addressed) -> Mapping[str, str]:
    """Return what can be offered under "vi", "en" and "native"; empty where too little is known."""
    native = _NATIVE.get(one.native_lang)
    return {"vi": _vi(one), "en": _en(one), "native": native(one) if native else ""}
