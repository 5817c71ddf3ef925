"""The letters of a round: further partners, one letter, the words, and what went out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock
from crm.core.access import Permission, actor, requires
from crm.core.forms import offer
from crm.core.locale import _, ngettext
from crm.core.web import chosen, form_page, toast
from crm.occasions import queries, service
from crm.occasions.forms import AddForm, LetterForm, MarkForm, WordsForm, text_field
from crm.occasions.models import GreetingRound
from crm.occasions.views.room import greeting_bp as bp
from crm.occasions.views.room import the_round
from crm.occasions.wording import PARTNER_MARK, Letter, drafted, letter_of, lines_in
from crm.papers.rules import LETTER_LANGUAGES, letter_languages
from crm.papers.views.shown import language_words, sheets_of
from crm.papers.wording.guests import languages_of


def _page(record_id: int) -> str:
    return url_for("greetings.show", record_id=record_id)


@bp.route("/<record_id:record_id>/partners", methods=["GET", "POST"])
@requires(Permission.OCCASION_EDIT)
def add(record_id: int) -> ResponseReturnValue:
    """Add the letters proposed for further partners."""
    row = the_round(record_id)
    known = {one.GreetingLetter.locality_id for one in queries.letters_of(record_id)}
    form = AddForm()
    offer(form.partners, [(one.id, one.title) for one in queries.partners_offered()])
    if form.accepted():
        wanted = [key for key in form.partners.data if key]
        count = form.attempt(lambda: service.add_letters(record_id, wanted, actor=actor()))
        if count is not None:
            toast(ngettext("%(num)s letter added.", "%(num)s letters added.", count), undo=True)
            return redirect(_page(record_id))
    return form_page(
        "greetings/add.html", form=form, about=row.GreetingRound, known=known, cancel_url=_page(record_id)
    )


def _one(record_id: int, letter_id: int) -> tuple[Any, Any, Letter]:
    """Return a round, the row of one of its letters, and the letter ready to be written."""
    row = the_round(record_id)
    rows = queries.letter_rows(record_id, letter_id)
    if not rows:
        abort(404)
    about: GreetingRound = row.GreetingRound
    return row, rows[0], queries.written_from(about, row.owner or "", letter_id)[0][1]


@bp.route("/<record_id:record_id>/letters/<record_id:letter_id>", methods=["GET", "POST"])
@requires(Permission.OCCASION_EDIT)
def letter(record_id: int, letter_id: int) -> ResponseReturnValue:
    """One letter: to whom, in which languages and words, and how it will print."""
    row, known, written = _one(record_id, letter_id)
    form = _letter_form(row.GreetingRound, known, written)
    if form.accepted():
        done = form.attempt(lambda: service.change_letter(record_id, letter_id, form.entry(), actor=actor()))
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(url_for(".letter", record_id=record_id, letter_id=letter_id))
    sheets, refusal = sheets_of(letter_of(written))
    partner = written.lang.rpartition("+")[2]
    return form_page(
        "greetings/letter.html",
        form=form,
        about=row.GreetingRound,
        letter=known.GreetingLetter,
        partner=known[1],
        sheets=sheets,
        refusal=refusal,
        left=known[2] is not None and known[2].id in queries.left_post([known[2].id]),
        unread="" if partner in ("vi", "en") else language_words(partner),
        own=set(written.texts),
    )


def _letter_form(about: GreetingRound, known: Any, written: Letter) -> LetterForm:
    row, place, recipient = known[0], known[1], known[2]
    usual = _usual(about, written, row.id)
    texts = {text_field(lang): "\n".join(lines_in(written, lang)) for lang in usual}
    contact_id = recipient.id if recipient is not None else None
    form = LetterForm(
        data={"contact_id": contact_id, "lang": row.lang, "note": row.note, "version": about.version, **texts}
    )
    form.ask(usual)
    offered = queries.contacts_offered(place.id, contact_id)
    offer(
        form.contact_id,
        [
            (one.id, one.title if one.has_post else _("%(name)s (no post today)", name=one.title))
            for one in offered
        ],
        empty=_("Nobody named"),
    )
    codes = dict.fromkeys((row.lang, *letter_languages(place.native_lang or "")))
    offer(form.lang, [(code, language_words(code)) for code in codes])
    return form


def _usual(about: GreetingRound, written: Letter, letter_id: int) -> dict[str, tuple[str, ...]]:
    """Return what a letter says without words of its own: the round's, else the drafted ones."""
    whole = queries.texts_of([row for row in queries.text_rows(about.id) if row.letter_id is None], letter_id)
    usual = replace(written, texts=whole)
    return {lang: lines_in(usual, lang) for lang in languages_of(written.lang)}


