"""The partner's language: written from what was entered, owed where it lacks, read over by a native."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from crm.briefings import queries, service
from crm.briefings.content import Edition, Missing, Place, Side
from crm.briefings.rules import Stamp
from crm.briefings.service import ReviewEntry
from crm.core import audit, clock
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.core.errors import Forbidden, Invalid
from crm.delegations.models import MemberRole, MemberSide, ProgrammeItem
from crm.localities.models import Locality
from crm.localities.rules import working_language
from crm.reference.queries import item_by_code
from crm.reference.rules import ListCode, post_called, product_posts, title_key
from crm.reference.service import load_lists
from crm.sample.reader import tables
from crm.settings.models import Office
from tests import build
from tests.briefings.visit import PRINTED, incoming, read, row

HOME = {
    "vi": "Hải Phòng",
    "en": "Hai Phong",
    "ja": "ハイフォン",
    "zh": "海防",
    "ko": "하이퐁",
    "ru": "Хайфон",
    "lo": "ຫ໋າຍຝ່ອງ",
    "fr": "Haïphong",
}
POSTS = {title_key(post.names["vi"]): post for post in product_posts().values()}
CHAIR = {
    "en": "Chairman of the City People’s Committee",
    "ja": "市人民委員会委員長",
    "zh": "市人民委员会主席",
    "ko": "시 인민위원회 위원장",
    "ru": "Председатель Народного комитета города",
    "lo": "ປະທານຄະນະກຳມະການປະຊາຊົນນະຄອນ",
    "fr": "Président du Comité populaire de la ville",
}


@pytest.fixture
def visit(app):
    found = incoming(name=Words(vi="Đoàn Cục Môi trường", en="Environment Bureau", ja="環境局代表団"))
    found.partner.name = Words(vi="Kitakyushu", en="Kitakyushu", ja="北九州市")
    row(found.partner)
    home = db.session.get(Office, 1)
    home.name, home.city, home.superior = Words(vi="Sở Ngoại vụ", ja="外務局"), Words(HOME), Words()
    row(home)
    return found


def in_japanese(visit, **wish):
    return read(visit.trip, lang="vi+ja", **wish)


@pytest.mark.parametrize(("lang", "name"), HOME.items())
def test_the_sample_office_calls_its_city_as_the_partner_does(lang, name):
    assert tables("localities")["office"]["city"][lang] == name
    assert tables("localities")["locality"][0]["name"][lang] == name


@pytest.mark.parametrize(("lang", "name"), CHAIR.items())
def test_the_chairman_has_his_title_in_every_language(lang, name):
    assert POSTS[title_key("Chủ tịch UBND thành phố")].names[lang] == name
    assert POSTS[title_key("CHỦ TỊCH  Ủy ban nhân dân TP")].names[lang] == name


def test_a_post_that_is_only_alike_is_another_post():
    assert post_called(POSTS, "Nguyên Chủ tịch UBND thành phố") is None
    assert post_called(POSTS, "") is None
    for post in POSTS.values():
        assert all(post.names.values()), post.names["vi"]
        assert post.unchecked <= set(post.names)


@pytest.mark.parametrize(
    ("country", "written", "named", "works_in"),
    [
        ("JP", "ja", [], "ja"),
        ("CN", "", [], "zh"),
        ("LA", "", ["lo"], "lo"),
        ("US", "en", [], "en"),
        ("IT", "it", [], "en"),
        ("BE", "", ["fr", "fr", "en"], "fr"),
        ("BR", "", ["ja", "ja", "en"], "ja"),
    ],
)
def test_the_language_a_partner_works_in(country, written, named, works_in):
    assert working_language(country, written, named) == works_in


def test_both_columns_are_written_from_the_same_rows(visit):
    content = in_japanese(visit)
    assert content.delegation.title_vi == "Đoàn Cục Môi trường"
    second = content.second
    assert (second.delegation.title_own, second.delegation.short) == ("環境局代表団", "環境局代表団")
    assert (second.delegation.home, second.delegation.partner) == ("ハイフォン", "北九州市")
    assert second.delegation.agency == "外務局"
    assert second.delegation.head == "小倉 健一 KOKURA Ken'ichi"
    assert second.programme.other_clock == "ハイフォンの14:00は北九州市の16:00"
    assert len(second.members) == len(content.members)


def test_what_is_for_our_eyes_is_not_written_twice(visit):
    second = in_japanese(visit).second
    assert isinstance(second.leader, Missing)
    assert second.meetings == second.commitments == ()
    assert "Báo chí" not in repr(second)
    assert "Cảm ơn" not in repr(second)


def test_a_text_without_translation_is_owed_to_us_and_lent_to_a_guest(visit):
    owed = Missing("Đ/c Hà", lang="ja")
    item = in_japanese(visit).second.programme.days[0].items[0]
    assert (item.title_own, item.place) == (owed, owed)
    guests = in_japanese(visit, edition=Edition.GUEST)
    item = guests.second.programme.days[0].items[0]
    assert (item.title_own, item.place) == ("Courtesy call", "Reception room 1")
    assert "Đ/c" not in repr(guests.second)


def test_a_guest_reads_vietnamese_where_there_is_no_english(visit):
    change_item(title=Words(vi="Tiếp xã giao"))
    item = in_japanese(visit, edition=Edition.GUEST).second.programme.days[0].items[0]
    assert item.title_own == "Tiếp xã giao"


def change_item(**given):
    with acting_as(SYSTEM):
        item = db.session.scalar(sa.select(ProgrammeItem))
    for name, value in given.items():
        setattr(item, name, value)
    row(item)


def test_a_title_comes_from_the_list_of_posts_unless_another_was_entered(visit):
    chair = {"side": MemberSide.OURS, "native_lang": "vi", "role": MemberRole.MEMBER}
    build.member(visit.trip, "A", place=2, title=Words(vi="Chủ tịch UBND thành phố"), **chair)
    entered = Words(vi="Chủ tịch UBND thành phố", ja="委員長")
    build.member(visit.trip, "B", place=3, title=entered, **chair)
    build.member(visit.trip, "C", place=4, title=Words(vi="Giám đốc Sở Ngoại vụ"), **chair)
    content = in_japanese(visit)
    titles = {one.name.latin: one.title_own for one in content.second.members}
    assert (titles["A"], titles["B"], titles["C"]) == ("市人民委員会委員長", "委員長", "外務局長")
    unchecked = [one.what for one in content.untranslated if one.is_unchecked]
    assert unchecked == [visit.owner.display_name, "C"]


def test_a_post_the_office_has_named_itself_counts_as_looked_at(visit):
    load_lists()
    with audit.change(SYSTEM, "test.changed"):
        post = item_by_code(ListCode.POST, "official")
        post.name, post.version = Words(post.name | {"ja": "主任専門員"}), 2
    content = in_japanese(visit)
    ours = next(one for one in content.second.members if one.side is Side.OURS)
    assert ours.title_own == "主任専門員"
    assert not any(one.is_unchecked for one in content.untranslated)


def test_what_lacks_is_told_row_by_row(visit):
    lacking = {(one.place, one.texts) for one in in_japanese(visit).untranslated if not one.is_unchecked}
    assert (Place.DELEGATION, ("purpose", "host")) in lacking
    assert (Place.ITEM, ("title", "place")) in lacking
    assert (Place.MEMBER, ("title", "biography")) in lacking
    assert not any(place in (Place.OFFICE, Place.PARTNER) for place, _texts in lacking)
    for_guests = in_japanese(visit, edition=Edition.GUEST).untranslated
    assert not any("biography" in one.texts for one in for_guests)


def review(visit, actor, name="Sato", lang="ja"):
    with acting_as(actor):
        done = service.review_texts(
            ReviewEntry(delegation_id=visit.trip.id, lang=lang, reviewer=name), actor=actor
        )
        db.session.commit()
    return done


def test_texts_once_read_count_until_one_of_them_is_changed(visit):
    later = Stamp(2, PRINTED + timedelta(hours=1), "An")
    with clock.held(PRINTED):
        review(visit, visit.owner)
    before = Stamp(1, PRINTED - timedelta(hours=1), "An")
    assert in_japanese(visit, stamp=before).reviewer == ""
    assert in_japanese(visit, stamp=later).reviewer == "Sato"
    assert in_japanese(visit, stamp=later, edition=Edition.GUEST).reviewer == "Sato"
    assert read(visit.trip, lang="vi+en", stamp=later).reviewer == ""
    change_item(note=Words(vi="Đổi ghi chú"))
    assert in_japanese(visit, stamp=later).reviewer == "Sato"
    change_item(place=Words(vi="Phòng khách số 1", ja="第一応接室"))
    assert in_japanese(visit, stamp=later).reviewer == ""


def test_a_reading_names_its_reader_its_language_and_is_for_those_who_may_edit(visit):
    with pytest.raises(Invalid):
        review(visit, visit.owner, name="")
    db.session.rollback()
    with pytest.raises(Invalid):
        review(visit, visit.owner, lang="xx")
    db.session.rollback()
    with pytest.raises(Forbidden):
        review(visit, build.person(Role.VIEWER))


def test_a_restricted_partner_is_not_named_in_a_guests_second_column(visit):
    with acting_as(SYSTEM):
        place = db.session.get(Locality, visit.partner.id)
        found = queries.head_of(visit.trip.id)
    assert found.partner is place
    visit.partner.classification = "restricted"
    row(visit.partner)
    words = repr(in_japanese(visit, edition=Edition.GUEST).second)
    assert "北九州市" not in words
