"""Two people at one form: what does not clash comes together, what clashes is chosen, no typing is lost."""

from __future__ import annotations

import base64
import io
import json
import zlib

import pytest
import sqlalchemy as sa

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.core.forms.comparing import united
from crm.core.forms.keeping import LARGEST, packed, unpacked
from crm.core.forms.wording import marked
from crm.delegations.models import Delegation
from crm.documents.models import Document
from crm.people.models import Contact, ContactPoint
from tests import build
from tests.markup import Page, faults


@pytest.fixture
def pair(as_role):
    """Give two officers."""
    return as_role(name="Trần Minh Đức"), as_role(name="Nguyễn Thị Thu Hà")


@pytest.fixture
def visit(app):
    """Give a delegation with a purpose."""
    purpose = Words(vi="Thăm nhà máy nước", en="Visit the waterworks")
    return build.delegation(build.locality(), purpose=purpose, notes="Đón tại sân bay")


def kept(model, key):
    db.session.expire_all()
    with acting_as(SYSTEM):
        return db.session.scalars(sa.select(model).where(model.id == key)).one()


def sent_from(page, **changed):
    """Return what a browser sends from the page of a conflict."""
    return Page(page.text).form_with({"version"}).values | changed


def clash(pair, answers, url, his, hers):
    """Let both open the form, him save first and her second; return what she gets."""
    him, her = pair
    late = answers(her, url, **hers)
    assert him.post(url, data=answers(him, url, **his)).status_code == 302
    return her.post(url, data=late)


def test_what_each_changed_alone_is_kept_and_only_the_rest_is_asked(pair, answers, visit):
    url = f"/delegations/{visit.id}/edit"
    his = {"purpose_vi": "Thăm nhà máy nước An Dương", "letter_number": "15/KCC", "host_vi": "Sở Xây dựng"}
    hers = {"purpose_vi": "Thăm cảng Lạch Huyện", "notes": "Ăn chay: 2 người", "host_vi": "Sở Xây dựng"}
    page = clash(pair, answers, url, his, hers)
    assert page.status_code == 409
    assert faults(page.text) == []
    form = Page(page.text).form_with({"version"})
    assert form.names & {"keep-purpose_vi", "keep-notes", "keep-letter_number"} == {"keep-purpose_vi"}
    assert "Trần Minh Đức" in page.text
    assert "1 trường khác" in page.text
    assert "<mark>cảng Lạch Huyện</mark>" in page.text
    assert kept(Delegation, visit.id).notes == "Đón tại sân bay"

    her = pair[1]
    assert her.post(url, data=form.values).status_code == 302
    now = kept(Delegation, visit.id)
    assert now.purpose["vi"] == "Thăm cảng Lạch Huyện"  # mine is the default
    assert (now.letter_number, now.notes) == ("15/KCC", "Ăn chay: 2 người")
    assert now.purpose["en"] == "Visit the waterworks"


@pytest.mark.parametrize(
    ("choice", "purpose"),
    [
        ({"keep-purpose_vi": "theirs"}, "Của anh Đức"),
        ({"keep": "theirs"}, "Của anh Đức"),
        ({"keep": "mine", "keep-purpose_vi": "theirs"}, "Của chị Hà"),
    ],
)
def test_a_choice_is_what_is_saved(pair, answers, visit, choice, purpose):
    url = f"/delegations/{visit.id}/edit"
    page = clash(pair, answers, url, {"purpose_vi": "Của anh Đức"}, {"purpose_vi": "Của chị Hà"})
    assert pair[1].post(url, data=sent_from(page, **choice)).status_code == 302
    assert kept(Delegation, visit.id).purpose["vi"] == purpose


def test_a_second_conflict_loses_no_typing_either(pair, answers, visit):
    him, her = pair
    url = f"/delegations/{visit.id}/edit"
    hers = {"purpose_vi": "Của chị Hà", "notes": "Ghi chú của chị Hà"}
    page = clash(pair, answers, url, {"purpose_vi": "Bản một", "notes": "Một"}, hers)
    him.post(url, data=answers(him, url, purpose_vi="Bản hai", notes="Hai", letter_number="9"))
    again = her.post(url, data=sent_from(page, **{"keep-notes": "theirs"}))
    assert again.status_code == 409
    assert "<mark>Của chị Hà</mark>" in again.text
    assert "Ghi chú của chị Hà" in again.text  # she took his words before; hers are shown once more
    form = Page(again.text).form_with({"version"})
    assert form.values["keep-purpose_vi"] == ["mine"]
    assert form.values["keep-notes"] == ["theirs"]
    assert her.post(url, data=form.values).status_code == 302
    now = kept(Delegation, visit.id)
    assert (now.purpose["vi"], now.notes, now.letter_number) == ("Của chị Hà", "Hai", "9")


