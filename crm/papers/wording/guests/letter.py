"""The letter itself, ready to be set."""

from __future__ import annotations

from collections.abc import Iterator

from crm.core.paper.administrative import GuestLetter, LetterSheet, Run, Words, missing
from crm.papers.content import Draft, Material, Member
from crm.papers.rules import in_full
from crm.papers.wording.grammar import Texts, worded
from crm.papers.wording.guests.draft import addressee, name_in, said
from crm.papers.wording.guests.speech import day_in, languages_of, words_in
from crm.papers.wording.naming import agency, gap, owner, shortened
from crm.reference.rules import title_key


def letter_of(material: Material, draft: Draft, texts: Texts) -> GuestLetter:
    """Write a letter in its languages."""
    langs = languages_of(material.chosen.lang)
    return GuestLetter(
        title=material.chosen.summary or draft.summary,
        lang=langs[0],
        sheets=tuple(_sheet(material, texts, lang, is_first=at == 0) for at, lang in enumerate(langs)),
        is_sample=material.is_sample,
    )


def _sheet(material: Material, texts: Texts, lang: str, *, is_first: bool) -> LetterSheet:
    chosen, bureau = material.chosen, material.bureau
    superior = said(bureau.superiors, lang) if lang != "vi" else shortened(bureau.superior)
    office = (said(bureau.names, lang) if lang != "vi" else "") or bureau.name
    return LetterSheet(
        lang=lang,
        letterhead=(superior, office) if superior else ("", office),
        place_and_day=day_in(lang, _city(material, lang), chosen.dated, material.year),
        addressee=tuple(_to(material, lang)),
        salutation=worded(material, " ".join(texts[f"salutation_{lang}"])),
        text=tuple(worded(material, _dash(line)) for line in texts[f"letter_{lang}"]),
        closing=" ".join(texts[f"closing_{lang}"]),
        signer=chosen.signer or missing(owner(material)),
        post=tuple(_post(material, lang, office)),
        remark="" if is_first else str(words_in(lang)["translation"]),
    )


def _dash(line: str) -> str:
    """Set a line under another one with a dash that letters use."""
    return f"–\u00a0{line[2:]}" if line.startswith("- ") else line


def _city(material: Material, lang: str) -> str:
    return (
        material.bureau.city if lang == "vi" else said(material.bureau.cities, lang) or material.bureau.city
    )


def _to(material: Material, lang: str) -> Iterator[Words]:
    """Yield name, post and body of whoever the letter goes to."""
    who = addressee(material)
    if who is None:
        yield gap(material, "người nhận thư")
        return
    yield _name(who, lang)
    if lang == "vi":
        yield from filter(None, (who.title,))
        return
    post, body = said(who.titles, lang), said(who.bodies, lang)
    first, comma, rest = body.partition(", ")
    yield from filter(None, (post, rest if comma and first.casefold() in post.casefold() else body))


def _name(who: Member, lang: str) -> Words:
    shown = name_in(who, lang)
    if shown != who.name:
        return (Run(shown, lang), f" ({who.name})")
    return (shown, " (", Run(who.native, who.native_lang), ")") if who.native and lang != "vi" else shown


def _post(material: Material, lang: str, office: str) -> Iterator[Words]:
    """Yield the signer's post, in the letter's language where the office knows it, and the office."""
    position = material.chosen.position
    if not position:
        yield gap(material, "chức vụ người ký")
        return
    own = position[-1]
    asked = (title_key(own), title_key(f"{own} {agency(material)}"))
    known = next((material.posts[key] for key in asked if key in material.posts), {})
    yield known.get(lang) or known.get("en") or own
    superior = said(material.bureau.superiors, lang) if lang != "vi" else in_full(material.bureau.superior)
    yield superior if known and superior else office
