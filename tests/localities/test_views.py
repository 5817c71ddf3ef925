"""Pages of localities as each role sees them, and what bad input gets."""

import unicodedata

import pytest
import sqlalchemy as sa

from crm.core.access import Role
from crm.core.db import Words, db
from crm.core.records import Classification
from crm.localities.models import LocalityName, NameKind
from crm.reference.service import load_sectors
from tests import browsing, build


@pytest.fixture
def staff(as_role):
    load_sectors()
    return as_role(Role.STAFF)


def new_one(answers, client, **given):
    names = {"names-0-text": "Kitakyushu", "names-2-text": "北九州市"}
    return answers(client, "/localities/new", **(names | {"country_code": "JP"} | given))


def test_a_stranger_is_sent_to_sign_in(client):
    place = build.locality()
    for path in ("/localities", f"/localities/{place.id}", f"/localities/{place.id}/edit", "/localities/new"):
        answer = client.get(path)
        assert answer.status_code == 302
        assert "/sign-in" in answer.location


def test_a_viewer_reads_and_may_change_nothing(as_role):
    place = build.locality()
    build.partnership(place)
    viewer = as_role(Role.VIEWER)
    page = viewer.get(f"/localities/{place.id}").text
    assert "Kitakyushu" in page
    assert f"/localities/{place.id}/edit" not in page
    assert "/partnership/" not in page
    assert "/localities/new" not in viewer.get("/localities").text
    for path in (
        "/localities/new",
        f"/localities/{place.id}/edit",
        f"/localities/{place.id}/partnership/stage",
    ):
        assert viewer.get(path).status_code == 403
    assert viewer.post(f"/localities/{place.id}/delete").status_code in (400, 403)


def test_staff_enter_a_locality_and_see_it_with_its_figures_and_their_sources(staff, answers):
    given = {
        "facts-0-value": "491,95",
        "facts-0-source": "Sở Ngoại vụ",
        "facts-1-value": "947.092",
        "facts-1-source": "Trang thành phố",
        "facts-1-as_of_year": "2015",
    }
    answer = staff.post("/localities/new", data=new_one(answers, staff, **given))
    assert answer.status_code == 302
    page = staff.get(answer.location).text
    for shown in ("北九州市", "491,95 km²", "947.092", "(2015)", "Sở Ngoại vụ", "Nhật Bản"):
        assert shown in page, shown


def test_the_first_lines_of_a_page_say_the_stage_and_what_is_next(staff):
    place = build.locality(region=Words(vi="tỉnh Fukuoka"))
    build.partnership(place, next_action="Trình lịch tiếp đoàn")
    page = staff.get(f"/localities/{place.id}").text
    assert "Trình lịch tiếp đoàn" in page
    assert "tỉnh Fukuoka" in page


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("names-0-text", "ạ" * 301),
        ("names-0-text", "Kita\x00kyushu"),
        ("names-0-text", "Kita\u202ekyushu"),
        ("country_code", ""),
        ("country_code", "XX"),
        ("zone", "Asia/Nowhere"),
        ("facts-0-value", "nhiều"),
        ("facts-0-as_of_year", "9999"),
        ("facts-0-as_of_year", "năm ngoái"),
        ("facts-0-checked_on", "31/02/2026"),
        ("facts-0-checked_on", "01/01/2199"),
        ("website", "javascript:alert(1)"),
        ("latitude", "91"),
        ("successor_id", "99999999999"),
        ("profile_checked_on", "32/11/2026"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field_with_the_typing_kept(staff, answers, field, typed):
    given = {"facts-0-value": "1", "facts-0-source": "Nguồn thử", "city_day": "ngày hội", field: typed}
    answer = staff.post("/localities/new", data=new_one(answers, staff, **given))
    assert answer.status_code == 422
    assert f'id="{field}-errors"' in answer.text
    assert "ngày hội" in answer.text
    assert "Nguồn thử" in answer.text
    assert db.session.scalar(sa.select(sa.func.count()).select_from(sa.table("locality"))) == 0


def test_a_locality_without_any_name_is_refused_beside_the_first_name(staff, answers):
    data = new_one(answers, staff, **{"names-0-text": "", "names-2-text": ""})
    answer = staff.post("/localities/new", data=data)
    assert answer.status_code == 422
    assert 'id="names-0-text-errors"' in answer.text


def test_a_figure_without_a_source_and_a_tradition_without_one_are_refused(staff, answers):
    given = {"facts-0-value": "12", "is_traditional": True}
    answer = staff.post("/localities/new", data=new_one(answers, staff, **given))
    assert answer.status_code == 422
    assert 'id="facts-0-source-errors"' in answer.text
    assert 'id="traditional_source-errors"' in answer.text


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "Müller <b>AG", "=cmd|' /C calc'!A0", "A"])
def test_marks_of_other_languages_are_only_text(staff, answers, typed):
    answer = staff.post("/localities/new", data=new_one(answers, staff, **{"names-0-text": typed}))
    assert answer.status_code == 302
    page = staff.get(answer.location).text
    assert "<script>alert" not in page
    assert "<b>AG" not in page


