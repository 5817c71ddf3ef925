"""Names as people bear them go in and come out unharmed; what cannot be kept is said beside its field."""

import unicodedata

import pytest

from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from crm.people.models import Contact
from tests import build


def only_contact():
    with acting_as(SYSTEM):
        return db.session.query(Contact).one_or_none()


@pytest.mark.parametrize(
    "field", ["latin_name", "native_name", "reading", "vietnamese_name", "family_name", "given_name"]
)
def test_one_form_of_the_name_is_enough(as_role, answers, field):
    staff = as_role()
    sent = staff.post("/contacts/new", data=answers(staff, "/contacts/new", **{field: "Lý"}))
    assert sent.status_code == 302
    assert only_contact().title == "Lý"


@pytest.mark.parametrize("name", ["O", "王", "Ứ"])
def test_a_name_of_one_letter_is_a_name(as_role, answers, name):
    staff = as_role()
    sent = staff.post("/contacts/new", data=answers(staff, "/contacts/new", native_name=name))
    assert sent.status_code == 302
    assert name in staff.get(sent.location).text


def test_no_name_at_all_is_refused_beside_the_field_with_the_rest_kept(as_role, answers):
    staff = as_role()
    sent = staff.post("/contacts/new", data=answers(staff, "/contacts/new", languages="Tiếng Nhật"))
    assert sent.status_code == 422
    assert 'id="latin_name-errors"' in sent.text
    assert "Tiếng Nhật" in sent.text
    assert only_contact() is None


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("latin_name", "x" * 301),
        ("family_name", "x" * 300),
        ("latin_name", "Tan\x00aka"),
        ("latin_name", "Tan\u202eaka"),
        ("native_name", "田中\U0001fae8"),
        ("given_name", "\U00012000"),
    ],
    ids=["too long", "300 in a part", "NUL", "bidirectional mark", "no glyph", "cuneiform"],
)
def test_what_cannot_be_kept_or_printed_is_refused_beside_its_field(as_role, answers, field, typed):
    staff = as_role()
    data = answers(staff, "/contacts/new", languages="Tiếng Nhật") | {field: typed}
    sent = staff.post("/contacts/new", data=data)
    assert sent.status_code == 422
    assert f'id="{field}-errors"' in sent.text
    assert "Tiếng Nhật" in sent.text
    assert only_contact() is None


def test_three_hundred_letters_of_a_passport_are_kept(as_role, answers):
    staff = as_role()
    name = "Na Songkhla " * 25
    sent = staff.post("/contacts/new", data=answers(staff, "/contacts/new", latin_name=name.strip()))
    assert sent.status_code == 302
    assert only_contact().title == name.strip()
    assert staff.get("/contacts").status_code == 200


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "Müller <b>AG", '=cmd|"/c calc"!A1', "O'Brien & Söhne"]
)
def test_signs_in_a_name_are_text_everywhere(as_role, answers, name):
    staff = as_role()
    sent = staff.post("/contacts/new", data=answers(staff, "/contacts/new", latin_name=name))
    assert sent.status_code == 302
    assert only_contact().title == name
    for url in (sent.location, "/contacts", f"{sent.location}/edit"):
        page = staff.get(url).text
        assert "<script>alert" not in page
        assert "Müller <b>" not in page


def test_a_decomposed_name_is_composed_and_found(as_role, answers):
    staff = as_role()
    typed = unicodedata.normalize("NFD", "Nguyễn Thị Ánh")
    staff.post("/contacts/new", data=answers(staff, "/contacts/new", latin_name=typed))
    assert only_contact().latin_name == "Nguyễn Thị Ánh"
    assert "Nguyễn Thị Ánh" in staff.get("/contacts?q=nguyen").text


def test_people_stand_by_the_name_that_leads_in_their_own_culture(as_role, answers):
    staff = as_role()
    for family, given, lang in (
        ("Nguyễn", "Ánh", "vi"),
        ("Bùi", "Yến", "vi"),
        ("Tanaka", "Aiko", "ja"),
        ("Đỗ", "Đức", "vi"),
    ):
        data = answers(staff, "/contacts/new", family_name=family, given_name=given, native_lang=lang)
        assert staff.post("/contacts/new", data=data).status_code == 302
    page = staff.get("/contacts").text
    places = [page.index(name) for name in ("Nguyễn Ánh", "Đỗ Đức", "Tanaka Aiko", "Bùi Yến")]
    assert places == sorted(places)


def test_order_belongs_to_the_name(as_role, answers):
    staff = as_role()
    data = answers(
        staff, "/contacts/new", family_name="Pushkarev", given_name="Igor", name_order="given_first"
    )
    staff.post("/contacts/new", data=data)
    assert only_contact().title == "Igor Pushkarev"


def test_a_person_known_by_name_only_is_kept_as_written(app):
    from crm.people import service

    place = build.locality(native_lang="ja")
    with acting_as(SYSTEM):
        native = service.add_known_by_name("田中 健一", place.id, actor=SYSTEM)
        latin = service.add_known_by_name("O", place.id, actor=SYSTEM)
    assert (native.title, native.native_lang, native.family_name) == ("田中 健一", "ja", "")
    assert (latin.title, latin.given_name) == ("O", "")
