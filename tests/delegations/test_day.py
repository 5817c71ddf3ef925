"""The programme by the hour: who takes part, moving by form, and what changed since a print."""

import json
from datetime import date, time

import pytest
import sqlalchemy as sa

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.delegations import queries
from crm.delegations.models import (
    Delegation,
    ItemKind,
    ItemVehicle,
    MemberRole,
    MemberSide,
    PrintRun,
    PrintSnapshot,
    ProgrammeItem,
    ProgrammePerson,
    TalkingTopic,
    Vehicle,
)
from crm.delegations.service import ItemEntry, add_item, change_item, nudge_item, remove_item
from tests import browsing, build
from tests.markup import Page

DAY = date(2026, 11, 25)


@pytest.fixture
def visit(coming):
    """Give a delegation with three people and a car."""
    coming.head = build.member(coming, "TANAKA Kenichi", role=MemberRole.HEAD)
    coming.spouse = build.member(coming, "TANAKA Hanae", place=2, diet="Ăn chay", note="Dị ứng tôm")
    coming.ours = build.member(coming, "Trần Thị Mẫu Đơn", side=MemberSide.OURS, role=MemberRole.INTERPRETER)
    coming.car = build.row(Vehicle(delegation_id=coming.id, name="Xe 1", plate="15A-123.45"))
    return coming


def item(visit, title="Làm việc", begin=9, end=10, people=(), **given):
    """Put an item into the programme as an officer does."""
    values = {"day": DAY, "starts_at": time(begin), "ends_at": time(end), "kind": ItemKind.TALKS}
    entry = ItemEntry(title=Words(vi=title), people=[one.id for one in people], **(values | given))
    with acting_as(SYSTEM):
        made = add_item(visit.id, entry, actor=SYSTEM)
    db.session.commit()
    return made


def kept(item_id):
    """Read an item as it is saved."""
    return db.session.scalar(
        sa.select(ProgrammeItem).where(ProgrammeItem.id == item_id).execution_options(populate_existing=True)
    )


def day_of(visit, **asked):
    return f"/delegations/{visit.id}/programme?" + "&".join(
        f"{name}={value}" for name, value in asked.items()
    )


def times(browser, visit, found, **given):
    """Return what the small form of an item sends from the page of its day."""
    form = next(
        one
        for one in Page(browser.get(day_of(visit, day=found.day)).text).forms
        if one.action.endswith(f"/{found.id}/times")
    )
    return dict(form.values) | given


def test_items_at_the_same_time_stand_side_by_side_each_with_whom_it_is_for(as_role, visit):
    item(
        visit,
        "Gặp Chủ tịch",
        people=[visit.head],
        place=Words(vi="Trụ sở"),
        venue="Phòng 1",
        interpreter_id=visit.ours.id,
    )
    item(
        visit,
        "Thăm bảo tàng",
        people=[visit.spouse],
        party="Phu nhân",
        vehicles=[visit.car.id],
        plan_b=Words(vi="Ở lại"),
    )
    item(visit, "Chiêu đãi", 18, 20, kind=ItemKind.MEAL)
    text = as_role(Role.VIEWER).get(day_of(visit, day=DAY)).text
    assert "lane-2-0" in text
    assert "lane-2-1" in text
    assert "lane-1-0" in text
    for told in ("Phòng 1, Trụ sở", "Trần Thị Mẫu Đơn", "Phu nhân, TANAKA Hanae", "Xe 1", "Ở lại"):
        assert told in text
    assert "Dời sang" not in text  # a viewer moves nothing


def test_the_programme_of_one_person_leaves_out_what_is_for_others(as_role, visit):
    item(visit, "Gặp Chủ tịch", people=[visit.head], interpreter_id=visit.ours.id)
    item(visit, "Thăm bảo tàng", people=[visit.spouse])
    item(visit, "Chiêu đãi", 18, 20, kind=ItemKind.MEAL)
    browser = as_role(Role.STAFF)
    hers = browser.get(day_of(visit, day="all", who=visit.spouse.id)).text
    assert "Gặp Chủ tịch" not in hers
    assert "Thăm bảo tàng" in hers
    assert "Chiêu đãi" in hers
    assert "Gặp Chủ tịch" in browser.get(day_of(visit, day="all", who=visit.ours.id)).text
    assert "Gặp Chủ tịch" in browser.get(day_of(visit, day="all", who=99999)).text


