"""What makes a password, and how a forgotten one is replaced."""

import re
import time
from datetime import timedelta
from unittest.mock import patch

import pytest
import sqlalchemy as sa
from flask_security import utils

from crm.accounts.passwords import new_password, weakness
from crm.core.access import Role
from crm.core.db import db
from crm.core.mail import OutboxMail
from crm.core.throttle import throttle_sign_in
from tests import build
from tests.browsing import sign_in
from tests.statements import statements

NEW = "bay con vit qua song"


@pytest.mark.parametrize(
    "password",
    [
        "ngan qua",
        "Hải Phòng 2026",
        "nhip cau nhip cau",
        "matkhau123456",
        "aaaaaaaaaaaaaaaa",
        "Thu Hà Thu Hà 123",
        "x" * 201,
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused(password):
    assert weakness(password, ["Nguyễn Thị Thu Hà"])


@pytest.mark.parametrize(
    "password", [NEW, "mèo trèo cây cau", "Zkd8-qqp2-mm4x-9rtw", "北九州は雨が降ります今日も朝から"]
)
def test_a_few_words_or_a_random_text_make_a_password(password):
    assert weakness(password, ["Nguyễn Thị Thu Hà"]) is None


def test_passwords_we_make_are_good_and_never_the_same():
    made = {new_password() for _one in range(50)}
    assert len(made) == 50
    assert not any(weakness(password) for password in made)


def test_a_person_changes_their_password_and_other_devices_are_out(as_role, app, answers):
    here = as_role(Role.STAFF)
    there = sign_in(app.test_client(), here.person)
    form = answers(
        here, "/password/change", password=build.PASSWORD, new_password=NEW, new_password_confirm=NEW
    )
    assert here.post("/password/change", data=form).location == "/account"

    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 302
    sign_in(app.test_client(), here.person, NEW)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"password": "khong phai no dau"}, "The password is not right."),
        ({"new_password": "ngan", "new_password_confirm": "ngan"}, "at least 12 characters"),
        ({"new_password_confirm": "mot doan khac han"}, "The two passwords are not the same."),
    ],
)
def test_a_change_of_password_says_what_is_wrong(as_role, answers, given, said):
    browser = as_role(Role.STAFF, locale="en")
    right = {"password": build.PASSWORD, "new_password": NEW, "new_password_confirm": NEW}
    answer = browser.post("/password/change", data=answers(browser, "/password/change", **(right | given)))
    assert answer.status_code == 422
    assert said in answer.text


def the_link():
    mail = db.session.scalars(sa.select(OutboxMail)).one()
    assert "http://127.0.0.1:8000/password/reset/" in mail.body_text
    return mail, re.search(r"http://127.0.0.1:8000(/password/reset/\S+)", mail.body_text)[1]


def ask_for_link(client, answers, email):
    return client.post("/password/reset", data=answers(client, "/password/reset", email=email))


def test_a_forgotten_password_is_replaced_by_mail_once(client, app, answers):
    person = build.person()
    old = sign_in(app.test_client(), person)
    assert ask_for_link(client, answers, person.email).location == "/sign-in"
    mail, link = the_link()
    assert mail.recipient == person.email

    data = answers(client, link, password=NEW, password_confirm=NEW)
    assert client.post(link, data=data).location == "/sign-in"
    assert old.get("/account").status_code == 302
    sign_in(app.test_client(), person, NEW)

    again = client.get(link)
    assert again.location == "/password/reset"
    assert client.post(link, data=data).location == "/password/reset"


def test_the_link_does_not_follow_a_forged_host(client, answers):
    person = build.person()
    data = answers(client, "/password/reset", email=person.email)
    client.post("/password/reset", data=data, headers={"X-Forwarded-Host": "evil.example"})
    assert "evil.example" not in the_link()[0].body_text


def test_the_link_dies_after_an_hour(client, answers, noon):
    person = build.person()
    ask_for_link(client, answers, person.email)
    link = the_link()[1]
    with patch(
        "itsdangerous.timed.time.time", return_value=time.time() + timedelta(hours=1, minutes=1).seconds
    ):
        assert client.get(link).location == "/password/reset"


def test_asking_for_a_link_answers_the_same_for_nobody(client, answers):
    person = build.person()
    known = ask_for_link(client, answers, person.email)
    said = client.get("/sign-in").text
    unknown = ask_for_link(client, answers, "khong-ai@example.org")
    assert (known.status_code, known.location) == (unknown.status_code, unknown.location)
    strip = re.compile(r'value="[^"]*"')
    assert strip.sub("", said) == strip.sub("", client.get("/sign-in").text)
    assert len(db.session.scalars(sa.select(OutboxMail)).all()) == 1


def test_nobody_can_be_flooded_with_links(client, answers):
    person = build.person()
    data = answers(client, "/password/reset", email=person.email)
    assert [client.post("/password/reset", data=data).status_code for _try in range(5)] == [302] * 4 + [429]


def test_another_spelling_of_the_address_does_not_ask_for_more_links(client, answers):
    person = build.person()
    name, _at, domain = person.email.partition("@")
    data = answers(client, "/password/reset", email=person.email)
    for spelling in (person.email, f"{name}@{domain.replace('.', chr(0x3002))}", f"{name}@\ufe0f{domain}"):
        assert client.post("/password/reset", data=data | {"email": spelling}).status_code == 302
    client.post("/password/reset", data=data)
    assert client.post("/password/reset", data=data | {"email": person.email.upper()}).status_code == 429


def test_asking_for_a_link_costs_the_same_work_for_anybody_and_for_nobody(client, answers, monkeypatch):
    spent = []
    for name in ("_pwd_context", "_hashing_context"):
        context = getattr(utils, name)
        real = context.hash

        def hashing(secret, *, name=name, real=real, **given):
            spent.append(name)
            return real(secret, **given)

        monkeypatch.setattr(context, "hash", hashing, raising=False)
    asked = {}
    people = {
        "known": build.person().email,
        "without a password": build.person(password=None).email,
        "closed": build.person(active=False).email,
        "nobody": "khong-ai@example.org",
    }
    for which, email in people.items():
        spent.clear()
        with statements() as seen:
            ask_for_link(client, answers, email)
        asked[which] = (sorted(spent), [sql for sql in seen if "outbox_mail" in sql or "audit_note" in sql])
    assert asked["known"][0]
    assert all(work == asked["known"] for work in asked.values())
    assert len(db.session.scalars(sa.select(OutboxMail)).all()) == 2


def test_whoever_has_just_replaced_their_password_is_not_shut_out_by_a_strangers_guesses(client, answers):
    person = build.person()
    ask_for_link(client, answers, person.email)
    link = the_link()[1]
    for number in range(20):
        throttle_sign_in(f"198.51.100.{number}", person.email)
    client.post(link, data=answers(client, link, password=NEW, password_confirm=NEW))
    sign_in(client, person, NEW)
    assert client.get("/account").status_code == 200
