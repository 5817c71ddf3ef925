"""Rows of a form, and what a second person is told who saves too late."""

from __future__ import annotations

import pytest

from crm.core import audit, records
from crm.core.access import Role, acting_as
from crm.core.db import db
from crm.people.models import Contact
from tests import build


@pytest.mark.parametrize("number", ["²", "9" * 5000, "-1", "x", "١"])
def test_what_only_looks_like_a_row_number_is_no_row(as_role, answers, number):
    browser = as_role(Role.STAFF)
    city = build.locality()
    data = answers(browser, f"/interactions/new?locality={city.id}", title="Gọi điện")
    data[f"decisions-{number}-text"] = "?"
    assert browser.post(f"/interactions/new?locality={city.id}", data=data).status_code in (302, 422)


def test_rows_beyond_the_limit_are_told_of_and_nothing_is_saved(as_role, answers):
    browser = as_role(Role.STAFF)
    city = build.locality()
    data = answers(browser, f"/interactions/new?locality={city.id}", title="Gọi điện")
    data |= {f"decisions-{n}-text": f"Việc {n}" for n in range(60)}
    refused = browser.post(f"/interactions/new?locality={city.id}", data=data)
    assert refused.status_code == 422
    assert "tối đa" in refused.text


def test_who_saves_too_late_reads_what_the_other_wrote(as_role, answers):
    first, second = build.person(name="Hoàng Yến"), as_role(Role.STAFF)
    person = build.contact("TANAKA Kenichi")
    url = f"/contacts/{person.id}/edit"
    late = answers(second, url, languages="ko")
    with acting_as(first), audit.change(first, "contact.edited", person):
        again = records.open_for_change(Contact, person.id, version=1)
        again.languages = "ja, en, vi"
        records.touch(again, actor=first)
    db.session.commit()
    refused = second.post(url, data=late)
    assert refused.status_code == 409
    assert "Hoàng Yến" in refused.text
    assert "<mark>ja, en, vi</mark>" in refused.text


def test_a_button_that_posts_carries_a_one_time_key(as_role):
    browser = as_role(Role.STAFF)
    task = build.task(owner_id=browser.person.id)
    page = browser.get(f"/tasks/{task.id}").text
    assert 'name="form_key"' in page
