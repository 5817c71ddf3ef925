"""A name is shown, searched, sorted and addressed as its owner's culture does."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.core import names
from crm.core.names import Gender, NameOrder, PersonName
from crm.core.text.order import SORT_KEY_LENGTH

VIETNAMESE = PersonName(family="Nguyễn", middle="Văn", given="An", native_lang="vi")
JAPANESE = PersonName(
    family="Tanaka",
    given="Kenichi",
    native="田中 健一",
    native_lang="ja",
    latin="TANAKA Ken\u2019ichi",
    reading="たなか けんいち",
    reading_vi="Ta-na-ca Ken-i-chi",
)
CHINESE = PersonName(
    family="Li",
    given="Minghua",
    native="李明华",
    native_lang="zh",
    reading="Lǐ Mínghuá",
    vietnamese="Lý Minh Hoa",
)
KOREAN = PersonName(family="Yoo", given="Jeong-bok", native="유정복", native_lang="ko")
LAO = PersonName(
    family="Phommachanh",
    given="Thongsavanh",
    native="ທອງສະຫວັນ ພົມມະຈັນ",
    native_lang="lo",
    order=NameOrder.GIVEN_FIRST,
)
RUSSIAN = PersonName(
    family="Pushkarev",
    middle="Sergeevich",
    given="Igor",
    native="Игорь Сергеевич Пушкарёв",
    native_lang="ru",
    order=NameOrder.GIVEN_FIRST,
)
FRENCH = PersonName(family="Le Goff", given="Anne-Marie", native_lang="fr", order=NameOrder.GIVEN_FIRST)
SINGLE = PersonName(given="Sukarno", order=NameOrder.SINGLE)

ANY_NAME = st.builds(
    PersonName,
    *[st.text(max_size=12)] * 4,
    st.sampled_from([None, "vi", "ja", "zh", "ko", "lo", "ru", "fr"]),
    *[st.text(max_size=12)] * 4,
    st.sampled_from(NameOrder),
)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (VIETNAMESE, "Nguyễn Văn An"),
        (JAPANESE, "TANAKA Ken\u2019ichi"),
        (CHINESE, "Li Minghua"),
        (LAO, "Thongsavanh Phommachanh"),
        (RUSSIAN, "Igor Sergeevich Pushkarev"),
        (SINGLE, "Sukarno"),
        (PersonName(native="金"), "金"),
        (PersonName(family="王", given="小明"), "王小明"),
        (PersonName(family="O"), "O"),
        (PersonName(), ""),
    ],
)
def test_a_name_is_shown_as_its_owner_writes_it(name, shown):
    assert names.display(name) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (JAPANESE, "TANAKA Ken\u2019ichi (田中 健一)"),
        (CHINESE, "Li Minghua (李明华)"),
        (VIETNAMESE, "Nguyễn Văn An"),
        (PersonName(native="田中健一"), "田中健一"),
    ],
)
def test_the_native_script_follows_the_name_once(name, shown):
    assert names.with_native(name) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (JAPANESE, "TANAKA Kenichi"),
        (RUSSIAN, "Igor Sergeevich PUSHKAREV"),
        (FRENCH, "Anne-Marie LE GOFF"),
        (VIETNAMESE, "Nguyễn Văn An"),
        (PersonName(latin="Tanaka Kenichi"), "Tanaka Kenichi"),
    ],
)
def test_the_formal_name_marks_the_family_name_and_never_guesses_it(name, shown):
    assert names.formal(name) == shown


def test_place_cards_give_hosts_capitals_and_guests_their_own_script_first():
    assert names.card_lines(VIETNAMESE, home=True) == ("NGUYỄN VĂN AN",)
    assert names.card_lines(JAPANESE, home=False) == ("田中 健一", "TANAKA Ken\u2019ichi")
    assert names.card_lines(FRENCH, home=False) == ("Anne-Marie Le Goff",)
    assert names.card_lines(PersonName(native="田中"), home=False) == ("田中",)


def test_people_stand_by_given_name_or_family_as_their_culture_sorts_them():
    binh = PersonName(family="Bùi", given="Bình", native_lang="vi")
    an_tran = PersonName(family="Trần", given="An", native_lang="vi")
    ordered = [VIETNAMESE, an_tran, binh, FRENCH, CHINESE, RUSSIAN, SINGLE, JAPANESE, LAO, KOREAN]
    assert sorted(ordered, key=names.sort_key) == ordered


def test_a_name_without_latin_family_stands_by_its_reading():
    tanaka = PersonName(family="田中", given="健一", native_lang="ja", reading="タナカ ケンイチ")
    ito = PersonName(native="伊藤", native_lang="ja", reading="いとう")
    assert names.sort_key(ito) < names.sort_key(tanaka)
    assert names.sort_key(tanaka) == names.sort_key(replace(tanaka, reading="たなか けんいち"))


@pytest.mark.parametrize(
    "form",
    ["Tanaka Kenichi", "Kenichi Tanaka", "田中 健一", "田中健一", "たなかけんいち", "TANAKA Ken\u2019ichi"],
)
def test_every_form_of_a_name_can_be_searched(form):
    assert form in names.search_forms(JAPANESE)


def test_a_name_in_the_wrong_order_and_without_middle_name_can_be_searched():
    forms = names.search_forms(VIETNAMESE)
    assert {"Nguyễn Văn An", "An Văn Nguyễn", "Nguyễn An", "An Nguyễn"} <= set(forms)
    assert "Lý Minh Hoa" in names.search_forms(CHINESE)


@pytest.mark.parametrize(
    ("name", "gender", "title", "address"),
    [
        (VIETNAMESE, Gender.MALE, "", "Ông Nguyễn Văn An"),
        (VIETNAMESE, None, "", "Ông/Bà Nguyễn Văn An"),
        (LAO, Gender.MALE, "Đô trưởng", "Ông Thongsavanh"),
        (RUSSIAN, Gender.MALE, "", "Ông Igor Sergeevich"),
        (JAPANESE, Gender.MALE, "Thị trưởng", "Thị trưởng Tanaka"),
        (KOREAN, Gender.FEMALE, "", "Bà Yoo"),
        (CHINESE, Gender.FEMALE, "Phó Thị trưởng", "Phó Thị trưởng Lý Minh Hoa"),
        (FRENCH, Gender.FEMALE, "", "Bà Le Goff"),
        (PersonName(latin="Tanaka Kenichi", native_lang="ja"), Gender.MALE, "", "Ông Tanaka Kenichi"),
        (SINGLE, Gender.MALE, "", "Ông Sukarno"),
    ],
)
def test_a_form_of_address_is_suggested_by_culture(name, gender, title, address):
    assert names.address_vi(name, gender, title) == address


@settings(deadline=None)
@given(ANY_NAME)
def test_whatever_is_recorded_is_shown_and_found(name):
    shown = names.display(name)
    recorded = [name.latin, name.family, name.given, name.native, name.vietnamese, name.reading, name.middle]
    assert bool(shown) == any(recorded) or name.order is NameOrder.SINGLE
    assert len(names.sort_key(name)) <= SORT_KEY_LENGTH
    assert all(form in names.search_forms(name) for form in (name.latin, name.native, name.reading) if form)
