"""Renaming, merging and bringing names up to date: what is kept, what follows, what is refused where."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from crm.agreements.queries import parties_on, party_on
from crm.core import clock, search
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.audit import change, last_change
from crm.core.db import db
from crm.core.errors import CrmError, Forbidden
from crm.core.reminders import due_until
from crm.core.undo import undo
from crm.localities.models import Locality, NameKind
from crm.localities.service import LocalityEntry, NameEntry, edit_locality
from crm.succession import queries, service
from crm.succession.rules import DutyState
from tests import build
from tests.succession.conftest import EVE, MERGED, PAPER, join, keep, of_ours, tie


def rename(place, name="Suwon Mới", on=date(2026, 1, 1), **given):
    entry = service.RenameEntry(**({"effective_on": on, "name_vi": name, "basis": "Công văn 12"} | given))
    done = service.rename(place.id, entry, actor=SYSTEM)
    db.session.commit()
    return done


def refused(work):
    with pytest.raises(CrmError) as refusal:
        work()
    db.session.rollback()
    return refusal.value.field


def test_a_renamed_place_has_each_name_in_its_time_and_is_found_by_both(land):
    rename(land.suwon, name_own="새수원시")
    assert db.session.get(Locality, land.suwon.id).title == "Suwon Mới"
    names = {day: parties_on(day).names.name(land.suwon.id, "Suwon Mới") for day in (EVE, date(2026, 1, 1))}
    assert list(names.values()) == ["Suwon", "Suwon Mới"]
    assert land.suwon.native_name == "새수원시"
    for text in ("Suwon Mới", "Suwon", "수원시"):
        assert land.suwon.id in [hit.record_id for hit in search.find(text)[0].hits]


def test_a_renaming_is_taken_back_whole(land):
    rename(land.suwon)
    undo(last_change(), actor=SYSTEM)
    db.session.commit()
    assert db.session.get(Locality, land.suwon.id).title == "Suwon"
    assert not [row for row in queries.names_kept(land.suwon.id) if row.is_dated]


def test_a_planned_name_stands_from_its_day_on_and_not_before(land):
    on = clock.today() + timedelta(days=30)
    rename(land.suwon, on=on)
    assert land.suwon.title == "Suwon"
    assert parties_on(on).names.name(land.suwon.id) == "Suwon Mới"
    with clock.held(datetime(on.year, on.month, on.day, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))):
        for _twice in range(2):
            service.take_over_planned({}, None)
            db.session.commit()
    place = db.session.get(Locality, land.suwon.id)
    kinds = [row.kind for row in queries.names_kept(place.id) if row.is_dated]
    assert (place.title, kinds) == ("Suwon Mới", [NameKind.FORMER])
    assert parties_on(on - timedelta(days=1)).names.name(place.id, place.title) == "Suwon"


def test_a_planned_name_and_a_planned_merger_can_be_called_off(land):
    on = clock.today() + timedelta(days=30)
    rename(land.suwon, on=on)
    service.call_off_renaming(land.suwon.id, version=None, actor=SYSTEM)
    join(land.province, land.city, on)
    service.call_off_merger(land.province.id, version=None, actor=SYSTEM)
    db.session.commit()
    assert queries.names_kept(land.suwon.id) == []
    assert land.province.successor_id is None


def test_a_correction_of_the_profile_leaves_names_of_other_times_alone(land):
    rename(land.suwon)
    names = [NameEntry(lang="vi", kind=NameKind.SHORT, text="Su-uôn")]
    edit_locality(land.suwon.id, LocalityEntry(names=names, country_code="KR"), actor=SYSTEM)
    db.session.commit()
    kept = {row.text for row in queries.names_kept(land.suwon.id)}
    assert kept == {"Suwon", "Su-uôn"}
    assert parties_on(EVE).names.name(land.suwon.id, "Su-uôn") == "Suwon"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": ""}, "name_vi"),
        ({"name": "Suwon Mới"}, "name_vi"),
        ({"basis": ""}, "basis"),
        ({"on": date(2025, 12, 31)}, "effective_on"),
        ({"on": date(2026, 1, 1)}, "effective_on"),
    ],
)
def test_a_second_renaming_that_cannot_be_is_refused_beside_its_field(land, given, field):
    rename(land.suwon)
    assert refused(lambda: rename(land.suwon, **({"name": "Khác", "on": date(2026, 5, 5)} | given))) == field


def test_one_planned_name_waits_at_a_time(land):
    later = clock.today() + timedelta(days=3)
    rename(land.suwon, on=later)
    assert refused(lambda: rename(land.suwon, "Khác", on=later + timedelta(days=9))) == "effective_on"


def test_a_merger_that_cannot_be_is_refused_beside_its_field(land):
    district = of_ours("Quận Hồng Bàng")
    foreign = land.suwon
    assert refused(lambda: join(land.city, land.province)) == "into_id"
    assert refused(lambda: join(district, foreign)) == "into_id"
    join(district, land.province, date(2020, 1, 1))
    assert refused(lambda: join(land.province, district)) == "into_id"
    assert refused(lambda: join(land.province, land.city, date(2019, 1, 1))) == "effective_on"
    join(land.province, land.city)
    assert refused(lambda: join(land.province, land.city)) == "into_id"
    assert refused(lambda: join(of_ours("Quận khác"), land.province, date(2025, 8, 1))) == "into_id"
    assert refused(lambda: rename(land.province, "Tên khác", on=MERGED)) == "effective_on"


def test_only_a_manager_renames_and_merges(land):
    officer = build.person(Role.STAFF)
    entry = service.RenameEntry(effective_on=MERGED, name_vi="X", basis="Y")
    with acting_as(officer), pytest.raises(Forbidden):
        service.rename(land.suwon.id, entry, actor=officer)


def test_a_merger_is_taken_back_whole(land):
    join(land.province, land.city)
    undo(last_change(), actor=SYSTEM)
    db.session.commit()
    assert land.province.successor_id is None
    assert queries.inherited() == []


def test_an_agreement_is_its_makers_until_the_merger_and_the_citys_from_then(land):
    join(land.province, land.city)
    assert party_on(land.pact, EVE) == "Ủy ban nhân dân tỉnh Hải Dương"
    assert party_on(land.pact, MERGED) == "Hải Phòng"
    assert party_on(land.ours, EVE) == party_on(land.ours, MERGED) == "Hải Phòng"
    given = {"holder_id": land.province.id, "our_party_now": "Ủy ban nhân dân thành phố Hải Phòng"}
    other = build.agreement(land.suwon, signed_on=date(2006, 1, 1), **given)
    assert [party_on(other, day) for day in (EVE, MERGED)] == ["Hải Dương", given["our_party_now"]]


def test_lists_and_sums_of_the_two_days_agree_and_name_what_both_had(land):
    guangxi = build.locality("Quảng Tây", country_code="CN")
    tie(guangxi, 2010)
    keep(land.province, guangxi)
    keep(land.city, guangxi)
    join(land.province, land.city)
    before, after = queries.ties_as_of(EVE), queries.ties_as_of(MERGED)
    assert {group.body: [line.partner for line in group.lines] for group in before.groups} == {
        "Hải Phòng": ["Kitakyushu", "Quảng Tây"],
        "Hải Dương": ["Quảng Tây", "Suwon"],
    }
    assert [(group.body, group.count) for group in after.groups] == [("Hải Phòng", 3)]
    origin = {line.partner: line.origin for line in after.groups[0].lines}
    assert origin["Kitakyushu"] == ""
    assert "Hải Dương" in origin["Suwon"]
    (merger,) = after.mergers
    assert (merger.ties_before, merger.doubled, merger.ties_after) == (4, ["Quảng Tây"], 3)
    assert (merger.pacts, merger.pacts_after) == ([("Hải Phòng", 1), ("Hải Dương", 1)], 2)
    assert merger.is_balanced


def test_partners_that_merge_are_one_from_their_day_on(land):
    old = build.locality("Hwaseong cũ", country_code="KR")
    tie(old, 2010)
    join(old, land.suwon)
    names = [[line.partner for line in queries.ties_as_of(day).groups[0].lines] for day in (EVE, MERGED)]
    assert names == [["Hwaseong cũ", "Kitakyushu"], ["Kitakyushu", "Suwon"]]


def test_a_duty_goes_from_open_over_notified_to_done_and_is_reminded_of_until_then(land):
    join(land.province, land.city)
    rows = {one.record_id: one for one in queries.inherited()}
    assert set(rows) == {land.pact.id, land.suwon_tie.id}
    assert rows[land.pact.id].original == "Ủy ban nhân dân tỉnh Hải Dương"
    assert (rows[land.pact.id].since, rows[land.pact.id].basis) == (MERGED, PAPER)
    due, told = date(2026, 11, 25), {"notified_on": date(2025, 9, 1), "number": "120/SNgV"}

    def state(**given):
        service.keep_duty(land.pact.id, service.DutyEntry(due_on=due, **given), actor=SYSTEM)
        db.session.commit()
        found = next(one for one in queries.inherited() if one.record_id == land.pact.id)
        return found.state, [one.record_id for one in due_until(due) if one.key.startswith("names-")]

    assert state() == (DutyState.OPEN, [land.pact.id])
    assert state(**told) == (DutyState.NOTIFIED, [land.pact.id])
    assert state(**told, updated_on=date(2025, 10, 1)) == (DutyState.DONE, [])


def test_an_agreement_that_has_ended_keeps_its_names_and_nobody_is_reminded(land):
    join(land.province, land.city)
    due = date(2026, 11, 25)
    service.keep_duty(land.pact.id, service.DutyEntry(due_on=due), actor=SYSTEM)
    assert [one.record_id for one in due_until(due)] == [land.pact.id]
    with change(SYSTEM, "test.ended"):
        land.pact.expires_on = date(2026, 1, 1)
    db.session.commit()
    assert [one.record_id for one in due_until(due) if one.key.startswith("names-")] == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"notified_on": EVE}, "notified_on"),
        ({"notified_on": date(2030, 1, 1)}, "notified_on"),
        ({"number": "12"}, "notified_on"),
        ({"updated_on": date(2025, 9, 1)}, "notified_on"),
        ({"notified_on": date(2025, 9, 2), "updated_on": date(2025, 9, 1)}, "updated_on"),
    ],
)
def test_a_duty_in_the_wrong_order_is_refused_beside_its_field(land, given, field):
    join(land.province, land.city)
    work = lambda: service.keep_duty(land.pact.id, service.DutyEntry(**given), actor=SYSTEM)  # noqa: E731
    assert refused(work) == field


def test_what_was_always_the_citys_has_no_names_to_update(land):
    join(land.province, land.city)
    refused(lambda: service.keep_duty(land.ours.id, service.DutyEntry(), actor=SYSTEM))