def test_text_typed_in_parts_is_kept_composed_and_found(staff, answers):
    typed = unicodedata.normalize("NFD", "Viêng Chăn")
    staff.post(
        "/localities/new", data=new_one(answers, staff, **{"names-0-text": typed, "country_code": "LA"})
    )
    assert "Viêng Chăn" in staff.get("/localities?q=vieng%20chan").text


def test_one_more_row_is_drawn_without_script_and_what_was_typed_stays(staff, answers):
    data = new_one(answers, staff) | {"add_row": "names"}
    answer = staff.post("/localities/new", data=data)
    assert answer.status_code == 200
    assert 'name="names-4-text"' in answer.text
    assert "北九州市" in answer.text


def test_a_stale_save_is_a_409_with_the_typing_kept_and_saving_again_is_a_decision(staff, as_role, answers):
    place = build.locality()
    url = f"/localities/{place.id}/edit"
    given = {"names-0-text": "Kitakyushu"}
    mine = answers(staff, url, city_day="ngày của tôi", **given)
    other = as_role(Role.STAFF, name="Vũ Minh Đức")
    assert other.post(url, data=answers(other, url, city_day="ngày của bạn", **given)).status_code == 302
    refused = staff.post(url, data=mine)
    assert refused.status_code == 409
    assert "Vũ Minh Đức" in refused.text
    assert "ngày của tôi" in refused.text
    from tests.markup import Page

    again = dict(Page(refused.text).form_with({"city_day"}).values)
    assert staff.post(url, data=again).status_code == 302
    assert "ngày của tôi" in staff.get(f"/localities/{place.id}").text


def test_a_double_click_makes_one_locality(staff, answers):
    data = new_one(answers, staff)
    first, second = staff.post("/localities/new", data=data), staff.post("/localities/new", data=data)
    assert second.location == first.location
    assert db.session.scalar(sa.select(sa.func.count()).select_from(sa.table("locality"))) == 1


def test_an_edit_form_gives_back_what_was_kept(staff, answers):
    made = staff.post(
        "/localities/new",
        data=new_one(
            answers,
            staff,
            **{
                "facts-0-value": "491,95",
                "facts-0-source": "Sở Ngoại vụ",
                "claims-0-sector_code": "port",
                "claims-0-text_vi": "Cảng nước sâu",
                "history_vi": "Lập năm 1963\nhợp nhất năm thành phố",
                "is_province_level": "yes",
            },
        ),
    ).location
    before = staff.get(made).text
    assert "Cảng nước sâu" in before
    assert staff.post(f"{made}/edit", data=answers(staff, f"{made}/edit")).status_code == 302
    after = staff.get(made).text
    for shown in ("491,95 km²", "Cảng nước sâu", "Lập năm 1963", "北九州市"):
        assert shown in after, shown


def test_a_manager_deletes_with_undo_and_the_address_of_the_deleted_is_404(as_role, answers):
    place = build.locality()
    manager = as_role(Role.MANAGER)
    url = f"/localities/{place.id}"
    token = {"csrf_token": answers(manager, url)["csrf_token"]}
    answer = manager.post(f"{url}/delete", data=token)
    assert answer.status_code == 302
    told = manager.get(answer.location).text
    assert manager.get(url).status_code == 404
    assert manager.get(f"{url}/edit").status_code == 404
    browsing.undo(manager, told)
    assert manager.get(url).status_code == 200


