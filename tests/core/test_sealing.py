"""The audit cannot be changed unnoticed, and a value can be erased without breaking it."""

from __future__ import annotations

import sqlalchemy as sa

from crm.core import audit, clock, records, sealing
from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from crm.localities.models import Locality
from tests import build


def rename(city, title):
    with acting_as(SYSTEM), audit.change(SYSTEM, "locality.edited", city):
        again = records.open_for_change(Locality, city.id, version=None)
        again.title = title
        records.touch(again, actor=SYSTEM)
    db.session.commit()


def sealed_history():
    city = build.locality("Một")
    for title in ("Hai", "Ba", "Bốn"):
        rename(city, title)
    assert sealing.seal(until=clock.now()) == 4
    db.session.commit()


def test_a_sealed_history_holds_and_grows(app):
    sealed_history()
    assert sealing.first_broken() is None
    rename(build.locality("Năm"), "Sáu")
    assert sealing.seal(until=clock.now()) == 2
    assert sealing.first_broken() is None


def test_a_change_behind_the_back_is_found(app):
    sealed_history()
    third = db.session.scalars(sa.select(audit.ChangeSet.id).order_by(audit.ChangeSet.id)).all()[2]
    db.session.execute(sa.update(audit.ChangeSet).where(audit.ChangeSet.id == third).values(verb="another"))
    assert sealing.first_broken() == third


def test_a_missing_set_is_found(app):
    sealed_history()
    ids = db.session.scalars(sa.select(audit.ChangeSet.id).order_by(audit.ChangeSet.id)).all()
    db.session.execute(sa.delete(audit.FieldChange).where(audit.FieldChange.change_set_id == ids[1]))
    assert sealing.first_broken() == ids[1]


def test_erasing_a_value_keeps_the_chain(app):
    sealed_history()
    db.session.execute(sa.update(audit.FieldChange).values(old=None, new=None))
    assert sealing.first_broken() is None


def test_what_may_still_be_waiting_for_an_older_one_is_left(app):
    build.locality()
    assert sealing.seal() == 0
