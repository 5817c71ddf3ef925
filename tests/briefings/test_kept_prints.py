"""Prints are kept as they were, compared with what there is today, and made by the worker when long."""

from __future__ import annotations

from io import BytesIO

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from crm.briefings import queries, service
from crm.briefings.content import Edition
from crm.briefings.rules import FileForm, Paper
from crm.briefings.service import PrintEntry, building, printing
from crm.core import audit, storage, worker
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.core.errors import Busy, Invalid, RuleBroken
from crm.core.records import Classification
from crm.core.storage import StoredFile
from crm.delegations.models import DelegationMember, PrintRun, PrintSnapshot, PrintState, ProgrammeItem
from crm.delegations.queries import snapshot_of
from crm.delegations.rules.changes import difference, for_member
from tests import build
from tests.briefings.full_visit import full, keep
from tests.briefings.visit import incoming, read, row
from tests.markup import Page

ON_SQLITE = pytest.mark.parametrize("app", ["sqlite"], indirect=True)
"""What is about pages and not about rows is tried on one database."""


def print_it(visit, actor, paper=Paper.MEMBERS, edition=Edition.STAFF, lang="vi", **more):
    entry = PrintEntry(delegation_id=visit.trip.id, paper=paper, edition=edition, lang=lang, **more)
    with acting_as(actor):
        run = service.print_paper(entry, actor=actor)
        db.session.commit()
    return run


def change(model, key, **values):
    """Change one row, as a service would."""
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.changed"):
        one = db.session.scalars(sa.select(model).where(model.id == key)).one()
        for name, value in values.items():
            setattr(one, name, value)
    db.session.commit()


def remove(model, key):
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.changed"):
        db.session.delete(db.session.scalars(sa.select(model).where(model.id == key)).one())
    db.session.commit()


def desk(visit, rest="all"):
    return f"/delegations/{visit.trip.id}/papers/{rest}"


def words_of(sheets):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(sheets)).pages)


def press(client, visit, paper, button="pdf", **chosen):
    """Press one button of the page of all papers."""
    page = Page(client.get(desk(visit)).text)
    form = next(dict(one.values) for one in page.forms if one.values.get("paper") == [paper])
    return client.post(f"/delegations/{visit.trip.id}/papers", data=form | {"form": button} | chosen)


def state_of_run(number=1):
    db.session.expire_all()
    return db.session.execute(
        sa.select(PrintRun.state, PrintRun.file_id, PrintRun.problem).where(PrintRun.number == number)
    ).one()


def test_a_print_reads_the_same_after_the_delegation_has_changed(as_role, app):
    visit = incoming()
    client = as_role(Role.STAFF)
    answer = press(client, visit, "members", edition="staff")
    first = client.get(answer.location).data
    change(DelegationMember, visit.head.id, latin_name="YAHATA Naoko")
    assert client.get(answer.location).data == first
    assert "KOKURA" in words_of(first)
    kept = db.session.scalars(sa.select(StoredFile.sha256).join(PrintRun, PrintRun.file_id == StoredFile.id))
    assert kept.one()[:10] in client.get(desk(visit)).text


@ON_SQLITE
def test_the_list_counts_what_changed_and_the_comparison_says_it(as_role, app):
    visit = incoming()
    client = as_role(Role.STAFF)
    press(client, visit, "members", edition="staff")
    assert "không có" in client.get(desk(visit)).text
    change(DelegationMember, visit.head.id, latin_name="YAHATA Naoko")
    assert "1 thay đổi" in client.get(desk(visit)).text
    told = client.get(desk(visit, "1/compare")).text
    assert "KOKURA Ken&#39;ichi" in told
    assert "YAHATA Naoko" in told
    form = next(dict(one.values) for one in Page(told).forms if one.values.get("paper"))
    anew = client.post(f"/delegations/{visit.trip.id}/papers", data=form)
    assert "YAHATA" in words_of(client.get(anew.location).data)
    assert anew.location.endswith("/2.pdf")


@ON_SQLITE
def test_a_print_of_before_prints_were_kept_is_drawn_from_today(as_role, app):
    visit = incoming()
    row(PrintRun(delegation_id=visit.trip.id, number=1, paper="members", edition="staff", lang="vi"))
    client = as_role(Role.STAFF)
    assert "KOKURA" in words_of(client.get(desk(visit, "1.pdf")).data)
    assert "không lưu" in client.get(desk(visit)).text
    assert client.get(desk(visit, "1/compare")).status_code == 404


