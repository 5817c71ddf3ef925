"""What the database says of anniversaries that nobody decided on is what the room's own rules say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from crm.agreements.models import AgreementKind
from crm.core import clock
from crm.core.access import acting_as
from crm.core.db import db
from crm.core.records import Classification
from crm.core.reminders import due_until
from crm.occasions import queries, service
from crm.occasions.rules import begins_on
from crm.partnerships.models import Stage, StageMove
from crm.workdays.queries import office_calendar
from tests import build
from tests.statements import statements

pytestmark = pytest.mark.usefixtures("lists")
DAYS = (date(2026, 11, 22), date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 1), date(2028, 2, 28))
WEEK, YEAR = timedelta(days=7), timedelta(days=366)


def told(until):
    """Return the anniversaries among all that is due."""
    found = [one for one in due_until(until) if one.key.startswith("anniversary:")]
    return sorted((one.key.split(":", 1)[1], one.due_on, one.owner_id) for one in found)


def reckoned(until):
    """Reckon the same from everything that ever began, as the room's own pages do."""
    today, steps = clock.today(), queries.work_list()
    known = queries.coming_between(today, until + timedelta(days=500))
    settled = queries.decided([one.of.key for one in known])
    calendar = office_calendar(today, until + timedelta(days=500))
    days = [(one, begins_on(one.last_day, steps, calendar)) for one in known]
    return sorted(
        (f"{one.of.key}:{one.years}", begins, one.of.owner_id)
        for one, begins in days
        if begins <= until and (one.of.key, one.years) not in settled
    )


@pytest.fixture
def office(desk):
    """Give partners with beginnings of every sort: leap days, years alone, ends of years, hidden ones."""
    keeper = build.person(unit_id=build.unit("Phòng khác").id)
    hidden = {"classification": Classification.RESTRICTED, "owner_id": keeper.id, "unit_id": keeper.unit_id}
    signed = (
        ("CN", {"signed_on": date(2008, 2, 29)}, {"signed_on": date(2004, 2, 29), **hidden}),
        ("CN", {"signed_on": date(2012, 12, 31)}, {"signed_on": date(2012, 1, 1), "is_year_only": True}),
        ("KR", {"signed_on": date(2007, 1, 1), "agreement_kind": AgreementKind.SISTER}),
        ("KR", {"signed_on": date(2002, 3, 1), "is_year_only": True, **hidden}),
        ("FR", {"signed_on": date(2022, 11, 22)}, {"signed_on": date(2022, 11, 22), **hidden}),
        ("FR", {"signed_on": date(2026, 11, 20)}),
    )
    for number, (country, *pacts) in enumerate(signed):
        place = build.locality(f"Thành phố {number}", country_code=country, owner_id=keeper.id)
        for pact in pacts:
            build.agreement(place, **pact)
    for stage, day, live in (
        (Stage.SISTER, date(2013, 12, 1), Stage.SISTER),
        (Stage.FRIENDSHIP, date(2002, 6, 1), Stage.ENDED),
    ):
        tie = build.partnership(build.locality("Đối tác", country_code="RU"), live, owner_id=desk.officer.id)
        build.row(StageMove(partnership_id=tie.id, to_stage=stage, moved_on=day))
    return keeper, desk.officer


@pytest.mark.parametrize("ahead", [WEEK, YEAR])
def test_the_database_and_the_rules_agree_whoever_looks_and_on_any_day(office, ahead):
    seen = set()
    for day in DAYS:
        for somebody in office:
            with clock.held(datetime.combine(day, datetime.min.time(), UTC)), acting_as(somebody):
                found = told(day + ahead)
                assert found == reckoned(day + ahead), (day, somebody.id)
                seen |= {key.split("-")[0] for key, *_rest in found}
    assert seen == {"tie", "sister", "diplomatic"}


def test_what_only_restricted_papers_tell_is_restricted_and_a_decision_ends_it(office):
    keeper, officer = office

    def of(years):
        found = [one for one in due_until(date(2026, 11, 22) + YEAR) if one.key.endswith(f":{years}")]
        return {one.key.split(":")[1]: one.is_restricted for one in found if ":tie-" in one.key}

    with acting_as(officer):
        assert of(25) == {}, "of 2002 it sees nothing"
        fifth = of(5)
    with acting_as(keeper):
        assert set(of(25).values()) == {True}
        assert of(5) == fifth
        assert set(fifth.values()) == {False}, "one of the two papers is open"
        (key,) = fifth
        service.skip(key, 5, "Theo ý kiến lãnh đạo", actor=keeper)
        db.session.commit()
        assert of(5) == {}


def test_it_costs_no_statement_of_its_own(office):
    with acting_as(office[0]), statements() as seen:
        assert told(date(2026, 11, 22) + YEAR)
    assert len(seen) == 1
