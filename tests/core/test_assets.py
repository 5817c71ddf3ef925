"""Files that browsers keep, and pages that go out packed."""

from __future__ import annotations

import gzip
import re

import pytest

from crm.core.access import Role

STYLES = "/static/css/base.css"
SAME, OTHER = {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "cross-site"}
GZIP = {"Accept-Encoding": "gzip, br"}
SECURE = {"base_url": "https://localhost"}


@pytest.fixture
def client(app):
    browser = app.test_client()
    browser.checks = False
    return browser


@pytest.fixture
def plain(client):
    with client.get(STYLES) as answer:
        return answer.data


def asset(client):
    """Return the address that pages give to the styles."""
    return re.search(rf'href="({STYLES}\?v=\w+)"', client.get("/sign-in").text)[1]


def test_a_file_goes_out_packed_to_who_can_unpack_it_and_plain_to_others(client, plain):
    packed, bare = client.get(STYLES, headers=GZIP), client.get(STYLES, headers={"Accept-Encoding": "br"})
    assert gzip.decompress(packed.data) == plain == bare.data
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain) / 2
    assert "Content-Encoding" not in bare.headers
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Accept-Encoding" in bare.headers["Vary"]
    assert packed.headers["ETag"] != bare.headers["ETag"]


def test_only_the_address_with_the_hash_of_this_very_file_is_kept_for_a_year(client):
    assert client.get(asset(client)).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for address in (STYLES, f"{STYLES}?v=0123456789"):
        assert client.get(address).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("able", [GZIP, {}])
def test_a_file_that_has_not_changed_is_not_sent_again(client, able):
    mark = client.get(STYLES, headers=able).headers["ETag"]
    again = client.get(STYLES, headers={**able, "If-None-Match": mark})
    assert (again.status_code, again.data) == (304, b"")


def test_a_part_of_a_file_is_a_part_of_the_plain_one(client, plain):
    part = client.get(STYLES, headers={**GZIP, "Range": "bytes=10-19"})
    assert (part.status_code, part.data) == (206, plain[10:20])
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(plain)}"
    assert "Content-Encoding" not in part.headers
    beyond = client.get(STYLES, headers={"Range": f"bytes={len(plain)}-"})
    assert beyond.status_code == 416


def test_pictures_are_not_packed_twice_and_nothing_outside_is_reached(client):
    with client.get("/static/guide/vi/home.png", headers=GZIP) as picture:
        assert "Content-Encoding" not in picture.headers
    for address in ("/static/../config.py", "/static/css", "/static/css/none.css", "/static/%00"):
        assert client.get(address).status_code == 404, address


def test_a_page_is_packed_for_our_own_pages_and_for_who_types_its_address(client):
    for headers in (SAME, {"Sec-Fetch-Site": "none"}):
        answer = client.get("/sign-in", headers={**GZIP, **headers}, **SECURE)
        assert answer.headers["Content-Encoding"] == "gzip"
        assert b"<!doctype html>" in gzip.decompress(answer.data)
        assert int(answer.headers["Content-Length"]) == len(answer.data)


def test_a_page_that_another_site_asks_for_tells_nothing_by_its_length(client):
    for headers in (OTHER, {"Sec-Fetch-Site": "same-site"}, {}):
        answer = client.get("/sign-in?q=csrf_token", headers={**GZIP, **headers}, **SECURE)
        assert "Content-Encoding" not in answer.headers
        assert "Accept-Encoding" in answer.headers["Vary"]


def test_over_plain_http_every_page_is_packed(as_role):
    reader = as_role(Role.VIEWER)
    reader.checks = False
    answer = reader.get("/", headers=GZIP)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.data) < 10_000


def test_what_is_short_or_no_page_stays_as_it_is(client):
    assert "Content-Encoding" not in client.get("/health/live", headers=GZIP).headers
