"""Fields take what an officer types, and refuse the rest beside the field with the typing kept."""

from __future__ import annotations

import unicodedata
from datetime import date, time
from enum import StrEnum

import pytest
import sqlalchemy as sa
from wtforms import SelectField

from crm.core import locale
from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from crm.core.forms import (
    ClockField,
    CrmForm,
    DayField,
    LineField,
    MemberField,
    MemberRadio,
    Needed,
    ProseField,
    offer,
    whole_number,
)
from crm.core.locale import _lp, name_members
from crm.core.records import Classification
from crm.localities.models import Locality
from crm.tasks.models import Task
from tests import build
from tests.markup import Page, faults


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


name_members({Colour.RED: _lp("class", "Public"), Colour.BLUE: _lp("class", "Restricted")})


class Everything(CrmForm):
    """One field of every sort."""

    class Meta(CrmForm.Meta):
        csrf = False

    line = LineField("Tên", [Needed()])
    prose = ProseField("Ghi chú")
    day = DayField("Ngày")
    clock = ClockField("Giờ")
    colour = MemberField("Màu", Colour, empty="Chưa rõ")
    shade = MemberRadio("Sắc", Colour, default=Colour.RED)
    kept = MemberField("Loại", Classification)
    chosen = SelectField("Người", coerce=whole_number)


@pytest.fixture(scope="module")
def bare(office_of):
    return office_of("sqlite")


@pytest.fixture
def sent(bare, noon):
    """Give ``sent(**typed)``: the form as it stands after a browser has sent it."""

    def send(**typed):
        usual = {"line": "Tên", "kept": "internal", "shade": "red"}
        with bare.test_request_context("/", method="POST", data=usual | typed):
            locale.speak("vi")
            form = Everything()
            offer(form.chosen, [(7, "Bảy")], empty="Không ai")
            form.good = form.accepted()
            form.shown = {field.name: str(field()) for field in form}
            return form

    return send


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3/12", date(2026, 12, 3)),
        ("03/12/2026", date(2026, 12, 3)),
        ("03-12-2026", date(2026, 12, 3)),
        ("3.12.26", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        (" 29/02/2028 ", date(2028, 2, 29)),
        ("31/12/2200", date(2200, 12, 31)),
        ("", None),
        ("   ", None),
    ],
)
def test_a_day_is_read_as_officers_write_it(sent, typed, read):
    form = sent(day=typed)
    assert form.good, form.errors
    assert form.day.data == read


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("32/11", "Ngày 32/11 không có. Nhập ngày từ 01 đến 30."),
        ("29/02/2027", "Ngày 29/02 không có. Nhập ngày từ 01 đến 28."),
        ("00/01/2026", "Ngày 00/01 không có. Nhập ngày từ 01 đến 31."),
        ("31/04", "Ngày 31/04 không có. Nhập ngày từ 01 đến 30."),
        ("ngày mai", "Nhập ngày dạng dd/mm/yyyy, ví dụ 22/11/2026."),
        ("99/99/9999", None),
        ("12/13/2026", None),
        ("1/1/1899", None),
        ("1/1/2201", None),
        ("1/1/999", None),
        ("1//1", None),
        ("1/1/1/1", None),
        ("-1/1", None),
        ("1e1/1", None),
        ("0", None),
        ("9" * 5000, None),
        ("1/" + "9" * 5000, None),
        ("\x00", None),
        ("٣٢/١١", None),
        ("<script>alert(1)</script>", None),
    ],
)
def test_what_is_no_day_is_refused_in_vietnamese_with_the_typing_kept(sent, typed, said):
    form = sent(day=typed)
    assert not form.good
    (sentence,) = form.errors["day"]
    assert "limit" not in sentence
    assert said in (None, sentence)
    assert "<script>" not in form.shown["day"]
    assert f'value="{typed}"' in form.shown["day"] or "<" in typed or "\x00" in typed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("8:30", time(8, 30)),
        ("08h30", time(8, 30)),
        ("830", time(8, 30)),
        ("0830", time(8, 30)),
        ("8h", time(8)),
        ("8.30", time(8, 30)),
        ("8G15", time(8, 15)),
        ("00:00", time(0)),
        ("23:59", time(23, 59)),
        ("", None),
    ],
)
def test_a_time_is_read_as_officers_write_it(sent, typed, read):
    form = sent(clock=typed)
    assert form.good, form.errors
    assert form.clock.data == read