@pytest.mark.usefixtures("app")
def test_what_changed_carries_the_bar_and_what_is_gone_stays_one_print_long():
    made = full(people=2, items=4)
    print_it(made.visit, made.visit.owner, Paper.PROGRAMME)
    change(ProgrammeItem, made.items[1].id, title=Words(vi="Chào xã giao lúc khác"))
    remove(ProgrammeItem, made.items[2].id)
    second = print_it(made.visit, made.visit.owner, Paper.PROGRAMME)
    items = programme_of(made, second)
    assert {item.key for item in items if item.changed} == {made.items[1].id}
    assert [item.title_vi for item in items if item.removed] == ["Mục 2: làm việc"]
    words = words_of(sheets(second))
    assert "thay đổi so với bản in lần 1" in words
    third = print_it(made.visit, made.visit.owner, Paper.PROGRAMME)
    assert "Mục 2" not in words_of(sheets(third))
    assert "Vạch đứng" not in words_of(sheets(third))


def sheets(run):
    with storage.open_file(queries.file_of(run)) as file:
        return file.read()


def programme_of(made, run):
    """Read the programme as a print had it."""
    from crm.briefings.rules import Stamp

    with acting_as(SYSTEM):
        found = queries.head_of(made.trip.id)
        content = queries.marked_briefing_of(
            found, queries.wish_of(run), Stamp(run.number, run.printed_at, "")
        )
    return [item for day in content.programme.days for item in day.items]


@pytest.mark.usefixtures("app")
def test_the_cover_says_what_changed_since_the_last_print_of_the_same_paper():
    visit = incoming()
    print_it(visit, visit.owner, Paper.PACK)
    change(DelegationMember, visit.head.id, title=Words(vi="Phó Cục trưởng"))
    print_it(visit, visit.owner, Paper.MEMBERS)
    third = print_it(visit, visit.owner, Paper.PACK)
    assert "Thay đổi so với bản in lần 1: 1 thành viên." in words_of(sheets(third))


@pytest.mark.usefixtures("app")
def test_the_cover_counts_no_more_than_the_comparison_tells():
    made = full(people=3, items=4)
    print_it(made.visit, made.visit.owner, Paper.PACK)
    remove(DelegationMember, made.people[3].id)
    remove(ProgrammeItem, made.items[2].id)
    words = words_of(sheets(print_it(made.visit, made.visit.owner, Paper.PACK)))
    assert "Thay đổi so với bản in lần 1: 1 hoạt động, 1 thành viên. " in words


@pytest.mark.usefixtures("app")
def test_a_guests_pack_says_of_nothing_that_somebody_of_ours_owes_it():
    made = full(people=3, items=4)
    words = words_of(sheets(print_it(made.visit, made.visit.owner, Paper.PACK, Edition.GUEST)))
    assert "chưa có" not in words
    assert "Tiểu sử" not in words


@pytest.mark.usefixtures("app")
def test_a_guests_copy_has_no_bar_and_is_kept_with_its_state():
    visit = incoming()
    for _turn in range(2):
        run = print_it(visit, visit.owner, Paper.PROGRAMME, Edition.GUEST)
        change(ProgrammeItem, programme(visit)[0], title=Words(vi="Mục khác", en="Another"))
    assert "Vạch đứng" not in words_of(sheets(run))
    assert db.session.scalar(sa.select(sa.func.count()).select_from(PrintSnapshot)) == 2


def programme(visit):
    asked = sa.select(ProgrammeItem.id).where(ProgrammeItem.delegation_id == visit.trip.id)
    return db.session.scalars(asked).all()


@pytest.mark.usefixtures("app")
def test_what_changed_since_a_print_is_the_difference_of_the_two_records_for_each_person():
    made = full(people=3, items=4)
    apart = made.items[-1]  # only the head and the first guest take part in it
    prints = {
        who.id: print_it(made.visit, made.visit.owner, Paper.PROGRAMME, member_id=who.id)
        for who in made.people[:3]
    }
    with acting_as(SYSTEM):
        before = snapshot_of(made.trip.id)
    change(ProgrammeItem, apart.id, place=Words(vi="Phòng khác"))
    with acting_as(SYSTEM):
        changes = difference(before, snapshot_of(made.trip.id))
    for key, run in prints.items():
        items = programme_of(made, print_it(made.visit, made.visit.owner, Paper.PROGRAMME, member_id=key))
        mine = {one.key for one in for_member(changes, key)}
        assert {item.key for item in items if item.changed} == mine, run.member_id
    assert [len(for_member(changes, who.id)) for who in made.people[:3]] == [1, 1, 0]


