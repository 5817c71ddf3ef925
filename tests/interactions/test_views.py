"""What the pages of the visit log promise."""

from datetime import date
from io import BytesIO

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from crm.commitments.models import Commitment, Side
from crm.core import audit, records
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.records import Classification
from crm.documents.models import Attachment
from crm.interactions.models import Channel, Decision, Interaction, InteractionContact
from crm.people.models import Contact
from crm.tasks.models import Task
from tests import browsing, build

NEW = "/interactions/new"


@pytest.fixture(autouse=True)
def _noon(noon):
    """Every page here is looked at on 22/11/2026."""


def kept(model):
    with acting_as(SYSTEM):
        return db.session.scalars(sa.select(model)).all()


@pytest.fixture
def kitakyushu(app):
    return build.locality(native_name="北九州市", native_lang="ja")


@pytest.fixture
def ha(as_role):
    return as_role(locale="en")


def send(browser, answers, url, **fields):
    return browser.post(url, data=answers(browser, url, **fields))


def test_the_form_begins_with_today_me_and_the_partner_of_the_page(ha, answers, kitakyushu):
    data = answers(ha, f"{NEW}?locality={kitakyushu.id}")
    assert data["happened_on"] == ["22/11/2026"]
    assert data["partner"] == ["Kitakyushu 北九州市"]
    assert data["ours"] == [str(ha.person.id)]


def test_the_form_knows_the_person_or_the_delegation_it_was_opened_from(ha, answers, kitakyushu):
    tanaka = build.contact(locality_id=kitakyushu.id)
    data = answers(ha, f"{NEW}?contact={tanaka.id}")
    assert (data["partner"], data["theirs"]) == (["Kitakyushu 北九州市"], [str(tanaka.id)])
    trip = build.delegation(kitakyushu)
    url = f"{NEW}?locality={kitakyushu.id}&delegation={trip.id}"
    shown = send(ha, answers, url, summary="Đón đoàn")
    assert kept(Interaction)[0].delegation_id == trip.id
    assert trip.title in ha.get(shown.location).text


def test_seats_keep_the_order_in_which_they_were_given(ha, answers, kitakyushu):
    tanaka, sato = (build.contact(name, locality_id=kitakyushu.id) for name in ("Tanaka", "Sato"))
    send(ha, answers, f"{NEW}?locality={kitakyushu.id}", summary="Gọi", theirs=[tanaka.id, sato.id])
    edit = f"/interactions/{kept(Interaction)[0].id}/edit"
    assert answers(ha, edit)["theirs"] == [str(tanaka.id), str(sato.id)]


def test_three_answers_save_a_visit_to_be_completed(ha, answers, kitakyushu):
    answer = send(ha, answers, f"{NEW}?locality={kitakyushu.id}", summary="Gọi hỏi lịch", action="later")
    visit = kept(Interaction)[0]
    assert answer.location == f"/interactions/{visit.id}"
    assert (visit.title, visit.happened_on, visit.is_to_complete) == (
        "Gọi hỏi lịch",
        date(2026, 11, 22),
        True,
    )
    assert "To complete" in ha.get(answer.location).text


@pytest.mark.parametrize("typed", ["kitakyushu", "北九州", "Kitakyushu 北九州市", "KITAKYUSHU"])
def test_a_partner_typed_in_any_form_is_found_without_script(ha, answers, kitakyushu, typed):
    build.locality("Fukuoka")
    send(ha, answers, NEW, partner=typed, summary="Gọi")
    assert [visit.locality_id for visit in kept(Interaction)] == [kitakyushu.id]