def test_the_form_can_be_opened_once_more_with_both_in_it(pair, answers, visit):
    url = f"/delegations/{visit.id}/edit"
    hers = {"purpose_vi": "Của chị Hà"}
    page = clash(pair, answers, url, {"purpose_vi": "Của anh Đức", "notes": "Của anh Đức"}, hers)
    form = pair[1].post(url, data=sent_from(page, action="revise"))
    assert form.status_code == 200
    shown = Page(form.text).form_with({"purpose_vi"}).values
    assert [shown[name][0].strip() for name in ("purpose_vi", "notes")] == ["Của chị Hà", "Của anh Đức"]
    assert pair[1].post(url, data=shown | {"purpose_vi": "Của cả hai"}).status_code == 302
    assert kept(Delegation, visit.id).purpose["vi"] == "Của cả hai"


def test_halves_that_do_not_fit_together_are_refused_beside_the_field(pair, answers, visit):
    url = f"/delegations/{visit.id}/edit"
    his = {"starts_on": "28/11/2026", "ends_on": "30/11/2026"}
    page = clash(pair, answers, url, his, {"starts_on": "10/11/2026", "ends_on": "12/11/2026"})
    mixed = pair[1].post(url, data=sent_from(page, **{"keep-starts_on": "theirs"}))
    assert mixed.status_code == 422
    assert 'id="ends_on-errors"' in mixed.text
    assert kept(Delegation, visit.id).ends_on.day == 30


def test_a_form_sent_twice_comes_together_once(pair, answers, visit):
    him, her = pair
    url = f"/delegations/{visit.id}/edit"
    late = answers(her, url, notes="Của chị Hà")
    him.post(url, data=answers(him, url, letter_number="15/KCC"))
    first, second = her.post(url, data=late), her.post(url, data=late)
    assert first.status_code == 302
    assert second.location == first.location
    assert kept(Delegation, visit.id).version == 3


# Rows


def test_rows_that_two_people_added_are_both_kept(pair, answers):
    person = build.contact("TANAKA Kenichi")
    url = f"/contacts/{person.id}/edit"
    his = {"points-0-kind": "email", "points-0-value": "tanaka@example.jp"}
    page = clash(pair, answers, url, his, {"points-0-kind": "mobile", "points-0-value": "+81 90 1234"})
    assert page.status_code == 302
    with acting_as(SYSTEM):
        values = db.session.scalars(sa.select(ContactPoint.value).order_by(ContactPoint.value)).all()
    assert values == ["+81 90 1234", "tanaka@example.jp"]


def test_a_row_that_both_changed_is_chosen_with_its_list(pair, answers):
    person = build.contact("TANAKA Kenichi")
    url = f"/contacts/{person.id}/edit"
    first = {"points-0-kind": "email", "points-0-value": "cu@example.jp"}
    pair[0].post(url, data=answers(pair[0], url, **first))
    his, hers = {"points-0-value": "duc@example.jp"}, {"points-0-value": "ha@example.jp"}
    page = clash(pair, answers, url, his, hers)
    assert page.status_code == 409
    assert "Chọn cả danh sách" in page.text
    pair[1].post(url, data=sent_from(page, **{"keep-points": "theirs"}))
    with acting_as(SYSTEM):
        assert db.session.scalars(sa.select(ContactPoint.value)).all() == ["duc@example.jp"]


def test_rows_are_united_unless_both_changed_the_same_one():
    def rows(*texts):
        return [(text, [("-text", text)]) for text in texts]

    assert united(rows("a", "B", "c"), rows("a", "b"), rows("a", "b")) == rows("a", "B", "c")[:2] + rows("c")
    assert united(rows("A", "b"), rows("a", "b", "d"), rows("a", "b")) == rows("A", "b", "d")
    assert united(rows("b"), rows("a", "b", "d"), rows("a", "b")) == rows("b", "d")
    assert united(rows("x", "b"), rows("y", "b"), rows("a", "b")) is None
    assert united(rows("a", "n"), rows("a", "n"), rows("a")) == rows("a", "n")


# A file cannot travel with a page


def test_a_file_of_a_conflict_is_asked_for_once_more(pair, answers):
    paper = build.document("Kế hoạch")
    him, her = pair
    url = f"/documents/{paper.id}/edit"
    late = answers(her, url, issuer="Của chị Hà") | {"files": (io.BytesIO(b"Ghi chu"), "ghi-chu.txt")}
    him.post(url, data=answers(him, url, issuer="Của anh Đức"))
    page = her.post(url, data=late, content_type="multipart/form-data")
    assert page.status_code == 409
    assert 'type="file"' in page.text
    again = sent_from(page) | {"files": (io.BytesIO(b"Ghi chu"), "ghi-chu.txt")}
    assert her.post(url, data=again, content_type="multipart/form-data").status_code == 302
    assert kept(Document, paper.id).issuer == "Của chị Hà"
    assert "ghi-chu.txt" in her.get(f"/documents/{paper.id}").text


