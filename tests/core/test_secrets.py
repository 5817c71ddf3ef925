"""Sealed fields: unreadable in the table, readable through rotation, loud when something is wrong."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from crm.core.db import db
from crm.core.secrets import Encrypted, SealBroken, generate_key, key_ring, reseal

CLEAR = "Hộ chiếu C1234567"
OLD, NEW = generate_key("k1"), generate_key("k2")

_apart = sa.orm.registry()


@_apart.mapped
class Traveller:
    __table__ = sa.Table(
        "traveller",
        _apart.metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("passport", Encrypted("traveller.passport")),
        sa.Column("diet", Encrypted("traveller.diet")),
    )


@pytest.fixture
def office(bare):
    bare.config["FIELD_KEYS"] = [OLD]
    Traveller.__table__.create(db.engine)
    return bare


def seal(text=CLEAR):
    db.session.add(Traveller(passport=text))
    db.session.commit()


def stored():
    return db.session.scalar(sa.text("SELECT passport FROM traveller"))


def read():
    return db.session.scalar(sa.select(Traveller.passport))


def test_the_table_holds_no_clear_text_and_the_reader_sees_it(office):
    seal()

    assert read() == CLEAR
    assert stored().startswith("v1.k1.")
    assert "C1234567" not in stored()


def test_equal_values_look_different_in_the_table(office):
    seal()
    seal()

    assert len(set(db.session.scalars(sa.text("SELECT passport FROM traveller")))) == 2


def test_nothing_stays_nothing_and_the_empty_word_is_sealed(office):
    seal(None)
    assert read() is None
    db.session.execute(sa.delete(Traveller))
    seal("")
    assert read() == ""
    assert stored().startswith("v1.k1.")


def test_after_rotation_old_values_open_and_new_ones_use_the_new_key(office):
    seal()
    office.config["FIELD_KEYS"] = [NEW, OLD]
    assert read() == CLEAR

    assert reseal(Traveller.passport) == 1
    assert reseal(Traveller.passport) == 0
    assert stored().startswith("v1.k2.")
    office.config["FIELD_KEYS"] = [NEW]
    assert read() == CLEAR


def test_a_missing_key_is_named(office):
    seal()
    office.config["FIELD_KEYS"] = [NEW]

    with pytest.raises(SealBroken, match="'k1' is missing"):
        read()


def test_another_key_under_the_same_name_fails_loudly(office):
    seal()
    office.config["FIELD_KEYS"] = [generate_key("k1")]

    with pytest.raises(SealBroken, match="another key"):
        read()


def test_a_changed_value_is_noticed(office):
    seal()
    text = stored()
    for changed in (
        text[:-6] + ("AAAAAA" if not text.endswith("AAAAAA") else "BBBBBB"),
        "v1.k1.",
        "v1.k1.%%%",
        CLEAR,
    ):
        db.session.execute(sa.text("UPDATE traveller SET passport = :changed"), {"changed": changed})
        with pytest.raises(SealBroken):
            read()


def test_a_value_moved_to_another_field_does_not_open(office):
    seal()
    db.session.execute(sa.text("UPDATE traveller SET diet = passport"))

    with pytest.raises(SealBroken):
        db.session.scalar(sa.select(Traveller.diet))


@pytest.mark.parametrize("entries", [[], ["k1"], ["k1:short"], ["k1:***"], [OLD, OLD], [":" + OLD[3:]]])
def test_a_key_ring_that_is_not_one_is_refused(entries):
    with pytest.raises(ValueError, match="FIELD_KEYS"):
        key_ring(entries)
