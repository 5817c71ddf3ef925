"""The sample office comes once, is marked as sample, and leaves in one action."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from crm.approvals import service as approvals
from crm.approvals.queries import rules as approval_rules
from crm.approvals.service import RuleEntry
from crm.core import clock, records
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.errors import Forbidden, RuleBroken
from crm.core.paper import missing_glyphs
from crm.core.records import Record
from crm.delegations.models import Delegation, DelegationMember, DelegationStatus
from crm.localities.models import Fact, Locality
from crm.sample import service
from tests import build


@pytest.fixture
def loaded(app):
    sign_ins = service.load_once()
    db.session.commit()
    with acting_as(SYSTEM):
        yield sign_ins


def found(model, **where):
    return db.session.scalars(sa.select(model).filter_by(**where)).all()


def test_it_is_loaded_once_with_a_sign_in_for_every_role(loaded):
    assert {one.role for one in loaded} == set(Role)
    assert len({one.password for one in loaded}) == len(loaded)
    assert service.load_once() == []


def test_every_record_of_it_is_marked(loaded):
    assert (
        db.session.scalar(sa.select(sa.func.count()).select_from(Record).where(Record.is_sample.is_(False)))
        == 0
    )


def test_one_delegation_comes_in_three_days_one_is_here_and_one_report_is_due(loaded):
    today = clock.today()
    coming = found(Delegation, status=DelegationStatus.CONFIRMED)[0]
    here = found(Delegation, status=DelegationStatus.UNDER_WAY)[0]
    due = found(Delegation, status=DelegationStatus.COMPLETED)[0]
    assert (coming.starts_on - today).days == 3
    assert here.starts_on <= today <= here.ends_on
    assert due.report_due_on == today


def test_every_figure_has_a_source_and_the_day_it_was_checked(loaded):
    facts = found(Fact)
    assert facts
    assert all(fact.source and fact.checked_on and fact.as_of_year for fact in facts)


def test_people_of_eight_languages_are_there_and_every_name_can_be_printed(loaded):
    rows = found(DelegationMember)
    contacts = db.session.execute(sa.text("SELECT native_lang FROM contact")).scalars().all()
    assert {"ja", "zh", "ko", "lo", "ru", "fr", "en"} <= set(contacts)
    assert not [r.native_name for r in rows if missing_glyphs(r.native_name, r.native_lang)]


def test_removal_leaves_nothing_of_it(loaded):
    admin = build.person(Role.ADMIN, name="Quản trị thật")
    gone = service.remove(actor=admin)
    db.session.commit()
    assert gone.records > 50
    assert found(Record) == found(Locality, scope="home")
    assert not service.is_loaded()


def test_removal_takes_the_sample_rows_of_the_approval_table_that_nobody_touched(loaded):
    admin = build.person(Role.ADMIN)
    assert len(approval_rules()) > 1
    approval_rules()[0].version += 1
    service.remove(actor=admin)
    db.session.commit()
    assert len(approval_rules()) == 1


def test_it_is_loaded_beside_an_approval_table_of_the_offices_own(app):
    approvals.add_rule(RuleEntry(approver="Cơ quan A"), actor=SYSTEM)
    service.load_once()
    assert [one.approver for one in approval_rules()] == ["Cơ quan A"]


def test_removal_keeps_the_offices_own_visit_and_the_partner_it_stands_on(loaded):
    admin, officer = build.person(Role.ADMIN), build.person(Role.STAFF)
    city = found(Locality, title="Kitakyushu")[0]
    visit = build.interaction(city, "Cuộc gọi thật", actor=officer)
    service.remove(actor=admin)
    db.session.commit()
    db.session.expire_all()
    assert records.get(type(visit), visit.id).title == "Cuộc gọi thật"
    assert records.get(Locality, city.id).is_sample is False
    assert not found(Locality, title="Nam Ninh")
    assert not found(Delegation)


def test_removal_needs_a_manager_and_an_administrator_who_stays(loaded):
    with pytest.raises(Forbidden):
        service.remove(actor=build.person(Role.STAFF))
    with pytest.raises(RuleBroken):
        service.remove(actor=build.person(Role.MANAGER))