def test_a_file_is_kept_where_nothing_clashes(pair, answers):
    paper = build.document("Kế hoạch")
    him, her = pair
    url = f"/documents/{paper.id}/edit"
    late = answers(her, url) | {"files": (io.BytesIO(b"Ghi chu"), "ghi-chu.txt")}
    him.post(url, data=answers(him, url, issuer="Của anh Đức"))
    assert her.post(url, data=late, content_type="multipart/form-data").status_code == 302
    assert "ghi-chu.txt" in her.get(f"/documents/{paper.id}").text
    assert kept(Document, paper.id).issuer == "Của anh Đức"


# What was deleted meanwhile


def test_who_corrects_what_was_deleted_reads_who_did_it_and_keeps_the_typing(as_role, answers, visit):
    her, manager = as_role(), as_role(Role.MANAGER, name="Lê Hoàng Yến")
    url = f"/delegations/{visit.id}"
    late = answers(her, f"{url}/edit", notes="Đừng mất dòng này")
    manager.post(f"{url}/delete", data=answers(manager, url))
    page = her.post(f"{url}/edit", data=late)
    assert page.status_code == 409
    assert "Lê Hoàng Yến đã xóa mục này" in page.text
    assert "Đừng mất dòng này" in page.text
    assert "Ghi chú" in page.text
    assert "purpose_vi" not in page.text


def test_a_member_taken_out_meanwhile_is_told_of_too(pair, answers, visit):
    him, her = pair
    member = build.member(visit)
    url = f"/delegations/{visit.id}/members/{member.id}"
    late = answers(her, url, note="Dị ứng hải sản")
    token = answers(him, url) | {"version": str(kept(Delegation, visit.id).version)}
    assert him.post(f"{url}/remove", data=token).status_code == 302
    page = her.post(url, data=late)
    assert page.status_code == 409
    assert "Trần Minh Đức đã xóa mục này" in page.text
    assert "Dị ứng hải sản" in page.text


def test_a_record_that_was_closed_to_me_tells_me_nothing_but_my_own_typing(pair, answers):
    him, her = pair
    person = build.contact("TANAKA Kenichi", owner_id=him.person.id, actor=him.person)
    url = f"/contacts/{person.id}/edit"
    late = answers(her, url, languages="Tiếng Nga")
    him.post(url, data=answers(him, url, classification="restricted", languages="Tiếng Nhật"))
    page = her.post(url, data=late)
    assert page.status_code == 409
    assert "Tiếng Nga" in page.text
    assert "Trần Minh Đức" not in page.text
    assert "Tiếng Nhật" not in page.text


# What travels with the form


@pytest.mark.parametrize(
    "line",
    ["", "?", "x" * 1000, "é", "eJwDAAAAAAE=", packed([("a", "b")])[:-6]],
    ids=["nothing", "one sign", "long", "accent", "empty", "cut off"],
)
def test_what_is_no_memory_of_a_form_is_none(app, line):
    assert unpacked(line) is None


def test_a_form_remembers_what_it_showed(app, noon):
    pairs = [("title", "Đoàn"), ("title", "北九州市"), ("notes", "hai\r\ndòng")]
    shown = unpacked(packed(pairs))
    assert shown.pairs == pairs
    assert unpacked(packed([("a", "b" * (LARGEST + 1))])) is None


def test_the_words_that_changed_are_marked():
    assert marked("Trình lịch ngày 26/11", "Trình lịch") == [("Trình lịch", False), (" ngày 26/11", True)]
    assert marked("北九州市長", "北九州市") == [("北九州市", False), ("長", True)]
    assert marked("mới", "") == [("mới", True)]
    assert marked("y" * 50, "y" * 50) == [("y" * 50, False)]


def test_a_mix_of_halves_of_a_name_is_never_made(as_role, answers):
    """Whoever picks a partner picks its key and its name together."""
    her = as_role()
    one, two = build.locality("Kitakyushu"), build.locality("Nam Ninh")
    meeting = build.interaction(one)
    url = f"/interactions/{meeting.id}/edit"
    late = answers(her, url, partner="Nam Ninh", locality_id=two.id)
    him = as_role()
    third = build.locality("Incheon")
    him.post(url, data=answers(him, url, partner="Incheon", locality_id=third.id))
    page = her.post(url, data=late)
    assert page.status_code == 409
    values = sent_from(page)
    assert values["clash"] == ["partner locality_id partner_choice"]
    assert her.post(url, data=values | {"keep": "theirs"}).status_code == 302
    assert "Incheon" in her.get(f"/interactions/{meeting.id}").text


def test_contacts_are_not_changed_by_an_untouched_late_form(pair, answers):
    person = build.contact("TANAKA Kenichi")
    him, her = pair
    url = f"/contacts/{person.id}/edit"
    untouched = answers(her, url)
    him.post(url, data=answers(him, url, languages="ja", reading_vi="Ta-na-ca"))
    assert her.post(url, data=untouched).status_code == 302
    now = kept(Contact, person.id)
    assert (now.languages, now.reading_vi) == ("ja", "Ta-na-ca")


def test_a_memory_of_a_day_that_no_clock_shows_is_none():
    told = json.dumps(["9999-12-31T23:59:59+00:00", []]).encode()
    assert unpacked(base64.urlsafe_b64encode(zlib.compress(told)).decode()) is None