def long_one(client, visit, monkeypatch):
    monkeypatch.setattr(printing, "is_long", lambda *_given: True)
    return press(client, visit, "pack", edition="staff")


@ON_SQLITE
def test_a_long_pack_is_made_by_the_worker_and_offered_when_it_is_there(as_role, app, monkeypatch):
    visit = incoming()
    client = as_role(Role.STAFF)
    page = long_one(client, visit, monkeypatch).location
    waiting = client.get(page).text
    assert "đang chờ đến lượt" in waiting
    assert f'href="{page}"' in waiting, "without script one looks again"
    assert client.get(desk(visit, "1.pdf")).location == page, "no sheets yet: it leads to how far they are"
    assert "đang làm" in client.get(desk(visit)).text
    worker.run_due()
    assert state_of_run().state is PrintState.READY
    ready = client.get(page).text
    assert "Giấy tờ đã xong" in ready
    assert "KOKURA" in words_of(client.get(desk(visit, "1.pdf")).data)


@ON_SQLITE
def test_the_page_tells_how_far_the_worker_is(as_role, app, monkeypatch):
    visit = incoming()
    client = as_role(Role.STAFF)
    page = long_one(client, visit, monkeypatch).location
    seen = []
    real = building.sheets_of

    def slow(content, paper, form):
        made = real(content, paper, form)
        seen.append(client.get(page).text)
        return made

    monkeypatch.setattr(building, "sheets_of", slow)
    worker.run_due()
    assert "đang chờ đến lượt" not in seen[0]
    assert "%" in seen[0]


def test_a_print_that_cannot_be_made_says_why_and_can_be_tried_again(as_role, app, monkeypatch):
    visit = incoming()
    client = as_role(Role.STAFF)
    page = long_one(client, visit, monkeypatch).location
    with monkeypatch.context() as broken:
        broken.setattr(building, "sheets_of", failing(Invalid("Chữ này không in được.")))
        worker.run_due()
    assert state_of_run() == (PrintState.FAILED, None, "Chữ này không in được.")
    told = client.get(page)
    assert "Chữ này không in được." in told.text
    again = next(dict(one.values) for one in Page(told.text).forms if "form_key" in one.values)
    assert client.post(f"{page}/again", data=again).location == page
    worker.run_due()
    assert state_of_run().state is PrintState.READY
    with acting_as(SYSTEM), pytest.raises(RuleBroken):
        service.build_again(visit.trip.id, 1, actor=SYSTEM)


@ON_SQLITE
def test_a_print_whose_worker_gives_up_says_so_in_plain_words(as_role, app, monkeypatch):
    visit = incoming()
    client = as_role(Role.STAFF)
    page = long_one(client, visit, monkeypatch).location
    monkeypatch.setattr(building, "sheets_of", failing(ZeroDivisionError("in the middle")))
    monkeypatch.setattr(worker, "back_off", lambda _attempt: worker.timedelta(0))
    worker.run_due()
    assert state_of_run() == (PrintState.FAILED, None, "")
    told = client.get(page).text
    assert "Không bản dở dang nào được giữ lại" in told
    assert "ZeroDivisionError" not in told


def failing(error):
    def fail(*_given):
        raise error

    return fail


@ON_SQLITE
def test_a_full_disk_keeps_nothing_of_a_print(as_role, app, monkeypatch):
    visit = incoming()
    monkeypatch.setattr(storage, "store", failing(Busy("Không còn chỗ.")))
    answer = press(as_role(Role.STAFF), visit, "members", edition="staff")
    assert answer.status_code == 503
    assert db.session.scalar(sa.select(sa.func.count()).select_from(PrintRun)) == 0


