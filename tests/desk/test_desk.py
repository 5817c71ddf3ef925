"""Pinned records and those seen last: one's own, and only what one may still see."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from crm.core import clock
from crm.core.access import Role, acting_as
from crm.core.db import db
from crm.core.records import Classification
from crm.desk import queries, service
from crm.desk.models import Pin, RecentView
from crm.localities.models import Locality
from tests import build
from tests.statements import statements


def titles(person, *, is_pin):
    with acting_as(person):
        return [one.title for one in queries.at_hand(person) if one.is_pin is is_pin]


def see(person, record, minute):
    """Let a person have opened a record at a minute of the hour."""
    db.session.commit()
    with clock.held(datetime(2026, 11, 24, 9, 0, tzinfo=clock.OFFICE_ZONE) + timedelta(minutes=minute)):
        service.note_view(person.id, record.id)


def test_a_pin_is_ones_own_and_pinned_twice_is_pinned_once(app):
    ha, duc = build.person(), build.person()
    place = build.locality()
    with acting_as(ha):
        service.pin(place.id, actor=ha)
        service.pin(place.id, actor=ha)
    assert titles(ha, is_pin=True) == ["Kitakyushu"]
    assert titles(duc, is_pin=True) == []
    with acting_as(ha):
        service.unpin(place.id, actor=ha)
    assert titles(ha, is_pin=True) == []


def test_what_is_closed_to_one_or_in_the_trash_is_not_at_hand(app):
    ha = build.person()
    shut, thrown = build.locality("Đóng"), build.locality("Bỏ")
    with acting_as(ha):
        service.pin(shut.id, actor=ha)
        service.pin(thrown.id, actor=ha)
    db.session.execute(
        sa.update(Locality.__table__.metadata.tables["record"])
        .where(sa.text("id = :id").bindparams(id=shut.id))
        .values(classification=Classification.RESTRICTED.value)
    )
    db.session.execute(
        sa.update(Locality.__table__.metadata.tables["record"])
        .where(sa.text("id = :id").bindparams(id=thrown.id))
        .values(deleted_at=clock.now())
    )
    assert titles(ha, is_pin=True) == []


def test_the_last_twenty_are_kept_the_latest_first_and_each_once(app):
    ha = build.person()
    places = [build.locality(f"Nơi {number:02}") for number in range(23)]
    db.session.commit()
    for number, place in enumerate(places):
        see(ha, place, number)
    see(ha, places[10], 40)
    seen = titles(ha, is_pin=False)
    assert seen[:3] == ["Nơi 10", "Nơi 22", "Nơi 21"]
    assert len(seen) == queries.KEPT_VIEWS == 20
    assert db.session.scalar(sa.select(sa.func.count()).select_from(RecentView)) == 20


def test_opening_a_record_is_noted_once_and_stands_on_the_home_page(as_role, noon):
    browser = as_role()
    place = build.locality("Nam Ninh")
    assert "Nam Ninh" not in browser.get("/at-hand").text
    browser.get(f"/localities/{place.id}")
    assert "Nam Ninh" in browser.get("/at-hand").text
    assert f"/localities/{place.id}" in browser.get("/").text
    with statements() as again:
        browser.get(f"/localities/{place.id}")
    assert not [text for text in again if "INSERT" in text]
    for elsewhere in ("/localities/999999", f"/localities/{place.id}/edit"):
        browser.get(elsewhere)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(RecentView)) == 1


def test_a_view_that_cannot_be_noted_is_no_trouble_of_the_readers(as_role, monkeypatch):
    def broken(*_given):
        raise sa.exc.OperationalError("INSERT", {}, Exception("database is locked"))

    monkeypatch.setattr(service, "aside", broken)
    assert as_role().get(f"/localities/{build.locality().id}").status_code == 200


@pytest.mark.parametrize("role", [Role.VIEWER, Role.LEADER, Role.STAFF])
def test_everybody_pins_with_a_button_and_comes_back_to_the_page(as_role, answers, role):
    browser = as_role(role)
    place = build.locality()
    url = f"/localities/{place.id}"
    page = browser.get(url).text
    assert f'action="/at-hand/{place.id}/pin"' in page
    token = {"csrf_token": page.split('name="csrf_token" value="')[1].split('"')[0], "next": url}
    assert browser.post(f"/at-hand/{place.id}/pin", data=token).location == url
    assert f'action="/at-hand/{place.id}/unpin"' in browser.get(url).text
    assert browser.post(f"/at-hand/{place.id}/unpin", data=token).location == url
    assert db.session.scalar(sa.select(sa.func.count()).select_from(Pin)) == 0
    assert browser.post("/at-hand/999999/pin", data=token).status_code == 404
