"""The visit log's form as the gallery draws it, with real WTForms fields and one date that does not exist."""

from __future__ import annotations

from wtforms import (
    DateField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    MultipleFileField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import TextInput

PEOPLE = [("1", "Tanaka Kenichi 田中 健一"), ("2", "Sato Yumi 佐藤 由美"), ("3", "Kobayashi Aya 小林 彩")]
STAFF = [("1", "Nguyễn Thị Thu Hà"), ("2", "Trần Minh Đức"), ("3", "Lê Hoàng Yến")]


def offer(pairs: list[tuple[str, str]]) -> list[SelectChoice]:
    """Make choices of (value, label) pairs."""
    return [SelectChoice(value=value, label=label) for value, label in pairs]


class TaskForm(Form):
    """One follow-up task."""

    text = StringField("Việc")
    due = DateField("Thời hạn", format="%d/%m/%Y", widget=TextInput())
    owner = SelectField("Người làm", choices=offer([("1", "Thu Hà"), ("2", "Minh Đức")]))


class LogForm(Form):
    """The visit log."""

    csrf_token = HiddenField(default="x")
    form_key = HiddenField(default="k")
    on = DateField("Ngày", format="%d/%m/%Y", widget=TextInput())
    partner = SelectField(
        "Đối tác",
        choices=offer([("1", "Kitakyushu 北九州市 Nhật Bản"), ("2", "Nam Ninh 南宁市 Trung Quốc")]),
        render_kw={"data-tokens": ""},
    )
    summary = StringField(
        "Một dòng tóm tắt", description="Ngày, đối tác và dòng này là đủ để lưu. Phần còn lại bổ sung sau."
    )
    medium = RadioField(
        "Hình thức",
        choices=offer(
            [
                ("meet", "Gặp"),
                ("call", "Điện thoại"),
                ("online", "Trực tuyến"),
                ("letter", "Thư"),
                ("mail", "Thư điện tử"),
                ("courtesy", "Tiếp xã giao"),
                ("event", "Sự kiện"),
            ]
        ),
    )
    level = RadioField(
        "Cấp", choices=offer([("leader", "Lãnh đạo"), ("working", "Làm việc"), ("people", "Nhân dân")])
    )
    direction = RadioField("Chiều", choices=offer([("theirs", "Bạn chủ động"), ("ours", "Ta chủ động")]))
    theirs = SelectMultipleField("Thành phần phía bạn", choices=offer(PEOPLE))
    ours = SelectMultipleField("Thành phần phía ta", choices=offer(STAFF))
    result = TextAreaField("Kết quả")
    tasks = FieldList(FormField(TaskForm), "Việc cần làm", min_entries=1)
    files = MultipleFileField("Tệp kèm")

    form_errors: list[str] = []  # noqa: RUF012

    def hidden_tag(self) -> str:
        """Stand in for Flask-WTF's hidden fields."""
        from markupsafe import Markup

        return Markup("").join(field() for field in (self.csrf_token, self.form_key))


class Typed(dict[str, list[str]]):
    """Just enough of a form post for WTForms."""

    def getlist(self, key: str) -> list[str]:
        """Every value of one name."""
        return self.get(key, [])


def wrong_log(more: bool = False) -> LogForm:
    """Give a form with everything typed and one day that does not exist (and more errors when asked)."""
    form = LogForm(
        Typed(
            {
                "on": ["23/11/2026"],
                "partner": ["1"],
                "summary": [] if more else ["Thống nhất lịch đoàn Cục Môi trường, 26–28/11"],
                "medium": ["online"],
                "level": ["working"],
                "direction": ["theirs"],
                "theirs": ["1", "2"],
                "ours": ["1", "2"],
                "result": [
                    "Bạn thêm một phiên dịch, tổng 8 người. Đề nghị thăm nhà máy nước An Dương sáng 27/11."
                ],
                "tasks-0-text": ["Đặt lịch nhà máy nước An Dương"],
                "tasks-0-due": ["32/11/2026"],
                "tasks-0-owner": ["1"],
            }
        )
    )
    form.validate()
    form.tasks[0].form.due.errors = ["Ngày 32/11 không có. Nhập ngày từ 01 đến 30."]
    if more:
        form.summary.errors = ["Vui lòng nhập Một dòng tóm tắt."]
    return form


def fresh_log() -> LogForm:
    """Give the form as it opens."""
    return LogForm()
