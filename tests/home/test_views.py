"""The first page of the day: what is on, what is owed, what comes, for each role and for an empty office."""

from __future__ import annotations

from datetime import date, time

import pytest

from crm.commitments.models import Side
from crm.core.access import Role
from crm.core.db import Words
from crm.core.records import Classification
from crm.delegations.models import DelegationStatus, ProgrammeItem
from tests import build
from tests.statements import statements

TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.usefixtures("noon")


def figures(text):
    """Return the numbers of the figures row."""
    return [part.split("</span>")[0].split(">")[-1] for part in text.split('class="figure-value')[1:]]


def busy(me):
    """Fill the day."""
    place = build.locality("Kitakyushu")
    build.partnership(place, next_action="Gửi thư cảm ơn", next_action_on=date(2026, 11, 9))
    build.partnership(build.locality("Seattle"))
    build.commitment(place, "Gửi số liệu nước", due_on=date(2026, 11, 15))
    build.commitment(place, "Bạn cử chuyên gia", side=Side.THEIRS, due_on=date(2026, 11, 1))
    here = build.delegation(
        place,
        "Đoàn đang ở đây",
        status=DelegationStatus.UNDER_WAY,
        starts_on=date(2026, 11, 21),
        ends_on=date(2026, 11, 23),
    )
    item = {"delegation_id": here.id, "day": TODAY, "starts_at": time(8, 30)}
    build.row(ProgrammeItem(**item, title=Words(vi="Thăm nhà máy nước")))
    build.delegation(place, "Đoàn sắp đến", status=DelegationStatus.CONFIRMED)
    build.delegation(place, "Đoàn năm sau", starts_on=date(2027, 3, 1), ends_on=date(2027, 3, 2))
    build.delegation(
        place,
        "Đoàn đã về",
        status=DelegationStatus.COMPLETED,
        starts_on=date(2026, 11, 1),
        ends_on=date(2026, 11, 3),
        report_due_on=date(2026, 11, 20),
    )
    build.task("Đặt phiên dịch", owner_id=me.id, due_on=TODAY)
    build.task("Việc của người khác", owner_id=build.person().id)
    build.interaction(place, "Gọi trực tuyến")


def test_the_day_is_the_title_in_words(as_role):
    assert "<h1>Chủ nhật, 22/11/2026</h1>" in as_role().get("/").text


def test_the_figures_count_what_stands_behind_them(as_role):
    client = as_role()
    busy(client.person)
    assert figures(client.get("/").text) == ["1", "2", "1", "1", "1"]


def test_today_and_what_presses_are_told_with_their_partner(as_role):
    client = as_role()
    busy(client.person)
    text = client.get("/").text
    for told in (
        "Thăm nhà máy nước",
        "Đoàn đang ở đây",
        "Đoàn sắp đến",
        "Gửi thư cảm ơn",
        "Gửi số liệu nước",
        "Đoàn đã về",
        "Seattle",
        "Đặt phiên dịch",
        "Gọi trực tuyến",
        "Bạn cử chuyên gia",
    ):
        assert told in text, told
    for untold in ("Đoàn năm sau", "Việc của người khác"):
        assert untold not in text, untold


def test_the_longest_overdue_comes_first(as_role):
    client = as_role()
    busy(client.person)
    text = client.get("/").text
    assert text.index("Bạn cử chuyên gia") < text.index("Gửi số liệu nước") < text.index("Đoàn đã về")
    assert text.index("Gửi thư cảm ơn") < text.index("Seattle")


def deadlines_card(text):
    """Return the card of deadlines alone."""
    return text.split('id="deadlines"')[1].split("</section>")[0]


def test_deadlines_stand_by_nearness_with_who_and_a_way_to_the_rest(as_role):
    client = as_role()
    place = build.locality("Kitakyushu")
    for number in range(7):
        build.commitment(place, f"Muộn {number}", due_on=date(2026, 11, 1 + number))
    build.commitment(place, "Sắp đến", due_on=date(2026, 11, 29))
    build.commitment(place, "Còn xa", due_on=date(2027, 1, 29))
    text = deadlines_card(client.get("/").text)
    told = (
        "Quá hạn",
        "Muộn 4",
        "Thêm 2 việc",
        "Trong 7 ngày tới",
        "Sắp đến",
        "Trong các tháng tới",
        "Còn xa",
    )
    order = [text.index(words) for words in told]
    assert order == sorted(order)
    assert "Muộn 5" not in text
    assert "Muộn 5" in client.get("/deadlines?whose=all").text


@pytest.mark.parametrize(("role", "first"), [(Role.STAFF, "Của mình"), (Role.MANAGER, "Của người khác")])
def test_an_officer_sees_their_own_deadlines_first_and_a_manager_the_offices(as_role, role, first):
    client = as_role(role)
    place = build.locality()
    build.commitment(place, "Của người khác", due_on=date(2026, 11, 1), owner_id=build.person().id)
    build.commitment(place, "Của mình", due_on=date(2026, 11, 10), owner_id=client.person.id)
    text = deadlines_card(client.get("/").text)
    assert min(("Của mình", "Của người khác"), key=text.index) == first
    assert ("Của người khác" in client.get("/deadlines").text) is (role is Role.MANAGER)
    assert "Của người khác" in client.get("/deadlines?whose=all").text


def test_a_restricted_record_shows_and_counts_for_nobody_else(as_role):
    client = as_role()
    owner = build.person()
    secret = {"classification": Classification.RESTRICTED, "owner_id": owner.id}
    place = build.locality("Nơi kín", **secret)
    build.partnership(place, next_action="Việc kín", next_action_on=date(2026, 11, 1), **secret)
    build.commitment(place, "Cam kết kín", due_on=date(2026, 11, 1), **secret)
    build.delegation(place, "Đoàn kín", status=DelegationStatus.CONFIRMED, **secret)
    build.interaction(place, "Họp kín", **secret)
    text = client.get("/").text
    assert " kín" not in text
    assert figures(text) == ["0", "0", "0", "0", "0"]


def test_an_empty_office_is_told_where_to_begin(as_role):
    text = as_role(Role.STAFF).get("/").text
    for begin in ("/localities/new", "/delegations/new", "/interactions/new"):
        assert f'href="{begin}"' in text, begin


@pytest.mark.parametrize("role", Role)
def test_everybody_of_the_office_has_a_first_page(as_role, role):
    assert as_role(role).get("/").status_code == 200


def test_a_reader_is_offered_no_button_they_may_not_press(as_role):
    text = as_role(Role.VIEWER).get("/").text
    for begin in ("/localities/new", "/delegations/new", "/interactions/new"):
        assert f'href="{begin}"' not in text, begin


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get("/").status_code == 302


def test_the_page_takes_at_most_twelve_statements_however_much_there_is(as_role):
    client = as_role()
    client.get("/")
    with statements() as few:
        client.get("/")
    for _ in range(4):
        busy(client.person)
    with statements() as many:
        client.get("/")
    assert len(many) == len(few) <= 12
