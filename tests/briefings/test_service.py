"""Printing: a number for every print, no two alike, and nothing written for a paper that cannot be."""

from __future__ import annotations

import threading

import pytest
import sqlalchemy as sa

from crm.briefings import service
from crm.briefings.content import Edition
from crm.briefings.rules import Paper
from crm.briefings.service import PrintEntry
from crm.core.access import Role, acting_as
from crm.core.audit import ChangeSet
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing
from crm.core.paper import MissingGlyph, TooLong
from crm.core.records import Classification
from crm.delegations.models import Delegation, LeaderBrief, PrintRun
from tests import build
from tests.briefings.visit import incoming, row

pytestmark = pytest.mark.usefixtures("app")


def print_it(trip, actor, paper=Paper.PACK, edition=Edition.LEADER, lang="vi"):
    entry = PrintEntry(delegation_id=trip.id, paper=paper, edition=edition, lang=lang)
    with acting_as(actor):
        run = service.print_paper(entry, actor=actor)
        db.session.commit()
    return run


def runs():
    return db.session.scalars(sa.select(PrintRun.number).order_by(PrintRun.id)).all()


def test_prints_of_one_delegation_are_numbered_on_and_each_delegation_counts_for_itself():
    visit = incoming()
    other = build.delegation(visit.partner, "Đoàn khác")
    assert [
        print_it(visit.trip, visit.owner).number,
        print_it(visit.trip, visit.owner, Paper.CARDS).number,
    ] == [1, 2]
    assert print_it(other, visit.owner, Paper.MEMBERS).number == 1


def test_a_print_is_written_down_and_leaves_the_delegation_as_it_was():
    visit = incoming()
    version = visit.trip.version
    print_it(visit.trip, visit.owner)
    verbs = db.session.scalars(sa.select(ChangeSet.verb).where(ChangeSet.record_id == visit.trip.id)).all()
    assert "paper.printed" in verbs
    with acting_as(visit.owner):
        assert (
            db.session.scalar(sa.select(Delegation.version).where(Delegation.id == visit.trip.id)) == version
        )


def test_two_prints_at_once_get_two_numbers(app):
    visit = incoming()
    trip, owner = visit.trip, visit.owner
    db.session.commit()
    wrong: list[BaseException] = []

    def one():
        with app.app_context():
            try:
                print_it(trip, owner, Paper.MEMBERS)
            except BaseException as error:  # a thread's accident would be silent
                wrong.append(error)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert sorted(runs()) == [1, 2, 3, 4]


def test_a_name_that_no_typeface_draws_is_refused_and_nothing_is_written():
    visit = incoming()
    build.member(visit.trip, "Ḡ\U00012000 Người", place=2)
    with pytest.raises(MissingGlyph, match="U\\+12000"):
        print_it(visit.trip, visit.owner, Paper.CARDS)
    db.session.rollback()
    assert runs() == []
    assert print_it(visit.trip, visit.owner, Paper.PROGRAMME).number == 1


def test_a_leaders_page_that_cannot_fit_is_refused_with_the_boxes_to_shorten():
    visit = incoming()
    long = Words(vi="Rất dài và nói mãi không hết chuyện. " * 40)
    with acting_as(visit.owner):
        brief = db.session.scalar(sa.select(LeaderBrief))
    brief.why = long
    row(brief)
    with pytest.raises(TooLong) as refusal:
        print_it(visit.trip, visit.owner, Paper.LEADER)
    db.session.rollback()
    assert len(refusal.value.slots) == 1
    assert runs() == []


def test_there_is_no_leaders_page_for_guests_nor_without_a_brief():
    visit = incoming()
    with pytest.raises(Invalid):
        print_it(visit.trip, visit.owner, Paper.LEADER, Edition.GUEST)
    db.session.rollback()
    with pytest.raises(Invalid):
        print_it(build.delegation(visit.partner), visit.owner, Paper.LEADER)


def test_nobody_prints_a_delegation_they_may_not_see():
    visit = incoming(classification=Classification.RESTRICTED)
    with pytest.raises(Missing):
        print_it(visit.trip, build.person(Role.VIEWER))
