"""Pages of ties: the list with its filters in the address, the forms, and what bad input gets."""

from datetime import date

import pytest
import sqlalchemy as sa

from crm.core import audit, records
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.records import Classification
from crm.partnerships import queries, service
from crm.partnerships.models import Partnership, Stage
from crm.partnerships.rules import PastDay
from crm.partnerships.service import MoveEntry, PartnershipEntry
from tests import build
from tests.statements import asked_by


@pytest.fixture
def staff(as_role):
    return as_role(Role.STAFF)


def populate(count):
    for number in range(count):
        place = build.locality(f"Nơi {number}")
        build.partnership(place, next_action="Gửi thư", next_action_on=date(2026, 12, 1))
        build.interaction(place)


def test_the_list_takes_at_most_12_statements_whatever_its_rows(staff):
    populate(1)
    first = asked_by(staff, "/localities")
    populate(8)
    assert asked_by(staff, "/localities") == first <= 12


def test_a_page_takes_as_many_statements_for_one_row_as_for_many(staff):
    place = build.locality()
    build.partnership(place)
    first = asked_by(staff, f"/localities/{place.id}")
    for number in range(6):
        build.interaction(place, f"Lần {number}")
    assert asked_by(staff, f"/localities/{place.id}") == first


@pytest.mark.parametrize("sort", ["next", "name", "stage", "last", "owner", "nonsense"])
def test_the_list_stands_in_every_order(staff, sort):
    populate(2)
    page = staff.get(f"/localities?sort={sort}")
    assert page.status_code == 200
    assert "Nơi 1" in page.text


@pytest.mark.parametrize(
    "asked",
    [
        "owner=mine",
        "owner=none",
        "owner=x",
        "owner=99999999999",
        "stage=nope",
        "country=%00",
        "page=0",
        "q=%00",
        "q=!!",
    ],
)
def test_nonsense_in_the_address_is_a_page_and_no_accident(staff, asked):
    populate(1)
    assert staff.get(f"/localities?{asked}").status_code == 200


def test_filters_stay_in_the_address_and_narrow_the_list(staff):
    mine = build.locality("Busan", country_code="KR")
    build.partnership(mine, Stage.SCREENED, owner_id=staff.person.id, next_action="Gửi thư")
    build.partnership(build.locality("Seattle", country_code="US"))
    page = staff.get("/localities?owner=mine&sort=name").text
    assert "Busan" in page
    assert "Seattle</a>" not in page
    page = staff.get("/localities?stage=sister&country=US").text
    assert "Seattle" in page
    assert "Busan</a>" not in page
    assert 'value="sister" checked' in page


def test_a_tie_is_begun_from_the_page_of_its_locality(staff, answers):
    place = build.locality()
    url = f"/localities/{place.id}/partnership/new"
    assert url in staff.get(f"/localities/{place.id}").text
    plan = {"next_action": "Trình lịch", "next_action_on": "24/11/2026"}
    data = answers(staff, url, to_stage="sister", on="18/4/2014", **plan)
    assert staff.post(url, data=data).status_code == 302
    page = staff.get(f"/localities/{place.id}").text
    assert "Trình lịch" in page
    assert "18/04/2014" in page
    again = staff.post(url, data=answers(staff, url))
    assert again.status_code == 422
    assert 'id="to_stage-errors"' in again.text
    assert db.session.scalar(sa.select(sa.func.count()).select_from(sa.table("partnership"))) == 1


def test_a_move_known_only_by_its_year_is_shown_by_its_year(staff, answers):
    place = build.locality("Nam Ninh")
    build.partnership(place, Stage.EXPLORING)
    url = f"/localities/{place.id}/partnership/stage"
    assert staff.post(url, data=answers(staff, url, to_stage="friendship", on="2006")).status_code == 302
    page = staff.get(f"/localities/{place.id}").text
    assert "01/01/2006" not in page
    assert "2006" in page


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("on", {"on": "32/11/2026"}),
        ("on", {"on": "2199"}),
        ("on", {"on": ""}),
        ("on", {"on": "01/01/2199"}),
        ("to_stage", {"to_stage": "nope"}),
        ("to_stage", {"to_stage": "sister"}),
        ("reason", {"to_stage": "ended", "reason": ""}),
        ("source", {"source": "n" * 301}),
    ],
)
def test_a_move_that_cannot_be_is_refused_beside_its_field(staff, answers, field, given):
    place = build.locality()
    since = MoveEntry(to_stage=Stage.SISTER, on=PastDay(date(2014, 4, 18)))
    with acting_as(staff.person):
        tie_id = service.begin_partnership(place.id, PartnershipEntry(begin=since), actor=staff.person).id
    url = f"/localities/{place.id}/partnership/stage"
    usual = {"to_stage": "ended", "reason": "đã thống nhất", "on": "01/01/2026"}
    answer = staff.post(url, data=answers(staff, url, **(usual | given)))
    assert answer.status_code == 422
    assert f'id="{field}-errors"' in answer.text
    with acting_as(staff.person):
        assert len(queries.moves_of(tie_id)) == 1


