"""The list of localities: what finds one, in what order they stand, and who sees which."""

from datetime import date

import pytest

from crm.core import records
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.core.records import Classification
from crm.localities.models import Scope
from crm.partnerships import queries
from crm.partnerships.models import Stage
from crm.partnerships.queries import Order, TieFilter
from tests import build

TODAY = date(2026, 11, 22)


def titles(asked=None, order=Order.NEXT):
    rows = db.session.execute(queries.localities_with_ties(asked or TieFilter(), TODAY, order)).all()
    return [row.title for row in rows]


@pytest.fixture(autouse=True)
def everything_is_seen(app):
    with acting_as(SYSTEM):
        yield


def test_work_that_nobody_was_given_comes_first_then_the_overdue_then_the_rest():
    for title, given in (
        ("Busan", {"next_action": "Xin ý kiến", "next_action_on": date(2026, 11, 30)}),
        ("Incheon", {"next_action": "Trả lời thư", "next_action_on": date(2026, 11, 10)}),
        ("Seattle", {}),
        ("Brest", {"stage": Stage.ENDED}),
    ):
        build.partnership(build.locality(title), **given)
    build.locality("Antwerp")
    assert titles() == ["Seattle", "Incheon", "Busan", "Antwerp", "Brest"]


def test_a_list_can_stand_by_name_stage_last_contact_and_officer():
    busan, seattle = build.locality("Busan"), build.locality("Seattle")
    officer = build.person(name="Vũ Minh Đức")
    build.partnership(busan, Stage.SCREENED, owner_id=officer.id)
    build.partnership(seattle, Stage.SISTER)
    build.interaction(busan, happened_on=date(2026, 9, 1))
    build.interaction(seattle, happened_on=date(2023, 10, 3))
    assert titles(order=Order.NAME) == ["Busan", "Seattle"]
    assert titles(order=Order.STAGE) == ["Seattle", "Busan"]
    assert titles(order=Order.LAST) == ["Busan", "Seattle"]
    assert titles(order=Order.OWNER) == ["Busan", "Seattle"]


@pytest.mark.parametrize("typed", ["kitakyushu", "北九州", "きたきゅうしゅう", "KITAKYŪSHŪ", "bac cuu chau"])
def test_any_form_of_a_name_finds_a_locality_in_the_list(typed):
    from crm.core import search

    found = build.locality("Kitakyushu", native_name="北九州市", native_lang="ja")
    build.locality("Busan")
    search.index(found, "Kitakyūshū", "きたきゅうしゅう", "Bắc Cửu Châu")
    assert titles(TieFilter(text=typed)) == ["Kitakyushu"]


def test_a_list_can_be_narrowed_by_country_stage_officer_tradition_and_need():
    officer = build.person()
    kitakyushu = build.locality("Kitakyushu", is_traditional=True)
    busan = build.locality("Busan", country_code="KR")
    build.partnership(
        kitakyushu, owner_id=officer.id, next_action="Trình lịch", next_action_on=date(2026, 11, 24)
    )
    build.partnership(busan, Stage.SCREENED)
    build.locality("Quảng Ninh", country_code="VN", scope=Scope.DOMESTIC)
    assert titles(TieFilter(countries=("KR",))) == ["Busan"]
    assert titles(TieFilter(stages=(Stage.SISTER,))) == ["Kitakyushu"]
    assert titles(TieFilter(owner_id=officer.id)) == ["Kitakyushu"]
    assert titles(TieFilter(has_no_owner=True)) == ["Busan"]
    assert titles(TieFilter(is_traditional=True)) == ["Kitakyushu"]
    assert titles(TieFilter(needs_attention=True)) == ["Busan"]
    assert titles(TieFilter(scope=Scope.DOMESTIC)) == ["Quảng Ninh"]


def test_the_last_contact_is_the_newest_one_that_is_still_in_the_book():
    place = build.locality()
    build.interaction(place, "Thư cũ", happened_on=date(2025, 1, 1))
    newest = build.interaction(place, "Gọi trực tuyến", happened_on=date(2026, 11, 19))
    assert queries.last_contacts([place.id])[place.id] == (date(2026, 11, 19), "Gọi trực tuyến")
    from crm.core import audit

    with audit.change(SYSTEM, "test.deleted"):
        records.delete(newest, actor=SYSTEM)
    assert queries.last_contacts([place.id])[place.id] == (date(2025, 1, 1), "Thư cũ")
    assert queries.tie_state(place.id, date(2024, 1, 1)) is None
    build.partnership(place)
    assert queries.tie_state(place.id, date(2024, 1, 1)).in_a_year == 1


def test_a_restricted_contact_tells_nothing_to_those_who_may_not_see_it():
    place = build.locality()
    build.partnership(place)
    build.interaction(place, "Thư cũ", happened_on=date(2025, 1, 1))
    build.interaction(place, "Việc kín", classification=Classification.RESTRICTED)
    with acting_as(build.person(Role.STAFF)):
        assert queries.last_contacts([place.id])[place.id] == (date(2025, 1, 1), "Thư cũ")
        state = queries.tie_state(place.id, date(2024, 1, 1))
        assert (state.last_contact, state.in_a_year) == (date(2025, 1, 1), 1)
        rows = db.session.execute(queries.localities_with_ties(TieFilter(), TODAY, Order.LAST)).all()
        assert len(rows) == 1


def test_a_restricted_locality_is_in_no_list_and_no_count_of_others():
    owner, other = build.person(Role.STAFF), build.person(Role.STAFF)
    secret = build.locality("Busan", classification=Classification.RESTRICTED, owner_id=owner.id)
    build.partnership(secret)
    build.partnership(build.locality("Incheon"))
    everything, needy = TieFilter(), TieFilter(needs_attention=True)
    with acting_as(other):
        assert titles() == ["Incheon"]
        assert queries.counts([everything, needy], TODAY, cap=1001) == (1, 1)
        assert [row.title for row in queries.attention(TODAY)] == ["Incheon"]
    with acting_as(owner):
        assert sorted(titles()) == ["Busan", "Incheon"]
        assert queries.counts([everything, needy], TODAY, cap=1001) == (2, 2)
    with acting_as(None):
        assert titles() == []
        assert queries.counts([everything], TODAY, cap=1001) == (0,)


def test_a_restricted_tie_leaves_its_locality_in_the_list_without_a_word_of_it():
    place = build.locality("Busan", name=Words(vi="Busan"))
    build.partnership(
        place, next_action="Việc kín", next_action_on=TODAY, classification=Classification.RESTRICTED
    )
    with acting_as(build.person(Role.STAFF)):
        row = db.session.execute(queries.localities_with_ties(TieFilter(), TODAY)).one()
        assert (row.title, row.stage, row.next_action) == ("Busan", None, None)
        assert queries.overdue_next_actions(date(2027, 1, 1)) == []


def test_counts_stop_at_their_cap():
    for number in range(4):
        build.locality(f"Nơi {number}")
    assert queries.counts([TieFilter()], TODAY, cap=3) == (3,)


def test_what_is_overdue_comes_with_the_longest_overdue_first():
    officer = build.person()
    for title, day in (
        ("Busan", date(2026, 11, 20)),
        ("Incheon", date(2026, 11, 1)),
        ("Seattle", date(2026, 12, 1)),
    ):
        build.partnership(
            build.locality(title), next_action="Gửi thư", next_action_on=day, owner_id=officer.id
        )
    assert [row.title for row in queries.overdue_next_actions(TODAY)] == ["Incheon", "Busan"]
    assert queries.overdue_next_actions(TODAY, owner_id=officer.id + 1) == []
