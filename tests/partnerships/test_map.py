"""The map of localities: the list's filters, points by stage, what has no place, whose islands they are."""

import pytest

from crm.core import audit
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.records import Classification
from crm.localities.models import Scope
from crm.partnerships.models import Stage
from crm.settings import service as settings
from tests import build
from tests.statements import asked_by


@pytest.fixture
def viewer(as_role):
    return as_role(Role.VIEWER)


def placed(title, latitude, longitude, stage=Stage.SISTER, **given):
    with acting_as(SYSTEM):
        place = build.locality(title, latitude=latitude, longitude=longitude, **given)
        if stage:
            build.partnership(place, stage=stage)
    return place


@pytest.fixture
def home(app):
    city = placed("Hải Phòng", 20.86, 106.68, None, scope=Scope.HOME, country_code="VN")
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.built"):
        settings.set_home(city.id, actor=SYSTEM)
    db.session.commit()
    return city


def drawing(client, query=""):
    answer = client.get(f"/localities/map{query}")
    assert answer.status_code == 200
    whole = answer.text
    return whole.partition('class="map"')[2].partition("map-legend")[0], whole


def test_near_places_stand_in_the_close_view_and_far_ones_in_the_strip(viewer, home):
    placed("Kitakyushu", 33.88, 130.88)
    placed("Brest", 48.39, -4.49)
    drawn, _page = drawing(viewer)
    close, _, strip = drawn.partition("map-strip")
    assert "Kitakyushu" in close
    assert "Kitakyushu" not in strip
    assert "Brest" in strip
    assert "Brest" not in close


def test_the_islands_are_drawn_and_named_in_full_whatever_is_filtered(viewer, home):
    placed("Kitakyushu", 33.88, 130.88)
    for query in ("", "?country=JP", "?stage=sister"):
        drawn, _page = drawing(viewer, query)
        for word in ("Quần đảo Hoàng Sa", "Quần đảo Trường Sa", "(Việt Nam)"):
            assert word in drawn, query


def test_the_map_follows_the_filter_and_leads_to_the_same_list(viewer, home):
    placed("Kitakyushu", 33.88, 130.88)
    placed("Busan", 35.18, 129.08, Stage.SCREENED, country_code="KR")
    drawn, page = drawing(viewer, "?country=KR")
    assert "Busan" in drawn
    assert "Kitakyushu" not in drawn
    assert 'href="/localities?country=KR"' in page
    assert "/localities/map?country=KR" in viewer.get("/localities?country=KR").text


def test_a_mark_tells_the_stage_in_shape_and_in_words(viewer, home):
    placed("Busan", 35.18, 129.08, Stage.SCREENED)
    drawn, page = drawing(viewer)
    assert "Busan: Đã thẩm định sơ bộ" in drawn
    assert "marks.svg" in drawn
    assert "#ring" in drawn
    assert page.count("Đã thẩm định sơ bộ") >= 3  # on the point, in the legend, in the table


def test_a_locality_without_coordinates_is_told_of_and_not_drawn(viewer, home):
    placed("Nơi chưa rõ", None, None)
    drawn, page = drawing(viewer)
    assert "Nơi chưa rõ" not in drawn
    assert "Chưa có trên bản đồ" in page
    assert "Nơi chưa rõ" in page


def test_points_at_the_edges_of_the_globe_are_drawn(viewer, home):
    for title, latitude, longitude in (("Suva", -18.1, 180.0), ("Adak", 51.9, -180.0), ("Cực", 90.0, 0.0)):
        placed(title, latitude, longitude, None)
    drawn, _page = drawing(viewer)
    assert all(name in drawn for name in ("Suva", "Adak", "Cực"))


def test_an_office_without_a_home_city_sees_the_world(viewer):
    placed("Kitakyushu", 33.88, 130.88)
    drawn, _page = drawing(viewer)
    assert "Kitakyushu" in drawn
    assert "map-close" not in drawn


def test_a_restricted_locality_stays_off_the_map(viewer, home):
    placed("Nơi kín", 33.0, 130.0, classification=Classification.RESTRICTED)
    assert "Nơi kín" not in drawing(viewer)[1]


def test_an_empty_map_says_so(viewer):
    assert "Chưa có địa phương nào." in viewer.get("/localities/map").text


def test_the_map_takes_as_many_statements_for_one_point_as_for_many(viewer, home):
    placed("Một", 33.0, 130.0)
    first = asked_by(viewer, "/localities/map")
    for number in range(9):
        placed(f"Nơi {number}", 30.0 + number, 120.0)
    assert asked_by(viewer, "/localities/map") == first <= 12


@pytest.mark.parametrize(
    ("country", "scope", "is_refused"), [("CN", "foreign", True), ("VN", "domestic", False)]
)
def test_a_place_on_the_islands_of_vietnam_cannot_be_foreign(as_role, answers, country, scope, is_refused):
    client = as_role(Role.STAFF)
    sent = answers(
        client,
        "/localities/new",
        **{"names-0-text": "Phú Lâm", "names-0-lang": "vi", "country_code": country, "scope": scope},
        latitude="16,83",
        longitude="112,34",
    )
    answer = client.post("/localities/new", data=sent)
    assert answer.status_code == (422 if is_refused else 302)
    if is_refused:
        assert "Tọa độ này nằm trong Quần đảo Hoàng Sa (Việt Nam), không thể là địa phương nước ngoài" in (
            answer.text
        )
        assert "112,34" in answer.text
