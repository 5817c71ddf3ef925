"""What was built on something stands on it: neither a correction nor an undo pulls that out."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from crm.agreements import service
from crm.agreements.models import ChainLink, Opinion, StepCode, Track
from crm.agreements.service import AgreementEntry, ArticleEntry, ConsultationEntry, StepEntry
from crm.commitments.models import Commitment, Side
from crm.commitments.service import CommitmentEntry, add_commitment
from crm.core.access import SYSTEM
from crm.core.audit import ChangeSet
from crm.core.db import Words, db
from crm.core.errors import CrmError, RuleBroken
from crm.core.undo import undo


def took(agreement, code, day, **given):
    entry = StepEntry(code=code, done_on=date(2026, 10, day), **given)
    service.take_step(agreement.id, entry, is_ending=False, actor=SYSTEM)
    db.session.commit()


def wrote_again(agreement, **given):
    names = ("locality_id", "name", "signed_on", "previous_id", "link")
    kept = {name: getattr(agreement, name) for name in names}
    service.edit_agreement(agreement.id, AgreementEntry(**(kept | given)), actor=SYSTEM)
    db.session.commit()


def last_change():
    db.session.commit()
    return db.session.scalar(sa.select(sa.func.max(ChangeSet.id)))


def is_undone(change_id):
    done = undo(change_id, actor=SYSTEM).done
    db.session.commit()
    return bool(done)


def pulled(agreement, code):
    service.undo_step(agreement.id, code, is_ending=False, version=None, actor=SYSTEM)


def test_what_is_signed_already_is_not_decided_afterwards(wrote):
    made = wrote(signed_on=date(2026, 10, 5))
    service.begin(made.id, Track.NORMAL, version=None, actor=SYSTEM)
    with pytest.raises(RuleBroken) as refusal:
        took(made, StepCode.DECIDE, 6)
    assert refusal.value.field == "done_on"
    took(made, StepCode.DECIDE, 5)


def test_of_a_signing_of_which_the_year_is_known_the_decision_is_of_that_year(wrote):
    made = wrote(signed_on=date(2012, 1, 1), is_year_only=True)
    service.begin(made.id, Track.NORMAL, version=None, actor=SYSTEM)
    with pytest.raises(RuleBroken):
        took(made, StepCode.DECIDE, 6)
    entry = StepEntry(code=StepCode.DECIDE, done_on=date(2012, 5, 6))
    service.take_step(made.id, entry, is_ending=False, actor=SYSTEM)


def test_an_answer_that_a_decision_rests_on_stays(wrote):
    made = wrote()
    days = {"sent_on": date(2026, 10, 1), "complete_on": date(2026, 10, 1), "replied_on": date(2026, 10, 2)}
    body = ConsultationEntry(body="Bộ", opinion=Opinion.DISAGREES, comment="Chưa rõ", **days)
    service.ask_body(made.id, body, is_ending=False, actor=SYSTEM)
    for day, code in enumerate((StepCode.PM_ASKED, StepCode.PM_ANSWERED, StepCode.DECIDE), start=3):
        took(made, code, day)
    for code in (StepCode.PM_ASKED, StepCode.PM_ANSWERED):
        with pytest.raises(RuleBroken):
            pulled(made, code)


def test_a_signing_that_was_reported_stays_by_whatever_door(wrote):
    made = wrote()
    took(made, StepCode.DECIDE, 7)
    took(made, StepCode.SIGN, 8)
    signing = last_change()
    took(made, StepCode.REPORT_PM, 9)
    with pytest.raises(RuleBroken):
        pulled(made, StepCode.SIGN)
    assert not is_undone(signing)
    for other in (None, date(2026, 10, 10)):
        with pytest.raises(CrmError) as refusal:
            wrote_again(made, signed_on=other)
        assert refusal.value.field == "signed_on"
    assert made.signed_on == date(2026, 10, 8)


def test_a_decision_is_not_undone_from_under_a_signing(wrote):
    made = wrote()
    took(made, StepCode.DECIDE, 7)
    decision = last_change()
    took(made, StepCode.SIGN, 8)
    signing = last_change()
    assert not is_undone(decision)
    assert is_undone(signing)
    assert is_undone(decision)


def test_an_undo_closes_no_circle(wrote):
    one, two = wrote("Một"), wrote("Hai")
    wrote_again(one, previous_id=two.id, link=ChainLink.RENEWS)
    assert is_undone(last_change())
    back = last_change()
    wrote_again(two, previous_id=one.id, link=ChainLink.RENEWS)
    assert not is_undone(back)


def test_an_article_is_not_undone_from_under_its_commitments(wrote, partner):
    made = wrote()
    article = service.add_article(made.id, ArticleEntry(number="1", text=Words(vi="Gửi")), actor=SYSTEM)
    change = last_change()
    add_commitment(
        CommitmentEntry(
            locality_id=partner.id,
            side=Side.OURS,
            text=Words(vi="Gửi"),
            agreement_id=made.id,
            article_id=article.id,
        ),
        actor=SYSTEM,
    )
    assert not is_undone(change)
    assert db.session.scalars(sa.select(Commitment.article_id)).all() == [article.id]


def test_a_signing_leaves_room_for_the_notice(wrote):
    made = wrote(expires_on=date(2026, 12, 1), notice_days=90)
    took(made, StepCode.DECIDE, 7)
    with pytest.raises(CrmError) as refusal:
        took(made, StepCode.SIGN, 8)
    assert refusal.value.field == "done_on"
