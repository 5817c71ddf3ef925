"""One's own account, and the people of the office."""

import pytest
import sqlalchemy as sa

from crm.accounts import queries, service
from crm.accounts.models import UserAccount
from crm.core.access import SYSTEM, Role
from crm.core.db import db
from crm.core.errors import Forbidden, Invalid, RuleBroken
from tests import build
from tests.browsing import sign_in
from tests.markup import Page


def test_a_person_corrects_their_name_and_language(as_role, answers):
    browser = as_role(Role.STAFF)
    assert 'lang="vi"' in browser.get("/account").text
    data = answers(browser, "/account", display_name="Trần Thị Bình", locale="en", title="Chuyên viên chính")
    assert browser.post("/account", data=data).status_code == 302

    page = browser.get("/account").text
    assert 'lang="en"' in page
    assert "Trần Thị Bình" in page


def test_the_screen_speaks_the_language_that_was_asked_for(as_role, answers):
    browser = as_role(Role.STAFF)
    token = answers(browser, "/account")["csrf_token"]
    answer = browser.post(
        "/account/language", data={"csrf_token": token, "language": "en", "next": "/settings"}
    )
    assert answer.location == "/settings"
    assert 'lang="en"' in browser.get("/account").text
    assert browser.post("/account/language", data={"csrf_token": token, "language": "xx"}).status_code == 422


def test_light_and_dark_are_kept_with_the_person(as_role, answers):
    browser = as_role(Role.STAFF)
    token = answers(browser, "/account")["csrf_token"]
    browser.post("/account/theme", data={"csrf_token": token, "theme": "dark"})
    assert 'data-bs-theme="dark"' in browser.get("/account").text
    browser.post("/account/theme", data={"csrf_token": token, "theme": ""})
    assert "data-bs-theme" not in browser.get("/account").text


def test_a_person_signs_out_everywhere_else(as_role, app, answers):
    here = as_role(Role.STAFF)
    there = sign_in(app.test_client(), here.person)
    here.post("/account/sessions/end", data={"csrf_token": answers(here, "/account")["csrf_token"]})
    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 302


@pytest.mark.parametrize("role", [Role.VIEWER, Role.LEADER, Role.STAFF, Role.MANAGER])
def test_only_an_administrator_sees_the_people_of_the_office(as_role, role):
    browser = as_role(role)
    assert browser.get("/people-of-the-office").status_code == 403
    assert "/people-of-the-office" not in browser.get("/account").text


def test_an_administrator_adds_a_person_who_then_chooses_a_password(as_role, answers):
    admin = as_role(Role.ADMIN)
    unit = build.unit()
    url = "/people-of-the-office/new"
    data = answers(
        admin, url, display_name="Lê Văn Cường", email="Cuong@Example.org", role="staff", unit_id=unit.id
    )
    assert admin.post(url, data=data).status_code == 302
    assert "cuong@example.org" in admin.get("/people-of-the-office").text
    again = admin.post(url, data=data | {"form_key": "another"})
    assert again.status_code == 409 or again.status_code == 422
    assert db.session.scalar(sa.select(sa.func.count()).where(UserAccount.email == "cuong@example.org")) == 1


def test_a_new_password_is_shown_once_and_works(as_role, app, answers):
    admin = as_role(Role.ADMIN)
    person = build.person()
    url = f"/people-of-the-office/{person.id}"
    page = admin.post(url + "/password", data={"csrf_token": answers(admin, url)["csrf_token"]}).text
    password = page.partition("<code>")[2].partition("</code>")[0]
    sign_in(app.test_client(), person, password)


def test_a_form_from_before_an_account_was_closed_does_not_open_it_again(as_role, answers):
    admin, other = as_role(Role.ADMIN, locale="en"), as_role(Role.ADMIN)
    person = build.person(role=Role.STAFF)
    url = f"/people-of-the-office/{person.id}"
    stale = answers(admin, url, title="Phó Giám đốc")
    assert other.post(url, data=answers(other, url, active=False)).status_code == 302

    assert admin.post(url, data=stale).status_code == 302
    assert not is_active(person.id)
    assert queries.person(person.id).title == "Phó Giám đốc"
    assert "May sign in" in admin.get("/people-of-the-office").text.partition('id="toasts"')[2]


