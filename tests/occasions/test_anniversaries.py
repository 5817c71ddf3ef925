"""What comes, what is planned, and what is due."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from crm.agreements.models import AgreementKind
from crm.core import audit
from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from crm.core.errors import Invalid, RuleBroken
from crm.core.records import Classification
from crm.core.reminders import due_until
from crm.core.undo import undo
from crm.occasions import queries, service
from crm.occasions.models import Anniversary, Basis, DayKind
from crm.occasions.service import PlanEntry
from crm.partnerships.models import Stage, StageMove
from crm.tasks.models import Task
from tests import build

pytestmark = pytest.mark.usefixtures("lists")


@pytest.fixture
def sisters(desk):
    """Friendship of 2007 of which only the year is known, and a sister-city agreement of 18/04/2012."""
    build.row(
        StageMove(
            partnership_id=desk.tie.id,
            to_stage=Stage.FRIENDSHIP,
            moved_on=date(2007, 1, 1),
            is_year_only=True,
        )
    )
    build.agreement(
        desk.place, agreement_kind=AgreementKind.SISTER, signed_on=date(2012, 4, 18), source="Công báo"
    )
    return desk


def ahead(desk, first=date(2026, 11, 22), last=date(2028, 11, 22)):
    with acting_as(desk.officer):
        return [(one.of.key, one.years, one.day) for one in queries.coming_between(first, last)]


def planned(desk, key, years, **given):
    entry = PlanEntry(
        key=key,
        years=years,
        day=given.pop("day", None),
        owner_id=desk.officer.id,
        work={"propose", "invite", "press"},
    )
    with acting_as(desk.officer):
        return service.plan(entry, actor=desk.officer)


def test_ties_and_diplomatic_relations_come_in_the_order_of_their_days(sisters):
    tie, sister = f"tie-{sisters.place.id}", f"sister-{sisters.place.id}"
    assert ahead(sisters) == [
        (sister, 15, date(2027, 4, 18)),
        (tie, 20, None),
        ("diplomatic-JP", 55, date(2028, 9, 21)),
    ]
    assert ahead(sisters, date(2014, 1, 1), date(2015, 1, 1)) == []


def test_an_ended_tie_and_a_hidden_agreement_are_not_remembered(sisters):
    with acting_as(sisters.officer), audit.change(sisters.officer, "test"):
        sisters.tie.stage = Stage.ENDED
    db.session.commit()
    assert ahead(sisters) == []
    other = build.locality("Nam Ninh", country_code="CN")
    keeper = build.person(unit_id=build.unit("Phòng khác").id)
    build.agreement(
        other,
        signed_on=date(2007, 5, 5),
        classification=Classification.RESTRICTED,
        owner_id=keeper.id,
        unit_id=keeper.unit_id,
    )
    assert ahead(sisters) == []
    with acting_as(keeper):
        found = queries.coming_between(date(2026, 11, 22), date(2027, 11, 22))
    assert [(one.years, one.of.is_restricted) for one in found] == [(20, True)]


def test_the_work_is_given_out_back_from_the_day_once_and_can_be_undone(sisters):
    key = f"sister-{sisters.place.id}"
    plan = planned(sisters, key, 15)
    db.session.commit()
    change = db.session.scalar(sa.select(sa.func.max(audit.ChangeSet.id)))
    with acting_as(sisters.officer):
        work = db.session.scalars(sa.select(Task).where(Task.about_id == plan.id).order_by(Task.due_on)).all()
        assert [one.due_on for one in work] == [date(2026, 11, 23), date(2027, 1, 18), date(2027, 3, 19)]
        assert {one.owner_id for one in work} == {sisters.officer.id}
        assert {one.locality_id for one in work} == {sisters.place.id}
        with pytest.raises(RuleBroken):
            planned(sisters, key, 15)
        db.session.rollback()
        undo(change, actor=sisters.officer)
        db.session.commit()
        assert db.session.scalars(sa.select(Anniversary)).all() == []
        assert db.session.scalars(sa.select(Task)).all() == []
    assert planned(sisters, key, 15).id != plan.id


def test_a_plan_needs_a_day_that_is_to_come_and_some_work(sisters):
    tie = f"tie-{sisters.place.id}"
    with pytest.raises(Invalid) as refused:
        planned(sisters, tie, 20)
    assert refused.value.field == "day"
    with pytest.raises(Invalid) as refused:
        planned(sisters, tie, 20, day=date(2026, 1, 1))
    assert refused.value.field == "day"
    assert planned(sisters, tie, 20, day=date(2027, 6, 1)).falls_on == date(2027, 6, 1)


def test_an_anniversary_is_due_until_somebody_decides(sisters):
    def due():
        with acting_as(sisters.officer):
            told = [one for one in due_until(date(2026, 12, 31)) if one.key.startswith("anniversary:sister")]
            return [(one.kind, one.record_id, one.due_on) for one in told]

    assert due() == [("locality", sisters.place.id, date(2026, 4, 17))]
    with acting_as(sisters.officer):
        with pytest.raises(Invalid):
            service.skip(f"sister-{sisters.place.id}", 15, " ", actor=sisters.officer)
        service.skip(f"sister-{sisters.place.id}", 15, "Theo ý kiến lãnh đạo", actor=sisters.officer)
    assert due() == []


def test_a_restricted_beginning_makes_a_restricted_plan(desk):
    build.agreement(
        desk.place,
        signed_on=date(2007, 5, 5),
        classification=Classification.RESTRICTED,
        owner_id=desk.officer.id,
    )
    assert planned(desk, f"tie-{desk.place.id}", 20).classification is Classification.RESTRICTED


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"source": " "}, "source"),
        ({"day": date(2030, 1, 1)}, "day"),
        ({"country_code": "JP"}, "country_code"),
        ({"country_code": "??"}, "country_code"),
    ],
)
def test_a_country_s_day_needs_a_source_and_stands_once(desk, given, field):
    entry = {"kind": DayKind.DIPLOMATIC, "country_code": "BE", "day": date(1973, 3, 22), "source": "Công báo"}
    with pytest.raises(Invalid) as refused:
        service.enter_day(service.DayEntry(**(entry | given)), actor=SYSTEM)
    assert refused.value.field == field


def test_the_days_are_brought_once_and_what_the_office_removed_stays_away(desk):
    row = queries.country_days(DayKind.NATIONAL)[0]
    service.remove_day(row.id, version=row.version, actor=SYSTEM)
    db.session.commit()
    assert service.load_days() == 0
    assert len(queries.country_days(DayKind.NATIONAL)) == 7
    assert Basis.DIPLOMATIC in {one.basis for one in _beginnings(desk)}


def _beginnings(desk):
    with acting_as(desk.officer):
        return queries.beginnings(date(2026, 11, 22))
