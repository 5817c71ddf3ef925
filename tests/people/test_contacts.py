"""The book of people: who stands in it, who may change it, and what becomes of posts."""

from datetime import date
from io import BytesIO

import pytest
import sqlalchemy as sa
from PIL import Image

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.core.records import Classification
from crm.people import queries, service
from crm.people.models import Contact, Organisation, Position
from tests import browsing, build
from tests.people.cast import bureau, tanaka

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def place(app):
    return build.locality(native_name="北九州市", native_lang="ja")


@pytest.fixture
def person(place):
    return tanaka(place, bureau(place))


def reload(model, key):
    with acting_as(SYSTEM):
        return db.session.scalar(sa.select(model).where(model.id == key))


def posts(person):
    with acting_as(SYSTEM):
        return list(queries.posts_of(person.id))


@pytest.mark.parametrize(
    "asked",
    [
        "tanaka",
        "Kenichi Tanaka",
        "田中",
        "健一",
        "たなか",
        "タナカ",
        "ta-na-ca",
        "cục trưởng",
        "局長",
        "環境局",
        "moi truong kita",
    ],
)
def test_any_form_of_name_post_or_body_finds_the_person(as_role, person, asked):
    staff = as_role()
    assert "TANAKA Kenichi" in staff.get("/contacts", query_string={"q": asked}).text
    assert "TANAKA Kenichi" in staff.get("/search/", query_string={"q": asked}).text


def test_the_page_tells_how_to_say_write_and_reach_the_person(as_role, person):
    page = as_role(Role.VIEWER).get(f"/contacts/{person.id}").text
    for told in (
        "田中 健一",
        "Ta-na-ca Ken-i-chi",
        "Ngài Cục trưởng Tanaka",
        "Cục trưởng",
        "mailto:k-tanaka@",
        "Sinh năm 1968",
    ):
        assert told in page


def test_present_posts_are_told_from_the_day(as_role, person, place):
    page = as_role().get("/contacts").text
    assert "Cục trưởng" in page
    assert "Phó Cục trưởng" not in page
    rows = None
    with acting_as(SYSTEM):
        rows = queries.contacts_of(place.id, 8)
    assert [row.position["vi"] for row in rows] == ["Cục trưởng"]


def test_the_edit_form_gives_back_what_it_was_given(as_role, answers, person):
    staff = as_role()
    before = [(p.id, p.title, p.organisation_id, p.rank_code, p.from_on, p.to_on) for p in posts(person)]
    sent = staff.post(
        f"/contacts/{person.id}/edit", data=answers(staff, f"/contacts/{person.id}/edit", languages="Nga")
    )
    assert sent.status_code == 302
    after = [(p.id, p.title, p.organisation_id, p.rank_code, p.from_on, p.to_on) for p in posts(person)]
    assert after == before
    assert reload(Contact, person.id).languages == "Nga"
    assert reload(Contact, person.id).version == 2


def test_an_emptied_row_goes_and_a_new_one_comes_with_its_new_body(as_role, answers, person):
    staff = as_role()
    url = f"/contacts/{person.id}/edit"
    data = answers(staff, url) | {
        "positions-1-organisation_id": "",
        "positions-1-title_vi": "",
        "positions-1-title_en": "",
        "positions-2-organisation_name": "Hội Hữu nghị",
        "positions-2-title_vi": "Chủ tịch",
        "points-1-value": "",
    }
    assert staff.post(url, data=data).status_code == 302
    assert [p.title["vi"] for p in posts(person)] == ["Cục trưởng", "Chủ tịch"]
    page = staff.get(f"/contacts/{person.id}").text
    assert "Hội Hữu nghị" in page
    assert "1234 5678" not in page


