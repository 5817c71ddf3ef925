"""Language: the words of the screen, the words of a paper, and how figures and days are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from babel.support import LazyProxy, Translations

TRANSLATIONS = Path(__file__).resolve().parent.parent / "translations"
LANGUAGES: Final = ("vi", "en")
DEFAULT: Final = "vi"
PARTNER_LANGUAGES: Final = ("ja", "zh", "ko", "ru", "lo", "fr", "en")
"""Languages that may stand beside Vietnamese on papers; those that the screens do not speak are taught."""

_MARKS: Final = {"vi": ".,", "lo": ".,", "fr": "\u00a0,", "ru": "\u00a0,"}
"""Marks between thousands and before decimals, where they are not the English ones."""

_spoken: ContextVar[str] = ContextVar("spoken", default=DEFAULT)
_labels: dict[type[Enum], Mapping[Any, LazyProxy]] = {}
_own_word: list[Callable[[Enum], str]] = []
_taught: dict[str, Callable[[], Any]] = {}


def teach(lang: str, load: Callable[[], Any]) -> None:
    """Bring in the words of a language that papers speak and screens do not."""
    _taught[lang] = load


@cache
def catalogue(lang: str) -> Any:
    """Load the messages of one language; English is the language of the message ids."""
    return _taught[lang]() if lang in _taught else Translations.load(TRANSLATIONS, [lang])


def language() -> str:
    """Return the language being spoken here: the person's on a screen, the paper's on a paper."""
    return _spoken.get()


def speak(lang: str) -> None:
    """Speak ``lang`` for the rest of this request or job."""
    _spoken.set(lang if lang in LANGUAGES else DEFAULT)


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Speak ``lang`` inside the block, whatever the person's own language is."""
    token = _spoken.set(lang if lang in LANGUAGES or lang in _taught else DEFAULT)
    try:
        yield
    finally:
        _spoken.reset(token)


def gettext(message: str, **values: object) -> str:
    """Translate ``message`` and fill in its named placeholders."""
    text: str = catalogue(language()).ugettext(message)
    return text % values if values else text


def ngettext(singular: str, plural: str, num: int, **values: object) -> str:
    """Translate a message that counts; ``num`` is also a placeholder."""
    text: str = catalogue(language()).ungettext(singular, plural, num)
    return text % {"num": num, **values}


def pgettext(context: str, message: str, **values: object) -> str:
    """Translate ``message`` as it is said in ``context``."""
    text: str = catalogue(language()).upgettext(context, message)
    return text % values if values else text


def lazy_gettext(message: str, **values: object) -> LazyProxy:
    """Translate when shown, for words in class bodies and tables."""
    return LazyProxy(gettext, message, enable_cache=False, **values)


def lazy_pgettext(context: str, message: str, **values: object) -> LazyProxy:
    """Translate in a context when shown."""
    return LazyProxy(pgettext, context, message, enable_cache=False, **values)


_ = gettext
_l = lazy_gettext
_lp = lazy_pgettext


def name_members(labels: Mapping[Any, LazyProxy]) -> None:
    """Say how the members of one enumeration are called on screen and on paper."""
    kind = type(next(iter(labels)))
    missing = set(kind.__members__.values()) - set(labels)
    if missing:
        raise ValueError(f"{kind.__name__} has members without a label: {missing}")
    _labels[kind] = labels


def own_words_come_from(ask: Callable[[Enum], str]) -> None:
    """Ask first what the office itself calls a member; nothing means the product's word."""
    _own_word[:] = [ask]


def label(member: Enum | None, *, renamed: bool = True) -> str:
    """Return the word for an enumeration member, the office's own where it has one; nothing for None."""
    if member is None:
        return ""
    own = _own_word[0](member) if renamed and _own_word else ""
    return own or _said(member, language())


@lru_cache(maxsize=2048, typed=True)
def _said(member: Enum, _language: str) -> str:
    """Remember words by kind as well: members of two enumerations with one value are equal as text."""
    return str(_labels[type(member)][member])


def choices(kind: type[Enum]) -> list[tuple[str, str]]:
    """Return (value, word) for every member, in the order of the enumeration."""
    return [(str(member.value), label(member)) for member in kind]


@lru_cache(maxsize=4096)
def day(value: date | None) -> str:
    """Write a day as dd/mm/yyyy."""
    return value.strftime("%d/%m/%Y") if value else ""


def number(value: float | int, decimals: int | None = None) -> str:
    """Write a figure with the thousands and decimal marks of the language spoken."""
    places = decimals if decimals is not None else (0 if float(value).is_integer() else 2)
    text = f"{value:,.{places}f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if marks := _MARKS.get(language()):
        text = text.translate({ord(","): marks[0], ord("."): marks[1]})
    return text


def weekday(value: date | datetime) -> str:
    """Name the day of the week."""
    return (
        gettext("Monday"),
        gettext("Tuesday"),
        gettext("Wednesday"),
        gettext("Thursday"),
        gettext("Friday"),
        gettext("Saturday"),
        gettext("Sunday"),
    )[value.weekday()]
