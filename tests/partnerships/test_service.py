"""Ties: one per locality, every move a row, what is next and who does it."""

from datetime import date

import pytest
import sqlalchemy as sa

from crm.core import timeline
from crm.core.access import Role, acting_as
from crm.core.audit import ChangeSet, FieldChange
from crm.core.db import db
from crm.core.errors import Conflict, Invalid, Missing, RuleBroken
from crm.core.records import Classification
from crm.localities.models import Scope
from crm.partnerships import queries, service
from crm.partnerships.models import Stage
from crm.partnerships.rules import Health, PastDay, health_of, months_before, next_stage, step_number
from crm.partnerships.service import MoveEntry, NextActionEntry, PartnershipEntry
from tests import build

SINCE_2009 = MoveEntry(
    to_stage=Stage.FRIENDSHIP, on=PastDay(date(2009, 4, 17)), source="Thỏa thuận 17/04/2009"
)
SISTER_2014 = MoveEntry(to_stage=Stage.SISTER, on=PastDay(date(2014, 4, 18)), reason="Sau rà soát")


@pytest.fixture
def staff(app):
    person = build.person(Role.STAFF)
    with acting_as(person):
        yield person


def stages(place):
    tie = queries.partnership_of(place.id)
    return [(move.from_stage, move.to_stage) for move in reversed(queries.moves_of(tie.id))]


def test_a_tie_begins_with_its_first_move_and_its_officer_keeps_the_profile(staff):
    place = build.locality(classification=Classification.RESTRICTED, owner_id=staff.id)
    tie = service.begin_partnership(
        place.id, PartnershipEntry(owner_id=staff.id, begin=SINCE_2009), actor=staff
    )
    assert (tie.stage, tie.stage_since, tie.classification) == (
        Stage.FRIENDSHIP,
        date(2009, 4, 17),
        Classification.RESTRICTED,
    )
    assert stages(place) == [(None, Stage.FRIENDSHIP)]
    assert place.owner_id == staff.id


def test_a_second_tie_with_the_same_locality_is_refused_by_the_database(staff):
    place = build.locality()
    service.begin_partnership(place.id, PartnershipEntry(), actor=staff)
    with pytest.raises(sa.exc.IntegrityError):
        service.begin_partnership(place.id, PartnershipEntry(), actor=staff)


def test_only_foreign_localities_are_partners(staff):
    with pytest.raises(RuleBroken):
        service.begin_partnership(build.locality(scope=Scope.DOMESTIC).id, PartnershipEntry(), actor=staff)


def test_every_move_is_a_row_and_the_last_one_is_the_stage(staff):
    place = build.locality()
    service.begin_partnership(place.id, PartnershipEntry(begin=SINCE_2009), actor=staff)
    tie = service.move_stage(place.id, SISTER_2014, actor=staff)
    assert (tie.stage, tie.stage_since) == (Stage.SISTER, date(2014, 4, 18))
    assert stages(place) == [(None, Stage.FRIENDSHIP), (Stage.FRIENDSHIP, Stage.SISTER)]


def test_a_move_of_the_past_completes_the_history_and_leaves_the_stage(staff):
    place = build.locality()
    service.begin_partnership(place.id, PartnershipEntry(begin=SISTER_2014), actor=staff)
    contacted = MoveEntry(to_stage=Stage.CONTACTED, on=PastDay(date(2006, 1, 1), is_year_only=True))
    tie = service.move_stage(place.id, contacted, actor=staff)
    assert tie.stage is Stage.SISTER
    assert stages(place) == [(None, Stage.CONTACTED), (Stage.CONTACTED, Stage.SISTER)]


@pytest.mark.parametrize("on", [date(2015, 1, 1), date(2014, 4, 18), date(2010, 1, 1)])
def test_a_move_to_the_stage_that_stands_already_is_refused(staff, on):
    place = build.locality()
    service.begin_partnership(place.id, PartnershipEntry(begin=SISTER_2014), actor=staff)
    with pytest.raises(Invalid) as refused:
        service.move_stage(place.id, MoveEntry(to_stage=Stage.SISTER, on=PastDay(on)), actor=staff)
    assert refused.value.field == "to_stage"


