"""Papers belong to records of every kind, and show there to whoever may see both."""

from datetime import date

import pytest
from flask import url_for

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.records import Classification, kind_of
from crm.documents import service
from crm.documents.models import DocumentLink, LinkRole
from tests import browsing, build
from tests.statements import statements

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def office(app):
    """Give one record of every kind that papers belong to."""
    place = build.locality()
    return {
        "locality": place,
        "organisation": build.organisation(locality_id=place.id),
        "contact": build.contact(locality_id=place.id),
        "delegation": build.delegation(place),
        "interaction": build.interaction(place),
        "commitment": build.commitment(place),
        "task": build.task(),
    }


def page_of(app, kind, record):
    with app.test_request_context():
        return url_for(kind_of(kind).endpoint, record_id=record.id)


def tie(paper, record, role=LinkRole.BASIS):
    with acting_as(SYSTEM):
        link = service.link_paper(paper.id, record.id, role, actor=SYSTEM)
        db.session.commit()
        return link.id


def test_a_paper_stands_on_every_record_it_belongs_to(app, as_role, office):
    paper = build.document("Thỏa thuận", number="1631/QĐ-UBND", issued_on=date(2026, 4, 2))
    hidden = build.document("Phương án kín", number="77/SNgV", classification=Classification.RESTRICTED)
    for record in office.values():
        tie(paper, record, LinkRole.TEXT)
        tie(hidden, record)
    staff = as_role()
    for kind, record in office.items():
        page = staff.get(page_of(app, kind, record)).text
        panel = page.split('id="papers"', 1)[1]
        assert "1631/QĐ-UBND" in panel, kind
        assert "Văn kiện" in panel, kind
        assert 'class="count">1</span>' in panel[:200], kind
        assert "77/SNgV" not in page, kind
        assert "Phương án kín" not in page, kind
    on_paper = staff.get(f"/documents/{paper.id}").text
    assert all(record.title in on_paper for record in office.values())


def test_a_paper_stands_on_the_thread_of_its_record_on_its_day(as_role, office):
    tie(build.document("Thư mời dự lễ hội", number="5/GM", issued_on=date(2026, 4, 2)), office["locality"])
    hidden = build.document(
        "Kín", number="6/GM", issued_on=date(2026, 4, 3), classification=Classification.RESTRICTED
    )
    tie(hidden, office["locality"])
    page = as_role(Role.VIEWER).get(f"/localities/{office['locality'].id}").text
    thread = page.split('id="thread"', 1)[1]
    assert "Thư mời dự lễ hội" in thread
    assert "02/04/2026" in thread
    assert "6/GM" not in page


def test_a_paper_of_the_register_is_found_and_tied_to_a_record(as_role, answers, office):
    paper = build.document("Kế hoạch đón đoàn", number="141/KH-UBND")
    build.document("Việc khác", number="2/CV")
    staff, trip = as_role(), office["delegation"]
    url = f"/records/{trip.id}/papers"
    for asked in ("141/KH", "don doan", "141khubnd"):
        page = staff.get(url, query_string={"q": asked}).text
        assert "141/KH-UBND" in page
        assert "2/CV" not in page
    data = answers(staff, url) | {"chosen": str(paper.id), "role": "programme"}
    sent = staff.post(url, data=data)
    assert (sent.status_code, sent.location) == (302, f"/delegations/{trip.id}")
    page = staff.get(sent.location).text
    assert "141/KH-UBND" in page
    assert "Chương trình" in page


def test_a_record_is_found_and_tied_to_a_paper(as_role, answers, office):
    paper = build.document("Kế hoạch đón đoàn")
    staff, url = as_role(), f"/documents/{paper.id}/links"
    assert office["locality"].title in staff.get(url, query_string={"q": "kitak"}).text
    data = answers(staff, url) | {"chosen": str(office["locality"].id), "role": "basis"}
    assert staff.post(url, data=data).status_code == 302
    assert "Căn cứ" in staff.get(f"/documents/{paper.id}").text


def test_a_new_paper_for_a_record_is_tied_to_it_at_once(as_role, answers, office):
    staff, task = as_role(), office["task"]
    url = f"/documents/new?about={task.id}"
    sent = staff.post(url, data=answers(staff, url, title="Công văn đề nghị", role="request"))
    assert (sent.status_code, sent.location) == (302, f"/tasks/{task.id}")
    assert "Công văn đề nghị" in staff.get(sent.location).text


