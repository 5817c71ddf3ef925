"""What the pages of commitments promise."""

from datetime import date

import pytest
import sqlalchemy as sa

from crm.commitments.models import Commitment, CommitmentState, Side
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from tests import build


def commitments():
    with acting_as(SYSTEM):
        return db.session.scalars(sa.select(Commitment).order_by(Commitment.id)).all()


def test_a_commitment_is_written_down_in_two_languages(as_role, answers):
    browser = as_role()
    place = build.locality()
    url = f"/commitments/new?locality={place.id}"
    data = answers(
        browser,
        url,
        side=Side.THEIRS,
        text_vi="Cử chuyên gia",
        text_en="Send an expert",
        answer_vi="Đang chờ",
    )
    browser.post(url, data=data)
    made = commitments()[0]
    assert (made.side, made.text, made.answer) == (
        Side.THEIRS,
        {"vi": "Cử chuyên gia", "en": "Send an expert"},
        {"vi": "Đang chờ"},
    )


def test_closing_asks_for_evidence_and_keeps_the_typing(as_role, answers):
    browser = as_role(locale="en")
    made = build.commitment(build.locality())
    url = f"/commitments/{made.id}/close"
    answer = browser.post(url, data=answers(browser, url, state="waived"))
    assert answer.status_code == 422
    assert "Please enter" in answer.text
    assert commitments()[0].state is CommitmentState.OPEN
    browser.post(url, data=answers(browser, url, state="waived", evidence="Bạn đổi kế hoạch"))
    assert (commitments()[0].state, commitments()[0].evidence) == (CommitmentState.WAIVED, "Bạn đổi kế hoạch")


def test_a_close_on_an_old_page_is_refused(as_role, answers):
    browser = as_role()
    made = build.commitment(build.locality())
    url = f"/commitments/{made.id}/close"
    old = answers(browser, url, evidence="Công văn 12")
    edit = f"/commitments/{made.id}/edit"
    browser.post(edit, data=answers(browser, edit, text_vi="Khác"))
    answer = browser.post(url, data=old)
    assert answer.status_code == 409
    assert "Công văn 12" in answer.text


def test_a_correction_of_a_closed_commitment_leaves_it_closed(as_role, answers):
    browser = as_role()
    made = build.commitment(build.locality(), state=CommitmentState.DONE, evidence="Công văn 12")
    url = f"/commitments/{made.id}/edit"
    browser.post(url, data=answers(browser, url, text_vi="Sửa chữ"))
    assert (commitments()[0].state, commitments()[0].title) == (CommitmentState.DONE, "Sửa chữ")


def test_the_list_names_the_partner_and_what_is_late(as_role, noon):
    browser = as_role(locale="en")
    build.commitment(build.locality(), "Gửi số liệu", due_on=date(2026, 11, 14))
    page = browser.get("/commitments?show=late").text
    assert "Gửi số liệu" in page
    assert "Overdue by 8 days" in page
    assert browser.get("/commitments?show=x&side=y&locality=z&page=-1").status_code == 200


@pytest.mark.parametrize("role", [Role.VIEWER, Role.LEADER])
def test_readers_read_and_do_not_close(as_role, role):
    browser = as_role(role)
    made = build.commitment(build.locality())
    assert browser.get(f"/commitments/{made.id}").status_code == 200
    assert browser.get(f"/commitments/{made.id}/close").status_code == 403
    assert "/close" not in browser.get("/commitments").text


def test_text_is_shown_as_text(as_role):
    browser = as_role()
    made = build.commitment(build.locality(), text=Words(vi="<script>alert(1)</script> =cmd"))
    for url in ("/commitments", f"/commitments/{made.id}"):
        assert "<script>alert" not in browser.get(url).text
