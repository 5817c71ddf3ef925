"""A restricted delegation: what belongs to it hides with it, and those who take part see it."""

from datetime import date, time

import pytest
import sqlalchemy as sa

from crm.core import audit, records
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.audit import FieldChange
from crm.core.db import db
from crm.core.records import Classification, Record
from crm.delegations.models import LeaderBrief, MemberSide, ProgrammeItem
from tests import build
from tests.delegations.test_pages import csrf, kept, row

RESTRICTED = Classification.RESTRICTED


@pytest.fixture
def staff(as_role):
    """Give the browser of the officer in charge."""
    return as_role(Role.STAFF, name="Phạm Minh Đức")


@pytest.fixture
def ours(place, staff, noon):
    """Give a delegation in the care of that officer."""
    return build.delegation(place, "Đoàn kín", owner_id=staff.person.id)


def restrict(staff, answers, delegation, **given):
    url = f"/delegations/{delegation.id}/edit"
    form = answers(staff, url, classification=RESTRICTED, **given)
    return staff.post(url, data=form, follow_redirects=True)


def sent(browser, delegation, action):
    """Press one of the page's own buttons."""
    url = f"/delegations/{delegation.id}"
    data = {"csrf_token": csrf(browser.get(url)), "version": kept(delegation.id).version}
    return browser.post(f"{url}/{action}", data=data)


def test_what_came_of_a_delegation_is_restricted_with_it(staff, answers, ours, place):
    visit = build.interaction(place, delegation_id=ours.id)
    came = [
        visit,
        build.task("Đặt xe", about_id=ours.id),
        build.commitment(place, "Gửi ảnh", source_id=ours.id),
        build.task("Viết biên bản", about_id=visit.id),
        build.commitment(place, "Trả lời thư", source_id=visit.id),
    ]
    gone = build.task("Việc đã xoá", about_id=ours.id)
    already = build.task("Việc kín", about_id=ours.id, classification=RESTRICTED, owner_id=staff.person.id)
    others = [build.task("Việc khác"), build.interaction(place, "Cuộc gọi khác")]
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.built"):
        records.delete(records.get(type(gone), gone.id), actor=SYSTEM)
    assert restrict(staff, answers, ours).status_code == 200
    hidden = {one.id for one in (*came, gone, already, ours)}
    with acting_as(SYSTEM):
        asked = sa.select(Record).where(Record.classification == RESTRICTED)
        found = db.session.scalars(asked.execution_options(with_deleted=True)).all()
    assert {one.id for one in found} == hidden
    assert not hidden & {one.id for one in others}
    assert next(one.version for one in found if one.id == already.id) == 1


def test_a_delegation_that_is_not_restricted_changes_nothing_else(staff, answers, ours):
    work = build.task("Đặt xe", about_id=ours.id)
    url = f"/delegations/{ours.id}/edit"
    staff.post(url, data=answers(staff, url, notes="Ghi chú"))
    with acting_as(SYSTEM):
        assert records.get(type(work), work.id).classification is Classification.INTERNAL


def test_who_of_us_takes_part_sees_a_restricted_delegation(as_role, staff, answers, ours):
    before, after, absent = (as_role(Role.STAFF, name=name) for name in ("Lan", "Hồng", "Cúc"))
    build.member(ours, "Lan", side=MemberSide.OURS, user_id=before.person.id)
    restrict(staff, answers, ours)
    url = f"/delegations/{ours.id}"
    new = f"{url}/members/new?user={after.person.id}"
    assert staff.post(new, data=answers(staff, new)).status_code == 302
    seen = [one.get(url).status_code for one in (staff, before, after, absent)]
    assert seen == [200, 200, 200, 404]


def test_who_is_taken_out_or_hands_over_sees_a_restricted_delegation_no_more(as_role, staff, answers, ours):
    lan, minh = as_role(Role.STAFF, name="Lan"), as_role(Role.STAFF, name="Minh")
    member = build.member(ours, "Lan", side=MemberSide.OURS, user_id=lan.person.id)
    restrict(staff, answers, ours)
    assert lan.get(f"/delegations/{ours.id}").status_code == 200
    assert sent(staff, ours, f"members/{member.id}/remove").status_code == 302
    assert lan.get(f"/delegations/{ours.id}").status_code == 404
    restrict(staff, answers, ours, owner_id=minh.person.id)
    seen = [one.get(f"/delegations/{ours.id}").status_code for one in (staff, minh)]
    assert seen == [404, 200]


def changes_of(field):
    """Read what the record of changes says about one field of the leader's page."""
    asked = sa.select(FieldChange.old, FieldChange.new)
    rows = db.session.execute(asked.where(FieldChange.entity == "leader_brief", FieldChange.field == field))
    return [tuple(one) for one in rows]


def test_the_leaders_page_lets_go_of_who_and_what_is_taken_out(staff, ours):
    head = build.member(ours, "TANAKA")
    voice = build.member(ours, "KOBAYASHI", place=2)
    item = row(ProgrammeItem(delegation_id=ours.id, day=date(2026, 11, 25), starts_at=time(9)))
    keys = head_id, voice_id, item_id = head.id, voice.id, item.id
    row(LeaderBrief(delegation_id=ours.id, item_id=item.id, meets_id=head.id, interpreter_id=voice.id))
    sent(staff, ours, f"members/{voice_id}/remove")
    with acting_as(SYSTEM):
        brief = db.session.scalars(sa.select(LeaderBrief)).one()
        assert (brief.item_id, brief.meets_id, brief.interpreter_id) == (item_id, head_id, None)
    sent(staff, ours, f"members/{head_id}/remove")
    sent(staff, ours, f"programme/{item_id}/remove")
    with acting_as(SYSTEM):
        brief = db.session.scalars(sa.select(LeaderBrief)).one()
        assert (brief.item_id, brief.meets_id, brief.interpreter_id) == (None, None, None)
    told = [changes_of(field) for field in ("meets_id", "interpreter_id", "item_id")]
    assert told == [[(str(key), None)] for key in keys]


def test_moving_the_days_away_from_the_programme_is_kept_and_told(staff, answers, ours):
    for at in (25, 26, 27):
        row(ProgrammeItem(delegation_id=ours.id, day=date(2026, 11, at), starts_at=time(9)))
    url = f"/delegations/{ours.id}/edit"
    moved = answers(staff, url, starts_on="27/11/2026", ends_on="29/11/2026")
    page = staff.post(url, data=moved, follow_redirects=True).text
    assert kept(ours.id).starts_on == date(2026, 11, 27)
    told = page.split("toast-warn")[1].split("<p>")[1].split("</p>")[0]
    assert "1" in told.split()
    back = answers(staff, url, starts_on="25/11/2026", ends_on="27/11/2026")
    assert "toast-warn" not in staff.post(url, data=back, follow_redirects=True).text
