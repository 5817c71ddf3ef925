"""The office's own row, in sections, and the page of everything that can be set."""

import re

import sqlalchemy as sa

from crm.core.access import Role
from crm.core.db import db
from crm.core.zones import zones, zones_usual_first
from crm.settings import queries
from tests.markup import Page

NAMES, PAPERS, COUNTING = "/settings/office", "/settings/office/papers", "/settings/office/counting"


def test_a_manager_names_the_office_and_every_page_says_it(as_role, answers):
    manager = as_role(Role.MANAGER, locale="en")
    data = answers(
        manager,
        NAMES,
        name_vi="Sở Ngoại vụ Đà Nẵng",
        name_en="Da Nang Foreign Affairs",
        city_vi="Đà Nẵng",
    )
    assert manager.post(NAMES, data=data).location == "/settings"

    assert "Da Nang Foreign Affairs" in manager.get("/account").text
    viewer = as_role(Role.VIEWER)
    assert "Sở Ngoại vụ Đà Nẵng" in viewer.get("/account").text
    assert queries.office().city["vi"] == "Đà Nẵng"


def test_an_office_without_a_name_is_refused_with_the_typing_kept(as_role, answers):
    manager = as_role(Role.MANAGER)
    data = answers(manager, NAMES, name_vi="", city_vi="", symbol="SNgV-DN")
    answer = manager.post(NAMES, data=data)
    assert answer.status_code == 422
    assert "SNgV-DN" in answer.text
    assert answer.text.count('class="wrong"') == 2


def test_a_section_half_filled_in_keeps_no_other_from_being_saved(as_role, answers):
    manager = as_role(Role.MANAGER)
    db.session.execute(db.metadata.tables["office"].delete())  # an office without a name or a city
    db.session.commit()
    assert manager.post(COUNTING, data=answers(manager, COUNTING, report_days="500")).status_code == 422
    assert manager.post(PAPERS, data=answers(manager, PAPERS, footer="Điện thoại 0225")).status_code == 302
    office = queries.office()
    assert (office.footer, office.report_days) == ("Điện thoại 0225", 10)
    assert "Điện thoại 0225" in manager.get("/settings").text


def test_the_office_is_not_overwritten_from_a_form_of_before(as_role, answers):
    first, second = as_role(Role.MANAGER), as_role(Role.MANAGER)
    stale = answers(second, NAMES, city_en="Haiphong", symbol="SNV")
    assert first.post(NAMES, data=answers(first, NAMES, symbol="SNgV-HP")).status_code == 302

    refused = second.post(NAMES, data=stale)
    assert refused.status_code == 409
    assert first.person.display_name in refused.text
    assert 'name="keep-symbol"' in refused.text
    assert (queries.office().symbol, queries.office().city["en"]) == ("SNgV-HP", "Hai Phong")

    chosen = Page(refused.text).form_with({"version"}).values | {"keep-symbol": "theirs"}
    assert second.post(NAMES, data=chosen).status_code == 302
    assert (queries.office().symbol, queries.office().city["en"]) == ("SNgV-HP", "Haiphong")


def test_what_two_people_say_in_different_sections_is_kept_together(as_role, answers):
    first, second = as_role(Role.MANAGER), as_role(Role.MANAGER)
    stale = answers(second, PAPERS, footer="Điện thoại 0225")
    first.post(NAMES, data=answers(first, NAMES, symbol="SNgV-HP"))
    assert second.post(PAPERS, data=stale).status_code == 302
    assert (queries.office().symbol, queries.office().footer) == ("SNgV-HP", "Điện thoại 0225")


def test_only_managers_and_administrators_set_the_office_up(as_role):
    pages = ("/settings", NAMES, "/settings/lists/post", "/settings/signatories", "/settings/deadlines")
    for role in (Role.VIEWER, Role.LEADER, Role.STAFF):
        browser = as_role(role)
        assert {browser.get(page).status_code for page in (*pages, "/settings/log")} == {403}
    manager, admin = as_role(Role.MANAGER), as_role(Role.ADMIN)
    assert {manager.get(page).status_code for page in (*pages, "/settings/log")} == {200}
    assert manager.get("/settings/units").status_code == 403
    assert "/settings/units" not in manager.get("/settings").text
    assert "/settings/units" in admin.get("/settings").text


def test_every_form_offers_the_same_time_zones(as_role):
    manager = as_role(Role.MANAGER)
    assert set(zones_usual_first()) == set(zones())
    offered = [
        set(re.findall(r'<option[^>]* value="(\w+/[^"]+)"', manager.get(page).text))
        for page in (COUNTING, "/localities/new")
    ]
    assert offered[0] == offered[1] == set(zones())


def test_an_office_that_nobody_has_set_up_still_has_a_name(as_role, answers):
    manager = as_role(Role.MANAGER)
    db.session.execute(db.metadata.tables["office"].delete())
    assert "Sở Ngoại vụ" in manager.get("/account").text
    data = answers(manager, NAMES, city_vi="Hải Phòng")
    assert manager.post(NAMES, data=data).status_code == 302
    assert queries.office().city["vi"] == "Hải Phòng"


def test_health_tells_life_from_readiness(client):
    assert client.get("/health/live").json == {"status": "live"}
    ready = client.get("/health/ready")
    assert set(ready.json) == {"status", "checks"}
    assert ready.json["checks"]["database"] is True


def test_pages_draw_without_the_database(client, monkeypatch):
    def gone():
        raise sa.exc.OperationalError("SELECT", {}, Exception("gone"))

    monkeypatch.setattr(queries, "office", gone)
    assert client.get("/sign-in").status_code == 200