def test_a_form_that_does_not_tell_what_it_showed_asks_about_every_difference(as_role, answers):
    admin, other = as_role(Role.ADMIN, locale="en"), as_role(Role.ADMIN)
    person = build.person(role=Role.STAFF)
    url = f"/people-of-the-office/{person.id}"
    stale = answers(admin, url, title="Phó Giám đốc") | {"original": "?"}
    other.post(url, data=answers(other, url, active=False))
    refused = admin.post(url, data=stale)
    assert refused.status_code == 409
    assert f"{other.person.display_name} changed this at" in refused.text
    form = Page(refused.text).form_with({"version"})
    assert {"keep-active", "keep-title"} <= form.names
    chosen = form.values | {"keep-active": "theirs"}
    assert admin.post(url, data=chosen).status_code == 302
    assert not is_active(person.id)
    assert queries.person(person.id).title == "Phó Giám đốc"


def is_active(user_id):
    db.session.expire_all()
    return queries.person(user_id).active


def test_a_form_from_before_somebody_got_another_seat_does_not_give_the_old_one_back(as_role, answers):
    admin = as_role(Role.ADMIN)
    person = build.person(role=Role.MANAGER)
    url = f"/people-of-the-office/{person.id}"
    stale = answers(admin, url)
    service.change_role(person.id, Role.VIEWER, actor=SYSTEM)
    db.session.commit()
    assert admin.post(url, data=stale).status_code == 302
    db.session.expire_all()
    assert queries.person(person.id).role is Role.VIEWER


def test_ones_own_account_is_not_overwritten_from_a_form_of_before(as_role, answers):
    browser = as_role(Role.STAFF)
    stale = answers(browser, "/account", display_name="Trần Thị Bình")
    now = answers(browser, "/account", phone="0912 345 678", display_name="Trần Bình")
    assert browser.post("/account", data=now).status_code == 302

    refused = browser.post("/account", data=stale)
    assert refused.status_code == 409
    assert "Thị" in refused.text
    assert "Điện thoại di động" in refused.text.partition("<table")[0]
    assert "0912 345 678" in browser.get("/account").text


def test_choosing_the_light_does_not_spoil_the_form_that_is_open(as_role, answers):
    browser = as_role(Role.STAFF)
    form = answers(browser, "/account", phone="0912 345 678")
    browser.post("/account/theme", data={"csrf_token": form["csrf_token"], "theme": "dark"})
    assert browser.post("/account", data=form).status_code == 302


def test_the_last_administrator_stays(app):
    admin = build.person(role=Role.ADMIN)
    with pytest.raises(RuleBroken):
        service.change_role(admin.id, Role.STAFF, actor=SYSTEM)
    with pytest.raises(RuleBroken):
        service.disable(admin.id, actor=SYSTEM)


def test_what_is_no_address_is_refused_beside_its_field(app):
    entry = service.PersonEntry(email="khong phai thu", display_name="Ai đó", role=Role.STAFF)
    with pytest.raises(Invalid) as refused:
        service.add_person(entry, actor=SYSTEM)
    assert refused.value.field == "email"


def test_staff_cannot_give_themselves_another_seat(app):
    person = build.person(role=Role.STAFF)
    with pytest.raises(Forbidden):
        service.change_role(person.id, Role.ADMIN, actor=person)


def test_officers_are_those_who_can_be_given_work_in_the_order_of_given_names(app):
    for name, role in (
        ("Trần Văn Bình", Role.STAFF),
        ("Nguyễn Thị Thu Hà", Role.MANAGER),
        ("Lê An", Role.ADMIN),
        ("Lãnh Đạo", Role.LEADER),
        ("Phạm Xem", Role.VIEWER),
    ):
        build.person(role=role, name=name, sort_key=service.sort_form(name))
    build.person(name="Đã Nghỉ", active=False)
    assert [person.display_name for person in queries.officers()] == [
        "Lê An",
        "Trần Văn Bình",
        "Nguyễn Thị Thu Hà",
    ]