def test_the_room_list_is_for_those_who_prepare_the_visit(as_role, app):
    made = full(people=1, items=2)
    staff = as_role(Role.STAFF)
    printed = press(staff, made.visit, "rooms")
    assert "1207" in words_of(staff.get(printed.location).data)
    viewer = as_role(Role.VIEWER)
    assert "Danh sách phòng" not in [
        form.values.get("paper") for form in Page(viewer.get(desk(made)).text).forms
    ]
    assert viewer.get(printed.location).status_code == 403
    page = Page(viewer.get(desk(made)).text)
    form = next(dict(one.values) for one in page.forms if one.values.get("paper") == ["members"])
    sent = form | {"paper": "rooms", "edition": "staff", "form": "pdf"}
    assert viewer.post(f"/delegations/{made.trip.id}/papers", data=sent).status_code == 403


def test_a_print_that_shows_a_hidden_record_opens_for_whoever_printed_it_alone(as_role, app):
    keeper = build.person(Role.STAFF, "Người giữ", unit_id=build.unit("Phòng khác").id)
    visit = incoming()
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.hidden"):
        visit.partner.classification, visit.partner.owner_id = Classification.RESTRICTED, keeper.id
    db.session.commit()
    run = print_it(visit, keeper, Paper.PACK)
    assert run.is_restricted
    assert not print_it(visit, keeper, Paper.PACK, Edition.GUEST).is_restricted
    staff = as_role(Role.STAFF)
    assert staff.get(desk(visit, "1.pdf")).status_code == 403
    assert "chỉ người in mở được" in staff.get(desk(visit)).text
    assert staff.get(desk(visit, "2.pdf")).status_code == 200


def test_a_long_print_of_what_was_hidden_meanwhile_opens_for_whoever_asked_alone(as_role, app, monkeypatch):
    keeper = build.person(Role.STAFF, "Người giữ", unit_id=build.unit("Phòng khác").id)
    visit = incoming()
    with monkeypatch.context() as long:
        long.setattr(printing, "is_long", lambda *_given: True)
        print_it(visit, keeper, Paper.PACK)
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.hidden"):
        visit.partner.classification, visit.partner.owner_id = Classification.RESTRICTED, keeper.id
    db.session.commit()
    worker.run_due()
    assert state_of_run().state is PrintState.READY
    assert as_role(Role.STAFF).get(desk(visit, "1.pdf")).status_code == 403


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"paper": Paper.SEATING}, "cuộc gặp"),
        ({"paper": Paper.SEATING, "item_id": 999_999}, "cuộc gặp"),
        ({"paper": Paper.PROGRAMME, "member_id": 999_999}, "thành viên"),
        ({"paper": Paper.CALLS, "role": "driver"}, "xe"),
        ({"paper": Paper.BADGES, "form": FileForm.DOCX}, "PDF"),
        ({"paper": Paper.CALLS, "edition": Edition.GUEST}, "ấn bản"),
        ({"paper": Paper.CARS, "lang": "vi+ja"}, "danh sách"),
    ],
)
@ON_SQLITE
@pytest.mark.usefixtures("app")
def test_what_a_delegation_does_not_have_is_refused_in_a_sentence(given, says):
    visit = incoming()
    with pytest.raises(Invalid, match=says):
        print_it(visit, visit.owner, **({"edition": Edition.STAFF} | given))
    db.session.rollback()
    assert db.session.scalar(sa.select(sa.func.count()).select_from(PrintRun)) == 0


@ON_SQLITE
def test_a_refusal_on_the_page_of_all_papers_keeps_what_was_chosen(as_role, app):
    visit = incoming()
    answer = press(as_role(Role.STAFF), visit, "calls", role="driver", lang="en")
    assert answer.status_code == 422
    chosen = next(form for form in Page(answer.text).forms if form.values.get("paper") == ["calls"])
    assert (chosen.values["role"], chosen.values["lang"]) == (["driver"], ["en"])


@ON_SQLITE
def test_the_page_of_all_papers_asks_as_often_for_many_prints_as_for_few(as_role, app):
    from tests.statements import statements

    visit = incoming()
    client = as_role(Role.STAFF)
    press(client, visit, "members", edition="staff")
    here = desk(visit)
    client.get(here)
    with statements() as few:
        client.get(here)
    keep(
        *(
            PrintRun(delegation_id=visit.trip.id, number=at, paper="members", edition="staff", lang="vi")
            for at in range(2, 40)
        )
    )
    with statements() as many:
        page = client.get(here)
    assert len(few) == len(many) <= 12
    assert "page=2" in page.text
    assert read(visit.trip).members
