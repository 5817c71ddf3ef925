"""Bodies: entered, corrected, put under one another, and found by their people."""

import pytest
import sqlalchemy as sa

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.people.models import Organisation
from tests import browsing, build
from tests.people.cast import bureau, tanaka

pytestmark = pytest.mark.usefixtures("noon")


def kept():
    with acting_as(SYSTEM):
        return db.session.scalars(sa.select(Organisation).order_by(Organisation.id)).all()


def test_a_body_is_entered_with_a_name_in_any_language(as_role, answers):
    staff = as_role()
    data = answers(
        staff, "/organisations/new", name_native="인천광역시청", native_lang="ko", website="incheon.go.kr"
    )
    sent = staff.post("/organisations/new", data=data)
    assert sent.status_code == 302
    page = staff.get(sent.location).text
    assert "인천광역시청" in page
    assert "https://incheon.go.kr" in page


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name_vi", ""),
        ("email", "kankyo"),
        ("website", "javascript:alert(1)"),
        ("name_vi", "\u202eCục"),
        ("native_lang", "-1"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(as_role, answers, field, typed):
    staff = as_role()
    url = "/organisations/new"
    sent = staff.post(url, data=answers(staff, url, name_vi="Cục", phone="123") | {field: typed})
    assert sent.status_code == 422
    assert f'id="{field}-errors"' in sent.text
    assert 'value="123"' in sent.text
    assert not kept()


def test_a_body_cannot_stand_above_itself(as_role, answers):
    staff = as_role()
    above = build.organisation("Ủy ban nhân dân")
    below = build.organisation("Sở Ngoại vụ", parent_id=above.id)
    url = f"/organisations/{above.id}/edit"
    sent = staff.post(url, data=answers(staff, url) | {"parent_id": str(below.id)})
    assert sent.status_code == 422
    assert 'id="parent_id-errors"' in sent.text
    assert "Sở Ngoại vụ" in staff.get(f"/organisations/{above.id}").text


def test_a_new_name_finds_the_people_too(as_role, answers):
    place = build.locality()
    body = bureau(place)
    tanaka(place, body)
    staff = as_role()
    url = f"/organisations/{body.id}/edit"
    assert staff.post(url, data=answers(staff, url, name_en="Water Authority")).status_code == 302
    assert "TANAKA" in staff.get("/contacts?q=water+authority").text


def test_the_page_shows_who_serves_and_who_served(as_role):
    place = build.locality()
    body = bureau(place)
    tanaka(place, body)
    page = as_role(Role.VIEWER).get(f"/organisations/{body.id}").text
    assert page.index("Cục trưởng") < page.index("Phó Cục trưởng")
    assert f"/organisations/{body.id}/edit" not in page


def test_whoever_saves_second_is_told(as_role, answers):
    body = build.organisation()
    first, second = as_role(), as_role()
    url = f"/organisations/{body.id}/edit"
    late = answers(second, url, short_name="CMT")
    assert first.post(url, data=answers(first, url, short_name="Cục")).status_code == 302
    sent = second.post(url, data=late)
    assert sent.status_code == 409
    assert "CMT" in sent.text


def test_a_deleted_body_leaves_its_people_and_comes_back(as_role, answers):
    place = build.locality()
    body = bureau(place)
    person = tanaka(place, body)
    boss = as_role(Role.MANAGER)
    url = f"/organisations/{body.id}"
    told = boss.post(f"{url}/delete", data=answers(boss, url), follow_redirects=True).text
    assert boss.get(url).status_code == 404
    assert "Cục trưởng" in boss.get(f"/contacts/{person.id}").text
    browsing.undo(boss, told)
    assert "Cục Môi trường" in boss.get(f"/contacts/{person.id}").text


def test_saving_keeps_the_name_in_a_language_that_the_form_does_not_show(as_role, answers):
    names = Words(vi="Cục Môi trường", ja="環境局", zh="环境局")
    body = build.organisation(name=names)
    staff = as_role()
    url = f"/organisations/{body.id}/edit"
    assert staff.post(url, data=answers(staff, url, name_native="北九州市環境局")).status_code == 302
    assert kept()[0].name == names | {"ja": "北九州市環境局"}
    assert staff.post(url, data=answers(staff, url, name_native="")).status_code == 302
    assert kept()[0].name == {"vi": "Cục Môi trường", "zh": "环境局"}


def test_the_delete_button_of_a_changed_body_does_nothing(as_role, answers):
    boss, body = as_role(Role.MANAGER), build.organisation()
    url = f"/organisations/{body.id}"
    pressed = answers(boss, url)
    boss.post(f"{url}/edit", data=answers(boss, f"{url}/edit", short_name="CMT"))
    assert boss.post(f"{url}/delete", data=pressed).status_code == 409
    assert "CMT" in boss.get(url).text
