"""Rounds of letters: the list, opening one, its page, correcting it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final, TypeVar

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock, records
from crm.core.access import Permission, actor, may, requires
from crm.core.editing import Editing
from crm.core.forms import CrmForm, read_day
from crm.core.locale import _
from crm.core.web import form_page, list_rows, page, page_number, toast
from crm.localities.rules import country_name, is_country
from crm.occasions import queries, service
from crm.occasions.forms import RoundForm
from crm.occasions.models import Basis, GreetingRound, Occasion, Way
from crm.occasions.queries import RoundFilter
from crm.occasions.queries.recipients import is_greeted
from crm.occasions.rules import LetterState, RoundView, state_of, year_wished
from crm.occasions.views.room import asked_key, may_edit, people, the_round
from crm.occasions.views.room import greeting_bp as bp
from crm.papers.queries import signing_on
from crm.workdays.rules import LunarDay, solar_day

SOON: Final = timedelta(days=90)
"""How far ahead national and city days are named on the list."""


M = TypeVar("M", bound=StrEnum)


def _member(kind: type[M], name: str) -> M | None:
    """Read a member from the address; nonsense is none."""
    asked = request.args.get(name, "")
    return kind(asked) if asked in list(kind) else None


@bp.get("")
@requires(Permission.OCCASION_READ)
def index() -> ResponseReturnValue:
    """Rounds of letters, and the days ahead on which letters are usual."""
    view, occasion = _member(RoundView, "show") or RoundView.ALL, _member(Occasion, "occasion")
    today = clock.today()
    wanted = RoundFilter(view=view, occasion=occasion)
    return page(
        "greetings/index.html",
        listing=list_rows(queries.rounds(wanted), page_number()),
        view=view,
        views=list(RoundView),
        occasion=occasion,
        occasions=list(Occasion),
        national=[one for one in queries.next_national_days(today) if one.day <= today + SOON],
        cities=[one for one in queries.next_city_days(today) if one.day <= today + SOON],
        may_edit=may_edit(),
    )


def _asked_day() -> date | None:
    try:
        return read_day(request.args.get("day", ""), clock.today())
    except ValueError:
        return None


def _usual_day(occasion: Occasion) -> date | None:
    """Return the day on which an occasion falls next; a day that everybody has to look up is not guessed."""
    today = clock.today()
    if occasion is Occasion.NEW_YEAR:
        return date(today.year + 1, 1, 1)
    if occasion is Occasion.LUNAR_NEW_YEAR:
        found = (solar_day(LunarDay(1, 1, year)) for year in (today.year, today.year + 1))
        return next((day for day in found if day is not None and day >= today), None)
    return today if occasion is Occasion.CONDOLENCE else None


def _usual_title(occasion: Occasion, day: date | None, whom: str) -> str:
    year = year_wished(day) if day else clock.today().year
    words = {"year": year, "whom": whom}
    if occasion is Occasion.NEW_YEAR:
        return _("New Year letters %(year)s", **words)
    if occasion is Occasion.LUNAR_NEW_YEAR:
        return _("Lunar New Year letters %(year)s", **words)
    if occasion is Occasion.NATIONAL_DAY:
        return _("National day of %(whom)s %(year)s", **words) if whom else ""
    if occasion is Occasion.CITY_DAY:
        return _("City day of %(whom)s %(year)s", **words) if whom else ""
    if occasion is Occasion.CONDOLENCE:
        return _("Condolences: %(whom)s", **words) if whom else ""
    return _("Anniversary with %(whom)s %(year)s", **words) if whom else ""


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.OCCASION_EDIT)
def new() -> ResponseReturnValue:
    """Open a round; without an occasion, ask for it first."""
    before = records.find(GreetingRound, asked_key("from") or 0)
    occasion = _member(Occasion, "occasion") or (before.occasion if before else None)
    if occasion is None:
        return page("greetings/occasions.html", occasions=list(Occasion))
    country = request.args.get("country", "")
    form = RoundForm(data=_suggested(occasion, before, country if is_country(country) else ""))
    _prepare(form, occasion)
    if form.accepted():
        entry = form.entry(before.id if before is not None else None)
        done = form.attempt(lambda: service.open_round(entry, actor=actor()))
        if done is not None:
            toast(_("Saved."), undo=True)
            return redirect(url_for(".show", record_id=done.id))
    return form_page(
        "greetings/form.html",
        form=form,
        occasion=occasion,
        about=None,
        before=before,
        cancel_url=url_for(".index"),
    )


def _suggested(occasion: Occasion, before: GreetingRound | None, country: str) -> dict[str, Any]:
    """Fill the form in from the address, from the round before, or with what is usual."""
    locality_id, day = asked_key("locality"), _asked_day() or _usual_day(occasion)
    offered = queries.partners_offered()
    if before is not None:
        chosen = {one.GreetingLetter.locality_id for one in queries.letters_of(before.id)}
    elif locality_id is not None:
        chosen = {locality_id}
    else:
        asked_for = [one for one in offered if not country or one.country_code == country]
        chosen = {one.id for one in asked_for if is_greeted(one) and _is_for_all(occasion, country)}
    place = next((one.title for one in offered if one.id == locality_id), "")
    given: dict[str, Any] = {
        "day": day,
        "title": _usual_title(occasion, day, country_name(country) if country else place),
        "partners": sorted(chosen),
        "basis": _member(Basis, "basis"),
        "years": asked_key("years"),
        "owner_id": actor().id,
    }
    if before is not None:
        given |= {"signer": before.signer, "position": before.position, "basis": before.basis}
    elif signing := signing_on(clock.today()):
        given |= {"signer": signing[0].name, "position": signing[0].position[-1]}
    return given


def _is_for_all(occasion: Occasion, country: str) -> bool:
    """Tell whether everybody is greeted on an occasion, or everybody in one country."""
    return occasion in (Occasion.NEW_YEAR, Occasion.LUNAR_NEW_YEAR) or bool(country)


def _prepare(form: RoundForm, occasion: Occasion, owner: tuple[int, str] | None = None) -> None:
    known = people()
    if owner is not None and owner[0] not in dict(known):
        known.append(owner)
    partners = [(one.id, one.title) for one in queries.partners_offered()]
    form.prepare(occasion, partners, known, signing_on(clock.today()))


@bp.get("/<record_id:record_id>")
@requires(Permission.OCCASION_READ)
def show(record_id: int) -> ResponseReturnValue:
    """One round: to whom its letters go and how far each is."""
    row = the_round(record_id)
    letters = queries.letters_of(record_id)
    states = [state_of(one.GreetingLetter.sent_on, one.GreetingLetter.answered_on) for one in letters]
    return page(
        "greetings/show.html",
        row=row,
        about=row.GreetingRound,
        letters=list(zip(letters, states, strict=True)),
        left=queries.left_post([one.recipient_id for one in letters if one.recipient_id]),
        counts=[(state, states.count(state)) for state in LetterState],
        ways=list(Way),
        unread=_unread([one.GreetingLetter.lang for one in letters]),
        may_edit=may_edit(),
        may_delete=may(actor(), Permission.OCCASION_DELETE),
    )


def _unread(codes: list[str]) -> bool:
    """Tell whether a letter is in a language whose drafted words nobody has checked."""
    return any(lang not in ("vi", "en") for code in codes for lang in code.split("+"))


@bp.route("/<record_id:record_id>/edit", methods=["GET", "POST"])
@requires(Permission.OCCASION_EDIT)
def edit(record_id: int) -> ResponseReturnValue:
    """Correct what a round says; to whom it goes is changed on its page."""
    editing = Editing(lambda: _filled(record_id), RoundForm)
    done = editing.save(lambda form: service.edit_round(record_id, form.entry(), actor=actor()))
    if done is not None:
        toast(_("Saved."), undo=True)
        return redirect(url_for(".show", record_id=record_id))
    about = editing.form.about
    return editing.page(
        "greetings/form.html",
        subject=about.title,
        cancel_url=url_for(".show", record_id=record_id),
        about=about,
        occasion=about.occasion,
        before=None,
    )


def _filled(record_id: int) -> RoundForm:
    row = the_round(record_id)
    about: GreetingRound = row.GreetingRound
    names = ("title", "day", "basis", "years", "signer", "position", "owner_id", "version")
    given: dict[str, Any] = {name: getattr(about, name) for name in names}
    given |= {f"event_{lang}": text for lang, text in about.event.items()}
    form = RoundForm(data=given)
    form.about = about
    _prepare(form, about.occasion, (about.owner_id, row.owner) if about.owner_id else None)
    del form.partners
    return form


@bp.post("/<record_id:record_id>/delete")
@requires(Permission.OCCASION_DELETE)
def delete(record_id: int) -> ResponseReturnValue:
    """Move a round to the trash."""
    gone = service.delete_round(record_id, version=CrmForm().seen_version, actor=actor())
    toast(_("Deleted: %(title)s", title=gone.title), undo=True)
    return redirect(url_for(".index"))
