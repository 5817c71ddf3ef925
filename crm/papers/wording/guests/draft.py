"""A letter to a guest as the record alone makes it: the same sections once for each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crm.papers.content import Draft, Item, Material, Member, PaperKind, Section, Travel
from crm.papers.wording.guests.speech import days_in, languages_of, words_in
from crm.papers.wording.naming import home, missing_mark

MOST_MEETINGS = 6
_ANNOUNCING = -3
"""The line of a letter of thanks that announces the meetings."""


def addressee(material: Material) -> Member | None:
    """Return to whom a letter goes: the member chosen, else the head of the other side."""
    theirs = [one for one in material.members if not one.is_ours]
    chosen = [one for one in theirs if one.key == material.chosen.member_id]
    return next(iter((*chosen, *(one for one in theirs if one.is_head), *theirs)), None)


def draft(material: Material) -> Draft:
    """Write the letter from the record."""
    langs = languages_of(material.chosen.lang)
    return Draft(
        summary=_title(material, langs[0]),
        sections=tuple(section for lang in langs for section in _sections(material, lang)),
    )


def _title(material: Material, lang: str) -> str:
    """Name the letter as the register would."""
    who = addressee(material)
    to = who.name if who else said(material.names, lang) or material.partner
    return f"{words_in(lang)['title'][material.chosen.kind.value]}: {to}"


def _sections(material: Material, lang: str) -> Iterator[Section]:
    yield Section(f"salutation_{lang}", (salutation(material, lang),), "lời chào")
    yield Section(f"letter_{lang}", tuple(_text(material, lang)), "nội dung thư")
    yield Section(f"closing_{lang}", (str(words_in(lang)["closing"]),))


def salutation(material: Material, lang: str) -> str:
    """Begin a letter as its language does, with the form of address that is recorded."""
    who = addressee(material)
    if who is None:
        return str(words_in(lang)["salutation"]).format(address=missing_mark("người nhận thư"))
    return str(words_in(lang)["salutation"]).format(address=_address(who, lang))


def _address(who: Member, lang: str) -> str:
    """Return the form of address that is recorded, else the polite one of the language with the name."""
    if known := who.address.get(lang):
        return known
    words = words_in(lang)
    form = {"ông": "male", "bà": "female"}.get(who.form, "unknown")
    return str(words[form]).format(name=name_in(who, lang))


def name_in(who: Member, lang: str) -> str:
    """Return a name in its own script where the letter is in its language."""
    return who.native if who.native and who.native_lang == lang else who.name


def said(texts: Mapping[str, str], lang: str) -> str:
    """Return a text in a language, else in English; letters to guests never fall back to Vietnamese alone."""
    return texts.get(lang) or texts.get("en", "")


def _text(material: Material, lang: str) -> Iterator[str]:
    words, facts = words_in(lang), _facts(material, lang)
    is_thanks = material.chosen.kind is PaperKind.THANKS
    key = ("thanks_out" if material.travel is Travel.OUTGOING else "thanks_in") if is_thanks else "invitation"
    announcing = words[key][_ANNOUNCING] if is_thanks else None
    for line in words[key]:
        meetings = list(_meetings(material, lang)) if line == announcing else []
        if line != announcing or meetings:
            yield line.format(**facts)
            yield from meetings


def _facts(material: Material, lang: str) -> Mapping[str, str]:
    return {
        "home": (home(material) if lang == "vi" and material.bureau.city else "")
        or said(material.bureau.cities, lang)
        or material.bureau.city
        or missing_mark("tên địa phương"),
        "partner": said(material.partners, lang) or material.partner,
        "days": days_in(lang, material.starts, material.ends),
        "purpose": (said(material.purposes, lang) or missing_mark(f"mục đích, bằng ngôn ngữ {lang}")).rstrip(
            " .。"
        ),
    }


def _meetings(material: Material, lang: str) -> Iterator[str]:
    """Yield what was done together, leaders' meetings first; journeys and gifts are not told."""
    told = [item for item in material.items if not item.is_move and said(item.titles, lang)]
    first = sorted(told, key=lambda item: not item.has_leader)[:MOST_MEETINGS]
    for item in (one for one in told if one in first):
        yield f"- {_line(item, lang)}"


def _line(item: Item, lang: str) -> str:
    return f"{said(item.titles, lang)} ({days_in(lang, item.day, item.day)})"