@pytest.mark.parametrize(
    "typed", ["24:00", "8:60", "99:99", "sáng", "8:3", "-1:00", "8:30:00", "9" * 5000, "2460"]
)
def test_what_is_no_time_is_refused_with_the_typing_kept(sent, typed):
    form = sent(clock=typed)
    assert not form.good
    assert form.errors["clock"] == ["Nhập giờ dạng hh:mm, ví dụ 08:30."]
    assert typed in form.shown["clock"]


@pytest.mark.parametrize("name", ["line", "prose"])
@pytest.mark.parametrize(
    "typed", ["Kita\x00kyushu", "Kita\u202ekyushu", "\u2066Kita", "chuông\x07", "\ud83c", "\ufffe"]
)
def test_text_that_cannot_be_kept_is_refused(sent, name, typed):
    form = sent(**{name: typed} if "\ud83c" not in typed else {name: typed.encode("utf-8", "surrogatepass")})
    assert form.good == ("\ud83c" in typed)  # broken bytes arrive as the mark for unreadable letters
    if not form.good:
        (sentence,) = form.errors[name]
        assert "ký tự" in sentence


def test_decomposed_letters_are_kept_composed_and_counted_so(sent):
    typed = unicodedata.normalize("NFD", "ệ" * 300)
    form = sent(line=typed)
    assert form.good
    assert form.line.data == "ệ" * 300


@pytest.mark.parametrize(("length", "good"), [(1, True), (300, True), (301, False), (100_000, False)])
def test_a_line_holds_three_hundred_letters(sent, length, good):
    form = sent(line="ă" * length)
    assert form.good == good
    if not good:
        assert form.errors["line"][0].startswith("Tối đa 300 ký tự")
        assert "ă" * length in form.shown["line"]


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "\u00a0", "\t\r\n"])
def test_an_empty_answer_to_a_needed_field_names_the_field(sent, typed):
    form = sent(line=typed)
    assert not form.good
    (sentence,) = form.errors["line"]
    assert "tên" in sentence.lower()


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "Müller <b>AG", "=cmd|' /C calc'!A0", "{{ 7*7 }}", "%(x)s"]
)
def test_marks_of_other_languages_are_only_text(sent, typed):
    form = sent(line=typed, prose=typed)
    assert form.good
    assert form.line.data == form.prose.data == typed
    assert "<script>" not in form.shown["line"]
    assert "<b>" not in form.shown["line"]


def test_prose_keeps_its_lines_and_loses_only_ragged_edges(sent):
    assert sent(prose="một \r\nhai\rba\u2028bốn\n\n").prose.data == "một\nhai\nba\nbốn"


@pytest.mark.parametrize(("typed", "read"), [("red", Colour.RED), ("", None)])
def test_a_member_is_read_by_its_value(sent, typed, read):
    form = sent(colour=typed)
    assert form.good, form.errors
    assert form.colour.data is read


@pytest.mark.parametrize("name", ["colour", "shade", "kept", "chosen"])
@pytest.mark.parametrize("typed", ["green", "RED", "\x00", "2147483648", "-1", "9" * 5000, "<b>", "7 OR 1=1"])
def test_what_was_not_offered_is_refused_in_vietnamese(sent, name, typed):
    form = sent(**{name: typed})
    assert not form.good
    assert set(form.errors) == {name}
    assert form.errors[name] == ["Hãy chọn trong danh sách."]


