"""The delegation's page says what the approval lacks, as the page of the status does, and leads there."""

import pytest

from crm.approvals import service
from crm.approvals.service import RouteEntry
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db


@pytest.mark.parametrize("has_route", [False, True])
def test_the_page_of_a_delegation_and_that_of_its_status_agree(as_role, table, coming, has_route):
    if has_route:
        with acting_as(SYSTEM):
            service.make_route(coming.id, RouteEntry(), actor=SYSTEM)
        db.session.commit()
    missing = "Cấp phê duyệt chưa có quyết định: Cơ quan A." if has_route else "Chưa lập quy trình phê duyệt."
    browser = as_role(Role.STAFF)
    record = browser.get(f"/delegations/{coming.id}").text
    status = browser.get(f"/delegations/{coming.id}/status").text
    line = record.split('class="next-step"')[1].split("</div>")[0]
    assert missing in line
    assert missing in status
    assert ("Chưa chuyển được" in line) is has_route
    assert f"/delegations/{coming.id}/status?to=approved" in line
