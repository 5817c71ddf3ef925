"""The preview of papers, the print buttons and the printed files, as each role meets them."""

from __future__ import annotations

from io import BytesIO

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from crm.core import clock
from crm.core.access import Role
from crm.core.audit import AuditNote
from crm.core.db import Words, db
from crm.core.records import Classification
from crm.delegations.models import LeaderBrief, PrintRun
from tests import build
from tests.briefings.visit import PRINTED, incoming, row
from tests.markup import Page
from tests.statements import statements


@pytest.fixture
def visit(app):
    return incoming()


def url(visit, rest=""):
    return f"/delegations/{visit.trip.id}/papers{rest}"


def form_of(client, visit, paper, **query):
    """Return what one print button of the preview sends."""
    shown = client.get(url(visit), query_string=query)
    return next(dict(form.values) for form in Page(shown.text).forms if form.values.get("paper") == [paper])


def button(client, visit, paper, **query):
    """Press one print button of the preview."""
    return client.post(url(visit), data=form_of(client, visit, paper, **query))


def printed(client, visit, paper, **query):
    answer = button(client, visit, paper, **query)
    assert answer.status_code == 303, answer.text
    return client.get(answer.location)


def words_of(sheets):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(sheets.data)).pages)


def prints():
    return db.session.scalar(sa.select(sa.func.count()).select_from(PrintRun))


@pytest.mark.parametrize("role", Role)
def test_every_role_reads_the_preview_and_prints(as_role, visit, role):
    client = as_role(role)
    assert "小倉 健一" in client.get(url(visit)).text
    sheets = printed(client, visit, "members")
    assert (sheets.status_code, sheets.mimetype) == (200, "application/pdf")


def test_a_stranger_is_asked_to_sign_in_and_prints_nothing(client, visit):
    assert client.get(url(visit)).status_code == 302
    sent = {"paper": "pack", "edition": "leader", "lang": "vi"}
    assert client.post(url(visit), data=sent).status_code in (302, 400)
    assert client.get(url(visit, "/1.pdf")).status_code == 302
    assert prints() == 0


def test_a_restricted_delegation_has_no_papers_for_others(as_role, app):
    visit = incoming(classification=Classification.RESTRICTED)
    row(PrintRun(delegation_id=visit.trip.id, number=1, paper="pack", edition="leader", lang="vi"))
    client = as_role(Role.STAFF)
    assert client.get(url(visit)).status_code == 404
    assert client.get(url(visit, "/1.pdf")).status_code == 404
    assert client.get(url(visit, "/2.pdf")).status_code == 404


def test_the_file_opens_in_the_browser_under_a_good_name_and_is_kept_nowhere(as_role, visit):
    sheets = printed(as_role(), visit, "pack")
    said = sheets.headers["Content-Disposition"]
    assert said.startswith('inline; filename="')
    assert "filename*=UTF-8''" in said
    assert said.isascii()
    assert sheets.headers["Cache-Control"] == "no-store"
    assert "小倉 健一" in words_of(sheets)
    assert "KOKURA Ken'ichi" in words_of(sheets)


def test_one_print_is_the_same_file_each_time_and_tells_its_number_and_hour(as_role, visit):
    client = as_role()
    with clock.held(PRINTED):
        first = printed(client, visit, "programme")
    second = client.get(url(visit, "/1.pdf"))
    assert first.data == second.data
    assert "22/11/2026, 16:40" in words_of(second)


def test_opening_a_print_is_noted(as_role, visit):
    client = as_role()
    printed(client, visit, "cards")
    note = db.session.scalar(sa.select(AuditNote).where(AuditNote.verb == "paper.opened"))
    assert (note.record_id, note.actor_id) == (visit.trip.id, client.person.id)


def test_a_double_click_prints_once(as_role, visit):
    client = as_role()
    sent = form_of(client, visit, "pack")
    first, again = (client.post(url(visit), data=sent) for _ in range(2))
    assert first.location == again.location
    assert prints() == 1


def test_a_page_that_cannot_fit_comes_back_with_the_boxes_to_shorten(as_role, visit):
    client = as_role()
    row(_lengthened())
    answer = button(client, visit, "leader")
    assert answer.status_code == 422
    assert f"/delegations/{visit.trip.id}/leader-brief" in answer.text
    assert prints() == 0


def _lengthened():
    brief = db.session.scalar(sa.select(LeaderBrief))
    brief.answer = Words(vi="Thành phố ghi nhận và sẽ trả lời sau khi báo cáo. " * 40)
    return brief


def test_a_letter_that_no_typeface_draws_comes_back_named(as_role, visit):
    build.member(visit.trip, "Người \U00012000", place=2)
    answer = button(as_role(), visit, "cards")
    assert answer.status_code == 422
    assert "U+12000" in answer.text
    assert prints() == 0


@pytest.mark.parametrize(
    "wrong",
    [{"paper": "menu"}, {"edition": "press"}, {"lang": "xx"}, {"paper": "leader", "edition": "guest"}],
)
def test_a_wish_that_there_is_not_is_refused(as_role, visit, wrong):
    client = as_role()
    assert client.post(url(visit), data=form_of(client, visit, "pack") | wrong).status_code == 422
    assert prints() == 0


def test_the_preview_lists_what_is_missing_with_the_form_that_supplies_it(as_role, app):
    visit = incoming(purpose=Words())
    build.member(visit.trip, "AOKI Jun", place=2, native_lang="ja")
    text = as_role(Role.STAFF).get(url(visit)).text
    assert f"/delegations/{visit.trip.id}/edit" in text
    assert f'href="/delegations/{visit.trip.id}/members' in text
    assert f"/delegations/{visit.trip.id}/edit" not in as_role(Role.VIEWER).get(url(visit)).text


def test_the_guests_preview_shows_no_internal_part(as_role, visit):
    text = as_role().get(url(visit), query_string={"edition": "guest"}).text
    assert "đường bay thẳng" not in text
    assert "Cô-cư-ra" not in text
    assert "0900 000 102" in text


def test_a_restricted_delegations_guest_edition_is_refused_with_a_sentence(as_role, app):
    client = as_role()
    visit = incoming(classification=Classification.RESTRICTED, owner_id=client.person.id)
    answer = client.get(url(visit), query_string={"edition": "guest"})
    assert answer.status_code == 200
    assert "form-errors" in answer.text


def test_the_delegations_page_offers_its_papers(as_role, visit):
    assert url(visit) in as_role(Role.VIEWER).get(f"/delegations/{visit.trip.id}").text


def test_the_preview_takes_as_many_statements_for_many_rows_as_for_few(as_role, visit):
    client, address = as_role(), url(visit)
    client.get(address)
    with statements() as few:
        client.get(address)
    for at in range(2, 9):
        build.member(visit.trip, f"Người {at}", place=at)
        build.commitment(visit.partner, f"Việc {at}")
        build.interaction(visit.partner, f"Lần {at}")
    with statements() as many:
        client.get(address)
    assert len(many) == len(few) <= 12
