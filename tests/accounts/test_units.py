"""The divisions of the office on their screen."""

import pytest
import sqlalchemy as sa

from crm.accounts import queries, service
from crm.core.access import SYSTEM, Role
from crm.core.db import db
from crm.core.errors import RuleBroken
from crm.core.records import Record
from tests import build

URL = "/settings/units"


@pytest.fixture
def admin(as_role):
    return as_role(Role.ADMIN)


def press(browser, url, **given):
    token = browser.get(URL + "/new").text.partition('name="csrf_token" value="')[2].partition('"')[0]
    return browser.post(url, data={"csrf_token": token, **given})


def test_a_division_is_added_renamed_and_moved(admin, answers):
    for name in ("Phòng Lễ tân", "Văn phòng Sở"):
        data = answers(admin, URL + "/new", name=name, abbreviation="LT")
        assert admin.post(URL + "/new", data=data).status_code == 302
    again = admin.post(URL + "/new", data=answers(admin, URL + "/new", name="phòng lễ tân"))
    assert "đã có phòng mang tên này" in again.text
    second = queries.units()[1]
    press(admin, f"{URL}/{second.id}/up")
    assert [unit.name for unit in queries.units()] == ["Văn phòng Sở", "Phòng Lễ tân"]
    url = f"{URL}/{second.id}"
    assert admin.post(url, data=answers(admin, url, name="Văn phòng")).status_code == 302
    assert "Văn phòng" in admin.get("/people-of-the-office/new").text


def test_a_division_in_use_is_merged_with_its_people_and_records(admin, app):
    old, new = build.unit("Phòng Lễ tân"), build.unit("Phòng Lãnh sự")
    person = build.person(unit_id=old.id, name="Vũ Minh")
    secret = build.locality(unit_id=old.id, classification="restricted")
    refused = press(admin, f"{URL}/{old.id}/remove")
    assert "Đang được dùng (Tài khoản cán bộ: 1, Hồ sơ: 1)" in refused.text
    assert "Vũ Minh" in press(admin, f"{URL}/{old.id}/retire").text
    assert press(admin, f"{URL}/{old.id}/merge", into_id=str(old.id)).status_code == 422

    assert press(admin, f"{URL}/{old.id}/merge", into_id=str(new.id)).status_code == 302
    db.session.expire_all()
    assert queries.person(person.id).unit_id == new.id
    asked = sa.select(Record.__table__.c.unit_id).where(Record.__table__.c.id == secret.id)
    assert db.session.scalar(asked) == new.id
    assert [unit.name for unit in queries.units()] == ["Phòng Lãnh sự"]
    assert press(admin, f"{URL}/{old.id}/restore").status_code == 302


def test_somebody_in_a_retired_division_keeps_it_until_it_is_changed(admin, answers):
    old = build.unit("Phòng Cũ")
    person = build.person(unit_id=old.id, active=False)
    service.retire_unit(old.id, actor=SYSTEM)
    db.session.commit()
    url = f"/people-of-the-office/{person.id}"
    assert admin.post(url, data=answers(admin, url, title="Chuyên viên")).status_code == 302
    assert queries.person(person.id).unit_id == old.id
    assert "Phòng Cũ" not in admin.get("/people-of-the-office/new").text


def test_a_free_division_is_deleted_and_a_retired_one_is_not_moved(admin):
    unit = build.unit("Phòng Thử")
    service.retire_unit(unit.id, actor=SYSTEM)
    with pytest.raises(RuleBroken):
        service.move_unit(unit.id, up=True, actor=SYSTEM)
    db.session.commit()
    assert press(admin, f"{URL}/{unit.id}/remove").status_code == 302
    assert queries.units(with_retired=True) == []