def test_taking_a_paper_off_a_record_can_be_undone(as_role, answers, office):
    paper, trip = build.document("Kế hoạch", number="8/KH"), office["delegation"]
    key = tie(paper, trip, LinkRole.REPLY)
    staff, home = as_role(), f"/delegations/{trip.id}"
    assert staff.post(f"/links/{key}/remove", data=answers(staff, home)).status_code == 302
    page = staff.get(home).text
    assert "8/KH" not in page.split('id="papers"', 1)[1]
    browsing.undo(staff, page)
    assert "8/KH" in staff.get(home).text.split('id="papers"', 1)[1]


def test_the_same_paper_twice_on_a_record_is_one_link_with_the_newer_role(as_role, office):
    paper, place = build.document("Kế hoạch", number="8/KH"), office["locality"]
    assert tie(paper, place) == tie(paper, place, LinkRole.REPLY)
    page = as_role().get(f"/localities/{place.id}").text
    assert page.split('id="papers"', 1)[1].count("8/KH") == 1


def test_what_cannot_be_tied_is_refused(as_role, answers, office):
    staff, url = as_role(), f"/records/{office['task'].id}/papers"
    for nonsense in ("", "0", "x", "99999", "99999999999"):
        sent = staff.post(url, data=answers(staff, url) | {"chosen": nonsense, "role": "basis"})
        assert sent.status_code in (404, 422), nonsense
    assert staff.get(f"/records/{build.document().id}/papers").status_code == 404


def test_hidden_papers_and_records_cannot_be_tied_or_taken_off(as_role, answers, office):
    hidden = build.document("Kín", classification=Classification.RESTRICTED)
    open_paper = build.document("Mở")
    secret = build.contact("Sato Yumi", classification=Classification.RESTRICTED)
    link = tie(hidden, office["task"])
    staff, url = as_role(), f"/records/{office['task'].id}/papers"
    token = answers(staff, url)
    assert staff.post(url, data=token | {"chosen": str(hidden.id), "role": "basis"}).status_code == 404
    assert staff.get(f"/records/{secret.id}/papers").status_code == 404
    links = f"/documents/{open_paper.id}/links"
    data = answers(staff, links) | {"chosen": str(secret.id), "role": "basis"}
    assert staff.post(links, data=data).status_code == 404
    assert staff.post(f"/links/{link}/remove", data=answers(staff, url)).status_code == 404


def test_readers_see_papers_and_no_way_to_change_them(as_role, office):
    tie(build.document("Kế hoạch", number="8/KH"), office["delegation"])
    page = as_role(Role.VIEWER).get(f"/delegations/{office['delegation'].id}").text
    panel = page.split('id="papers"', 1)[1].split("</section>", 1)[0]
    assert "8/KH" in panel
    assert "<form" not in panel
    assert "/papers" not in panel


def test_a_paper_in_the_trash_leaves_the_records_and_comes_back(as_role, answers, office):
    paper, place = build.document("Kế hoạch", number="8/KH"), office["locality"]
    tie(paper, place)
    boss = as_role(Role.MANAGER)
    home = f"/documents/{paper.id}"
    boss.post(f"{home}/delete", data=answers(boss, home))
    page = boss.get(f"/localities/{place.id}").text
    assert "8/KH" not in page.split('id="papers"', 1)[1]
    browsing.undo(boss, page)
    assert "8/KH" in boss.get(f"/localities/{place.id}").text.split('id="papers"', 1)[1]


def test_a_panel_shows_ten_papers_and_the_way_to_the_others(as_role, office):
    place = office["locality"]
    for number in range(12):
        tie(build.document(f"Thư {number}", number=f"{number}/CV"), place)
    staff, url = as_role(Role.VIEWER), f"/localities/{place.id}"
    with statements() as seen:
        page = staff.get(url).text
    panel = page.split('id="papers"', 1)[1].split("</section>", 1)[0]
    assert panel.count("/CV") == 10
    assert f"/documents?about={place.id}" in panel
    assert len(seen) <= 12
    listed = staff.get(f"/documents?about={place.id}").text
    assert sum(f"Thư {number}<" in listed for number in range(12)) == 12


def test_the_register_does_not_tell_which_papers_a_hidden_record_has(as_role, app):
    other = build.person(name="Người giữ")
    hidden = build.contact("Bí ẩn", actor=other, owner_id=other.id, classification="restricted")
    linked, plain = build.document("Có gắn"), build.document("Không gắn")
    build.row(DocumentLink(document_id=linked.id, record_id=hidden.id))
    listed = as_role().get(f"/documents?about={hidden.id}").text
    assert linked.title in listed
    assert plain.title in listed
