"""Signing in and out through the form."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from flask_security.utils import get_hmac

from crm.accounts import service
from crm.accounts.doors import WRAPPED
from crm.accounts.models import SignInSession, UserAccount
from crm.core import clock
from crm.core.access import SYSTEM, Role
from crm.core.audit import AuditNote
from crm.core.db import db
from tests import build
from tests.browsing import sign_in
from tests.markup import Page
from tests.statements import statements


def is_signed_in(browser):
    return browser.get("/account").status_code == 200


def test_a_person_signs_in_and_out(client):
    person = build.person()
    assert not is_signed_in(client)

    sign_in(client, person)
    assert is_signed_in(client)

    answer = client.post("/sign-out", data={"csrf_token": token(client)})
    assert answer.location == "/sign-in"
    assert not is_signed_in(client)


def token(client):
    return Page(client.get("/account").text).form_with(set()).values["csrf_token"][0]


def refused(client, answers, **given):
    answer = client.post("/sign-in", data=answers(client, "/sign-in", **given))
    assert answer.status_code == 422
    page = answer.text
    for value in given.values():
        page = page.replace(f'value="{value}"', "")
    return page[page.index("<main") :].split('name="csrf_token"')[0]


def test_a_wrong_password_a_wrong_address_and_a_closed_account_get_the_same_answer(client, answers):
    person = build.person()
    closed = build.person(active=False)
    wrong = refused(client, answers, email=person.email, password="khong phai mat khau nay")
    unknown = refused(client, answers, email="khong-ai@example.org", password="khong phai mat khau nay")
    gone = refused(client, answers, email=closed.email, password=build.PASSWORD)
    assert wrong == unknown == gone


def test_the_session_gets_a_new_name_at_sign_in(client):
    client.get("/sign-in")
    before = client.get_cookie("nhipcau").value
    person = build.person()
    sign_in(client, person)
    first = client.get_cookie("nhipcau").value
    assert first != before
    tokens = db.session.scalars(sa.select(SignInSession.token_hash)).all()
    assert len(tokens) == 1


def test_a_cookie_replayed_after_sign_out_is_worth_nothing(as_role):
    browser = as_role(Role.STAFF)
    stolen = browser.get_cookie("nhipcau").value
    browser.post("/sign-out", data={"csrf_token": token(browser)})

    browser.set_cookie("nhipcau", stolen)
    assert not is_signed_in(browser)


def test_a_session_ends_after_its_hours_and_after_a_long_silence(as_role, noon):
    browser = as_role(Role.STAFF)
    with clock.held(noon + timedelta(hours=3, minutes=50)):
        assert is_signed_in(browser)
    with clock.held(noon + timedelta(hours=7)):
        assert is_signed_in(browser)
    with clock.held(noon + timedelta(hours=11, minutes=30)):
        assert not is_signed_in(browser)
    lasting = as_role(Role.STAFF)
    for hours in range(1, 12):
        with clock.held(noon + timedelta(hours=hours)):
            assert is_signed_in(lasting)
    with clock.held(noon + timedelta(hours=12, minutes=1)):
        assert not is_signed_in(lasting)


def test_a_person_whose_account_is_closed_is_out_at_once(as_role, answers):
    browser = as_role(Role.STAFF)
    admin = as_role(Role.ADMIN)
    assert is_signed_in(browser)
    url = f"/people-of-the-office/{browser.person.id}"
    assert admin.post(url, data=answers(admin, url, active=False)).status_code == 302
    assert not is_signed_in(browser)


def test_another_seat_acts_at_once(as_role):
    browser = as_role(Role.MANAGER)
    assert browser.get("/settings").status_code == 200
    person = db.session.scalars(sa.select(UserAccount).where(UserAccount.id == browser.person.id)).one()
    service.change_role(person.id, Role.VIEWER, actor=SYSTEM)
    assert browser.get("/settings").status_code == 403


def test_too_many_tries_are_refused_before_the_password_is_looked_at(client, answers):
    person = build.person()
    data = answers(client, "/sign-in", email=person.email, password="sai mat khau roi nhe")
    for _try in range(20):
        assert client.post("/sign-in", data=data).status_code == 422
    refused = client.post("/sign-in", data=data | {"password": build.PASSWORD})
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "///evil.example",
        "javascript:alert(1)",
        "http:evil.example",
        " //evil.example",
        "\t//evil.example",
    ],
)
def test_signing_in_never_leads_to_another_site(client, answers, target):
    person = build.person()
    data = answers(client, "/sign-in", email=person.email, password=build.PASSWORD, next=target)
    location = client.post("/sign-in", data=data).location
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\", "/%09"))


def test_a_stranger_is_led_to_sign_in_and_back_to_the_page(client, answers):
    person = build.person(role=Role.MANAGER)
    led = client.get("/settings?x=1")
    assert led.status_code == 302
    assert led.location == "/sign-in?next=/settings?x%3D1"
    data = answers(client, led.location, email=person.email, password=build.PASSWORD)
    assert client.post("/sign-in", data=data).location == "/settings?x=1"


def test_signing_in_needs_a_token_of_the_form(client):
    person = build.person()
    answer = client.post("/sign-in", data={"email": person.email, "password": build.PASSWORD})
    assert answer.status_code == 400
    assert not is_signed_in(client)


def test_knowing_who_asks_costs_one_statement_and_a_file_costs_none(as_role):
    browser = as_role(Role.STAFF)
    with statements() as seen:
        assert browser.get("/account").status_code == 200
    assert len([sql for sql in seen if "user_account" in sql]) == 1
    with statements() as seen:
        assert browser.get("/static/css/tokens.css").status_code == 200
        assert browser.get("/health/live").status_code == 200
    assert seen == []


def test_a_door_that_does_not_say_who_may_pass_lets_nobody_through(app, as_role):
    admin = as_role(Role.ADMIN)
    view = app.view_functions["accounts.profile"]
    app.view_functions["accounts.profile"] = lambda: "open"
    try:
        assert admin.get("/account").status_code == 403
    finally:
        app.view_functions["accounts.profile"] = view


def test_every_door_of_the_sign_in_library_is_one_of_ours(app):
    doors = {name for name in app.view_functions if name.startswith("security.")}
    assert doors == set(WRAPPED)


def test_sign_ins_and_refusals_are_noted_with_the_person(client, answers):
    person = build.person()
    refused(client, answers, email=person.email, password="khong phai mat khau")
    sign_in(client, person)
    notes = db.session.execute(sa.select(AuditNote.verb, AuditNote.actor_id).order_by(AuditNote.id)).all()
    assert [tuple(note) for note in notes] == [
        ("account.sign_in_refused", person.id),
        ("account.signed_in", person.id),
    ]


def test_a_hash_that_is_out_of_date_is_renewed_at_sign_in(client, app):
    old = PasswordHasher(time_cost=2, memory_cost=128, parallelism=1).hash(get_hmac(build.PASSWORD))
    person = build.person(password=old)
    sign_in(client, person)
    assert is_signed_in(client)
    assert person.password != old