def test_clashes_are_told_on_the_day_and_in_short_on_the_delegations_page(as_role, visit):
    item(visit, "Gặp Chủ tịch", 9, 11)
    late = item(visit, "Thăm cảng", 10, 12)
    browser = as_role(Role.STAFF)
    text = browser.get(day_of(visit, day=DAY)).text
    assert "cùng lúc ở hai nơi" in text
    assert f"#item-{late.id}" in text
    assert f"/delegations/{visit.id}/programme/panel" in browser.get(f"/delegations/{visit.id}").text
    panel = browser.get(f"/delegations/{visit.id}/programme/panel")
    assert "1 chỗ vướng" in panel.text


def test_an_item_past_midnight_is_offered_the_next_day_and_stands_on_both(as_role, answers, visit):
    browser = as_role(Role.STAFF)
    url = f"/delegations/{visit.id}/programme/new"
    sent = answers(browser, url, day=DAY, starts_at="20:00", ends_at="0:30", title_vi="Dạ hội")
    refused = browser.post(url, data=sent)
    assert refused.status_code == 422
    assert "sang ngày hôm sau" in refused.text
    assert 'name="next_day"' in refused.text
    assert browser.post(url, data=sent | {"next_day": "y"}).status_code == 302
    assert (made := db.session.scalar(sa.select(ProgrammeItem))).ends_on == date(2026, 11, 26)
    for on in (DAY, made.ends_on):
        assert "20:00–00:30 (+1)" in browser.get(day_of(visit, day=on)).text


def test_the_form_takes_members_by_name_by_side_and_all_of_them_as_nobody_named(as_role, answers, visit):
    browser = as_role(Role.STAFF)
    found = item(visit)
    url = f"/delegations/{visit.id}/programme/{found.id}"

    def named():
        return set(db.session.scalars(sa.select(ProgrammePerson.member_id)))

    browser.post(url, data=answers(browser, url, people=[-1], vehicles=[visit.car.id]))
    assert named() == {visit.head.id, visit.spouse.id}
    assert answers(browser, url)["people"] in ("-1", ["-1"])
    browser.post(url, data=answers(browser, url, people=[visit.head.id]))
    assert named() == {visit.head.id}
    browser.post(url, data=answers(browser, url, people=[-1, visit.ours.id]))
    assert named() == set()
    assert browser.post(url, data=answers(browser, url) | {"people": ["99999"]}).status_code == 422


def test_the_small_form_the_quarter_buttons_and_undo(as_role, visit):
    browser, found = as_role(Role.STAFF), item(visit)
    moved = browser.post(
        f"/delegations/{visit.id}/programme/{found.id}/times",
        data=times(browser, visit, found, starts_at="9:45", ends_at="10:45"),
    )
    assert moved.status_code == 302
    assert (kept(found.id).starts_at, kept(found.id).ends_at) == (time(9, 45), time(10, 45))
    page = browser.get(moved.location)
    assert "Đã dời: Làm việc, 09:45–10:45, 25/11." in page.text
    browsing.undo(browser, page.text)
    assert kept(found.id).starts_at == time(9)
    sent = times(browser, visit, kept(found.id))
    down = f"/delegations/{visit.id}/programme/{found.id}/down"
    assert (
        browser.post(down, data={name: sent[name] for name in ("csrf_token", "version")}).status_code == 302
    )
    assert (kept(found.id).starts_at, kept(found.id).ends_at) == (time(9, 15), time(10, 15))
    assert (
        browser.post(down, data={name: sent[name] for name in ("csrf_token", "version")}).status_code == 409
    )
    assert kept(found.id).starts_at == time(9, 15)


def test_two_officers_who_drag_the_same_item_are_asked_and_other_items_are_nobodys_conflict(as_role, visit):
    hers, his = as_role(Role.STAFF), as_role(Role.STAFF, name="Phạm Gia Huy")
    found, other = item(visit), item(visit, "Ăn trưa", 12, 13)
    url = f"/delegations/{visit.id}/programme/{found.id}/times"
    first = times(hers, visit, found, starts_at="10:00", ends_at="11:00")
    second = times(his, visit, found, starts_at="14:00", ends_at="15:00")
    third = times(his, visit, other, starts_at="12:30", ends_at="13:30")
    assert hers.post(url, data=first).status_code == 302
    clash = his.post(url, data=second)
    assert clash.status_code == 409
    assert "Nguyễn Thị Thu Hà" in clash.text
    assert "14:00" in clash.text
    assert "10:00" in clash.text
    assert kept(found.id).starts_at == time(10)
    aside = f"/delegations/{visit.id}/programme/{other.id}/times"
    assert his.post(aside, data=third).status_code == 302
    assert kept(other.id).starts_at == time(12, 30)


