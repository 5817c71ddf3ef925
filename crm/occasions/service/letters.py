"""The letters of a round: to whom, in which words, and when each went out and was answered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from crm.core import audit, clock, records
from crm.core.access import Actor, Permission, demand
from crm.core.db import db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _
from crm.localities.models import Locality
from crm.occasions import queries
from crm.occasions.models import GreetingLetter, GreetingRound, GreetingText, Occasion, Way
from crm.occasions.service.rounds import refuse_joy
from crm.papers.rules import letter_languages
from crm.people.models import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterEntry:
    """What is decided about one letter. ``texts`` are the office's own words; an empty one is the draft."""

    contact_id: int | None = None
    lang: str = "en"
    note: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    version: int | None = None


@contextmanager
def _open(round_id: int, verb: str, actor: Actor, version: int | None = None) -> Iterator[GreetingRound]:
    """Open a round for a change of its letters."""
    demand(actor, Permission.OCCASION_EDIT)
    with audit.change(actor, verb):
        about = records.open_for_change(GreetingRound, round_id, version=version)
        audit.about(about)
        yield about
        records.touch(about, actor=actor)


def _the(round_id: int, letter_id: int) -> GreetingLetter:
    letter = queries.letter_row(round_id, letter_id)
    if letter is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return letter


def add_letters(round_id: int, locality_ids: Collection[int], *, actor: Actor) -> int:
    """Add the letters proposed for some partners, return how many; nobody gets the same twice."""
    with _open(round_id, "greeting.letters_added", actor):
        known = {
            (one.GreetingLetter.locality_id, one.GreetingLetter.contact_id)
            for one in queries.letters_of(round_id)
        }
        wanted = [
            one
            for one in queries.proposed(locality_ids)
            if one.contact_id is None or (one.locality_id, one.contact_id) not in known
        ]
        if not wanted:
            raise Invalid(_("Everybody proposed for these partners has a letter already."), field="partners")
        for place, one in enumerate(wanted, start=len(known)):
            db.session.add(
                GreetingLetter(
                    round_id=round_id,
                    locality_id=one.locality_id,
                    contact_id=one.contact_id,
                    lang=one.lang,
                    place=place,
                )
            )
    return len(wanted)


def change_letter(round_id: int, letter_id: int, entry: LetterEntry, *, actor: Actor) -> GreetingLetter:
    """Decide to whom a letter goes, in which languages and words."""
    with _open(round_id, "greeting.letter_changed", actor, entry.version) as about:
        letter = _the(round_id, letter_id)
        place = records.get(Locality, letter.locality_id)
        if entry.lang not in letter_languages(place.native_lang or "") and entry.lang != letter.lang:
            raise Invalid(_("Choose from the list."), field="lang")
        letter.contact_id = _recipient(letter, entry.contact_id)
        letter.lang, letter.note = entry.lang, entry.note
        _keep_texts(about, letter.id, entry.texts)
    return letter


def _recipient(letter: GreetingLetter, wanted: int | None) -> int | None:
    """Return to whom a letter goes; somebody whom the person deciding may not see stays where they are."""
    if wanted is None:
        kept = letter.contact_id
        return kept if kept is not None and records.find(Contact, kept) is None else None
    found = records.find(Contact, wanted)
    if found is None or (found.locality_id != letter.locality_id and wanted != letter.contact_id):
        raise Invalid(_("Choose from the list."), field="contact_id")
    return wanted


def write_words(
    round_id: int, texts: Mapping[str, str], *, version: int | None, actor: Actor
) -> GreetingRound:
    """Keep the office's own words for all letters of a round; an empty text is the draft again."""
    with _open(round_id, "greeting.worded", actor, version) as about:
        _keep_texts(about, None, texts)
    return about


def _keep_texts(about: GreetingRound, letter_id: int | None, texts: Mapping[str, str]) -> None:
    kept = {row.lang: row for row in queries.text_rows(about.id) if row.letter_id == letter_id}
    for lang, text in texts.items():
        if about.occasion is Occasion.CONDOLENCE:
            refuse_joy(text, lang, f"text_{lang}")
        row = kept.get(lang)
        if not text and row is not None:
            db.session.delete(row)
        elif text and row is not None:
            row.text = text
        elif text:
            db.session.add(GreetingText(round_id=about.id, letter_id=letter_id, lang=lang, text=text))
    db.session.flush()


def remove_letter(round_id: int, letter_id: int, *, actor: Actor) -> GreetingRound:
    """Take a letter out of a round, with the words that were written for it alone."""
    with _open(round_id, "greeting.letter_removed", actor) as about:
        letter = _the(round_id, letter_id)
        for row in queries.text_rows(round_id):
            if row.letter_id == letter.id:
                db.session.delete(row)
        db.session.flush()
        db.session.delete(letter)
    return about


def _each(
    round_id: int,
    ids: Collection[int],
    verb: str,
    fits: Callable[[GreetingLetter], bool],
    work: Callable[[GreetingLetter], None],
    actor: Actor,
) -> int:
    """Do the same with the chosen letters that it fits, as one change; return how many there were."""
    chosen = set(ids)
    with _open(round_id, verb, actor):
        letters = [one.GreetingLetter for one in queries.letters_of(round_id)]
        wanted = [one for one in letters if one.id in chosen and fits(one)]
        if not wanted:
            raise Invalid(_("Nothing of what was chosen fits this."), field="ids")
        for letter in wanted:
            work(letter)
        db.session.flush()
    return len(wanted)


def _refuse_future(day: date) -> None:
    if day > clock.today():
        raise Invalid(_("This day has not come yet."), field="day")


def mark_sent(round_id: int, ids: Collection[int], day: date, way: Way | None, *, actor: Actor) -> int:
    """Note that the chosen letters went out; one that has gone already keeps its day."""
    _refuse_future(day)

    def work(letter: GreetingLetter) -> None:
        letter.sent_on, letter.way = day, way

    return _each(round_id, ids, "greeting.sent", lambda one: one.sent_on is None, work, actor)


def mark_unsent(round_id: int, ids: Collection[int], *, actor: Actor) -> int:
    """Take back that the chosen letters went out."""

    def work(letter: GreetingLetter) -> None:
        letter.sent_on = letter.way = letter.answered_on = None

    return _each(round_id, ids, "greeting.unsent", lambda one: one.sent_on is not None, work, actor)


def mark_answered(round_id: int, ids: Collection[int], day: date, *, actor: Actor) -> int:
    """Note that the chosen letters were answered; an answer never comes before its letter went out."""
    _refuse_future(day)
    early = [
        one.partner
        for one in queries.letters_of(round_id)
        if one.GreetingLetter.id in set(ids)
        and one.GreetingLetter.sent_on is not None
        and one.GreetingLetter.sent_on > day
    ]
    if early:
        raise Invalid(_("The letter to %(partner)s went out after this day.", partner=early[0]), field="day")

    def work(letter: GreetingLetter) -> None:
        letter.answered_on = day

    return _each(round_id, ids, "greeting.answered", lambda one: one.sent_on is not None, work, actor)
