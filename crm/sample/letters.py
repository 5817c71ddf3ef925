"""The letters of the sample office, and one anniversary that it prepares."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from crm.localities.models import Locality
from crm.occasions import queries
from crm.occasions.models import Anniversary, Basis, GreetingLetter, GreetingRound, Occasion, Way
from crm.occasions.rules import Coming, back_plan, basis_words
from crm.people.models import Contact
from crm.sample.load import Book, add_rows, keep
from crm.sample.reader import tables
from crm.tasks.models import Task
from crm.workdays.queries import office_calendar
from crm.workdays.rules import add_months


def rounds(book: Book) -> None:
    """Enter the New Year letters of this year, which went out, and those of the next."""
    before: GreetingRound | None = None
    for one in tables("occasions")["round"]:
        day = date(book.today.year + one["years_from_now"], 1, 1)
        about = keep(
            GreetingRound(
                title=f"Thư chúc mừng năm mới {day.year}",
                occasion=Occasion.NEW_YEAR,
                day=day,
                signer=one["signer"],
                position=one["position"],
                previous_id=before.id if before else None,
                owner_id=book.officer_id(one["owner"]),
            )
        )
        letters = [_letter(book, about, place, told) for place, told in enumerate(one["letter"])]
        add_rows(letters)
        before = about


def _letter(book: Book, about: GreetingRound, place: int, told: dict[str, Any]) -> GreetingLetter:
    city = book.localities[told["locality"]]
    return GreetingLetter(
        round_id=about.id,
        locality_id=city.id,
        contact_id=_somebody(book, city) if told.get("contact") else None,
        lang=told["lang"],
        sent_on=about.day - timedelta(days=told["sent_before"]) if "sent_before" in told else None,
        way=Way(told["way"]) if "way" in told else None,
        answered_on=about.day + timedelta(days=told["answered_after"]) if "answered_after" in told else None,
        place=place,
    )


def _somebody(book: Book, city: Locality) -> int | None:
    people: list[Contact] = [one for one in book.contacts.values() if one.locality_id == city.id]
    return people[0].id if people else None


def anniversary(book: Book) -> None:
    """Prepare the anniversary with Incheon, if one comes within two years."""
    place = book.localities["incheon"].id
    coming = queries.coming_between(book.today, add_months(book.today, 24))
    known = next((one for one in coming if one.of.locality_id == place), None)
    if known is not None and known.of.basis in (Basis.SISTER, Basis.TIE):
        _plan(book, known, place)


def _plan(book: Book, known: Coming, place: int) -> None:
    plan: Anniversary = keep(
        Anniversary(
            title=basis_words(known.of, known.years),
            key=known.of.key,
            years=known.years,
            basis=known.of.basis,
            locality_id=place,
            country_code=known.of.country_code,
            since=known.of.since,
            is_year_only=known.of.is_year_only,
            falls_on=known.last_day,
            owner_id=book.officer_id("yen"),
        )
    )
    calendar = office_calendar(book.today, known.last_day)
    for work in back_plan(known.last_day, queries.work_list(), book.today, calendar):
        keep(
            Task(
                title=f"{work.step.name}: {plan.title}",
                due_on=work.due_on,
                owner_id=plan.owner_id,
                about_id=plan.id,
                locality_id=place,
            )
        )
