"""Every address, walked as a stranger and as each role: who comes in, who does not, what breaks."""

from __future__ import annotations

import pytest

from crm.core import locale
from crm.core.access import Role, allows, look_with
from crm.core.db import db
from tests import browsing, build, offices
from tests.roads import furnish, roads

TOKEN_PAGE = "/sign-in"
REFUSED = 403
HOSTILE = {
    "page": "-1",
    "q": "\x00\u202e'\"<b>%",
    "kind": "zz",
    "sort": "(SELECT 1)",
    "locality": "99999999999",
    "contact": "-1",
    "delegation": "1e9",
    "organisation": "\x00",
    "about": "2147483648",
    "owner": "me'",
    "country": "\x00",
    "stage": "zz",
    "side": "zz",
    "show": "zz",
    "direction": "zz",
    "source": "zz",
    "parent": "0",
    "year": "99999",
    "edition": "zz",
    "lang": "zz",
    "to": "zz",
    "thread": "zz",
    "traditional": "\u202e",
    "attention": "zz",
    "user": "zz",
    "next": "//evil.example",
}


EVERY_ROLE = [
    *(("sqlite", role) for role in Role),
    *(pytest.param("postgresql", role, marks=pytest.mark.full) for role in (Role.VIEWER, Role.ADMIN)),
]
"""A role is the same on both databases; those who may least and most walk through the second one too."""


class Office:
    """The sample office with somebody of each role, and the roads through it."""

    def __init__(self, app):
        self.app = app
        self.roads = roads(app, furnish(app))
        self.people = {role: build.person(role) for role in Role}

    def enter(self, role):
        """Sign in through the form as a role; None is a stranger."""
        browser = self.app.test_client()
        return browser if role is None else browsing.sign_in(browser, self.people[role])


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def office(request, office_of):
    app = office_of(request.param)
    with app.app_context():
        look_with(None)
        locale.speak("vi")
        offices.empty()
        yield Office(app)
        db.session.remove()
        look_with(None)


def token_of(browser, role):
    """Take the token that a page gives for sending forms."""
    return browsing.answers(browser, TOKEN_PAGE if role is None else "/account")["csrf_token"]


def key_is_gone(browser, key):
    """Tell whether the trash still holds a record."""
    return f"/history/{key}" in browser.get("/trash").text


def told(wrong):
    return "\n" + "\n".join(wrong)


def test_every_endpoint_says_who_may_pass(office):
    assert [
        r.endpoint for r in office.roads if not hasattr(office.app.view_functions[r.endpoint], "permission")
    ] == []


def test_a_stranger_sees_the_open_doors_and_is_led_to_sign_in_everywhere_else(office):
    browser, wrong = office.enter(None), []
    token = token_of(browser, None)
    for road in office.roads:
        if road.permission is None:
            continue
        for method in sorted(road.methods & {"GET", "POST"}):
            data = {"csrf_token": token} if method == "POST" else None
            answer = browser.open(road.url, method=method, data=data)
            if answer.status_code != 302 or not answer.location.startswith("/sign-in"):
                wrong.append(f"{method} {road.endpoint} {road.url}: {answer.status_code}")
            swap = browser.open(road.url, method=method, data=data, headers={"HX-Request": "true"})
            if swap.status_code != 401:
                wrong.append(f"{method} {road.endpoint} for a swap: {swap.status_code}")
    assert not wrong, told(wrong)


def test_the_open_doors_answer_a_stranger(office):
    browser = office.enter(None)
    for road in office.roads:
        if road.permission is None and "GET" in road.methods:
            with browser.get(road.url) as answer:
                assert answer.status_code in (200, 302, 503), road.endpoint


@pytest.mark.parametrize("role", [None, Role.VIEWER, Role.ADMIN])
def test_no_form_is_taken_without_its_token(office, role):
    browser, wrong = office.enter(role), []
    for road in office.roads:
        if "POST" in road.methods:
            answer = browser.post(road.url, data={"title": "x"})
            if answer.status_code != 400:
                wrong.append(f"{road.endpoint} {road.url}: {answer.status_code}")
    assert not wrong, told(wrong)