def test_one_more_row_comes_without_script_and_keeps_the_typing(as_role, answers, person):
    staff = as_role()
    url = f"/contacts/{person.id}/edit"
    page = staff.post(url, data=answers(staff, url, languages="Tiếng Lào") | {"add_row": "positions"})
    assert page.status_code == 200
    assert "positions-2-title_vi" in page.text
    assert "Tiếng Lào" in page.text
    assert reload(Contact, person.id).version == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("points-0-value", "k-tanaka at city"),
        ("positions-0-to_on", "31/02/2026"),
        ("positions-0-to_on", "01/01/2020"),
        ("verified_on", "01/01/2030"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(as_role, answers, person, field, typed):
    staff = as_role()
    url = f"/contacts/{person.id}/edit"
    sent = staff.post(url, data=answers(staff, url) | {field: typed})
    assert sent.status_code == 422
    assert f'id="{field}-errors"' in sent.text
    assert typed in sent.text


def test_whoever_saves_second_is_told_and_keeps_the_typing(as_role, answers, person):
    first, second = as_role(), as_role()
    url = f"/contacts/{person.id}/edit"
    late = answers(second, url, languages="Tiếng Hàn")
    assert first.post(url, data=answers(first, url, languages="Tiếng Nga")).status_code == 302
    sent = second.post(url, data=late)
    assert sent.status_code == 409
    assert "Tiếng Hàn" in sent.text
    assert reload(Contact, person.id).languages == "Tiếng Nga"


def test_a_double_click_makes_one_person(as_role, answers, place):
    staff = as_role()
    data = answers(staff, "/contacts/new", latin_name="Sato Yumi")
    first, second = staff.post("/contacts/new", data=data), staff.post("/contacts/new", data=data)
    assert first.location == second.location
    with acting_as(SYSTEM):
        assert db.session.query(Contact).count() == 1


def test_leaving_a_post_closes_it_and_the_successor_takes_it(as_role, answers, person, place):
    staff = as_role()
    post = posts(person)[0]
    url = f"/contacts/{person.id}/posts/{post.id}/left"
    sent = staff.post(url, data=answers(staff, url, left_on="20/11/2026", successor="Sato Yumi"))
    assert sent.status_code == 302
    assert posts(person)[0].to_on == date(2026, 11, 20)
    with acting_as(SYSTEM):
        rows = queries.contacts_of(place.id, 8)
    assert [(row.title, row.position) for row in rows] == [
        ("Sato Yumi", Words(vi="Cục trưởng", en="Director General", ja="局長")),
        ("TANAKA Kenichi", None),
    ]


def test_leaving_before_beginning_is_refused(as_role, answers, person):
    staff = as_role()
    url = f"/contacts/{person.id}/posts/{posts(person)[0].id}/left"
    assert staff.post(url, data=answers(staff, url, left_on="01/01/2020")).status_code == 422
    assert posts(person)[0].to_on is None


def test_filters_stand_in_the_address(as_role, person, place):
    staff = as_role()
    other = build.locality("Nam Ninh", country_code="CN")
    build.contact("Wang Li", locality_id=other.id)
    body = posts(person)[0].organisation_id
    for query in (
        f"locality={place.id}",
        "kind=department",
        f"organisation={body}",
        f"locality={place.id}&sort=checked",
    ):
        page = staff.get(f"/contacts?{query}").text
        assert "TANAKA Kenichi" in page
        assert "Wang Li" not in page
    assert "TANAKA" not in staff.get("/contacts?kind=media").text
    assert staff.get("/contacts?locality=x&kind=y&page=z&organisation=99999999999").status_code == 200


def test_a_deleted_person_is_gone_until_undone(as_role, answers, person):
    boss = as_role(Role.MANAGER)
    url = f"/contacts/{person.id}"
    assert boss.post(f"{url}/delete", data=answers(boss, url)).status_code == 302
    assert boss.get(url).status_code == 404
    assert boss.get("/search/suggest?kind=contact&q=tanaka").json == []
    told = boss.get("/contacts").text
    assert "TANAKA" in told, "the toast names who was deleted and offers to undo it"
    assert "TANAKA" not in boss.get("/contacts").text
    assert browsing.undo(boss, told).request.path == url
    assert boss.get(url).status_code == 200


@pytest.mark.parametrize("role", [Role.VIEWER, Role.LEADER])
def test_readers_read_and_nothing_more(as_role, person, role):
    reader = as_role(role)
    url = f"/contacts/{person.id}"
    assert f"{url}/edit" not in reader.get(url).text
    assert reader.get(f"{url}/edit").status_code == 403
    assert reader.get("/contacts/new").status_code == 403
    assert reader.get("/organisations/new").status_code == 403


def test_staff_delete_their_own_and_not_others(as_role, answers, person):
    staff = as_role()
    url = f"/contacts/{person.id}"
    assert staff.post(f"{url}/delete", data=answers(staff, f"{url}/edit")).status_code == 403
    sent = staff.post("/contacts/new", data=answers(staff, "/contacts/new", latin_name="Sato Yumi"))
    assert staff.post(f"{sent.location}/delete", data=answers(staff, sent.location)).status_code == 302


def test_strangers_are_asked_to_sign_in(client, person):
    assert client.get(f"/contacts/{person.id}").status_code == 302
    assert client.get(f"/contacts/{person.id}/photo").status_code == 302


def test_a_restricted_person_shows_nowhere_to_others(as_role, place):
    hidden = tanaka(place, bureau(place), classification=Classification.RESTRICTED)
    staff = as_role()
    for url in ("/contacts", "/contacts?q=tanaka", f"/localities/{place.id}", "/organisations"):
        assert "TANAKA" not in staff.get(url).text
    for url in ("", "/edit", "/photo", f"/posts/{posts(hidden)[0].id}/left"):
        assert staff.get(f"/contacts/{hidden.id}{url}").status_code == 404
    assert "TANAKA" not in staff.get(f"/organisations/{posts(hidden)[0].organisation_id}").text
    assert staff.get("/search/suggest?kind=contact&q=tanaka").json == []


def test_a_body_that_may_not_be_seen_stays_with_its_post(as_role, answers, person):
    body = posts(person)[0].organisation_id
    with acting_as(SYSTEM):
        row = db.session.scalar(sa.select(Organisation).where(Organisation.id == body))
        entry = service.OrganisationEntry(
            name=row.name, classification=Classification.RESTRICTED, version=row.version
        )
        service.edit_organisation(body, entry, actor=SYSTEM)
        db.session.commit()
    staff = as_role()
    url = f"/contacts/{person.id}/edit"
    assert "Cục Môi trường" not in staff.get(url).text
    assert staff.get("/contacts?q=環境局").text.count("TANAKA") == 0
    assert staff.post(url, data=answers(staff, url, languages="Nga")).status_code == 302
    assert posts_as_kept(person) == [body, body]


def posts_as_kept(person):
    with acting_as(SYSTEM):
        return list(
            db.session.scalars(
                sa.select(Position.organisation_id)
                .where(Position.contact_id == person.id)
                .order_by(Position.id)
            )
        )


# The photo


def picture(kind="PNG", size=(60, 80)):
    out = BytesIO()
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    Image.new("RGB", size, "teal").save(out, kind)
    out.seek(0)
    return out


@pytest.mark.parametrize(
    ("kind", "name"), [("PNG", "anh.png"), ("JPEG", "ảnh.jpg"), ("HEIF", "IMG_0001.HEIC")]
)
def test_a_photo_is_shown_to_whoever_may_see_the_person(as_role, answers, person, kind, name):
    staff = as_role()
    url = f"/contacts/{person.id}/edit"
    assert staff.post(url, data=answers(staff, url) | {"photo": (picture(kind), name)}).status_code == 302
    shown = as_role(Role.VIEWER).get(f"/contacts/{person.id}/photo")
    assert shown.status_code == 200
    assert shown.mimetype in ("image/jpeg", "image/png")
    assert Image.open(BytesIO(shown.data)).size == (60, 80)
    shown.close()
    assert staff.post(url, data=answers(staff, url, drop_photo="y")).status_code == 302
    assert staff.get(f"/contacts/{person.id}/photo").status_code == 404


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\x00" + b"\0" * 200, "photo.jpg"),
        (b"<svg xmlns='x'><script/></svg>", "a.svg"),
        (b"", "a.png"),
        (b"%PDF-1.4", "a.pdf"),
    ],
    ids=["renamed exe", "svg", "empty", "pdf"],
)
def test_what_is_no_photo_is_refused_beside_the_field(as_role, answers, person, content, name):
    staff = as_role()
    url = f"/contacts/{person.id}/edit"
    sent = staff.post(
        url, data=answers(staff, url, languages="Tiếng Thái") | {"photo": (BytesIO(content), name)}
    )
    assert sent.status_code == 422
    assert 'id="photo-errors"' in sent.text
    assert "Tiếng Thái" in sent.text
    assert reload(Contact, person.id).version == 1