@pytest.mark.parametrize("stage", [Stage.PARKED, Stage.ENDED])
def test_a_tie_is_set_aside_only_with_a_reason(staff, stage):
    place = build.locality()
    service.begin_partnership(place.id, PartnershipEntry(begin=SISTER_2014), actor=staff)
    with pytest.raises(Invalid) as refused:
        service.move_stage(place.id, MoveEntry(to_stage=stage, on=PastDay(date(2026, 1, 1))), actor=staff)
    assert refused.value.field == "reason"


def test_what_was_signed_stands_on_the_timeline_of_the_locality(staff):
    place = build.locality()
    service.begin_partnership(place.id, PartnershipEntry(begin=SINCE_2009), actor=staff)
    service.move_stage(place.id, SISTER_2014, actor=staff)
    service.move_stage(
        place.id,
        MoveEntry(to_stage=Stage.CONTACTED, on=PastDay(date(2006, 1, 1), is_year_only=True)),
        actor=staff,
    )
    events, has_more = timeline.events_of(place, kind="partnership")
    assert [(event.day, event.mark, event.detail) for event in events] == [
        (date(2014, 4, 18), "signed", "Sau rà soát"),
        (date(2009, 4, 17), "signed", ""),
    ]
    assert not has_more
    with acting_as(None):
        assert timeline.events_of(place, kind="partnership")[0] == []


def test_the_next_action_is_set_done_and_kept_in_the_history(staff):
    place = build.locality()
    service.begin_partnership(
        place.id, PartnershipEntry(next_action="Gửi thư", next_action_on=date(2026, 12, 1)), actor=staff
    )
    with pytest.raises(Conflict):
        service.finish_next_action(place.id, version=7, actor=staff)
    tie = service.finish_next_action(place.id, version=1, actor=staff)
    assert (tie.next_action, tie.next_action_on, tie.version) == ("", None, 2)
    told = (
        sa.select(FieldChange.old)
        .join(ChangeSet)
        .where(ChangeSet.verb == "next_action.done", FieldChange.field == "next_action")
    )
    assert db.session.scalars(told).all() == ["Gửi thư"]
    entry = NextActionEntry(next_action="Nhắc lại", next_action_on=date(2027, 1, 5), version=2)
    assert service.set_next_action(place.id, entry, actor=staff).next_action == "Nhắc lại"


def test_a_day_without_anything_to_do_is_refused(staff):
    place = build.locality()
    with pytest.raises(Invalid):
        service.begin_partnership(place.id, PartnershipEntry(next_action_on=date(2026, 12, 1)), actor=staff)


def test_a_tie_with_an_unseen_locality_cannot_be_changed(staff):
    secret = build.locality(classification=Classification.RESTRICTED)
    build.partnership(secret)
    with pytest.raises(Missing):
        service.edit_partnership(secret.id, PartnershipEntry(), actor=staff)


@pytest.mark.parametrize(
    ("last", "health"),
    [
        (None, Health.UNKNOWN),
        (date(2025, 11, 22), Health.ACTIVE),
        (date(2025, 11, 21), Health.COOLING),
        (date(2024, 11, 22), Health.COOLING),
        (date(2024, 11, 21), Health.DORMANT),
    ],
)
def test_how_alive_a_tie_is_follows_from_its_last_contact(last, health):
    assert health_of(last, date(2026, 11, 22)) is health


def test_months_are_counted_back_to_a_day_that_exists():
    assert months_before(date(2028, 2, 29), 12) == date(2027, 2, 28)
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)


def test_stages_follow_one_another_and_a_tie_set_aside_is_explored_anew():
    assert next_stage(Stage.IDENTIFIED) is Stage.SCREENED
    assert next_stage(Stage.SISTER) is None
    assert next_stage(Stage.PARKED) is Stage.EXPLORING
    assert [step_number(stage) for stage in (Stage.IDENTIFIED, Stage.SISTER, Stage.ENDED, None)] == [
        1,
        7,
        0,
        0,
    ]