def test_a_name_that_several_partners_bear_asks_which(ha, answers):
    first, second = build.locality("Incheon"), build.locality("Incheon Seo")
    third = build.locality("Busan")
    answer = send(ha, answers, NEW, partner="inch", summary="Gọi hỏi lịch")
    assert answer.status_code == 422
    assert "Several partners go by this name" in answer.text
    assert "Gọi hỏi lịch" in answer.text
    assert f'value="{third.id}"' not in answer.text
    data = answers(ha, NEW, partner="inch", summary="Gọi hỏi lịch", partner_choice=second.id)
    ha.post(NEW, data=data)
    assert [visit.locality_id for visit in kept(Interaction)] == [second.id]
    assert first.id != second.id


def test_an_unknown_partner_is_said_beside_its_box_and_all_typing_kept(ha, answers):
    answer = send(ha, answers, NEW, partner="Atlantis", summary="Gọi hỏi lịch", result="Rất lâu")
    assert answer.status_code == 422
    assert "No partner goes by “Atlantis”" in answer.text
    assert "Gọi hỏi lịch" in answer.text
    assert "Rất lâu" in answer.text


def test_another_name_typed_over_the_one_of_the_page_counts(ha, answers, kitakyushu):
    nanning = build.locality("Nam Ninh")
    send(ha, answers, f"{NEW}?locality={kitakyushu.id}", partner="nam ninh", summary="Gọi")
    assert [visit.locality_id for visit in kept(Interaction)] == [nanning.id]


def test_everything_of_a_visit_is_written_in_one_form(ha, answers, kitakyushu):
    tanaka = build.contact(locality_id=kitakyushu.id)
    duc = build.person(name="Trần Minh Đức")
    fields = {
        "summary": "Thống nhất lịch",
        "channel": Channel.ONLINE,
        "level": "leader",
        "initiative": "theirs",
        "theirs": [tanaka.id],
        "new_people": "Sato Yumi\nKobayashi Aya\n",
        "ours": [ha.person.id, duc.id],
        "result": "Thêm một phiên dịch.",
        "starts_at": "9h30",
        "place": "Phòng 302",
        "decisions-0-text": "Đoàn đến 26/11",
        "tasks-0-title": "Đặt lịch nhà máy nước",
        "tasks-0-due_on": "25/11",
        "tasks-0-owner_id": duc.id,
        "commitments-0-text": "Cử chuyên gia",
        "commitments-0-side": Side.THEIRS,
    }
    send(ha, answers, f"{NEW}?locality={kitakyushu.id}", **fields)
    visit = kept(Interaction)[0]
    assert (visit.channel, visit.starts_at.hour, visit.place) == (Channel.ONLINE, 9, "Phòng 302")
    assert len(kept(InteractionContact)) == 3
    assert [task.due_on for task in kept(Task)] == [date(2026, 11, 25)]
    assert [made.side for made in kept(Commitment)] == [Side.THEIRS]
    page = ha.get(f"/interactions/{visit.id}").text
    for said in (
        "Sato Yumi",
        "Trần Minh Đức",
        "Đoàn đến 26/11",
        "Đặt lịch nhà máy nước",
        "Cử chuyên gia",
        "Phòng 302",
    ):
        assert said in page


def test_the_form_sent_twice_is_one_visit(ha, answers, kitakyushu):
    url = f"{NEW}?locality={kitakyushu.id}"
    data = answers(ha, url, summary="Gọi", **{"tasks-0-title": "Một", "new_people": "Sato Yumi"})
    first, second = (ha.post(url, data=data) for _ in range(2))
    assert (len(kept(Interaction)), len(kept(Task)), len(kept(Contact))) == (1, 1, 1)
    assert first.location == second.location


def test_same_as_last_time_puts_the_people_in_without_script(ha, answers, kitakyushu):
    tanaka = build.contact(locality_id=kitakyushu.id)
    url = f"{NEW}?locality={kitakyushu.id}"
    send(ha, answers, url, summary="Lần một", theirs=[tanaka.id], happened_on="19/11/2026")
    page = ha.get(url).text
    assert "Same as last time (19/11): 1 person" in page
    answer = send(ha, answers, url, summary="Lần hai", same_as_last="theirs")
    assert answer.status_code == 200
    assert f'<option selected value="{tanaka.id}">' in answer.text
    assert "Lần hai" in answer.text
    assert len(kept(Interaction)) == 1


