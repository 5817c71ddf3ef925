"""Every page of delegations, asked by every seat, says yes or no as the policy does; nothing needs script."""

import pytest

from crm.core.access import Role
from tests import build
from tests.delegations.test_pages import csrf

READ = ["", "/members"]
CHANGE = ["/edit", "/status", "/members/new", "/paste", "/programme/new", "/topics/new", "/leader-brief"]


@pytest.mark.parametrize("role", list(Role))
def test_each_seat_reads_all_and_only_officers_change(as_role, coming, role):
    browser = as_role(role)
    base = f"/delegations/{coming.id}"
    may_change = role in (Role.STAFF, Role.MANAGER, Role.ADMIN)
    assert {browser.get(base + page).status_code for page in READ} == {200}
    assert {browser.get(base + page).status_code for page in CHANGE} == {200 if may_change else 403}
    assert browser.get("/delegations/new").status_code == (200 if may_change else 403)


def test_a_stranger_is_asked_to_sign_in(client, coming):
    for page in [*READ, *CHANGE]:
        reply = client.get(f"/delegations/{coming.id}{page}")
        assert reply.status_code == 302
        assert "/sign-in" in reply.location


def test_a_viewer_cannot_change_anything_by_its_address(as_role, coming):
    member = build.member(coming)
    browser = as_role(Role.VIEWER)
    token = csrf(browser.get("/account"))
    base = f"/delegations/{coming.id}"
    for page in [*CHANGE, f"/members/{member.id}/up", f"/members/{member.id}/remove", "/delete"]:
        reply = browser.post(base + page, data={"csrf_token": token, "version": coming.version})
        assert reply.status_code == 403, page


def test_numbers_no_table_can_hold_are_simply_not_there(as_role, coming):
    browser = as_role(Role.STAFF)
    for number in ("0", "2147483648", "99999999999999999999", "x"):
        assert browser.get(f"/delegations/{number}").status_code == 404
        assert browser.get(f"/delegations/{coming.id}/members/{number}").status_code == 404


def test_a_restricted_delegation_is_open_to_its_owner(as_role, place, noon):
    browser = as_role(Role.STAFF)
    own = build.delegation(place, "Đoàn của tôi", classification="restricted", owner_id=browser.person.id)
    assert "Đoàn của tôi" in browser.get(f"/delegations/{own.id}").text
    assert as_role(Role.STAFF).get(f"/delegations/{own.id}").status_code == 404
