"""The two registers: what stands in them, how they sort, and who answers whom."""

from datetime import date

import pytest

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.records import Classification
from crm.documents import service
from crm.documents.models import Document, PaperDirection
from crm.reference.queries import item_by_code
from crm.reference.rules import ListCode
from crm.reference.service import load_lists
from tests import build
from tests.statements import statements

pytestmark = pytest.mark.usefixtures("noon")


def enter(title="Văn bản", **given):
    with acting_as(SYSTEM):
        paper = service.register_paper(service.PaperEntry(title=title, **given), actor=SYSTEM)
        db.session.commit()
        return paper


def rows(page, *titles):
    """Return the titles in the order in which a page shows them."""
    return sorted(titles, key=page.index)


def test_incoming_papers_stand_by_arrival_and_outgoing_by_number(as_role):
    day = date(2026, 3, 2)
    enter("Thư mười", arrival_number="10", arrived_on=day, number="7/CV")
    enter("Thư chín", arrival_number="9", arrived_on=day, number="99/CV")
    enter("Đi mười hai", direction=PaperDirection.OUTGOING, number="12/BC-SNgV", issued_on=day)
    enter("Đi hai", direction=PaperDirection.OUTGOING, number="02/BC-SNgV", issued_on=day)
    enter("Đi hai a", direction=PaperDirection.OUTGOING, number="2a/BC-SNgV", issued_on=day)
    staff = as_role()
    incoming = staff.get("/documents/incoming?order=number").text
    assert rows(incoming, "Thư chín", "Thư mười") == ["Thư chín", "Thư mười"]
    assert "Đi hai" not in incoming
    outgoing = staff.get("/documents/outgoing?order=number").text
    in_order = ["Đi hai<", "Đi hai a<", "Đi mười hai<"]
    assert rows(outgoing, *in_order) == in_order
    assert "Thư" not in outgoing.split("<table", 1)[1]


def test_a_register_is_of_one_year_and_its_filters_stand_in_the_address(as_role):
    enter(
        "Cũ",
        number="1/A",
        issued_on=date(2025, 12, 30),
        arrived_on=date(2026, 1, 2),
        answer_by=date(2026, 1, 9),
    )
    enter("Xưa", number="2/A", issued_on=date(2024, 5, 1))
    staff = as_role()
    page = staff.get("/documents/incoming").text
    assert "Cũ" in page  # it arrived in 2026
    assert "Xưa" not in page
    assert "Xưa" in staff.get("/documents/incoming?year=2024").text
    assert "Cũ" in staff.get("/documents/incoming?waiting=1&whole=1").text
    assert "Cũ" not in staff.get("/documents/incoming?q=2/A").text
    for nonsense in ("year=x&order=y&type=-1&waiting=z&whole=2&q=%00", "year=99999999", "type=99999999999"):
        for path in ("", "/incoming", "/outgoing"):
            assert staff.get(f"/documents{path}?{nonsense}").status_code == 200


def test_the_type_follows_from_the_symbol_and_filters(as_role, answers):
    load_lists()
    staff = as_role()
    data = answers(staff, "/documents/new", title="Báo cáo năm", number="05/BC-SNgV")
    home = staff.post("/documents/new", data=data).location
    assert "Báo cáo" in staff.get(home).text.split("Loại văn bản", 1)[1][:200]
    report = item_by_code(ListCode.DOCUMENT_TYPE, "report")
    plan = item_by_code(ListCode.DOCUMENT_TYPE, "plan")
    assert "Báo cáo năm" in staff.get(f"/documents?type={report.id}").text
    assert "Báo cáo năm" not in staff.get(f"/documents?type={plan.id}").text


def test_a_type_of_another_list_is_refused(as_role, answers):
    load_lists()
    staff = as_role()
    body = item_by_code(ListCode.AGENCY, "mofa")
    data = answers(staff, "/documents/new", title="Kế hoạch") | {"type_id": str(body.id)}
    assert staff.post("/documents/new", data=data).status_code == 422


def test_the_same_paper_twice_is_warned_of_with_a_link_and_can_be_saved_anyway(as_role, answers):
    known = enter(number="1631/QĐ-UBND", issued_on=date(2026, 4, 20), issuer="UBND thành phố")
    staff, url = as_role(), "/documents/new"
    same = {"issued_on": "1/5/2026", "issuer": "ubnd thanh pho"}
    for again in ("1631/QĐ-UBND", "1631/QÐ-UBND", "1631 qd ubnd", "01631/QĐ-UВND"):  # noqa: RUF001
        data = answers(staff, url, title="Lần hai", number=again, **same)
        sent = staff.post(url, data=data)
        assert sent.status_code == 422, again
        assert f'href="/documents/{known.id}"' in sent.text
        assert 'id="number-errors"' in sent.text
        assert "Lần hai" in sent.text  # the typing is kept
    assert staff.post(url, data=data | {"is_another": "y", "form_key": "again"}).status_code == 302