def test_one_more_row_is_drawn_without_script_and_nothing_is_saved(ha, answers, kitakyushu):
    url = f"{NEW}?locality={kitakyushu.id}"
    answer = send(ha, answers, url, **{"tasks-0-title": "Một", "add_row": "tasks"})
    assert answer.status_code == 200
    assert 'name="tasks-1-title"' in answer.text
    assert 'value="Một"' in answer.text
    assert kept(Interaction) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            {"tasks-0-title": "Đặt lịch", "tasks-0-due_on": "32/11/2026"},
            "There is no 32/11. Enter a day from 01 to 30.",
        ),
        ({"tasks-0-due_on": "25/11/2026"}, "Please enter"),
        ({"happened_on": "23/11/2026"}, "This day is still to come"),
        ({"happened_on": "hôm qua"}, "Write the day as dd/mm/yyyy"),
        ({"happened_on": ""}, "Please enter"),
        ({"summary": ""}, "Please enter"),
        ({"summary": "x" * 301}, "At most 300 characters"),
        ({"summary": "a\x00b"}, "invisible character"),
        ({"place": "a\x00b"}, "invisible character"),
        ({"new_people": "x" * 400}, "At most 300 characters"),
        ({"starts_at": "25:00"}, "Write the time as hh:mm"),
        ({"commitments-0-due_on": "1/12/2026"}, "Please enter"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(ha, answers, kitakyushu, typed, said):
    url = f"{NEW}?locality={kitakyushu.id}"
    answer = send(ha, answers, url, **{"summary": "Gọi hỏi lịch", "result": "Kết quả dài", **typed})
    assert answer.status_code == 422
    assert said in answer.text
    assert "Kết quả dài" in answer.text
    assert (kept(Interaction), kept(Task)) == ([], [])


@pytest.mark.parametrize("key", ["2147483648", "99999999999999", "x", "-1", ""])
def test_nonsense_keys_in_the_form_are_no_accident(ha, answers, kitakyushu, key):
    url = f"{NEW}?locality={kitakyushu.id}"
    data = answers(ha, url, summary="Gọi", locality_id=key, partner="kitakyushu", theirs=[key], ours=[key])
    assert ha.post(url, data=data).status_code in (302, 422)
    assert ha.get(f"{NEW}?locality={key}&contact={key}&delegation={key}").status_code == 200
    assert (
        ha.get(f"/interactions?locality={key}&channel=x&level=y&period=z&sort=q&page={key}").status_code
        == 200
    )


@pytest.mark.parametrize("key", ["0", "2147483648", "99999999999999999999"])
def test_a_visit_that_no_table_can_hold_is_not_there(ha, key):
    assert ha.get(f"/interactions/{key}").status_code == 404


def test_what_was_typed_is_never_markup_on_any_page(ha, answers, kitakyushu):
    url = f"{NEW}?locality={kitakyushu.id}"
    nasty = "<script>alert(1)</script> \u202etxt =cmd|'x'"
    shown = send(
        ha, answers, url, summary="<script>alert(1)</script> =cmd|'x'", result="<script>alert(1)</script>"
    )
    for page in (shown.location, "/interactions", url):
        assert "<script>alert" not in ha.get(page).text
    refused = send(ha, answers, url, summary="Gọi", result=nasty, happened_on="32/11/2026")
    assert "<script>alert" not in refused.text


def test_saving_over_somebody_is_refused_and_the_typing_kept(as_role, answers, kitakyushu):
    browser, other = as_role(locale="en"), as_role(name="Lê Yến")
    visit = build.interaction(kitakyushu)
    url = f"/interactions/{visit.id}/edit"
    mine = answers(browser, url, summary="Bản của tôi", result="Chữ của tôi")
    send(other, answers, url, summary="Bản của Yến")
    answer = browser.post(url, data=mine)
    assert answer.status_code == 409
    assert "Lê Yến changed this at" in answer.text
    assert "Chữ của tôi" in answer.text
    assert kept(Interaction)[0].title == "Bản của Yến"


def test_a_correction_shows_what_is_kept_and_changes_it(ha, answers, kitakyushu):
    url = f"{NEW}?locality={kitakyushu.id}"
    send(ha, answers, url, summary="Gọi", **{"decisions-0-text": "Một"})
    edit = f"/interactions/{kept(Interaction)[0].id}/edit"
    data = answers(ha, edit)
    assert (data["summary"], data["decisions-0-text"]) == (["Gọi"], ["Một"])
    send(ha, answers, edit, summary="Gọi lại", **{"decisions-0-text": "Hai"})
    assert [(v.title, v.is_to_complete) for v in kept(Interaction)] == [("Gọi lại", False)]
    assert [d.text for d in kept(Decision)] == ["Hai"]


def test_a_file_is_taken_in_with_the_visit_and_a_false_one_refused(ha, answers, kitakyushu):
    url = f"{NEW}?locality={kitakyushu.id}"
    data = answers(ha, url, summary="Gọi") | {"files": (BytesIO(b"MZ\x90\x00" * 100), "bien-ban.pdf")}
    answer = ha.post(url, data=data)
    assert answer.status_code == 422
    assert kept(Interaction) == []
    pdf = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
    data = answers(ha, url, summary="Gọi") | {
        "files": [(BytesIO(pdf), "a.pdf"), (BytesIO(pdf + b"\n"), "b.pdf")]
    }
    ha.post(url, data=data)
    assert sorted(row.filename for row in kept(Attachment)) == ["a.pdf", "b.pdf"]


def test_the_secrecy_sentence_stands_beside_the_upload(ha):
    assert "Do not enter or upload State secrets." in ha.get(NEW).text.split('name="files"')[-1]


def test_deleting_can_be_undone_from_the_toast(as_role, answers, kitakyushu):
    manager = as_role(Role.MANAGER)
    visit = build.interaction(kitakyushu)
    token = {"csrf_token": manager.get("/interactions").text.split('"X-CSRFToken": "')[1].split('"')[0]}
    page = manager.post(f"/interactions/{visit.id}/delete", data=token, follow_redirects=True)
    assert manager.get(f"/interactions/{visit.id}").status_code == 404
    browsing.undo(manager, page.text)
    assert manager.get(f"/interactions/{visit.id}").status_code == 200


def test_staff_do_not_delete_what_others_wrote(ha, kitakyushu):
    visit = build.interaction(kitakyushu)
    assert f"/interactions/{visit.id}/delete" not in ha.get(f"/interactions/{visit.id}").text
    token = {"csrf_token": ha.get("/interactions").text.split('"X-CSRFToken": "')[1].split('"')[0]}
    assert ha.post(f"/interactions/{visit.id}/delete", data=token).status_code == 403


@pytest.mark.parametrize("role", [Role.VIEWER, Role.LEADER])
def test_readers_read_and_do_not_log(as_role, kitakyushu, role):
    browser = as_role(role)
    visit = build.interaction(kitakyushu)
    page = browser.get(f"/interactions/{visit.id}")
    assert page.status_code == 200
    assert NEW not in page.text
    assert browser.get(NEW).status_code == 403
    assert browser.get(f"/interactions/{visit.id}/edit").status_code == 403


def test_strangers_are_asked_to_sign_in(client):
    assert client.get("/interactions").status_code == 302
    assert client.get(NEW).status_code == 302


def test_a_restricted_visit_is_on_no_page_of_somebody_who_was_not_there(as_role, kitakyushu):
    owner, other = as_role(), as_role(name="Lê Yến")
    visit = build.interaction(
        kitakyushu, "Chuyện kín", classification=Classification.RESTRICTED, owner_id=owner.person.id
    )
    pages = (
        "/interactions",
        "/interactions?q=kín",
        f"{NEW}?locality={kitakyushu.id}",
        f"/localities/{kitakyushu.id}",
    )
    for url in (*pages, "/localities"):
        assert "Chuyện kín" not in other.get(url).text, url
    assert other.get(f"/interactions/{visit.id}").status_code == 404
    assert other.get(f"/interactions/{visit.id}/edit").status_code == 404
    assert "Chuyện kín" in owner.get("/interactions").text


def test_the_top_bar_logs_a_visit_with_the_partner_of_the_page(ha, kitakyushu):
    visit = build.interaction(kitakyushu)
    assert f"{NEW}?locality={kitakyushu.id}" in ha.get(f"/interactions/{visit.id}").text


def test_beside_the_form_stands_what_is_known_of_the_partner(ha, answers, kitakyushu):
    build.commitment(kitakyushu, "Gửi số liệu nước", due_on=date(2026, 11, 14))
    build.contact(
        "Tanaka Kenichi",
        locality_id=kitakyushu.id,
        family_name="Tanaka",
        given_name="Kenichi",
        native_lang="ja",
        reading_vi="Ta-na-ca Ken-i-chi",
    )
    url = f"{NEW}?locality={kitakyushu.id}"
    send(ha, answers, url, summary="Gọi lần trước", new_people="Tanaka Kenichi", result="Bạn hỏi phiên dịch")
    page = ha.get(url).text
    for said in ("Gọi lần trước", "Bạn hỏi phiên dịch", "Gửi số liệu nước", "Ta-na-ca Ken-i-chi"):
        assert said in page


@pytest.fixture
def statements(app):
    """Count what is asked of the database."""
    asked = []

    def note(_conn, _cursor, statement, *_rest):
        if not statement.upper().startswith(
            ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")
        ):
            asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield asked
    event.remove(db.engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    "url",
    [
        "/interactions",
        "/interactions/new?locality={place}",
        "/interactions/{visit}",
        "/tasks",
        "/tasks/all",
        "/commitments",
    ],
)
def test_a_page_asks_the_database_twelve_times_at_most_however_many_rows(
    as_role, statements, kitakyushu, url
):
    browser = as_role(Role.MANAGER)
    visit = build.interaction(kitakyushu)
    address = url.format(place=kitakyushu.id, visit=visit.id)
    browser.get(address)
    statements.clear()
    browser.get(address)
    few = len(statements)
    for _ in range(4):
        build.interaction(kitakyushu)
        build.task(owner_id=browser.person.id, about_id=visit.id, locality_id=kitakyushu.id)
        build.commitment(kitakyushu, source_id=visit.id)
    statements.clear()
    browser.get(address)
    assert len(statements) <= 12, statements
    assert len(statements) == few


def test_the_delete_button_of_a_changed_visit_does_nothing(as_role, answers, kitakyushu):
    manager, visit = as_role(Role.MANAGER), build.interaction(kitakyushu)
    url = f"/interactions/{visit.id}"
    pressed = answers(manager, url)
    assert pressed["version"] == ["1"]
    manager.post(f"{url}/edit", data=answers(manager, f"{url}/edit", summary="Mới sửa"))
    assert manager.post(f"{url}/delete", data=pressed).status_code == 409
    assert "Mới sửa" in manager.get(url).text


def test_a_visit_of_a_deleted_delegation_is_corrected(ha, answers, kitakyushu):
    trip = build.delegation(kitakyushu)
    visit = build.interaction(kitakyushu, delegation_id=trip.id)
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.deleted"):
        records.delete(trip, actor=SYSTEM)
    url = f"/interactions/{visit.id}"
    assert ha.post(f"{url}/edit", data=answers(ha, f"{url}/edit", summary="Đã sửa")).status_code == 302
    assert "Đã sửa" in ha.get(url).text