def test_a_command_adds_a_person_and_prints_the_password_once(app):
    run = app.test_cli_runner()
    added = run.invoke(
        args=[
            "user",
            "add",
            "moi@example.org",
            "--name",
            "Vũ Minh",
            "--role",
            "manager",
            "--unit",
            "Phòng Lễ tân",
        ]
    )
    assert added.exit_code == 0, added.output
    email, password = added.output.split()
    assert email == "moi@example.org"
    sign_in(app.test_client(), queries.person_by_email(email), password)
    assert "Vũ Minh" in run.invoke(args=["user", "list"]).output
    assert run.invoke(args=["user", "add", "moi@example.org", "--name", "Vũ Minh"]).exit_code == 1

    changed = run.invoke(args=["user", "password", "moi@example.org"]).output.split()[1]
    assert changed != password
    sign_in(app.test_client(), queries.person_by_email(email), changed)


def test_an_administrator_finds_people_and_sees_when_they_last_signed_in(as_role):
    admin = as_role(Role.ADMIN)
    unit = build.unit("Phòng Lễ tân")
    build.person(name="Vũ Minh", unit_id=unit.id)
    build.person(role=Role.VIEWER, name="Đã Nghỉ", active=False)
    listed = admin.get("/people-of-the-office").text
    assert "chưa lần nào" in listed
    for query, there, gone in (
        ("q=vu+MINH", "Vũ Minh", "Đã Nghỉ"),
        ("role=viewer", "Đã Nghỉ", "Vũ Minh"),
        (f"unit={unit.id}", "Vũ Minh", "Đã Nghỉ"),
        ("active=no", "Đã Nghỉ", "Vũ Minh"),
        ("role=king&unit=x&active=maybe", "Vũ Minh", "Không có ai"),
    ):
        found = admin.get(f"/people-of-the-office?{query}").text
        assert there in found, query
        assert gone not in found, query
    assert "Không có ai khớp bộ lọc này." in admin.get("/people-of-the-office?q=%25").text


def test_an_administrator_signs_somebody_out_everywhere(as_role, answers):
    admin, person = as_role(Role.ADMIN), as_role(Role.STAFF)
    url = f"/people-of-the-office/{person.person.id}"
    data = {"csrf_token": answers(admin, url)["csrf_token"]}
    assert admin.post(url + "/sessions/end", data=data).status_code == 302
    assert person.get("/account").status_code == 302


def test_an_administrator_cannot_lock_themselves_out(as_role, answers):
    admin = as_role(Role.ADMIN)
    build.person(role=Role.ADMIN, name="Người Khác")
    url = f"/people-of-the-office/{admin.person.id}"
    for change in ({"active": False}, {"role": "staff"}):
        refused = admin.post(url, data=answers(admin, url, **change))
        assert "Nhờ một quản trị viên khác" in refused.text
    assert admin.post(url, data=answers(admin, url, title="Trưởng phòng")).status_code == 302


def test_who_was_given_a_password_chooses_their_own_first(as_role, app, answers):
    admin, person = as_role(Role.ADMIN), build.person()
    url = f"/people-of-the-office/{person.id}"
    made = admin.post(url + "/password", data={"csrf_token": answers(admin, url)["csrf_token"]}).text
    password = made.partition("<code>")[2].partition("</code>")[0]
    browser = sign_in(app.test_client(), person, password)
    assert browser.get("/localities").location == "/password/change"
    given = {
        "password": password,
        "new_password": "cau-vuot-song-cam",
        "new_password_confirm": "cau-vuot-song-cam",
    }
    assert (
        browser.post("/password/change", data=answers(browser, "/password/change", **given)).status_code
        == 302
    )
    assert browser.get("/localities").status_code == 200