def test_another_year_issuer_or_number_is_another_paper(as_role, answers):
    enter(number="1631/QĐ-UBND", issued_on=date(2026, 4, 20), issuer="UBND thành phố")
    same = {"number": "1631/QĐ-UBND", "issued_on": "1/5/2026", "issuer": "UBND thành phố"}
    others = (
        {"issued_on": "1/5/2025"},
        {"issuer": "Bộ Ngoại giao"},
        {"number": "1632/QĐ-UBND"},
        {"number": ""},
    )
    staff = as_role()
    for other in others:
        data = answers(staff, "/documents/new", title="Lần hai", **(same | other))
        assert staff.post("/documents/new", data=data).status_code == 302, other


def test_a_hidden_paper_is_nobody_s_twin(as_role, answers):
    enter("Mật thiết", number="9/SNgV", classification=Classification.RESTRICTED)
    staff = as_role()
    data = answers(staff, "/documents/new", title="Của tôi", number="9/SNgV")
    assert staff.post("/documents/new", data=data).status_code == 302


def test_correcting_a_paper_does_not_meet_itself(as_role, answers):
    paper = enter(number="9/SNgV")
    staff = as_role()
    url = f"/documents/{paper.id}/edit"
    assert staff.post(url, data=answers(staff, url, issuer="Sở Ngoại vụ")).status_code == 302


def test_an_answer_is_entered_from_the_paper_it_answers(as_role, answers):
    letter = enter("Đề nghị", number="214/KQ", issued_on=date(2026, 11, 3), answer_by=date(2026, 11, 20))
    staff = as_role()
    assert "Đề nghị" in staff.get("/documents/incoming?waiting=1").text
    url = f"/documents/new?answers={letter.id}"
    home = staff.post(url, data=answers(staff, url, title="Trả lời", number="588/SNgV")).location
    assert f'href="/documents/{letter.id}"' in staff.get(home).text
    assert f'href="{home}"' in staff.get(f"/documents/{letter.id}").text
    assert "Đề nghị" not in staff.get("/documents/incoming?waiting=1").text.split("<main", 1)[1]
    assert "Đã trả lời" in staff.get("/documents/incoming").text


def test_an_answer_to_no_paper_or_to_several_is_asked_about(as_role, answers):
    enter("Một", number="12/CV", issued_on=date(2025, 1, 1))
    enter("Hai", number="12/CV", issued_on=date(2026, 1, 1))
    staff, url = as_role(), "/documents/new"
    for typed, said in (("999/CV", "không có văn bản số"), ("12/CV", "Ghi thêm năm")):
        sent = staff.post(url, data=answers(staff, url, title="Trả lời", answers=typed))
        assert sent.status_code == 422
        assert said in sent.text.split('id="answers-errors"', 1)[1][:400]
    home = staff.post(url, data=answers(staff, url, title="Trả lời", answers="12/CV (2025)")).location
    assert "12/CV" in staff.get(home).text


def test_who_may_not_see_the_answered_paper_does_not_take_it_away(as_role, answers, app):
    hidden = enter("Kín", number="1/K", classification=Classification.RESTRICTED)
    paper = enter("Trả lời", number="2/K")
    with acting_as(SYSTEM):
        entry = service.PaperEntry(title="Trả lời", number="2/K", answers="1/K")
        service.edit_paper(paper.id, entry, actor=SYSTEM)
        db.session.commit()
    staff = as_role()
    url = f"/documents/{paper.id}/edit"
    assert "1/K" not in staff.get(url).text
    assert staff.post(url, data=answers(staff, url, issuer="Sở Ngoại vụ")).status_code == 302
    assert db.session.get_one(Document, paper.id).answers_id == hidden.id


WRONG = [
    ("arrived_on", "1/1/2026"),
    ("arrived_on", "1/1/2030"),
    ("answer_by", "1/1/2026"),
    ("pages", "0"),
    ("pages", "nhiều"),
    ("copies", "100001"),
    ("arrival_number", "1" * 21),
    ("languages", "xx"),
]


def test_what_cannot_be_is_said_beside_its_field(as_role, answers):
    staff, url = as_role(), "/documents/new"
    for field, typed in WRONG:
        sent = staff.post(
            url, data=answers(staff, url, title="Kế hoạch", issued_on="2/2/2026") | {field: typed}
        )
        assert sent.status_code == 422, field
        assert f'id="{field}-errors"' in sent.text
        assert "2/2/2026" in sent.text  # the typing is kept


def test_the_registers_ask_no_more_for_many_papers(as_role, app):
    viewer = as_role(Role.VIEWER)
    counts = []
    for number in (1, 30):
        for one in range(number):
            build.document(f"Thư {number} {one}", number=f"{one}/A", arrived_on=date(2026, 2, 2))
        with statements() as seen:
            viewer.get("/documents/incoming")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 12
