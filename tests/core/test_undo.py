"""Undo: what was done is taken back, and nobody's later change is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
import sqlalchemy as sa

from crm.accounts.service import units
from crm.core import audit, bulk, clock, records, search, undo
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.audit import aside
from crm.core.bulk import Chosen
from crm.core.db import Words, db
from crm.core.errors import Missing
from crm.core.records import Classification
from crm.delegations import service as delegations
from crm.delegations.models import Delegation, DelegationMember, LeaderBrief, MemberSide
from crm.delegations.service import MemberEntry
from crm.history.queries import changes_of
from crm.interactions import service as interactions
from crm.interactions.models import Interaction, InteractionContact, InteractionOfficer
from crm.interactions.service import FollowUp, LogEntry
from crm.localities import service as localities
from crm.localities.models import Locality, LocalityName, NameKind
from crm.localities.service import LocalityEntry, NameEntry
from crm.partnerships import service as partnerships
from crm.partnerships.models import Partnership, Stage, StageMove
from crm.partnerships.rules import PastDay
from crm.partnerships.service import MoveEntry, NextActionEntry, PartnershipEntry
from crm.people import service as people
from crm.people.models import Contact
from crm.tasks import service as tasks
from crm.tasks.models import Task
from crm.tasks.service import TaskEntry
from tests import build


class Office:
    """Two officers and their manager, who act one after the other, each in a transaction."""

    def __init__(self):
        self.ha, self.duc = build.person(name="Trần Thu Hà"), build.person(name="Lê Minh Đức")
        self.boss = build.person(Role.MANAGER, "Nguyễn Văn An")

    def does(self, person, work, *args, **given):
        """Let somebody do something; return the change set that it made."""
        with acting_as(person):
            work(*args, **given, actor=person)
        db.session.commit()
        return self.last()

    @staticmethod
    def last():
        return db.session.scalar(sa.select(sa.func.max(audit.ChangeSet.id)))

    def undoes(self, person, change_id, only=None):
        """Let somebody undo a change; return the titles that came back, and (title, reason) of the others."""
        with acting_as(person):
            outcome = undo.undo(change_id, actor=person, only=only and [only])
        db.session.commit()
        return [one.title for one in outcome.done], [(one.title, one.reason) for one in outcome.refused]

    @staticmethod
    def now(row):
        """Read a row as it is in the database."""
        db.session.expire_all()
        with acting_as(SYSTEM):
            asked = sa.select(type(row)).where(*(key == getattr(row, key.name) for key in _keys(row)))
            return db.session.scalar(asked.execution_options(with_deleted=True))

    @staticmethod
    def rows(model, **where):
        db.session.expire_all()
        with acting_as(SYSTEM):
            return db.session.scalars(sa.select(model).filter_by(**where)).all()


def _keys(row):
    return sa.inspect(type(row)).primary_key


@pytest.fixture
def desk(app, noon):
    return Office()


# One record, two people


def test_what_was_deleted_comes_back_with_all_it_had(desk):
    person = build.contact(actor=desk.ha)
    gone = desk.does(desk.ha, people.delete_contact, person.id, version=1)
    assert desk.now(person).deleted_at is not None
    assert desk.undoes(desk.ha, gone) == (["TANAKA Kenichi"], [])
    assert desk.now(person).deleted_at is None
    assert desk.now(person).version == 3


def test_somebody_else_took_it_out_of_the_trash_and_worked_on_it(desk):
    place = build.locality(actor=desk.ha)
    gone = desk.does(desk.ha, localities.delete_locality, place.id, version=1)
    with acting_as(desk.boss):
        undo.restore([place.id], actor=desk.boss)
    db.session.commit()
    with acting_as(desk.duc), audit.change(desk.duc, "test"):
        again = records.open_for_change(Locality, place.id, version=None)
        again.website = "https://example.org"
        records.touch(again, actor=desk.duc)
    db.session.commit()
    done, refused = desk.undoes(desk.ha, gone)
    assert done == []
    assert refused == [("Kitakyushu", "Nguyễn Văn An đã sửa “Mục đã xóa” lúc 12:00 22/11/2026.")]
    assert desk.now(place).website == "https://example.org"


def moved(desk, person, place, stage, day=20):
    on = PastDay(date(2026, 11, day))
    return desk.does(person, partnerships.move_stage, place.id, MoveEntry(to_stage=stage, on=on))


def test_a_stage_that_another_moved_on_is_not_moved_back(desk):
    place = build.locality()
    tie = build.partnership(place, Stage.CONTACTED)
    mine = moved(desk, desk.ha, place, Stage.EXPLORING)
    theirs = moved(desk, desk.duc, place, Stage.INTENT, 21)
    done, refused = desk.undoes(desk.ha, mine)
    assert done == []
    assert refused == [("Kitakyushu", "Lê Minh Đức đã sửa “Giai đoạn” lúc 12:00 22/11/2026.")]
    assert desk.now(tie).stage is Stage.INTENT
    assert len(desk.rows(StageMove)) == 2
    assert desk.undoes(desk.duc, theirs)[1] == []
    assert desk.undoes(desk.ha, mine)[1] == [], "once the later move is taken back, the first can be"
    assert desk.now(tie).stage is Stage.CONTACTED
    assert desk.rows(StageMove) == []


def test_a_value_that_went_there_and_back_is_still_somebody_s_later_change(desk):
    place = build.locality()
    tie = build.partnership(place, Stage.CONTACTED)
    mine = moved(desk, desk.ha, place, Stage.EXPLORING)
    moved(desk, desk.duc, place, Stage.INTENT, 21)
    moved(desk, desk.duc, place, Stage.EXPLORING, 22)
    assert desk.undoes(desk.ha, mine)[0] == []
    assert desk.now(tie).stage is Stage.EXPLORING
    assert len(desk.rows(StageMove)) == 3


def test_what_others_changed_beside_it_stays(desk):
    place = build.locality()
    tie = build.partnership(place, Stage.CONTACTED)
    mine = moved(desk, desk.ha, place, Stage.EXPLORING)
    desk.does(desk.duc, partnerships.set_next_action, place.id, NextActionEntry(next_action="Gửi thư"))
    assert desk.undoes(desk.ha, mine) == (["Kitakyushu"], [])
    assert (desk.now(tie).stage, desk.now(tie).next_action) == (Stage.CONTACTED, "Gửi thư")


def test_undo_twice_undo_of_the_undo_and_once_more(desk):
    place = build.locality()
    tie = build.partnership(place)
    mine = desk.does(desk.ha, partnerships.set_next_action, place.id, NextActionEntry(next_action="Gửi thư"))
    desk.undoes(desk.ha, mine)
    back = desk.last()
    assert desk.now(tie).next_action == ""
    done, refused = desk.undoes(desk.ha, mine)
    assert (done, refused) == ([], [("Kitakyushu", "Trần Thu Hà đã hoàn tác việc này lúc 12:00 22/11/2026.")])
    assert desk.last() == back, "nothing was done, so the log tells of nothing"
    assert desk.undoes(desk.ha, back)[1] == []
    assert desk.now(tie).next_action == "Gửi thư"
    assert desk.undoes(desk.ha, mine)[1] == []
    assert desk.now(tie).next_action == ""


def test_a_new_record_goes_to_the_trash_unless_somebody_worked_on_it(desk):
    added = desk.does(desk.ha, tasks.add_task, TaskEntry(title="Gửi thư"))
    other = desk.does(desk.ha, tasks.add_task, TaskEntry(title="Gọi điện"))
    first, second = desk.rows(Task, title="Gửi thư")[0], desk.rows(Task, title="Gọi điện")[0]
    desk.does(desk.duc, tasks.mark_done, second.id)
    assert desk.undoes(desk.ha, added) == (["Gửi thư"], [])
    assert desk.now(first).deleted_at is not None
    assert desk.undoes(desk.ha, other)[0] == []
    assert desk.now(second).deleted_at is None
    assert desk.now(second).done_by_id == desk.duc.id


# Rows that belong to a record


def entry(*names, **given):
    told = [NameEntry(lang=lang, kind=NameKind.OFFICIAL, text=text, id=key) for key, lang, text in names]
    return LocalityEntry(names=told, country_code="JP", **given)


def found(person, query):
    with acting_as(person):
        return [hit.title for group in search.find(query) for hit in group.hits]


def test_rows_added_changed_and_removed_come_back_and_are_found(desk):
    desk.does(desk.ha, localities.add_locality, entry((None, "vi", "Bắc Cửu Châu"), (None, "en", "Kokura")))
    place = desk.rows(Locality)[0]
    first, second = desk.rows(LocalityName)
    wanted = entry((first.id, "vi", "Kitakyushu"), (None, "en", "Moji"), version=1)
    change = desk.does(desk.duc, localities.edit_locality, place.id, wanted)
    assert found(desk.ha, "Kokura") == []
    assert desk.undoes(desk.duc, change) == (["Bắc Cửu Châu"], [])
    assert {(row.id, row.text) for row in desk.rows(LocalityName)} == {
        (first.id, "Bắc Cửu Châu"),
        (second.id, "Kokura"),
    }
    assert found(desk.ha, "Kokura") == ["Bắc Cửu Châu"]
    assert found(desk.ha, "Moji") == []


def test_a_row_whose_key_was_given_away_comes_back_under_another(desk):
    trip = build.delegation(build.locality())
    gone = build.member(trip, "TANAKA Kenichi")
    change = desk.does(desk.ha, delegations.remove_member, trip.id, gone.id, version=None)
    desk.does(
        desk.duc, delegations.add_member, trip.id, MemberEntry(side=MemberSide.THEIRS, latin_name="SATO Yui")
    )
    assert desk.undoes(desk.ha, change)[1] == []
    assert {one.latin_name for one in desk.rows(DelegationMember)} == {"TANAKA Kenichi", "SATO Yui"}


def test_a_member_taken_out_comes_back_to_place_and_to_the_leader_s_page(desk):
    trip = build.delegation(build.locality())
    first, second = build.member(trip, "TANAKA Kenichi"), build.member(trip, "SATO Yui", place=2)
    build.row(LeaderBrief(delegation_id=trip.id, meets_id=first.id))
    change = desk.does(desk.ha, delegations.remove_member, trip.id, first.id, version=1)
    assert desk.now(second).place == 1
    assert desk.undoes(desk.ha, change)[1] == []
    assert (desk.now(first).place, desk.now(second).place) == (1, 2)
    assert desk.rows(LeaderBrief)[0].meets_id == first.id


def test_what_the_log_may_not_hold_is_not_half_put_back(desk):
    trip = build.delegation(build.locality())
    guest = build.member(trip, diet="ăn chay")
    change = desk.does(desk.ha, delegations.remove_member, trip.id, guest.id, version=1)
    with clock.held(clock.now() + aside.KEPT):
        done, refused = desk.undoes(desk.ha, change)
    assert done == []
    assert "được giữ kín" in refused[0][1]
    assert desk.rows(DelegationMember) == []


def test_a_visit_is_taken_back_with_what_came_of_it_and_done_once_more(desk):
    place, person = build.locality(), build.contact()
    told = LogEntry(
        summary="Gọi điện",
        happened_on=date(2026, 11, 20),
        locality_id=place.id,
        contact_ids=(person.id,),
        officer_ids=(desk.ha.id, desk.duc.id),
        decisions=("Trao đổi học sinh",),
        tasks=(FollowUp(title="Gửi thư"),),
    )
    change = desk.does(desk.ha, interactions.log_visit, told)
    visit, work = desk.rows(Interaction)[0], desk.rows(Task)[0]
    assert desk.undoes(desk.ha, change)[1] == []
    assert desk.rows(Interaction) == desk.rows(Task) == []
    assert desk.undoes(desk.ha, desk.last())[1] == []
    assert desk.now(visit).deleted_at is desk.now(work).deleted_at is None
    kept = replace(told, contact_ids=(), officer_ids=(desk.ha.id,), tasks=())
    change = desk.does(desk.ha, interactions.correct_visit, visit.id, kept)
    assert desk.rows(InteractionContact) == []
    assert desk.undoes(desk.ha, change)[1] == []
    assert [link.contact_id for link in desk.rows(InteractionContact)] == [person.id]
    assert {link.user_id for link in desk.rows(InteractionOfficer)} == {desk.ha.id, desk.duc.id}


def test_whoever_left_a_post_and_the_successor_are_taken_back_together_or_not_at_all(desk):
    from crm.people.models import Position
    from crm.people.service import LeaveEntry

    person = build.contact()
    post = build.row(Position(contact_id=person.id, title=Words(vi="Thị trưởng")))
    left = LeaveEntry(left_on=date(2026, 11, 1), successor="Sato Yui", version=1)
    change = desk.does(desk.ha, people.leave_post, person.id, post.id, left)
    successor = desk.rows(Contact, title="Sato Yui")[0]
    with acting_as(desk.duc), audit.change(desk.duc, "test"):
        again = records.open_for_change(Contact, successor.id, version=None)
        again.languages = "Tiếng Nhật"
        records.touch(again, actor=desk.duc)
    db.session.commit()
    assert desk.undoes(desk.ha, change)[0] == []
    assert desk.now(post).to_on == date(2026, 11, 1)
    assert desk.undoes(desk.duc, desk.last())[1] == []
    assert desk.undoes(desk.ha, change)[1] == []
    assert desk.now(post).to_on is None
    assert desk.now(successor).deleted_at is not None


# Many at once


def assign(desk, person, places, owner):
    def one(chosen):
        with audit.change(person, "test"):
            place = records.open_for_change(Locality, chosen.id, version=chosen.version)
            place.owner_id = owner.id
            records.touch(place, actor=person)
        return place

    with acting_as(person):
        outcome = bulk.each([Chosen(p.id, p.version) for p in places], "bulk.owner", one, actor=person)
    db.session.commit()
    return desk.last(), outcome


def test_of_many_those_come_back_that_nobody_changed_and_the_others_are_named(desk):
    places = [build.locality(name, owner_id=desk.boss.id) for name in ("Kobe", "Busan", "Đại Liên")]
    change, _done = assign(desk, desk.ha, places, desk.ha)
    assign(desk, desk.duc, [desk.now(places[1])], desk.duc)
    done, refused = desk.undoes(desk.ha, change)
    assert done == ["Kobe", "Đại Liên"]
    assert refused == [("Busan", "Lê Minh Đức đã sửa “Chuyên viên phụ trách” lúc 12:00 22/11/2026.")]
    owners = [desk.now(place).owner_id for place in places]
    assert owners == [desk.boss.id, desk.duc.id, desk.boss.id]
    assert [why for _title, why in desk.undoes(desk.ha, change)[1]][0].startswith("Trần Thu Hà đã hoàn tác")


def test_one_part_of_many_is_taken_back_alone(desk):
    places = [build.locality(name, owner_id=desk.boss.id) for name in ("Kobe", "Busan")]
    change, _done = assign(desk, desk.ha, places, desk.ha)
    assert desk.undoes(desk.ha, change, only=places[0].id) == (["Kobe"], [])
    assert desk.now(places[1]).owner_id == desk.ha.id
    assert desk.undoes(desk.ha, change)[0] == ["Busan"]


def test_who_was_overtaken_between_showing_and_sending_is_named_and_the_rest_is_done(desk):
    places = [build.locality(name) for name in ("Kobe", "Busan")]
    seen = [Chosen(place.id, place.version) for place in places]
    assign(desk, desk.duc, places[:1], desk.duc)
    with acting_as(desk.ha):
        outcome = bulk.each(
            seen,
            "bulk.deleted",
            lambda one: localities.delete_locality(one.id, version=one.version, actor=desk.boss),
            actor=desk.boss,
        )
    db.session.commit()
    assert [one.title for one in outcome.done] == ["Busan"]
    assert [(one.title, one.reason) for one in outcome.refused] == [
        ("Kobe", "Lê Minh Đức đã sửa lúc 12:00 22/11/2026.")
    ]
    assert desk.now(places[0]).deleted_at is None


def test_what_a_room_does_with_many_is_taken_back_one_by_one(desk):
    work = [build.task(title) for title in ("Gửi thư", "Đặt xe", "Mời cơm")]
    seen = [Chosen(task.id, task.version) for task in work]
    with acting_as(desk.ha):
        bulk.each(
            seen,
            "tasks.done",
            lambda one: tasks.mark_done(one.id, version=one.version, actor=desk.ha),
            actor=desk.ha,
        )
    db.session.commit()
    change = desk.last()
    desk.does(desk.duc, tasks.reopen, work[0].id)
    done, refused = desk.undoes(desk.ha, change)
    assert done == ["Đặt xe", "Mời cơm"]
    assert [title for title, _why in refused] == ["Gửi thư"]
    assert [desk.now(task).done_on for task in work] == [None, None, None]


# Who may, and what may not come back


def test_nobody_undoes_what_they_may_neither_see_nor_change(desk):
    hidden = build.locality("Bí ẩn", classification="restricted", actor=desk.boss)
    plain = build.locality("Kobe", owner_id=desk.duc.id, actor=desk.boss)
    gone = desk.does(desk.boss, localities.delete_locality, hidden.id)
    assert desk.undoes(desk.ha, gone) == ([], [("", "Hồ sơ không còn, hoặc bạn không được xem.")])
    gone = desk.does(desk.boss, localities.delete_locality, plain.id)
    assert desk.undoes(desk.ha, gone)[0] == [], "an officer does not undo what the manager deleted"
    reader = build.person(Role.VIEWER)
    assert desk.undoes(reader, gone)[0] == []
    assert desk.now(plain).deleted_at is not None
    with pytest.raises(Missing):
        desk.undoes(desk.ha, 10**6)


def test_divisions_that_were_merged_are_not_parted_record_by_record(desk):
    old, new = build.unit("Phòng Lễ tân"), build.unit("Phòng Hợp tác")
    admin = build.person(Role.ADMIN)
    place = build.locality(unit_id=old.id, actor=desk.ha)
    merged = desk.does(admin, units.merge_unit, old.id, new.id)
    with pytest.raises(Missing):
        desk.undoes(desk.ha, merged, place.id)
    with acting_as(desk.ha):
        told, _more = changes_of([place.id], 1)
    assert [change.can_undo for change in told if change.id == merged] == [False]
    assert desk.now(place).unit_id == new.id


def test_what_had_its_place_taken_does_not_come_back(desk):
    place = build.locality()
    begun = desk.does(desk.ha, partnerships.begin_partnership, place.id, PartnershipEntry())
    desk.undoes(desk.ha, begun)
    back = desk.last()
    desk.does(desk.duc, partnerships.begin_partnership, place.id, PartnershipEntry())
    done, refused = desk.undoes(desk.ha, back)
    assert done == []
    assert "cùng tên hoặc cùng số" in refused[0][1]
    assert [tie.created_by_id for tie in desk.rows(Partnership)] == [desk.duc.id]
    with acting_as(desk.ha):
        outcome = undo.restore([tie.id for tie in _all(Partnership)], actor=desk.ha)
    db.session.commit()
    assert len(outcome.refused) == 2
    assert len(desk.rows(Partnership)) == 1


def _all(model):
    with acting_as(SYSTEM):
        return db.session.scalars(sa.select(model).execution_options(with_deleted=True)).all()


def test_whoever_restricts_a_record_of_another_s_still_sees_it(desk):
    place = build.locality(owner_id=desk.duc.id, actor=desk.duc)
    wanted = entry((None, "vi", "Kitakyushu"), classification=Classification.RESTRICTED, version=1)
    desk.does(desk.ha, localities.edit_locality, place.id, wanted)
    with acting_as(desk.ha):
        assert records.find(Locality, place.id) is not None
    with acting_as(build.person(name="Người khác")):
        assert records.find(Locality, place.id) is None


def test_what_was_logged_while_a_visit_was_open_is_restricted_with_it_again(desk):
    place = build.locality()
    trip = build.delegation(place, actor=desk.ha, classification=Classification.RESTRICTED)
    with acting_as(desk.ha), audit.change(desk.ha, "delegation.changed", trip):
        again = records.open_for_change(Delegation, trip.id, version=None)
        again.classification = Classification.INTERNAL
        records.touch(again, actor=desk.ha)
    db.session.commit()
    opened = desk.last()
    logged = build.interaction(place, actor=desk.duc, delegation_id=trip.id)
    assert desk.undoes(desk.ha, opened)[1] == []
    assert desk.now(logged).classification is Classification.RESTRICTED


def test_a_tie_is_seen_by_whoever_sees_its_locality_and_by_nobody_else(desk):
    place = build.locality(owner_id=desk.ha.id, actor=desk.ha)
    tie = build.partnership(place, actor=desk.ha)
    wanted = entry((None, "vi", "Kitakyushu"), classification=Classification.RESTRICTED, version=1)
    restricted = desk.does(desk.ha, localities.edit_locality, place.id, wanted)
    with acting_as(desk.duc), pytest.raises(Missing):
        undo.find_any(tie.id)
    assert desk.undoes(desk.ha, restricted)[1] == []
    with acting_as(desk.duc):
        assert undo.find_any(tie.id).title == "Kitakyushu"


def test_a_day_and_an_hour_and_a_figure_come_back_as_they_were(desk):
    place = build.locality()
    visit = build.interaction(place, starts_at=time(9, 30))
    with acting_as(desk.ha), audit.change(desk.ha, "visit.corrected", visit):
        again = records.open_for_change(Interaction, visit.id, version=1)
        again.starts_at, again.happened_on, again.is_to_complete = None, date(2026, 11, 1), True
        records.touch(again, actor=desk.ha)
    db.session.commit()
    assert desk.undoes(desk.ha, desk.last())[1] == []
    back = desk.now(visit)
    assert (back.starts_at, back.happened_on, back.is_to_complete) == (time(9, 30), date(2026, 11, 19), False)
