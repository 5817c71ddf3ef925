"""The office's own row."""

import sqlalchemy as sa

from crm.core.access import Role
from crm.core.db import db
from crm.settings import queries
from tests.markup import Page


def test_a_manager_names_the_office_and_every_page_says_it(as_role, answers):
    manager = as_role(Role.MANAGER, locale="en")
    data = answers(
        manager,
        "/settings",
        name_vi="Sở Ngoại vụ Đà Nẵng",
        name_en="Da Nang Foreign Affairs",
        city_vi="Đà Nẵng",
    )
    assert manager.post("/settings", data=data).status_code == 302

    assert "Da Nang Foreign Affairs" in manager.get("/account").text
    viewer = as_role(Role.VIEWER)
    assert "Sở Ngoại vụ Đà Nẵng" in viewer.get("/account").text
    assert queries.office().city["vi"] == "Đà Nẵng"


def test_an_office_without_a_name_is_refused_with_the_typing_kept(as_role, answers):
    manager = as_role(Role.MANAGER)
    data = answers(manager, "/settings", name_vi="", symbol="SNgV-DN", report_days="500")
    answer = manager.post("/settings", data=data)
    assert answer.status_code == 422
    assert "SNgV-DN" in answer.text
    assert answer.text.count('class="wrong"') == 2


def test_the_office_is_not_overwritten_from_a_form_of_before(as_role, answers):
    first, second = as_role(Role.MANAGER), as_role(Role.MANAGER)
    stale = answers(second, "/settings", footer="Điện thoại 0225", symbol="NgV")
    assert first.post("/settings", data=answers(first, "/settings", symbol="SNgV-HP")).status_code == 302

    refused = second.post("/settings", data=stale)
    assert refused.status_code == 409
    assert first.person.display_name in refused.text
    assert "Điện thoại 0225" in refused.text
    assert "<mark>-HP</mark>" in refused.text
    assert (queries.office().symbol, queries.office().footer) == ("SNgV-HP", "")

    chosen = Page(refused.text).form_with({"version"}).values | {"keep-symbol": "theirs"}
    assert second.post("/settings", data=chosen).status_code == 302
    assert (queries.office().symbol, queries.office().footer) == ("SNgV-HP", "Điện thoại 0225")


def test_what_two_people_say_of_different_things_is_kept_together(as_role, answers):
    first, second = as_role(Role.MANAGER), as_role(Role.MANAGER)
    stale = answers(second, "/settings", footer="Điện thoại 0225")
    first.post("/settings", data=answers(first, "/settings", symbol="SNgV-HP"))
    assert second.post("/settings", data=stale).status_code == 302
    assert (queries.office().symbol, queries.office().footer) == ("SNgV-HP", "Điện thoại 0225")
    told = second.get("/settings").text
    assert "Ký hiệu trên văn bản" in told.partition('id="toasts"')[2]


def test_only_managers_and_administrators_set_the_office_up(as_role):
    for role in (Role.VIEWER, Role.LEADER, Role.STAFF):
        assert as_role(role).get("/settings").status_code == 403
    assert as_role(Role.ADMIN).get("/settings").status_code == 200


def test_an_office_that_nobody_has_set_up_still_has_a_name(as_role, answers):
    manager = as_role(Role.MANAGER)
    db.session.execute(db.metadata.tables["office"].delete())
    assert "Sở Ngoại vụ" in manager.get("/account").text
    data = answers(manager, "/settings", city_vi="Hải Phòng")
    assert manager.post("/settings", data=data).status_code == 302
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
