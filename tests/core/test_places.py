"""The way back to a list as it stood: filters, page and row; never out of the house."""

from __future__ import annotations

import html
import re

import pytest

from crm.core.access import Role
from tests import build

LIST = "/delegations/?show=all&page=1"


@pytest.fixture
def visit(app):
    """Give a delegation."""
    return build.delegation(build.locality())


def crumbs(page):
    """Read where the breadcrumbs lead."""
    row = page.text.split('class="crumbs"')[1].split("</nav>")[0]
    return [html.unescape(url) for url in re.findall(r'href="([^"]+)"', row)]


def opened(browser, url, came_from):
    return browser.get(url, headers={"Referer": f"http://localhost{came_from}"})


def test_the_breadcrumb_leads_back_to_the_list_as_it_stood(as_role, visit):
    browser = as_role()
    assert f'id="row-{visit.id}"' in browser.get("/delegations/?show=all").text
    page = opened(browser, f"/delegations/{visit.id}", LIST)
    assert crumbs(page)[0] == f"{LIST}#row-{visit.id}"
    assert 'class="bar-back"' in page.text


def test_the_place_goes_with_every_form_of_the_record_and_back(as_role, answers, visit):
    browser = as_role()
    page = opened(browser, f"/delegations/{visit.id}", LIST)
    edit = html.unescape(re.search(rf'href="(/delegations/{visit.id}/edit\?[^"]+)"', page.text)[1])
    assert crumbs(browser.get(edit))[0].startswith(LIST)
    saved = browser.post(edit, data=answers(browser, edit, notes="Sửa"))
    assert crumbs(browser.get(saved.location))[0] == f"{LIST}#row-{visit.id}"


def test_who_deletes_comes_back_to_the_list(as_role, answers, visit):
    manager = as_role(Role.MANAGER)
    page = opened(manager, f"/delegations/{visit.id}", LIST)
    action = html.unescape(re.search(rf'action="(/delegations/{visit.id}/delete[^"]*)"', page.text)[1])
    data = answers(manager, f"/delegations/{visit.id}")
    assert manager.post(action, data=data).location == LIST


def test_a_record_found_by_searching_leads_back_to_the_search(as_role, visit):
    page = opened(as_role(), f"/delegations/{visit.id}", "/search/?q=doan")
    assert crumbs(page)[0] == f"/search/?q=doan#row-{visit.id}"
    assert crumbs(page)[1] == "/delegations/"


@pytest.mark.parametrize(
    "from_",
    [
        "//evil.example/delegations/",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/sign-out",
        "/nowhere",
        "/delegations/1",
        "/delegations/\x01",
        "/delegations/?q=" + "x" * 2000,
    ],
)
def test_no_address_leads_anywhere_but_to_a_list_of_ours(as_role, visit, from_):
    browser = as_role()
    page = browser.get(f"/delegations/{visit.id}", query_string={"from": from_})
    assert page.status_code == 200
    assert crumbs(page)[0] == "/delegations/"
    elsewhere = browser.get(
        f"/delegations/{visit.id}", headers={"Referer": "https://evil.example/delegations/"}
    )
    assert crumbs(elsewhere)[0] == "/delegations/"


def test_two_windows_keep_two_places(as_role, visit):
    browser = as_role()
    one = opened(browser, f"/delegations/{visit.id}", LIST)
    other = opened(browser, f"/delegations/{visit.id}", "/delegations/?direction=incoming")
    assert crumbs(one)[0].startswith(LIST)
    assert crumbs(other)[0].startswith("/delegations/?direction=incoming")