def test_staff_see_no_delete_for_what_others_entered(staff):
    place = build.locality()
    assert f"/localities/{place.id}/delete" not in staff.get(f"/localities/{place.id}").text
    mine = build.locality("Busan", actor=staff.person)
    assert f"/localities/{mine.id}/delete" in staff.get(f"/localities/{mine.id}").text


def test_a_restricted_locality_is_404_for_others(as_role):
    staff = as_role(Role.STAFF)
    secret = build.locality("Busan", classification=Classification.RESTRICTED)
    for path in ("", "/edit", "/partnership/new"):
        assert staff.get(f"/localities/{secret.id}{path}").status_code == 404
    assert "Busan" not in staff.get("/localities").text


@pytest.mark.parametrize(
    "path", ["/localities/2147483648", "/localities/99999", "/localities/0", "/localities/abc"]
)
def test_a_key_that_no_record_has_is_404(as_role, path):
    assert as_role(Role.VIEWER).get(path).status_code == 404


def test_a_missing_figure_names_who_is_to_supply_it(staff):
    place = build.locality()
    build.partnership(place, owner_id=build.person(name="Hoàng Yến").id)
    assert "Hoàng Yến" in staff.get(f"/localities/{place.id}").text


def test_a_new_locality_is_internal_unless_said_otherwise(staff, answers):
    staff.post("/localities/new", data=new_one(answers, staff))
    kept = db.session.scalar(sa.select(sa.column("classification")).select_from(sa.table("record")))
    assert kept == "internal"


def test_domestic_localities_stand_in_their_own_list(staff, answers):
    answer = staff.post("/localities/new", data=new_one(answers, staff, scope="domestic", country_code="VN"))
    assert answer.status_code == 302
    assert "Kitakyushu" not in staff.get("/localities").text
    assert "Kitakyushu" in staff.get("/localities?scope=domestic").text


def test_a_place_with_coordinates_can_be_saved_untouched(as_role, answers):
    city = build.locality(latitude=33.8835, longitude=130.8752)
    kept = {"locality_id": city.id, "lang": "vi", "kind": NameKind.OFFICIAL, "text": "Kitakyushu"}
    build.row(LocalityName(**kept))
    browser = as_role(Role.STAFF)
    url = f"/localities/{city.id}/edit"
    assert browser.post(url, data=answers(browser, url)).status_code == 302
    assert (city.latitude, city.longitude) == (33.8835, 130.8752)


def test_the_delete_button_of_a_changed_locality_does_nothing(as_role, answers):
    manager, place = as_role(Role.MANAGER), build.locality()
    url = f"/localities/{place.id}"
    pressed = answers(manager, url)
    edit = f"{url}/edit"
    changed = manager.post(edit, data=answers(manager, edit, **{"names-0-text": "Bắc Cửu Châu"}))
    assert changed.status_code == 302
    assert manager.post(f"{url}/delete", data=pressed).status_code == 409
    assert manager.get(url).status_code == 200


def test_a_successor_that_one_may_not_see_stays_whatever_is_corrected(as_role, answers):
    keeper = build.person(name="Người giữ")
    hidden = build.locality(
        "Bí ẩn", classification=Classification.RESTRICTED, owner_id=keeper.id, actor=keeper
    )
    place = build.locality(successor_id=hidden.id)
    build.row(LocalityName(locality_id=place.id, lang="vi", kind=NameKind.OFFICIAL, text="Kitakyushu"))
    staff = as_role()
    for page, given in (
        ("edit/city_day", {"city_day": "10/2"}),
        ("edit", {"website": "https://example.org"}),
    ):
        url = f"/localities/{place.id}/{page}"
        assert "Bí ẩn" not in staff.get(url).text
        assert staff.post(url, data=answers(staff, url, **given)).status_code == 302
    db.session.refresh(place)
    assert (place.successor_id, place.city_day, place.website) == (hidden.id, "10/2", "https://example.org")
