"""The register of papers: found by number however it is typed, kept, corrected and taken away."""

from datetime import date

import pytest

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.records import Classification
from crm.documents import service
from crm.documents.models import PaperDirection
from tests import browsing

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def paper(app):
    entry = service.PaperEntry(
        title="Quyết định ban hành Kế hoạch văn hóa đối ngoại",
        number="1631/QĐ-UBND",
        issued_on=date(2026, 4, 20),
        issuer="Ủy ban nhân dân thành phố",
        direction=PaperDirection.PUBLISHED,
    )
    with acting_as(SYSTEM):
        kept = service.register_paper(entry, actor=SYSTEM)
        service.register_paper(service.PaperEntry(title="Thư xác nhận", number="412/SNgV"), actor=SYSTEM)
        db.session.commit()
    return kept


@pytest.mark.parametrize(
    "asked",
    ["1631/QĐ-UBND", "1631/qd-ubnd", "1631QDUBND", "1631 qd ubnd", "qđ-ubnd", "1631", "van hoa doi ngoai"],
)
def test_a_paper_is_found_by_its_number_however_it_is_typed(as_role, paper, asked):
    staff = as_role()
    for url in ("/documents", "/search/"):
        page = staff.get(url, query_string={"q": asked}).text
        assert "Kế hoạch văn hóa đối ngoại" in page
        assert "Thư xác nhận" not in page


def test_the_register_stands_newest_first_and_filters_stand_in_the_address(as_role, paper):
    staff = as_role()
    page = staff.get("/documents").text
    assert page.index("1631/QĐ-UBND") < page.index("412/SNgV")
    for query in ("direction=published", "year=2026"):
        narrowed = staff.get(f"/documents?{query}").text
        assert "1631/QĐ-UBND" in narrowed
        assert "412/SNgV" not in narrowed
    assert staff.get("/documents?direction=x&year=99999&page=-1&q=%00").status_code == 200


def test_a_paper_is_entered_corrected_and_taken_away(as_role, answers):
    boss = as_role(Role.MANAGER)
    data = answers(boss, "/documents/new", title="Kế hoạch năm", number="141/KH-UBND", issued_on="3/12/2025")
    sent = boss.post("/documents/new", data=data)
    assert sent.status_code == 302
    assert "03/12/2025" in boss.get(sent.location).text
    edit = f"{sent.location}/edit"
    assert boss.post(edit, data=answers(boss, edit, issuer="Sở Ngoại vụ")).status_code == 302
    assert "Sở Ngoại vụ" in boss.get(sent.location).text
    data = answers(boss, sent.location)
    told = boss.post(f"{sent.location}/delete", data=data, follow_redirects=True).text
    assert boss.get(sent.location).status_code == 404
    browsing.undo(boss, told)
    assert boss.get(sent.location).status_code == 200


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", ""),
        ("title", "x" * 301),
        ("number", "1" * 81),
        ("issued_on", "32/12/2025"),
        ("issued_on", "01/01/2030"),
        ("source_url", "javascript:alert(1)"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(as_role, answers, field, typed):
    staff = as_role()
    data = answers(staff, "/documents/new", title="Kế hoạch", issuer="Bộ Ngoại giao") | {field: typed}
    sent = staff.post("/documents/new", data=data)
    assert sent.status_code == 422
    assert f'id="{field}-errors"' in sent.text
    assert "Bộ Ngoại giao" in sent.text
    assert "Kế hoạch" not in staff.get("/documents").text


def test_whoever_saves_second_is_told_and_keeps_the_typing(as_role, answers, paper):
    first, second = as_role(), as_role()
    url = f"/documents/{paper.id}/edit"
    late = answers(second, url, issuer="Bộ Ngoại giao")
    assert first.post(url, data=answers(first, url, issuer="Sở Ngoại vụ")).status_code == 302
    sent = second.post(url, data=late)
    assert sent.status_code == 409
    assert "Bộ Ngoại giao" in sent.text


@pytest.mark.parametrize("role", [Role.VIEWER, Role.LEADER])
def test_readers_read_and_nothing_more(as_role, paper, role):
    reader = as_role(role)
    page = reader.get(f"/documents/{paper.id}").text
    assert "1631/QĐ-UBND" in page
    assert "/edit" not in page
    assert reader.get("/documents/new").status_code == 403
    assert reader.get(f"/records/{paper.id}/files").status_code == 403


def test_staff_do_not_delete_what_others_entered(as_role, answers, paper):
    staff = as_role()
    data = answers(staff, f"/documents/{paper.id}/edit")
    assert staff.post(f"/documents/{paper.id}/delete", data=data).status_code == 403


def test_a_restricted_paper_shows_nowhere_to_others(as_role, paper):
    with acting_as(SYSTEM):
        entry = service.PaperEntry(
            title="Phương án đàm phán", number="9/SNgV", classification=Classification.RESTRICTED
        )
        hidden = service.register_paper(entry, actor=SYSTEM)
        db.session.commit()
    staff = as_role()
    for url in ("/documents", "/documents?q=9/SNgV", "/search/?q=dam+phan"):
        assert "Phương án" not in staff.get(url).text
    for url in ("", "/edit"):
        assert staff.get(f"/documents/{hidden.id}{url}").status_code == 404
    assert staff.get(f"/records/{hidden.id}/files").status_code == 404


def test_the_delete_button_of_a_changed_paper_does_nothing(as_role, answers, paper):
    boss, url = as_role(Role.MANAGER), f"/documents/{paper.id}"
    pressed = answers(boss, url)
    boss.post(f"{url}/edit", data=answers(boss, f"{url}/edit", issuer="Sở Ngoại vụ"))
    assert boss.post(f"{url}/delete", data=pressed | {"version": "1"}).status_code == 409
    assert "Sở Ngoại vụ" in boss.get(url).text
    assert f'name="version" value="{paper.version}"' in boss.get(url).text