def test_a_form_opened_before_an_undo_does_not_bring_back_what_was_undone(as_role, visit):
    found = item(visit, people=[visit.head])
    seen = kept(found.id).version
    with acting_as(SYSTEM):
        change_item(visit.id, found.id, ItemEntry(day=DAY, starts_at=time(9), people=[]), actor=SYSTEM)
        assert kept(found.id).version > seen
        seen = kept(found.id).version
        nudge_item(visit.id, found.id, 15, version=seen, actor=SYSTEM)
    assert kept(found.id).version > seen


def test_an_item_taken_out_comes_back_with_its_people_and_its_car(as_role, visit):
    browser = as_role(Role.STAFF)
    found = item(visit, people=[visit.head], vehicles=[visit.car.id])
    page = browser.get(f"/delegations/{visit.id}/programme/{found.id}")
    remove = next(one for one in Page(page.text).forms if one.action.endswith("/remove"))
    gone = browser.post(remove.action, data=dict(remove.values))
    assert db.session.scalar(sa.select(sa.func.count(ProgrammePerson.id))) == 0
    browsing.undo(browser, browser.get(gone.location).text)
    assert db.session.scalar(sa.select(ProgrammePerson.member_id)) == visit.head.id
    assert db.session.scalar(sa.select(ItemVehicle.vehicle_id)) == visit.car.id


def printed(visit):
    """Keep the delegation as a print shows it."""
    with acting_as(SYSTEM):
        state = queries.snapshot_of(visit.id)
    run = build.row(PrintRun(delegation_id=visit.id, number=3, paper="programme", edition="guest", lang="vi"))
    build.row(PrintSnapshot(run_id=run.id, text=json.dumps(state)))


def test_what_changed_since_the_last_print_is_told_to_whom_it_concerns(as_role, visit):
    talks = item(visit, "Gặp Chủ tịch", people=[visit.head], venue="Phòng 1")
    item(visit, "Thăm bảo tàng", people=[visit.spouse])
    dinner = item(visit, "Chiêu đãi", 18, 20)
    browser, url = as_role(Role.STAFF), f"/delegations/{visit.id}/changes"
    assert "Chưa có bản in" in browser.get(url).text
    printed(visit)
    assert "giấy đã in vẫn đúng" in browser.get(url).text
    with acting_as(SYSTEM):
        nudge_item(visit.id, talks.id, 30, version=None, actor=SYSTEM)
        remove_item(visit.id, dinner.id, version=None, actor=SYSTEM)
    text = browser.get(url).text
    everybody, _sep, apart = text.partition('id="to-tell"')
    assert "Chiêu đãi" in everybody
    assert "dời từ 25/11 09:00–10:00 sang 25/11 09:30–10:30" in apart
    assert "TANAKA Kenichi" in apart
    hers = browser.get(f"{url}?who={visit.spouse.id}").text
    assert "Chiêu đãi" in hers
    assert "Gặp Chủ tịch" not in hers
    panel = browser.get(f"/delegations/{visit.id}/programme/panel").text
    assert "2 thay đổi từ bản in số 3" in panel


def test_a_new_delegation_takes_over_what_is_chosen_days_later_and_nothing_private(as_role, answers, visit):
    found = item(
        visit, people=[visit.spouse, visit.ours], vehicles=[visit.car.id], interpreter_id=visit.ours.id
    )
    build.row(TalkingTopic(delegation_id=visit.id, title=Words(vi="Nước sạch")))
    browser, url = as_role(Role.STAFF), f"/delegations/{visit.id}/clone"
    what = ["programme", "ours", "theirs", "vehicles"]
    sent = answers(browser, url, name_vi="Đoàn năm sau", starts_on="24/11/2027", what=what)
    made_at = browser.post(url, data=sent).location
    with acting_as(SYSTEM):
        made = db.session.scalar(sa.select(Delegation).where(Delegation.title == "Đoàn năm sau"))
        copy = queries.items_of(made.id)[0]
        members = {one.latin_name: one for one in queries.members_of(made.id)}
        assert queries.topics_of(made.id) == []
        programme = queries.programme_of(made)
    assert (made.ends_on, copy.day) == (date(2027, 11, 26), date(2027, 11, 24))
    assert (made.status.value, made.locality_id) == ("requested", visit.locality_id)
    spouse, ours = members["TANAKA Hanae"], members["Trần Thị Mẫu Đơn"]
    assert (spouse.diet, spouse.note) == (None, "")
    assert (programme.people[copy.id], copy.interpreter_id) == ({spouse.id, ours.id}, ours.id)
    assert len(programme.cars[copy.id]) == 1
    assert kept(found.id).day == DAY
    assert browser.get(made_at).status_code == 200
    refused = browser.post(url, data=answers(browser, url, name_vi="", starts_on="32/1/2027", what=[]))
    assert refused.status_code == 422
