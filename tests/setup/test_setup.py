"""The first steps of an office: what counts as done, the home city, who is shown the way."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from crm.core import audit
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.errors import Forbidden, RuleBroken
from crm.core.records import Classification
from crm.localities.models import Locality, Scope
from crm.opening import NotToBe, first_admin, open_book, wants_sample
from crm.sample.service import load_once
from crm.settings.models import Office
from crm.setup import queries, service
from crm.setup.rules import Step
from crm.setup.service import HomeEntry
from tests import build

HOME = HomeEntry(
    names={"vi": "Hải Phòng", "en": "Hai Phong", "ja": "ハイフォン"},
    country_code="VN",
    latitude=20.86,
    longitude=106.68,
)


def done():
    with acting_as(SYSTEM):
        return {step for step, is_done in queries.progress().items() if is_done}


def test_nothing_is_done_in_an_empty_book(app):
    assert done() == set()


def test_sample_data_counts_for_nothing(app):
    load_once()
    db.session.commit()
    assert done() == set()


def test_each_thing_of_the_offices_own_ticks_its_step_off(app):
    build.person()
    assert Step.PEOPLE not in done()
    build.person()
    place = build.locality()
    build.contact()
    build.interaction(place)
    build.delegation(place)
    assert done() == {Step.PEOPLE, Step.PARTNER, Step.CONTACT, Step.VISIT, Step.DELEGATION}


def test_the_home_city_is_entered_once_and_is_ours(app):
    with acting_as(SYSTEM):
        home = service.enter_home(HOME, actor=SYSTEM)
        db.session.commit()
        assert (home.title, home.scope, home.name["ja"]) == ("Hải Phòng", Scope.HOME, "ハイフォン")
        assert db.session.scalar(sa.select(Office.home_locality_id)) == home.id
        with pytest.raises(RuleBroken):
            service.enter_home(HOME, actor=SYSTEM)
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Locality)) == 1
    assert done() == {Step.HOME}


def test_a_home_city_that_one_may_not_see_is_not_entered_again(app):
    with acting_as(SYSTEM):
        home = service.enter_home(HOME, actor=SYSTEM)
        with audit.change(SYSTEM, "test", home):
            home.classification = Classification.RESTRICTED
        db.session.commit()
    admin = build.person(role=Role.ADMIN)
    with acting_as(admin), pytest.raises(RuleBroken):
        service.enter_home(HOME, actor=admin)


def test_only_who_may_change_settings_enters_the_home_city(app):
    officer = build.person(role=Role.STAFF)
    with acting_as(officer), pytest.raises(Forbidden):
        service.enter_home(HOME, actor=officer)


def test_the_way_is_shown_to_managers_and_not_to_officers(as_role):
    assert "Thiết lập cơ quan: 0/8 bước" in as_role(Role.MANAGER).get("/").text
    officer = as_role(Role.STAFF)
    assert "Thiết lập cơ quan" not in officer.get("/").text
    assert officer.get("/setup").status_code == 403


def test_the_form_keeps_what_was_typed_and_says_what_is_wrong(as_role, answers):
    client = as_role(Role.MANAGER)
    sent = answers(client, "/setup/home", name_vi="", name_ja="ハイフォン", latitude="20,86")
    answer = client.post("/setup/home", data=sent)
    assert answer.status_code == 422
    assert "ハイフォン" in answer.text
    assert "Nhập cả vĩ độ và kinh độ, hoặc để trống cả hai." in answer.text
    assert done() == set()


def test_once_entered_the_home_city_is_corrected_on_its_own_page(as_role, answers):
    client = as_role(Role.MANAGER)
    answer = client.post("/setup/home", data=answers(client, "/setup/home", name_vi="Hải Phòng"))
    assert answer.location == "/setup"
    assert client.get("/setup/home").location.endswith("/edit")


def test_an_empty_book_gets_one_administrator_and_only_one(app, tmp_path, capsys):
    assert open_book(tmp_path, wants_sample=False, admin="quantri@haiphong.example") == []
    assert "quantri@haiphong.example" in capsys.readouterr().out
    assert open_book(tmp_path, wants_sample=False, admin="khac@haiphong.example") == []
    assert capsys.readouterr().out == ""
    assert done() == set()


def test_a_slip_of_the_pen_in_the_command_is_told(app):
    with pytest.raises(NotToBe, match="SAMPLE is 'nope'"):
        wants_sample({"SAMPLE": "nope"})
    with pytest.raises(NotToBe, match="ADMIN is 'quantri'"):
        first_admin("quantri")
    assert wants_sample({}) is True
    assert wants_sample({"SAMPLE": "No "}) is False