@pytest.mark.parametrize(("typed", "read"), [("7", 7), ("", None)])
def test_a_chosen_key_is_a_number_or_nothing(sent, typed, read):
    form = sent(chosen=typed)
    assert form.good, form.errors
    assert form.chosen.data == read


@pytest.mark.parametrize(
    ("typed", "read"), [("3", 3), ("", None), ("x", None), ("-1", None), ("9" * 10, None), ("1.0", None)]
)
def test_the_version_a_form_was_filled_in_on_is_a_small_number_or_none(sent, typed, read):
    assert sent(version=typed).seen_version == read


# On a page, through the browser


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", ""),
        ("title", "ă" * 301),
        ("title", "Kita\x00kyushu"),
        ("title", "Kita\u202ekyushu"),
        ("due_on", "32/11/2026"),
        ("due_on", "29/02/2027"),
        ("due_on", "ngày mai"),
        ("due_on", "99/99/9999"),
        ("owner_id", "2147483648"),
        ("owner_id", "99999999999999999999"),
        ("details", "\u2067x"),
        ("details", "ă" * 20_001),
    ],
)
def test_the_sentence_stands_beside_the_field_and_everything_typed_is_kept(as_role, answers, field, typed):
    staff = as_role()
    good = {"title": "Gửi thư cảm ơn", "details": "Hai dòng\nghi chú", "due_on": "03/12/2026"}
    answer = staff.post("/tasks/new", data=answers(staff, "/tasks/new", **(good | {field: typed})))
    assert answer.status_code == 422
    assert f'id="{field}-errors"' in answer.text
    assert faults(answer.text) == []
    for name, kept in good.items():
        assert name == field or kept in answer.text, name
    if field != "owner_id" and "\x00" not in typed:
        assert typed in answer.text
    with acting_as(SYSTEM):
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Task)) == 0


@pytest.mark.parametrize("raw", [b"%ED%A0%80", b"%FF%FE", b"%C0%AF", b"%F5%80%80%80"])
def test_bytes_that_are_no_text_never_break_a_page(as_role, answers, raw):
    staff = as_role()
    data = answers(staff, "/tasks/new", title="x")
    body = f"csrf_token={data['csrf_token'][0]}&form_key={data['form_key'][0]}&title=".encode() + raw
    sent = staff.post("/tasks/new", data=body, content_type="application/x-www-form-urlencoded")
    assert sent.status_code in (302, 303, 422)
    assert staff.get(b"/tasks?q=".decode() + raw.decode()).status_code == 200


def test_a_stale_form_is_told_who_was_first_keeps_its_typing_and_may_then_be_saved(as_role, answers):
    first, second = as_role(display_name="Hoàng Yến"), as_role()
    task = build.task()
    url = f"/tasks/{task.id}/edit"
    mine = answers(second, url, title="Bản của tôi")
    assert first.post(url, data=answers(first, url, title="Bản của chị Yến")).status_code < 400
    late = second.post(url, data=mine)
    assert late.status_code == 409
    assert "Hoàng Yến" in late.text
    assert "Bản của tôi" in late.text
    assert faults(late.text) == []
    with acting_as(SYSTEM):
        assert db.session.scalar(sa.select(Task.title)) == "Bản của chị Yến"
    decided = Page(late.text).form_with({"title"}).values
    assert second.post(url, data=decided).status_code < 400
    with acting_as(SYSTEM):
        assert db.session.scalar(sa.select(Task.title)) == "Bản của tôi"


def test_text_that_only_the_column_refuses_is_a_sentence_above_the_form_too(app, noon):
    with app.test_request_context("/", method="POST", data={}), acting_as(SYSTEM):
        form = Everything()

        def work():
            return db.session.scalar(sa.select(Locality.id).where(Locality.title == "x\u202ey")) or 1

        assert form.attempt(work) is None
        assert "ký tự" in str(form.form_errors[0])
