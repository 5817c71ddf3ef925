"""One letter of a round, drafted in its languages and set by the same hand as letters to guests."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from crm.core.paper.administrative import GuestLetter, LetterSheet
from crm.occasions.models import Basis, Occasion
from crm.occasions.rules import year_wished
from crm.papers.content import Bureau, Choices, Draft, Material, Member, PaperKind, Section, Travel
from crm.papers.wording.guests import languages_of
from crm.papers.wording.guests import letter_of as set_letter
from crm.papers.wording.guests.draft import said, salutation
from crm.papers.wording.guests.speech import words_in as guest_words
from crm.papers.wording.naming import home, missing_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a letter is written from. ``texts`` holds the office's own words by language."""

    bureau: Bureau
    occasion: Occasion
    day: date
    lang: str
    partner: str
    partners: Mapping[str, str] = field(default_factory=dict)
    recipient: Member | None = None
    basis: Basis | None = None
    years: int | None = None
    event: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    signer: str = ""
    position: tuple[str, ...] = ()
    posts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    owner: str = ""
    sent_on: date | None = None
    changed_at: datetime
    is_sample: bool = False


@cache
def words_in(lang: str) -> Mapping[str, Any]:
    """Read the words of a language, once."""
    found = Path(__file__).with_name("words") / f"{lang}.toml"
    return tomllib.loads(found.read_text(encoding="utf-8"))


def _key(letter: Letter) -> str:
    if letter.occasion is not Occasion.ANNIVERSARY:
        return letter.occasion.value
    return "anniversary_diplomatic" if letter.basis is Basis.DIPLOMATIC else "anniversary_tie"


def drafted(letter: Letter, lang: str) -> tuple[str, ...]:
    """Return what the product proposes to say in one language."""
    return tuple(line.format(**_facts(letter, lang)) for line in words_in(lang)[_key(letter)])


PARTNER_MARK: Final = "[đối tác]"
"""Stands for each partner's name in words that go into every letter of a round."""


def lines_in(letter: Letter, lang: str) -> tuple[str, ...]:
    """Return what a letter says in one language: the office's own words, else the drafted ones."""
    own = letter.texts.get(lang)
    if not own:
        return drafted(letter, lang)
    partner = _facts(letter, lang)["partner"]
    return tuple(line.replace(PARTNER_MARK, partner) for line in own)


def _facts(letter: Letter, lang: str) -> Mapping[str, str]:
    bureau = letter.bureau
    ours = home(_material(letter)) if lang == "vi" and bureau.city else said(bureau.cities, lang)
    return {
        "home": ours or bureau.city or missing_mark("tên địa phương"),
        "partner": said(letter.partners, lang) or letter.partner,
        "year": str(year_wished(letter.day)),
        "years": str(letter.years) if letter.years else missing_mark("số năm"),
        "event": _event(letter, lang),
    }


def _event(letter: Letter, lang: str) -> str:
    """Say what happened, in the letter's language or in English; the Vietnamese words stay at home."""
    told = letter.event.get(lang, "") if lang == "vi" else said(letter.event, lang)
    return told.rstrip(" .。") or missing_mark(f"sự việc, bằng ngôn ngữ {lang}")


def _material(letter: Letter) -> Material:
    """Return a letter as the papers of a visit know theirs; of a visit nothing is in it."""
    return Material(
        bureau=letter.bureau,
        name=letter.partner,
        partner=letter.partner,
        country="",
        travel=Travel.OUTGOING,
        starts=letter.day,
        ends=letter.day,
        purpose="",
        host="",
        letter="",
        owner=letter.owner,
        members=(letter.recipient,) if letter.recipient else (),
        items=(),
        meetings=(),
        promises=(),
        chosen=Choices(
            kind=PaperKind.THANKS,
            lang=letter.lang,
            position=letter.position,
            signer=letter.signer,
            dated=letter.sent_on,
        ),
        year=letter.day.year,
        changed_at=letter.changed_at,
        is_sample=letter.is_sample,
        partners=letter.partners,
        posts=letter.posts,
    )


def letter_of(letter: Letter) -> GuestLetter:
    """Write one letter in its languages."""
    material, langs = _material(letter), languages_of(letter.lang)
    texts: dict[str, tuple[str, ...]] = {}
    for lang in langs:
        texts[f"salutation_{lang}"] = (salutation(material, lang),)
        texts[f"letter_{lang}"] = lines_in(letter, lang)
        texts[f"closing_{lang}"] = (_closing(letter, lang),)
    draft = Draft(
        summary=_title(letter, langs[0]),
        sections=tuple(Section(code, lines) for code, lines in texts.items()),
    )
    return set_letter(material, draft, texts)


def _closing(letter: Letter, lang: str) -> str:
    """End a letter as its language does; what ends a greeting does not always end a condolence."""
    own = words_in(lang).get("closing", {}).get(letter.occasion.value)
    return str(own or guest_words(lang)["closing"])


def _title(letter: Letter, lang: str) -> str:
    to = letter.recipient.name if letter.recipient else letter.partner
    return f"{words_in(lang)['title'][letter.occasion.value]}: {to}"


def together(letters: Sequence[Letter], title: str) -> GuestLetter:
    """Put all letters of a round into one file, each on its own sheets."""
    written = [letter_of(one) for one in letters]
    sheets: list[LetterSheet] = [sheet for one in written for sheet in one.sheets]
    return replace(written[0], title=title, sheets=tuple(sheets), is_sample=any(o.is_sample for o in written))
