"""Every move of a delegation is a row: from, to, by, when, why. The notes stay the office's own."""

import pytest

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.errors import Invalid, RuleBroken
from crm.delegations import service
from crm.delegations.models import DelegationStatus as S
from crm.delegations.queries import moves_of
from crm.delegations.rules import MOVES
from crm.delegations.service import MoveEntry
from tests import build
from tests.browsing import undo


@pytest.mark.parametrize("here", list(S))
def test_design_3_only_the_procedures_own_moves_are_made(place, noon, here):
    with acting_as(SYSTEM):
        for there in S:
            delegation = build.delegation(place, "Đoàn", status=here)
            entry = MoveEntry(to=there, reason="Vì sao")
            if there in MOVES[here]:
                service.move_delegation(delegation.id, entry, actor=SYSTEM)
                assert [(one.from_status, one.to_status) for one in moves_of(delegation.id)] == [
                    (here, there)
                ]
                continue
            with pytest.raises(RuleBroken) as refused:
                service.move_delegation(delegation.id, entry, actor=SYSTEM)
            assert refused.value.field == "to"
            assert delegation.status is here


@pytest.mark.parametrize(("here", "there"), [(S.CONFIRMED, S.POSTPONED), (S.REQUESTED, S.DECLINED)])
def test_who_stops_a_delegation_says_why_and_the_notes_stay(place, noon, here, there):
    with acting_as(SYSTEM):
        delegation = build.delegation(place, "Đoàn", status=here, notes="Ghi chú cũ")
        with pytest.raises(Invalid) as refused:
            service.move_delegation(delegation.id, MoveEntry(to=there), actor=SYSTEM)
        assert refused.value.field == "reason"
        service.move_delegation(delegation.id, MoveEntry(to=there, reason="Bão số 12"), actor=SYSTEM)
        assert delegation.notes == "Ghi chú cũ"
        assert moves_of(delegation.id)[0].reason == "Bão số 12"


def test_the_page_says_who_postponed_it_and_why_and_shows_where_it_stood(as_role, answers, place, noon):
    browser = as_role(Role.STAFF)
    coming = build.delegation(place, "Đoàn", status=S.CONFIRMED)
    build.member(coming, "SATO Yumi")
    status = f"/delegations/{coming.id}/status"
    assert browser.post(status, data=answers(browser, status, to="postponed")).status_code == 422
    given = answers(browser, status, to="postponed", reason="Bão số 12")
    text = browser.post(status, data=given, follow_redirects=True).text
    assert "Bão số 12" in text
    assert browser.person.display_name in text
    assert "SATO Yumi" in text
    assert "Đã thống nhất với phía bạn → Hoãn" in browser.get(status).text
    undo(browser, text)
    assert "Bão số 12" not in browser.get(status).text
