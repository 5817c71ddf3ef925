"""What giving out and finishing work promises."""

from datetime import date

import pytest
import sqlalchemy as sa

from crm.core.access import Role, acting_as
from crm.core.db import db
from crm.core.errors import Conflict, Missing
from crm.core.records import Classification, Record
from crm.core.web import counts_of
from crm.tasks import queries, service
from crm.tasks.service import TaskEntry
from tests import build


@pytest.fixture
def ha(app):
    person = build.person()
    with acting_as(person):
        yield person


def test_work_without_another_name_is_ones_own(ha):
    task = service.add_task(TaskEntry(title="Gửi thư cảm ơn"), actor=ha)
    assert task.owner_id == ha.id


def test_finished_work_leaves_the_list_and_comes_back_when_taken_up_again(ha, noon):
    task = build.task(owner_id=ha.id)
    service.mark_done(task.id, actor=ha, result="Đã gửi")
    assert queries.open_tasks_of(ha.id) == []
    assert [row.result for row in queries.tasks_done_by(ha.id, since=date(2026, 11, 20))] == ["Đã gửi"]
    service.reopen(task.id, actor=ha)
    assert [row.id for row in queries.open_tasks_of(ha.id)] == [task.id]


def test_finishing_twice_keeps_the_first_day_and_result(ha, noon):
    task = build.task(owner_id=ha.id)
    first = service.mark_done(task.id, actor=ha, result="Đã gửi").version
    assert service.mark_done(task.id, actor=ha, result="").version == first
    assert queries.task_with_names(task.id).result == "Đã gửi"


def test_the_nearest_day_comes_first_and_work_without_a_day_last(ha):
    undated = build.task(owner_id=ha.id)
    far = build.task(owner_id=ha.id, due_on=date(2027, 1, 1))
    near = build.task(owner_id=ha.id, due_on=date(2026, 11, 1))
    assert [row.id for row in queries.open_tasks_of(ha.id)] == [near.id, far.id, undated.id]


def test_a_correction_made_on_an_old_version_is_refused(ha):
    task = build.task(owner_id=ha.id)
    service.edit_task(task.id, TaskEntry(title="Một", version=1), actor=ha)
    with pytest.raises(Conflict):
        service.edit_task(task.id, TaskEntry(title="Hai", version=1), actor=ha)


def test_work_about_a_restricted_record_is_as_restricted(ha):
    place = build.locality()
    visit = build.interaction(place, classification=Classification.RESTRICTED, owner_id=ha.id)
    task = service.add_task(TaskEntry(title="Kín", about_id=visit.id), actor=ha)
    assert task.classification is Classification.RESTRICTED


def test_no_work_can_be_hung_on_a_record_that_may_not_be_seen(app):
    other, ha = build.person(), build.person(name="Lê Yến")
    visit = build.interaction(build.locality(), classification=Classification.RESTRICTED, owner_id=other.id)
    with acting_as(ha), pytest.raises(Missing):
        service.add_task(TaskEntry(title="Kín", about_id=visit.id), actor=ha)


def test_a_task_does_not_name_a_record_that_its_reader_may_not_see(app):
    other, ha = build.person(), build.person(name="Lê Yến")
    visit = build.interaction(
        build.locality(), "Chuyện kín", classification=Classification.RESTRICTED, owner_id=other.id
    )
    task = build.task(owner_id=ha.id, about_id=visit.id)
    with acting_as(ha):
        assert queries.task_with_names(task.id).about is None
    with acting_as(other):
        assert queries.task_with_names(task.id).about == "Chuyện kín"


def test_the_menu_counts_only_what_is_late_and_mine(app, noon):
    ha, other = build.person(), build.person(role=Role.MANAGER)
    build.task(owner_id=ha.id, due_on=date(2026, 11, 21))
    build.task(owner_id=ha.id, due_on=date(2026, 11, 22))
    build.task(owner_id=other.id, due_on=date(2026, 11, 1))
    with acting_as(ha):
        assert counts_of({"mine": queries.LATE}) == {"mine": 1}


def test_every_change_of_a_task_is_written_down(ha):
    task = service.add_task(TaskEntry(title="Gửi thư"), actor=ha)
    service.mark_done(task.id, actor=ha)
    db.session.flush()
    verbs = db.session.scalars(
        sa.text("select verb from change_set where record_id = :id order by id"), {"id": task.id}
    )
    assert list(verbs) == ["task.added", "task.done"]


def test_text_of_every_kind_is_kept_as_it_was_written(ha):
    title = "<script>alert(1)</script> =cmd|' /C calc'!A0 Müller <b>AG"
    task = service.add_task(TaskEntry(title=title), actor=ha)
    assert db.session.scalar(sa.select(Record.title).where(Record.id == task.id)) == title