@bp.post("/<record_id:record_id>/letters/<record_id:letter_id>/remove")
@requires(Permission.OCCASION_EDIT)
def remove(record_id: int, letter_id: int) -> ResponseReturnValue:
    """Take a letter out of a round."""
    service.remove_letter(record_id, letter_id, actor=actor())
    toast(_("Taken out."), undo=True)
    return redirect(_page(record_id))


@bp.route("/<record_id:record_id>/words", methods=["GET", "POST"])
@requires(Permission.OCCASION_EDIT)
def words(record_id: int) -> ResponseReturnValue:
    """Own words for all letters of a round, in each of their languages."""
    row = the_round(record_id)
    about: GreetingRound = row.GreetingRound
    own = {
        one.lang: tuple(one.text.splitlines())
        for one in queries.text_rows(record_id)
        if one.letter_id is None
    }
    usual = _drafts(about, row.owner or "")
    texts = {text_field(lang): "\n".join(own.get(lang) or lines) for lang, lines in usual.items()}
    form = WordsForm(data={"version": about.version, **texts})
    form.ask(usual)
    if form.accepted():
        done = form.attempt(
            lambda: service.write_words(record_id, form.texts(), version=form.seen_version, actor=actor())
        )
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(_page(record_id))
    return form_page(
        "greetings/words.html", form=form, about=about, own=set(own), cancel_url=_page(record_id)
    )


def _drafts(about: GreetingRound, owner: str) -> dict[str, tuple[str, ...]]:
    """Return the drafted words in the languages of a round, with a mark in place of each partner's name."""
    written = [one for _key, one in queries.written_from(about, owner)]
    spoken = {lang for one in written for lang in languages_of(one.lang)}
    if not written:
        return {}
    anybody = replace(
        written[0], partner=PARTNER_MARK, partners=dict.fromkeys(LETTER_LANGUAGES, PARTNER_MARK)
    )
    return {lang: drafted(anybody, lang) for lang in LETTER_LANGUAGES if lang in spoken}


_MARKS: Final[dict[str, Callable[[int], str]]] = {
    "sent": lambda num: ngettext("%(num)s letter sent.", "%(num)s letters sent.", num),
    "answered": lambda num: ngettext("%(num)s letter answered.", "%(num)s letters answered.", num),
    "unsent": lambda num: ngettext("%(num)s letter to send again.", "%(num)s letters to send again.", num),
}


@bp.post("/<record_id:record_id>/mark/<any(sent, answered, unsent):what>")
@requires(Permission.OCCASION_EDIT)
def mark(record_id: int, what: str) -> ResponseReturnValue:
    """Note of the chosen letters that they went out, or were answered, or take that back."""
    row, ids = the_round(record_id), [one.id for one in chosen()]
    if not ids:
        toast(_("Choose at least one row."), kind="warn")
        return redirect(_page(record_id))
    form = MarkForm(data={"day": clock.today()} if "day" not in request.form else None).prepare(what)
    if form.accepted():
        count = form.attempt(lambda: _mark(record_id, ids, what, form))
        if count is not None:
            toast(_MARKS[what](count), undo=True)
            return redirect(_page(record_id))
    named = [one for one in queries.letters_of(record_id) if one.GreetingLetter.id in set(ids)]
    return form_page(
        "greetings/mark.html",
        form=form,
        about=row.GreetingRound,
        what=what,
        named=named,
        cancel_url=_page(record_id),
    )


def _mark(record_id: int, ids: list[int], what: str, form: Any) -> int:
    me = actor()
    if what == "sent":
        return service.mark_sent(record_id, ids, form.day.data, form.way.data, actor=me)
    if what == "answered":
        return service.mark_answered(record_id, ids, form.day.data, actor=me)
    return service.mark_unsent(record_id, ids, actor=me)
