"""Records, their versions and their trash; the policy that lies over every statement."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import aliased, joinedload, selectinload

from crm.core import audit, records
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db, reading
from crm.core.errors import Conflict, Missing
from crm.core.policy import Participation, RecordGrant
from crm.localities.models import Locality
from crm.partnerships.models import Partnership
from tests import build


@pytest.fixture
def secret(app):
    """A restricted locality with its tie, kept by an officer of another division."""
    keeper = build.person(name="Người giữ", unit_id=build.unit("Phòng khác").id)
    hidden = build.locality("Bí ẩn", classification="restricted", actor=keeper)
    build.partnership(hidden)
    return keeper, hidden


def shown_to(person):
    """Count what ``person`` meets of the restricted locality, by every road that leads there."""
    flat, plain, base = aliased(Locality, flat=True), aliased(Locality), aliased(records.Record)
    here = db.session
    here.expunge_all()
    with acting_as(person):
        tie = here.scalars(sa.select(Partnership).options(joinedload(Partnership.locality))).one()
        eager = tie.locality
        here.expunge_all()
        tie = here.scalars(sa.select(Partnership).options(selectinload(Partnership.locality))).one()
        by_title = sa.select(Locality.id).where(Locality.title == "Bí ẩn")
        return {
            "select": len(here.scalars(sa.select(Locality)).all()),
            "columns": len(here.execute(sa.select(Locality.id, Locality.title)).all()),
            "count": here.scalar(sa.select(sa.func.count()).select_from(Locality)),
            "record": len(
                here.scalars(sa.select(records.Record).where(records.Record.kind == "locality")).all()
            ),
            "alias": len(here.execute(sa.select(flat.title)).all()),
            "join": len(
                here.execute(sa.select(Partnership.id).join(flat, flat.id == Partnership.locality_id)).all()
            ),
            "plain join": len(here.execute(sa.select(plain.title)).all()),
            "base join": len(
                here.execute(sa.select(Partnership.id).join(base, base.id == Partnership.locality_id)).all()
            ),
            "union": len(here.execute(sa.union_all(by_title, by_title)).all()) // 2,
            "subquery": here.scalar(sa.select(sa.func.count()).where(by_title.exists())),
            "joinedload": int(eager is not None),
            "selectinload": int(tie.locality is not None),
            "get": int(records.find(Locality, tie.locality_id) is not None),
        }


def test_a_restricted_record_shows_nowhere_to_others(secret):
    for role in (Role.VIEWER, Role.LEADER, Role.STAFF, Role.ADMIN):
        assert set(shown_to(build.person(role)).values()) == {0}, role


def test_its_author_and_owner_and_the_named_and_those_who_took_part_see_it(secret):
    keeper, hidden = secret
    named, present = build.person(Role.VIEWER), build.person(Role.STAFF)
    db.session.add_all(
        [
            RecordGrant(record_id=hidden.id, user_id=named.id),
            Participation(record_id=hidden.id, user_id=present.id),
        ]
    )
    db.session.commit()
    for person in (keeper, named, present, SYSTEM):
        assert set(shown_to(person).values()) == {1}, person.display_name


def test_only_the_manager_of_its_own_division_sees_it(secret):
    keeper, _hidden = secret
    own = build.person(Role.MANAGER, unit_id=keeper.unit_id)
    other = build.person(Role.MANAGER, unit_id=build.unit("Phòng thứ ba").id)
    assert set(shown_to(own).values()) == {1}
    assert set(shown_to(other).values()) == {0}


def test_nobody_looking_sees_nothing(app):
    build.locality()
    with acting_as(None):
        assert db.session.scalars(sa.select(Locality)).all() == []


def test_a_deleted_record_is_gone_until_it_is_restored(app):
    city = build.locality()
    with acting_as(SYSTEM):
        with audit.change(SYSTEM, "test"):
            records.delete(city, actor=SYSTEM)
        with pytest.raises(Missing):
            records.get(Locality, city.id)
        with audit.change(SYSTEM, "test"):
            records.restore(city, actor=SYSTEM)
        assert records.get(Locality, city.id).title == "Kitakyushu"


def test_the_second_of_two_who_edit_is_told_who_was_first(app):
    first, second = build.person(name="Hoàng Yến"), build.person(name="Minh Đức")
    city = build.locality()
    with acting_as(first), audit.change(first, "test"):
        mine = records.open_for_change(Locality, city.id, version=1)
        mine.title = "Kitakyūshū"
        records.touch(mine, actor=first)
    db.session.commit()
    with acting_as(second), audit.change(second, "test"), pytest.raises(Conflict) as refused:
        records.open_for_change(Locality, city.id, version=1)
    assert refused.value.by == "Hoàng Yến"
    assert refused.value.version == 2


def test_a_change_is_kept_field_by_field_and_a_secret_is_not(app):
    city, keeper = build.locality(), build.person()
    with acting_as(SYSTEM), audit.change(keeper, "locality.edited", city):
        again = records.open_for_change(Locality, city.id, version=1)
        again.website = "https://example.org"
        records.touch(again, actor=keeper)
        keeper.password = "another"
    db.session.commit()
    rows = db.session.scalars(
        sa.select(audit.FieldChange).order_by(audit.FieldChange.id.desc()).limit(2)
    ).all()
    told = {(row.entity, row.field): (row.old, row.new) for row in rows}
    assert told[("locality", "website")] == ("", "https://example.org")
    assert told[("user_account", "password")] == (None, "•")


def test_a_write_that_nobody_records_is_refused(app):
    db.session.add(Locality(title="x", country_code="JP", zone="Asia/Tokyo", sort_key="x"))
    with pytest.raises(RuntimeError, match="outside audit"):
        db.session.flush()
    db.session.rollback()


def test_a_page_view_cannot_write(app):
    db.session.add(Participation(record_id=1, user_id=1))
    with reading(), pytest.raises(RuntimeError, match="reading block"):
        db.session.flush()
    db.session.rollback()


def test_a_key_no_table_can_hold_is_simply_missing(app):
    with acting_as(SYSTEM):
        assert records.find(Locality, 2**31) is None
        assert records.find(Locality, 0) is None


def test_what_a_record_was_when_it_was_made_is_kept(app):
    city = build.locality("Moji", website="https://example.org")
    made = db.session.scalars(
        sa.select(audit.FieldChange).where(audit.FieldChange.record_id == city.id)
    ).all()
    assert [(row.entity, row.field, row.old) for row in made] == [("locality", "", None)]
    assert "Moji" in made[0].new
    assert "https://example.org" in made[0].new
