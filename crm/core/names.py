"""A person's name: its parts, scripts and order as the person uses them, never guessed by splitting."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from crm.core import text


class NameOrder(StrEnum):
    """Which part stands first. It belongs to the name, not to the reader."""

    FAMILY_FIRST = "family_first"
    GIVEN_FIRST = "given_first"
    SINGLE = "single"


class Gender(StrEnum):
    """Kept only to choose between Ông and Bà."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class PersonName:
    """Everything the office knows of one name; any field may be empty."""

    family: str = ""
    middle: str = ""
    given: str = ""
    native: str = ""
    native_lang: str | None = None
    latin: str = ""
    reading: str = ""
    reading_vi: str = ""
    vietnamese: str = ""
    order: NameOrder = NameOrder.FAMILY_FIRST


# Where the given name is the one a person is called and sorted by.
_BY_GIVEN = {"vi", "lo"}
_FAMILY_AND_TITLE = {"zh", "ja", "ko"}
_HONORIFIC = {Gender.MALE: "Ông", Gender.FEMALE: "Bà", None: "Ông/Bà"}


def display(name: PersonName) -> str:
    """Return the name in Latin letters as the person writes it, or the best that is recorded."""
    return name.latin or _in_order(name) or name.native or name.vietnamese or name.reading


def with_native(name: PersonName) -> str:
    """Return the name with its own script in brackets: ``Tanaka Kenichi (田中 健一)``."""
    shown = display(name)
    return shown if name.native in ("", shown) else f"{shown} ({name.native})"


def formal(name: PersonName) -> str:
    """Return the name with the family name in capitals, so that a guest knows which part it is.

    Vietnamese names are printed as they are. So is a name whose family part is not recorded.
    """
    if name.native_lang == "vi" or name.order is NameOrder.SINGLE or not (name.family and name.given):
        return display(name)
    return _in_order(name, family=name.family.upper())


def card_lines(name: PersonName, home: bool) -> tuple[str, ...]:
    """Return the lines of a place card: hosts in capitals, guests in their own script first."""
    if home:
        return (display(name).upper(),)
    return _distinct([name.native, display(name)])


def sort_key(name: PersonName) -> str:
    """Return the key a list of people is sorted by: Vietnamese and Lao by given name, others by family.

    The Latin family name comes before the reading, because one list holds people of many scripts and a
    key in kana would leave the alphabet.
    """
    family, given = name.family, " ".join(_filled(name.given, name.middle))
    if name.native_lang in _BY_GIVEN and name.given:
        return text.sort_key(name.given, " ".join(_filled(name.family, name.middle)))
    if name.order is NameOrder.SINGLE or not family:
        return text.sort_key(given or name.reading or display(name))
    if not text.fold(family)[:1].isascii() and name.reading:
        return text.sort_key(name.reading)
    return text.sort_key(family, given)


def search_forms(name: PersonName) -> list[str]:
    """Return every form by which someone may look this person up."""
    family_first = (name.family, name.middle, name.given)
    given_first = (name.given, name.middle, name.family)
    orders = (family_first, given_first, (name.family, name.given), (name.given, name.family))
    whole = (name.latin, name.native, name.vietnamese, name.reading, name.reading_vi)
    spelt = [*whole, *(" ".join(_filled(*parts)) for parts in orders)]
    unspaced = ["".join(form.split()) for form in (name.native, name.reading)]
    return list(_distinct([*spelt, *unspaced]))


def address_vi(name: PersonName, gender: Gender | None = None, title: str = "") -> str:
    """Suggest how to address a person in Vietnamese, for when nobody has recorded it.

    China, Japan and Korea go by title and family name, Laos by given name, Russia by given name and
    patronymic, Viet Nam by the full name. Where the part is missing the full name is always polite.
    """
    honorific = _HONORIFIC[gender]
    if name.native_lang in _FAMILY_AND_TITLE:
        return f"{title or honorific} {name.vietnamese or name.family or display(name)}"
    if name.native_lang == "lo":
        return f"{honorific} {name.given or display(name)}"
    if name.native_lang == "ru" and name.given:
        return f"{honorific} {' '.join(_filled(name.given, name.middle))}"
    if name.native_lang == "vi" or name.order is NameOrder.SINGLE:
        return f"{honorific} {display(name)}"
    return f"{honorific} {name.family or display(name)}"


def _in_order(name: PersonName, family: str | None = None) -> str:
    """Build the name from its parts, in its own order."""
    family = name.family if family is None else family
    parts = {
        NameOrder.FAMILY_FIRST: (family, name.middle, name.given),
        NameOrder.GIVEN_FIRST: (name.given, name.middle, family),
        NameOrder.SINGLE: (name.given or family,),
    }[name.order]
    return _joint(parts).join(_filled(*parts))


def _joint(parts: Iterable[str]) -> str:
    """Chinese, Japanese and Korean parts take no blank that the person did not write."""
    return "" if all(part[0] >= "\u2e80" for part in parts if part) else " "


def _filled(*parts: str) -> list[str]:
    return [part for part in parts if part]


def _distinct(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))