def test_fifty_megabytes_get_the_page_that_says_so(as_role, person):
    staff = as_role()
    url = f"/contacts/{person.id}/edit"
    part = b'--cut\r\nContent-Disposition: form-data; name="photo"; filename="photo.jpg"\r\n\r\n\xff\xd8\xff'
    body = part + b"\0" * (50 * 1024 * 1024) + b"\r\n--cut--\r\n"
    sent = staff.post(url, data=body, content_type="multipart/form-data; boundary=cut")
    assert sent.status_code == 413
    assert "20 MB" in sent.text


# Statements


def statements(app, client, url):
    counted = []
    listener = lambda *given: counted.append(given[2])  # noqa: E731
    sa.event.listen(db.engine, "before_cursor_execute", listener)
    try:
        assert client.get(url).status_code == 200
    finally:
        sa.event.remove(db.engine, "before_cursor_execute", listener)
    return len([text for text in counted if text.lstrip().upper().startswith(("SELECT", "WITH"))])


def test_pages_ask_as_often_for_one_person_as_for_forty(app, as_role, place, person):
    staff = as_role()
    body = posts(person)[0].organisation_id
    urls = (
        "/contacts",
        "/organisations",
        f"/contacts/{person.id}",
        f"/organisations/{body}",
        f"/localities/{place.id}",
    )
    before = [statements(app, staff, url) for url in urls]
    for number in range(40):
        tanaka(place, reload(Organisation, body), address_vi=f"Ông {number}")
    after = [statements(app, staff, url) for url in urls]
    assert after == before
    assert max(before[:2]) <= 12, before
    assert before[3] <= 12, before


