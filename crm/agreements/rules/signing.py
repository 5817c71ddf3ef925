"""What is looked at on the day before a signing: everything here advises, the missing decision is refused."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from crm.core.locale import _, _lp, name_members


class Finding(StrEnum):
    """How one test came out."""

    FINE = "fine"
    MISSING = "missing"
    WRONG = "wrong"


name_members(
    {
        Finding.FINE: _lp("finding", "In order"),
        Finding.MISSING: _lp("finding", "Missing"),
        Finding.WRONG: _lp("finding", "Look again"),
    }
)


@dataclass(frozen=True, slots=True)
class Test:
    """One thing that was looked at: what, how it came out, and why."""

    name: str
    finding: Finding
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TextVersion:
    """The text in one language: each article's number and words, in order."""

    lang: str
    articles: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything that is looked at."""

    is_decided: bool
    has_authority: bool
    opinions_open: Sequence[str] = ()
    opinions_against: Sequence[str] = ()
    has_consent: bool = False
    has_consulted: bool = True
    languages: Sequence[str] = ()
    texts: Sequence[TextVersion] = ()
    untitled: Sequence[str] = ()
    outdated: Mapping[str, str] = field(default_factory=dict)
    """Signatories whose post in the book is another one, with that post."""
    signs_ours: bool = True
    signs_theirs: bool = True


def check_signing(desk: Desk) -> list[Test]:
    """Look at everything that should be in order on the day of signing."""
    return [
        _decision(desk),
        _authority(desk),
        _opinions(desk),
        _texts(desk),
        _article_count(desk),
        _figures(desk),
        _titles(desk),
    ]


def is_ready(tests: Sequence[Test]) -> bool:
    """Tell whether nothing was found."""
    return all(test.finding is Finding.FINE for test in tests)


def _decision(desk: Desk) -> Test:
    found = Finding.FINE if desk.is_decided else Finding.MISSING
    said = "" if desk.is_decided else _("Without a decision the signing cannot be noted.")
    return Test(_("Decision to sign"), found, said)


def _authority(desk: Desk) -> Test:
    if desk.has_authority:
        return Test(_("Authority of the signatory"), Finding.FINE)
    said = _("Enter the post or the letter of authorisation of our signatory.")
    return Test(_("Authority of the signatory"), Finding.MISSING, said)


def _opinions(desk: Desk) -> Test:
    name = _("Opinions of the consulted bodies")
    if not desk.has_consulted:
        return Test(name, Finding.MISSING, _("Nobody has been consulted."))
    if desk.opinions_against and not desk.has_consent:
        return Test(name, Finding.WRONG, _("Disagrees: %(names)s", names=", ".join(desk.opinions_against)))
    if desk.opinions_open:
        return Test(name, Finding.MISSING, _("No answer yet: %(names)s", names=", ".join(desk.opinions_open)))
    return Test(name, Finding.FINE)


def _texts(desk: Desk) -> Test:
    name = _("Texts in all languages")
    if not desk.languages:
        return Test(name, Finding.MISSING, _("The languages of the text are not entered."))
    there = {text.lang for text in desk.texts if any(words for _number, words in text.articles)}
    absent = [lang for lang in desk.languages if lang not in there]
    if absent:
        return Test(name, Finding.MISSING, _("No text: %(names)s", names=", ".join(absent)))
    return Test(name, Finding.FINE)


def _filled(text: TextVersion) -> list[tuple[str, str]]:
    return [(number, words) for number, words in text.articles if words]


def _article_count(desk: Desk) -> Test:
    name = _("As many articles in every language")
    counts = {text.lang: len(_filled(text)) for text in desk.texts if text.lang in desk.languages}
    if len(counts) < 2:
        return Test(name, Finding.MISSING, _("There is only one text to look at."))
    if len(set(counts.values())) > 1:
        told = ", ".join(f"{lang}: {count}" for lang, count in counts.items())
        return Test(name, Finding.WRONG, told)
    return Test(name, Finding.FINE)


def _figures(desk: Desk) -> Test:
    name = _("The same figures and dates in every language")
    texts = [text for text in desk.texts if text.lang in desk.languages]
    if len(texts) < 2:
        return Test(name, Finding.MISSING, _("There is only one text to look at."))
    found = list(_differences(texts))
    return Test(name, Finding.WRONG if found else Finding.FINE, "; ".join(found))


def _differences(texts: Sequence[TextVersion]) -> Iterator[str]:
    """Yield each article whose figures differ from those of the first text."""
    first, *others = texts
    for other in others:
        theirs = dict(other.articles)
        for number, words in first.articles:
            if not words or not theirs.get(number):
                continue
            ours, yours = figures_in(words), figures_in(theirs[number])
            if ours != yours:
                only = ", ".join(sorted((ours - yours).elements())) or "–"
                also = ", ".join(sorted((yours - ours).elements())) or "–"
                yield _(
                    "Article %(number)s: %(first)s has %(only)s, %(other)s has %(also)s",
                    number=number,
                    first=first.lang,
                    only=only,
                    other=other.lang,
                    also=also,
                )


def _titles(desk: Desk) -> Test:
    name = _("Names and posts of the signatories")
    absent = [
        word for has, word in ((desk.signs_ours, _("ours")), (desk.signs_theirs, _("theirs"))) if not has
    ]
    if absent:
        return Test(name, Finding.MISSING, _("No signatory: %(names)s", names=", ".join(absent)))
    if desk.untitled:
        return Test(name, Finding.MISSING, _("No post: %(names)s", names=", ".join(desk.untitled)))
    if desk.outdated:
        told = "; ".join(f"{person} – {post}" for person, post in desk.outdated.items())
        return Test(name, Finding.WRONG, _("The book has another post: %(names)s", names=told))
    return Test(name, Finding.FINE)


_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DATES: Final = (
    re.compile(r"(?P<d>\d{1,2})\s*[/.\-]\s*(?P<m>\d{1,2})\s*[/.\-]\s*(?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})\s*[-/.]\s*(?P<m>\d{1,2})\s*[-/.]\s*(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})", re.IGNORECASE),
    re.compile(r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]"),
    re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m>[A-Za-z]{3,9})\.?,?\s+(?P<y>\d{4})"),
    re.compile(r"(?P<m>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})"),
)
_NUMBER: Final = re.compile(r"\d+(?:[.,\u0020\u00a0]\d{3})*(?:[.,]\d{1,2})?(?!\d)")


def _month(said: str) -> int | None:
    if said.isdecimal():
        return int(said)
    low = said.lower()
    return next((at for at, name in enumerate(_MONTHS, 1) if low in (name, name[:3])), None)


def figures_in(text: str) -> Counter[str]:
    """Count the dates and figures of a text, written alike whatever its language writes.

    Full-width digits become plain ones, dates become year-month-day, and marks between thousands go.
    """
    rest, found = unicodedata.normalize("NFKC", text), Counter[str]()
    for pattern in _DATES:
        rest = pattern.sub(lambda hit: _taken(hit, found), rest)
    for hit in _NUMBER.finditer(rest):
        found[_plain(hit[0])] += 1
    return found


def _taken(hit: re.Match[str], found: Counter[str]) -> str:
    """Count a date and take it out; what is no date after all stays."""
    month, day = _month(hit["m"]), int(hit["d"])
    if month is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return hit[0]
    found[f"{int(hit['y']):04d}-{month:02d}-{day:02d}"] += 1
    return " "


def _plain(number: str) -> str:
    """Write a figure without marks between thousands, and with a point before decimals."""
    whole, decimals = number, ""
    if tail := re.search(r"[.,](\d{1,2})$", number):
        whole, decimals = number[: tail.start()], tail[1].rstrip("0")
    digits = re.sub(r"\D", "", whole).lstrip("0") or "0"
    return f"{digits}.{decimals}" if decimals else digits
