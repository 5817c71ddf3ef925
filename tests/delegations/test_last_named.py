"""What was for certain people never turns into something for everybody because these people leave."""

from datetime import date, time

import pytest

from crm.core import audit
from crm.core.access import SYSTEM, acting_as
from crm.core.db import Words, db
from crm.core.errors import RuleBroken
from crm.core.undo import undo
from crm.delegations import queries, service
from crm.delegations.models import LegKind, LegPassenger, MemberSide, TravelLeg
from crm.delegations.service import CloneEntry, Copied, ItemEntry, MemberEntry
from tests import build

DAY = date(2026, 11, 25)


@pytest.fixture
def pair(coming):
    """A head and a spouse."""
    coming.head = build.member(coming, "KOKURA Kenichi")
    coming.spouse = build.member(coming, "KOKURA Hana", place=2)
    return coming


def does(work, *args, **given):
    """Do something as the office would; return what came of it, and its change."""
    with acting_as(SYSTEM):
        done = work(*args, **given, actor=SYSTEM)
        db.session.commit()
    return done, audit.last_change()


def entry(*people):
    title = Words(vi="Thăm chợ hoa")
    return ItemEntry(day=DAY, starts_at=time(9), title=title, people=[one.id for one in people])


def undone(change_id):
    """Undo as the office would; return why it was refused."""
    with acting_as(SYSTEM):
        outcome = undo(change_id, actor=SYSTEM)
        db.session.commit()
    return [one.reason for one in outcome.refused]


def named(visit):
    """Return whom the first item names."""
    with acting_as(SYSTEM):
        whole = queries.programme_of(visit)
        return whole.people.get(whole.items[0].id)


def test_the_only_one_named_for_an_item_does_not_leave_before_others_are_chosen(app, pair):
    item, _change = does(service.add_item, pair.id, entry(pair.spouse))
    with pytest.raises(RuleBroken, match="25/11 09:00 Thăm chợ hoa"):
        does(service.remove_member, pair.id, pair.spouse.id, version=None)
    db.session.rollback()
    does(service.change_item, pair.id, item.id, entry(pair.spouse, pair.head))
    does(service.remove_member, pair.id, pair.spouse.id, version=None)
    assert named(pair) == {pair.head.id}


def test_the_only_passenger_does_not_leave_before_others_are_chosen(app, pair):
    leg = build.row(TravelLeg(kind=LegKind.DEPARTURE, number="VN 311", delegation_id=pair.id))
    build.row(LegPassenger(leg_id=leg.id, member_id=pair.spouse.id, delegation_id=pair.id))
    with pytest.raises(RuleBroken, match="VN 311"):
        does(service.remove_member, pair.id, pair.spouse.id, version=None)


def test_undoing_the_entry_of_somebody_who_is_named_since_is_refused(app, pair):
    added = MemberEntry(side=MemberSide.THEIRS, latin_name="MORI Aiko")
    late, change_id = does(service.add_member, pair.id, added)
    does(service.add_item, pair.id, entry(late))
    assert "MORI Aiko" in undone(change_id)[0]
    assert named(pair) == {late.id}


def test_undoing_an_addition_is_refused_when_the_others_left_meanwhile(app, pair):
    item, _change = does(service.add_item, pair.id, entry(pair.head))
    _item, change_id = does(service.change_item, pair.id, item.id, entry(pair.head, pair.spouse))
    does(service.change_item, pair.id, item.id, entry(pair.spouse))
    assert "Thăm chợ hoa" in undone(change_id)[0]
    assert named(pair) == {pair.spouse.id}


def test_what_was_for_everybody_becomes_so_again(app, pair):
    item, _change = does(service.add_item, pair.id, entry())
    _item, change_id = does(service.change_item, pair.id, item.id, entry(pair.head))
    assert undone(change_id) == []
    assert named(pair) is None


def test_an_undone_removal_can_be_done_again(app, pair):
    does(service.add_item, pair.id, entry(pair.spouse, pair.head))
    _visit, change_id = does(service.remove_member, pair.id, pair.spouse.id, version=None)
    assert undone(change_id) == []
    assert undone(audit.last_change()) == []
    assert named(pair) == {pair.head.id}


def test_a_copied_item_whose_people_stay_behind_is_not_for_everybody(app, pair):
    does(service.add_item, pair.id, entry(pair.spouse))
    asked = CloneEntry(name=Words(vi="Đoàn năm sau"), starts_on=DAY, what=[Copied.PROGRAMME])
    made, _change = does(service.clone_delegation, pair.id, asked)
    assert queries.items_of(made.id)[0].party
