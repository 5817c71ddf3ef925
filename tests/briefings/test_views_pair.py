"""Two languages on the screen: offered plainly, what lacks linked to its form, readings written down."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.delegations.models import DelegationMember, MemberSide, ProgrammeItem, TextReview
from crm.settings.models import Office
from tests import build
from tests.briefings.test_views import button, form_of, printed, url, words_of
from tests.briefings.visit import incoming
from tests.markup import Page
from tests.statements import statements


@pytest.fixture
def visit(app):
    return incoming(name=Words(vi="Đoàn Cục Môi trường", en="Environment Bureau", ja="環境局代表団"))


def one(model):
    db.session.expire_all()
    with acting_as(SYSTEM):
        return db.session.scalar(sa.select(model).order_by(model.id))


def filled(client, address):
    """Return the answers that a page's form holds as it stands."""
    form = next(form for form in Page(client.get(address).text).forms if "own_lang" in form.values)
    return {name: values[-1] for name, values in form.values.items() if values}


def test_the_partners_language_is_offered_first_and_all_others_behind(as_role, visit):
    text = as_role().get(url(visit)).text
    assert text.index("Việt – Nhật") < text.index("Ngôn ngữ khác") < text.index("Việt – Trung")
    assert "lang=vi%2Bja" in text


def test_a_paper_in_two_languages_is_numbered_kept_and_opened_again(as_role, visit):
    client = as_role()
    sheets = printed(client, visit, "programme", lang="vi+ja", edition="staff")
    words = words_of(sheets)
    assert "Chương trình chi tiết" in words
    assert "詳細日程" in words
    assert "chưa có bản tiếng Nhật – Đ/c Hà bổ sung" in words
    assert client.get(url(visit, "/1.pdf")).data == sheets.data
    assert "Việt – Nhật" in client.get(url(visit)).text


def test_a_guests_copy_warns_of_what_lacks_and_leads_to_the_forms(as_role, visit):
    client = as_role(Role.STAFF)
    text = client.get(url(visit), query_string={"lang": "vi+ja", "edition": "guest"}).text
    item = one(ProgrammeItem)
    assert "khách sẽ đọc bằng tiếng Anh" in text
    assert f"/delegations/{visit.trip.id}/programme/{item.id}" in text
    assert "Người bổ sung: Đ/c Hà" in text
    viewer = as_role(Role.VIEWER).get(url(visit), query_string={"lang": "vi+ja", "edition": "guest"}).text
    assert f"/delegations/{visit.trip.id}/programme/{item.id}" not in viewer
    words = words_of(printed(client, visit, "pack", lang="vi+ja", edition="guest"))
    assert "Courtesy call" in words
    assert "bổ sung" not in words


def test_one_ticks_that_a_native_speaker_has_read_the_texts(as_role, visit):
    client = as_role(Role.STAFF)
    page = Page(client.get(url(visit), query_string={"lang": "vi+ja"}).text)
    sent = next(dict(form.values) for form in page.forms if "reviewer" in form.values)
    empty = client.post(url(visit, "/review"), data=sent)
    assert empty.status_code == 422
    assert db.session.scalar(sa.select(sa.func.count()).select_from(TextReview)) == 0
    done = client.post(url(visit, "/review"), data=sent | {"reviewer": "Bà Sato"})
    assert done.status_code == 302
    assert "Bà Sato đã hiệu đính" in client.get(done.location).text
    assert "Chưa qua hiệu đính" not in words_of(printed(client, visit, "pack", lang="vi+ja"))
    assert as_role(Role.VIEWER).post(url(visit, "/review"), data=sent).status_code in (400, 403)


def test_a_language_that_there_is_not_is_refused(as_role, visit):
    client = as_role()
    assert client.get(url(visit), query_string={"lang": "vi+xx"}).status_code == 200
    sent = form_of(client, visit, "pack") | {"lang": "vi+xx"}
    assert client.post(url(visit), data=sent).status_code == 422
    assert button(client, visit, "pack", lang="vi+lo").status_code == 303


def test_the_preview_in_two_languages_asks_no_more_for_many_rows(as_role, visit):
    client, address = as_role(), url(visit, "?lang=vi%2Bja")
    client.get(address)
    with statements() as few:
        client.get(address)
    for at in range(2, 8):
        build.member(visit.trip, f"Người {at}", place=at)
    with statements() as many:
        client.get(address)
    print("\n".join(str(s)[:150].replace("\n", " ") for s in many))
    assert len(many) == len(few) <= 14  # two more than in one language: the posts, and who has read the texts


def test_the_forms_ask_in_the_partners_language_and_keep_the_rest(as_role, visit):
    client = as_role(Role.STAFF)
    item = one(ProgrammeItem)
    address = f"/delegations/{visit.trip.id}/programme/{item.id}"
    assert 'lang="ja"' in client.get(address).text
    kept = filled(client, address)
    answers = kept | {"title_own": "表敬訪問", "participants_vi": "Cả đoàn", "participants_own": "全員"}
    assert client.post(address, data=answers).status_code == 302
    item = one(ProgrammeItem)
    assert item.title == {"vi": "Tiếp xã giao", "en": "Courtesy call", "ja": "表敬訪問"}
    assert item.participants == {"vi": "Cả đoàn", "ja": "全員"}
    client.post(address, data=filled(client, address) | {"title_own": ""})
    assert one(ProgrammeItem).title == {"vi": "Tiếp xã giao", "en": "Courtesy call"}
    assert one(ProgrammeItem).note == {"vi": "Báo chí năm phút đầu"}


def test_our_people_have_titles_in_the_partners_language_too(as_role, visit):
    ours = build.member(
        visit.trip,
        "Trần Văn An",
        side=MemberSide.OURS,
        place=2,
        native_lang="vi",
        title=Words(vi="A", zh="甲"),
    )
    client, address = as_role(Role.STAFF), f"/delegations/{visit.trip.id}/members/{ours.id}"
    text = client.get(address).text
    assert 'name="title_own"' in text
    assert 'name="title_native"' not in text
    assert client.post(address, data=filled(client, address) | {"title_own": "課長"}).status_code == 302
    with acting_as(SYSTEM):
        kept = db.session.get(DelegationMember, ours.id)
    assert kept.title == {"vi": "A", "zh": "甲", "ja": "課長"}


def test_a_partner_that_works_in_english_is_asked_no_third_time(as_role, app):
    place = build.locality("Seattle", country_code="US")
    trip = build.delegation(place, "Đoàn Seattle")
    text = as_role(Role.STAFF).get(f"/delegations/{trip.id}/edit").text
    assert "name_own" not in text


def test_the_office_names_itself_abroad_and_its_own_form_keeps_that(as_role, answers):
    client = as_role(Role.ADMIN)
    address = "/settings/names-abroad"
    text = client.get(address).text
    assert "chưa kiểm tra" in text
    assert "ປະທານຄະນະກຳມະການປະຊາຊົນນະຄອນ" in text
    assert address in client.get("/settings").text
    given = {"city_ja": "ハイフォン", "name_zh": "海防市外务厅"}
    assert client.post(address, data=answers(client, address, **given)).status_code == 302
    assert one(Office).city["ja"] == "ハイフォン"
    assert one(Office).name["vi"]
    saved = client.post("/settings/office", data=answers(client, "/settings/office", city_vi="Hải Phòng"))
    assert saved.status_code == 302
    assert (one(Office).city["vi"], one(Office).city["ja"]) == ("Hải Phòng", "ハイフォン")
    assert one(Office).name["zh"] == "海防市外务厅"
    assert as_role(Role.STAFF).get(address).status_code == 403
