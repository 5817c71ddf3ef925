"""The programme by day and hour, what is said at the table, and the leader's page."""

from datetime import date, time

import sqlalchemy as sa

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.delegations import queries
from crm.delegations.models import LeaderBrief, TalkingTopic
from tests import build
from tests.delegations.test_pages import csrf, kept


def items(delegation):
    """Read the programme in order."""
    with acting_as(SYSTEM):
        return queries.items_of(delegation.id)


def add(browser, answers, delegation, **given):
    url = f"/delegations/{delegation.id}/programme/new"
    return browser.post(url, data=answers(browser, url, **given))


def test_items_stand_by_day_and_hour_with_the_day_of_the_week(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    add(browser, answers, coming, day="26/11/2026", starts_at="830", ends_at="9:30", title_vi="Tiếp xã giao")
    add(browser, answers, coming, day="25/11/2026", starts_at="18h00", title_vi="Tiệc chiêu đãi")
    add(
        browser, answers, coming, day="25/11/2026", starts_at="14:20", title_en="Arrival", travel_minutes="15"
    )
    assert [(item.day, item.starts_at) for item in items(coming)] == [
        (date(2026, 11, 25), time(14, 20)),
        (date(2026, 11, 25), time(18)),
        (date(2026, 11, 26), time(8, 30)),
    ]
    text = browser.get(f"/delegations/{coming.id}").text
    assert text.index("Arrival") < text.index("Tiệc chiêu đãi") < text.index("Tiếp xã giao")
    assert "08:30–09:30" in text


def test_an_item_that_ends_before_it_begins_or_lies_outside_is_told_beside_the_field(
    as_role, answers, coming
):
    browser = as_role(Role.STAFF)
    reply = add(browser, answers, coming, starts_at="10:00", ends_at="9:00", title_vi="Ngược giờ")
    assert reply.status_code == 422
    assert 'id="ends_at-errors"' in reply.text
    assert "Ngược giờ" in reply.text
    reply = add(browser, answers, coming, day="25/12/2026", starts_at="10:00", title_vi="Ngoài ngày")
    assert reply.status_code == 422
    assert 'id="day-errors"' in reply.text
    reply = add(browser, answers, coming, starts_at="25:00", travel_minutes="-5", zone="Mars/Olympus")
    assert reply.status_code == 422
    assert items(coming) == []


def test_an_item_is_changed_and_taken_out_and_stale_changes_are_refused(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    add(browser, answers, coming, starts_at="10:00", title_vi="Làm việc")
    item = items(coming)[0]
    url = f"/delegations/{coming.id}/programme/{item.id}"
    mine = answers(browser, url, title_vi="Của tôi")
    browser.post(url, data=answers(browser, url, title_vi="Của người khác"))
    stale = browser.post(url, data=mine)
    assert stale.status_code == 409
    assert "Của tôi" in stale.text
    page = browser.get(url)
    data = {"csrf_token": csrf(page), "version": kept(coming.id).version}
    assert browser.post(f"{url}/remove", data=data).status_code == 302
    assert items(coming) == []
    assert browser.get(url).status_code == 404


def test_an_item_abroad_keeps_the_clock_of_its_place(as_role, answers, place, noon):
    trip = build.delegation(place, direction="out", zone="Asia/Tokyo")
    browser = as_role(Role.STAFF)
    add(browser, answers, trip, starts_at="9:00", title_vi="Thăm cảng")
    assert items(trip)[0].zone == "Asia/Tokyo"
    assert "UTC+9" in browser.get(f"/delegations/{trip.id}").text


def test_topics_are_written_and_moved(as_role, answers, coming):
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/topics/new"
    for title in ("Nước thải", "Lễ hội"):
        browser.post(url, data=answers(browser, url, title_vi=title, say_vi="Cảm ơn", avoid_vi="Đường bay"))
    nameless = browser.post(url, data=answers(browser, url, say_vi="Không có tên"))
    assert nameless.status_code == 422
    assert "Không có tên" in nameless.text
    with acting_as(SYSTEM):
        second = queries.topics_of(coming.id)[1]
    page = browser.get(f"/delegations/{coming.id}")
    data = {"csrf_token": csrf(page), "version": kept(coming.id).version}
    browser.post(f"/delegations/{coming.id}/topics/{second.id}/up", data=data)
    with acting_as(SYSTEM):
        assert [topic.title["vi"] for topic in queries.topics_of(coming.id)] == ["Lễ hội", "Nước thải"]


def test_a_topic_keeps_what_it_says_in_the_partners_language(as_role, answers, coming):
    topic = build.row(TalkingTopic(delegation_id=coming.id, place=1, title=Words(vi="Nước", ja="水")))
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/topics/{topic.id}"
    browser.post(url, data=answers(browser, url, title_vi="Nước sạch"))
    with acting_as(SYSTEM):
        assert queries.topics_of(coming.id)[0].title == {"vi": "Nước sạch", "ja": "水"}


def test_the_leaders_page_takes_long_texts_with_a_warning(as_role, answers, coming):
    head = build.member(coming)
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/leader-brief"
    long = "Sắp ký kế hoạch hợp tác " * 6
    reply = browser.post(url, data=answers(browser, url, meets_id=head.id, why_vi=long, point_1_vi="Cảm ơn"))
    assert reply.status_code == 302
    with acting_as(SYSTEM):
        brief = db.session.scalar(sa.select(LeaderBrief))
    assert (brief.meets_id, brief.point_1) == (head.id, {"vi": "Cảm ơn"})
    assert "budget-over" in browser.get(url).text


def test_the_leaders_page_names_nobody_of_another_delegation(as_role, answers, coming, place):
    stranger = build.member(build.delegation(place, "Đoàn khác"))
    browser = as_role(Role.STAFF)
    url = f"/delegations/{coming.id}/leader-brief"
    reply = browser.post(url, data=answers(browser, url, why_vi="Vì sao") | {"meets_id": str(stranger.id)})
    assert reply.status_code == 422
    assert "Vì sao" in reply.text