@pytest.mark.parametrize(("office", "role"), EVERY_ROLE, indirect=["office"])
def test_each_role_reads_what_it_may_and_nothing_else_and_no_page_has_a_fault(office, role):
    browser, wrong = office.enter(role), []
    for road in office.roads:
        if road.permission is None or "GET" not in road.methods:
            continue
        try:
            with browser.get(road.url) as answer:
                status = answer.status_code
        except AssertionError as fault:
            wrong.append(f"{road.endpoint}: {fault}")
            continue
        expected = {200, 302, 303} if allows(role, road.permission) else {REFUSED}
        if road.endpoint == "people.photo":
            expected |= {404}
        if status not in expected:
            wrong.append(f"{road.endpoint} {road.url}: {status}")
    assert not wrong, told(wrong)


@pytest.mark.parametrize(
    ("office", "language"),
    [
        ("sqlite", "vi"),
        *(
            pytest.param(kind, lang, marks=pytest.mark.full)
            for kind, lang in (("postgresql", "vi"), ("sqlite", "en"))
        ),
    ],
    indirect=["office"],
)
def test_nonsense_in_an_address_breaks_no_page(office, language):
    """All at once, and on lists also one by one, for one nonsense may hide another."""
    browser, wrong = office.enter(Role.ADMIN), []
    chosen = {"csrf_token": token_of(browser, Role.ADMIN), "language": language}
    browser.post("/account/language", data=chosen)
    for road in office.roads:
        if "GET" not in road.methods:
            continue
        is_list = language == "vi" and not any(letter.isdigit() for letter in road.url)
        for query in (HOSTILE, *({name: HOSTILE[name]} for name in ("q", "country") if is_list)):
            try:
                with browser.get(road.url, query_string=query) as answer:
                    status = answer.status_code
            except AssertionError as fault:
                wrong.append(f"{road.endpoint}: {fault}")
                continue
            if status >= 500 and road.endpoint != "health.ready":
                wrong.append(f"{road.endpoint}?{' '.join(query)}: {status}")
    assert not wrong, told(wrong)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.LEADER, Role.STAFF])
def test_only_who_may_delete_takes_somebody_else_s_record_out_of_the_trash(office, role):
    browser, wrong = office.enter(role), []
    manager = office.enter(Role.MANAGER)
    restore = next(road.url for road in office.roads if road.endpoint == "history.trash_restore")
    for road in office.roads:
        if not road.endpoint.endswith("delete") or "chosen" in road.endpoint:
            continue
        gone = manager.post(road.url, data={"csrf_token": token_of(manager, Role.MANAGER)}).status_code
        key = next(part for part in road.url.split("/") if part.isdecimal())
        answers = []
        for who, whose in ((browser, role), (manager, Role.MANAGER)):
            who.post(restore, data={"csrf_token": token_of(who, whose), "ids": key})
            answers.append(key_is_gone(manager, key))
        if (gone, *answers) != (302, True, False):
            wrong.append(f"{road.endpoint}: deleted {gone}, still gone after {role}, manager: {answers}")
    assert not wrong, told(wrong)


@pytest.mark.parametrize(("office", "role"), EVERY_ROLE, indirect=["office"])
def test_each_role_sends_what_it_may_and_nothing_else(office, role):
    """An empty form with its token; those who may least come first, so that all is still there."""
    browser, wrong = office.enter(role), []
    for road in office.roads:
        if road.permission is None or "POST" not in road.methods:
            continue
        if road.endpoint == "sample.remove":
            continue
        token = token_of(browser, role)
        status = browser.post(road.url, data={"csrf_token": token}).status_code
        if not allows(role, road.permission) and status != REFUSED and "chosen_delete" not in road.endpoint:
            wrong.append(f"{road.endpoint} {road.url}: {status}, not refused")
        if allows(role, road.permission) and (status == REFUSED or status >= 500):
            wrong.append(f"{road.endpoint} {road.url}: {status}")
        if road.endpoint == "accounts.end_sessions" or status == 302 and "password" in road.endpoint:
            browser = office.enter(role)
    assert not wrong, told(wrong)