def test_saving_keeps_titles_and_biographies_in_languages_that_the_form_does_not_show(
    as_role, answers, place
):
    title = Words(vi="Cục trưởng", ja="局長", zh="局长")
    biography = Words(vi="Tiểu sử", ja="略歴")
    person = tanaka(place, bureau(place), positions=[service.PositionEntry(title=title)], biography=biography)
    staff = as_role()
    url = f"/contacts/{person.id}/edit"
    for language in ("ja", "", "zh"):
        given = {"native_lang": language, "biography_vi": "Mới", "positions-0-title_native": "環境局長"}
        assert staff.post(url, data=answers(staff, url, **given)).status_code == 302
        assert posts(person)[0].title == title | {"ja": "環境局長"}
    assert reload(Contact, person.id).biography == {"vi": "Mới", "ja": "略歴"}


def test_a_body_that_may_not_be_chosen_is_refused_beside_its_row(as_role, answers):
    hidden = build.organisation(classification=Classification.RESTRICTED)
    staff = as_role()
    data = answers(staff, "/contacts/new", latin_name="Sato Yumi")
    sent = staff.post("/contacts/new", data=data | {"positions-0-organisation_id": str(hidden.id)})
    assert sent.status_code == 422
    assert 'id="positions-0-organisation_id-errors"' in sent.text
    assert "Sato Yumi" in sent.text


def test_the_delete_button_of_a_changed_person_does_nothing(as_role, answers, person):
    boss, url = as_role(Role.MANAGER), f"/contacts/{person.id}"
    pressed = answers(boss, url)
    boss.post(f"{url}/edit", data=answers(boss, f"{url}/edit", languages="Tiếng Nga"))
    assert boss.post(f"{url}/delete", data=pressed).status_code == 409
    assert "Tiếng Nga" in boss.get(url).text