def test_marking_the_next_action_done_asks_for_the_one_after_it(staff, answers):
    place = build.locality()
    build.partnership(place, next_action="Gửi thư", next_action_on=date(2026, 12, 1))
    home = f"/localities/{place.id}"
    answer = staff.post(f"{home}/partnership/done", data=answers(staff, home, version=1))
    assert answer.status_code == 302
    assert answer.location.endswith("/partnership/next")
    page = staff.get(answer.location)
    assert page.status_code == 200
    url = f"{home}/partnership/next"
    sent = staff.post(url, data=answers(staff, url, next_action="Nhắc lại", next_action_on="5/12/2026"))
    assert sent.status_code == 302
    assert "Nhắc lại" in staff.get(home).text


def test_a_stale_next_action_is_a_409_with_the_typing_kept(staff, as_role, answers):
    place = build.locality()
    build.partnership(place)
    url = f"/localities/{place.id}/partnership/edit"
    mine = answers(staff, url, rationale="lý do của tôi")
    other = as_role(Role.STAFF, name="Vũ Minh Đức")
    assert other.post(url, data=answers(other, url, rationale="lý do khác")).status_code == 302
    refused = staff.post(url, data=mine)
    assert refused.status_code == 409
    assert "lý do của tôi" in refused.text
    assert "Vũ Minh Đức" in refused.text


def test_a_day_without_work_is_refused_beside_the_work(staff, answers):
    place = build.locality()
    build.partnership(place)
    url = f"/localities/{place.id}/partnership/next"
    answer = staff.post(url, data=answers(staff, url, next_action="", next_action_on="5/12/2026"))
    assert answer.status_code == 422
    assert 'id="next_action-errors"' in answer.text
    assert "5/12/2026" in answer.text


def test_forms_of_a_tie_that_is_not_there_are_404_and_a_ties_own_address_leads_to_its_locality(staff):
    place = build.locality()
    for verb in ("edit", "stage", "next"):
        assert staff.get(f"/localities/{place.id}/partnership/{verb}").status_code == 404
    tie = build.partnership(place)
    assert staff.get(f"/partnerships/{tie.id}").location == f"/localities/{place.id}"


def test_viewers_and_leaders_read_the_stage_and_cannot_move_it(as_role):
    place = build.locality()
    build.partnership(place)
    for role in (Role.VIEWER, Role.LEADER):
        reader = as_role(role)
        assert "/partnership/" not in reader.get(f"/localities/{place.id}").text
        for verb in ("new", "edit", "stage", "next"):
            assert reader.get(f"/localities/{place.id}/partnership/{verb}").status_code == 403
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Partnership.__table__)) == 1


def focal_point_after_saving(staff, answers, person, **given):
    place = build.locality()
    tie = build.partnership(place, counterpart_id=person.id)
    url = f"/localities/{place.id}/partnership/edit"
    assert staff.post(url, data=answers(staff, url, rationale="Lý do", **given)).status_code == 302
    with acting_as(SYSTEM):
        db.session.refresh(tie)
    return tie.counterpart_id


def test_saving_a_tie_keeps_a_focal_point_that_may_not_be_seen(staff, answers):
    hidden = build.contact(classification=Classification.RESTRICTED)
    assert focal_point_after_saving(staff, answers, hidden) == hidden.id


def test_saving_a_tie_keeps_a_focal_point_that_lies_in_the_trash(staff, answers):
    gone = build.contact()
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.deleted"):
        records.delete(gone, actor=SYSTEM)
    assert focal_point_after_saving(staff, answers, gone) == gone.id


def test_a_focal_point_from_elsewhere_is_offered_and_can_be_taken_away(staff, answers):
    person = build.contact(locality_id=build.locality("Busan").id)
    assert focal_point_after_saving(staff, answers, person) == person.id
    assert focal_point_after_saving(staff, answers, person, counterpart_id="") is None
