"""One question of a record answered in its own place, with the checks and the conflicts of the whole form."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from crm.commitments.models import Commitment
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.interactions.models import Interaction
from crm.localities.models import Locality
from crm.partnerships.models import Partnership
from crm.people.models import Organisation
from crm.tasks.models import Task
from tests import build
from tests.markup import Page, faults

SWAP = {"HX-Request": "true"}


def kept(model):
    db.session.expire_all()
    with acting_as(SYSTEM):
        return db.session.scalars(sa.select(model)).one()


def test_one_answer_changes_one_thing_and_leads_back_to_its_place(as_role, answers, noon):
    staff = as_role()
    task = build.task(owner_id=staff.person.id, details="Hai dòng\nghi chú", due_on=date(2026, 12, 1))
    url = f"/tasks/{task.id}/edit/due"
    assert url in staff.get(f"/tasks/{task.id}").text
    done = staff.post(url, data=answers(staff, url, due_on="3/12/2026"))
    assert done.location == f"/tasks/{task.id}#part-due"
    now = kept(Task)
    assert (now.due_on, now.details, now.owner_id) == (
        date(2026, 12, 3),
        "Hai dòng\nghi chú",
        staff.person.id,
    )


def test_a_wrong_answer_is_said_beside_its_field_with_and_without_script(as_role, answers):
    staff = as_role()
    task = build.task(owner_id=staff.person.id)
    url = f"/tasks/{task.id}/edit/due"
    data = answers(staff, url, due_on="32/12/2026")
    whole, piece = staff.post(url, data=data), staff.post(url, data=data, headers=SWAP)
    for refused in (whole, piece):
        assert refused.status_code == 422
        assert 'id="due_on-errors"' in refused.text
        assert "32/12/2026" in refused.text
    assert faults(whole.text) == []
    assert "<html" not in piece.text
    assert piece.headers["HX-Retarget"] == "#part-form"


def test_what_others_changed_elsewhere_is_kept(as_role, answers, noon):
    her, him = as_role(), as_role()
    task = build.task("Gửi thư", owner_id=her.person.id)
    url = f"/tasks/{task.id}/edit/due"
    late = answers(her, url, due_on="3/12/2026")
    him.post(f"/tasks/{task.id}/edit", data=answers(him, f"/tasks/{task.id}/edit", title="Gửi thư mời"))
    assert her.post(url, data=late).status_code == 302
    assert (kept(Task).title, kept(Task).due_on) == ("Gửi thư mời", date(2026, 12, 3))


@pytest.mark.parametrize(("keep", "title"), [("mine", "Của chị Hà"), ("theirs", "Của anh Đức")])
def test_a_clash_on_the_same_question_is_a_small_choice(as_role, answers, keep, title):
    her, him = as_role(), as_role(name="Trần Minh Đức")
    task = build.task("Gửi thư", owner_id=her.person.id)
    url = f"/tasks/{task.id}/edit/title"
    late = answers(her, url, title="Của chị Hà")
    him.post(url, data=answers(him, url, title="Của anh Đức"))
    page = her.post(url, data=late, headers=SWAP)
    assert page.status_code == 409
    assert "Trần Minh Đức đã sửa mục này" in page.text
    chosen = Page(page.text).form_with({"keep-title"}).values | {"keep-title": keep}
    assert her.post(url, data=chosen).status_code == 302
    assert kept(Task).title == title


@pytest.mark.parametrize("role", [Role.VIEWER, Role.LEADER])
def test_readers_are_offered_nothing_and_change_nothing(as_role, role):
    reader = as_role(role)
    task = build.task()
    assert "/edit/due" not in reader.get(f"/tasks/{task.id}").text
    assert reader.get(f"/tasks/{task.id}/edit/due").status_code == 403


@pytest.mark.parametrize("part", ["version", "owner_id", "csrf_token", "x"])
def test_only_what_is_offered_can_be_asked(as_role, part):
    assert as_role().get(f"/tasks/{build.task().id}/edit/{part}").status_code == 404


def test_the_rest_of_a_commitment_stays_as_it_is(as_role, answers):
    staff = as_role()
    place = build.locality()
    made = build.commitment(place, text=Words(vi="Gửi số liệu", en="Send data"), owner_id=staff.person.id)
    url = f"/commitments/{made.id}/edit/counterpart"
    assert staff.post(url, data=answers(staff, url, counterpart="Ông Tanaka")).status_code == 302
    now = kept(Commitment)
    assert (now.counterpart, now.text, now.locality_id) == (
        "Ông Tanaka",
        {"vi": "Gửi số liệu", "en": "Send data"},
        place.id,
    )


def test_work_that_nobody_has_is_not_given_to_the_first_of_the_list(as_role, answers):
    staff = as_role()
    task = build.task(owner_id=None)
    url = f"/tasks/{task.id}/edit/due"
    staff.post(url, data=answers(staff, url, due_on="3/12/2026"))
    assert kept(Task).owner_id is None


def test_a_visit_that_is_to_be_completed_stays_so(as_role, answers):
    staff = as_role()
    visit = build.interaction(build.locality(), is_to_complete=True)
    url = f"/interactions/{visit.id}/edit/result"
    assert staff.post(url, data=answers(staff, url, result="Bạn đồng ý.")).status_code == 302
    assert (kept(Interaction).result, kept(Interaction).is_to_complete) == ("Bạn đồng ý.", True)


def test_a_text_of_a_locality_is_changed_in_both_languages_and_no_other(as_role, answers):
    staff = as_role()
    place = build.locality(sights=Words(vi="Thành Kokura", ja="小倉城"), city_day="10/2")
    edit = f"/localities/{place.id}/edit"
    staff.post(edit, data=answers(staff, edit, **{"names-0-text": "Kitakyushu"}))
    url = f"{edit}/sights"
    assert staff.post(url, data=answers(staff, url, sights_en="Kokura castle")).status_code == 302
    now = kept(Locality)
    assert now.sights == {"vi": "Thành Kokura", "ja": "小倉城", "en": "Kokura castle"}
    assert now.city_day == "10/2"


def test_what_is_next_with_a_partner_is_changed_in_the_header(as_role, answers):
    staff = as_role()
    place = build.locality()
    build.partnership(place, next_action="Gửi thư", next_action_on=date(2026, 12, 1), rationale="Cảng")
    url = f"/localities/{place.id}/partnership/edit/next"
    assert url in staff.get(f"/localities/{place.id}").text
    assert staff.post(url, data=answers(staff, url, next_action="Gọi điện")).status_code == 302
    assert (kept(Partnership).next_action, kept(Partnership).rationale) == ("Gọi điện", "Cảng")
    refused = staff.post(url, data=answers(staff, url, next_action=""))
    assert refused.status_code == 422


def test_the_whole_form_is_offered_where_another_answer_stands_in_the_way(as_role, answers):
    staff = as_role()
    body = build.organisation()
    db.session.execute(sa.update(Organisation).values(email="không phải thư"))
    url = f"/organisations/{body.id}/edit/phone"
    refused = staff.post(url, data=answers(staff, url, phone="0225 123"))
    assert refused.status_code == 422
    assert f"/organisations/{body.id}/edit" in refused.text
    assert "0225 123" in refused.text


def test_one_more_way_to_reach_a_person_needs_no_script(as_role, answers):
    staff = as_role()
    person = build.contact()
    url = f"/contacts/{person.id}/edit/points"
    first = answers(staff, url, **{"points-0-kind": "email", "points-0-value": "a@example.jp"})
    grown = staff.post(url, data=first | {"add_row": "points"})
    assert grown.status_code == 200
    more = Page(grown.text).form_with({"points-1-value"}).values
    more |= {"points-1-kind": "mobile", "points-1-value": "+81 90 1234"}
    assert staff.post(url, data=more).status_code == 302
    page = staff.get(f"/contacts/{person.id}").text
    assert "a@example.jp" in page
    assert "+81 90 1234" in page
