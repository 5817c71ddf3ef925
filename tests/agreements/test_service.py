"""Writing agreements down: what is kept, what follows from it, and what is refused beside its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crm.agreements import queries, service
from crm.agreements.models import ChainLink, Ending, Opinion, SignatorySide, StepCode, Term, Track
from crm.agreements.rules import AgreementStatus as Status
from crm.agreements.service import (
    AgreementEntry,
    ArticleEntry,
    ConsultationEntry,
    SignatureEntry,
    StepEntry,
)
from crm.commitments.models import Commitment, CommitmentState, Recurrence, Side
from crm.commitments.service import CloseEntry, CommitmentEntry, add_commitment, close_commitment
from crm.core import search
from crm.core.access import SYSTEM
from crm.core.db import Words, db
from crm.core.errors import Conflict, CrmError, Invalid, Missing, RuleBroken
from crm.core.records import Classification
from crm.core.timeline import events_of
from crm.partnerships.models import Stage, StageMove
from tests import build

SIGNED = date(2026, 11, 1)


def status(agreement):
    db.session.expire_all()
    return queries.agreement_with_names(agreement.id).status


REFUSED = [
    ({"name": Words()}, "name_vi"),
    ({"signed_on": date(2026, 12, 1)}, "signed_on"),
    ({"signed_on": SIGNED, "effective_on": date(2026, 10, 1)}, "effective_on"),
    ({"signed_on": SIGNED, "expires_on": date(2026, 10, 1)}, "expires_on"),
    ({"signed_on": SIGNED, "expires_on": date(2026, 12, 1), "notice_days": 60}, "notice_days"),
    ({"notice_days": 99999}, "notice_days"),
    ({"signed_on": date(2012, 1, 1), "is_year_only": True, "effective_on": date(2011, 5, 1)}, "effective_on"),
    ({"term": Term.FIXED}, "expires_on"),
    ({"term": Term.OPEN, "expires_on": date(2030, 1, 1)}, "expires_on"),
    ({"is_tacit": True, "signed_on": SIGNED}, "tacit_months"),
    ({"languages": "vi ja", "prevailing": "en"}, "prevailing"),
    ({"ending": Ending.TERMINATED, "ending_reason": "x"}, "ending"),
    ({"ending": Ending.DROPPED, "ending_reason": "x", "signed_on": SIGNED}, "ending"),
    ({"ending": Ending.DROPPED}, "ending_reason"),
    ({"signed_on": SIGNED, "ended_on": date(2026, 11, 2)}, "ending"),
    ({"locality_id": 99999}, "locality_id"),
]


@pytest.mark.parametrize(("given", "field"), REFUSED)
def test_what_cannot_be_so_is_refused_beside_its_field(wrote, given, field):
    with pytest.raises(CrmError) as refusal:
        wrote(**given)
    assert refusal.value.field == field


def test_agreements_may_not_follow_each_other_in_a_circle(wrote, partner):
    first = wrote("Một", signed_on=date(2009, 4, 17))
    second = wrote("Hai", signed_on=date(2014, 4, 18), previous_id=first.id, link=ChainLink.UPGRADES)
    closing = AgreementEntry(
        locality_id=partner.id,
        name=first.name,
        signed_on=first.signed_on,
        previous_id=second.id,
        link=ChainLink.RENEWS,
    )
    with pytest.raises(Invalid) as refusal:
        service.edit_agreement(first.id, closing, actor=SYSTEM)
    assert refusal.value.field == "previous_id"


def test_an_agreement_follows_none_that_was_signed_after_it(wrote):
    later = wrote("Sau", signed_on=date(2021, 1, 1))
    same_year = {"signed_on": date(2021, 1, 1), "is_year_only": True}
    wrote(previous_id=later.id, link=ChainLink.REPLACES, **same_year)
    with pytest.raises(Invalid) as refusal:
        wrote(signed_on=date(2020, 12, 31), previous_id=later.id, link=ChainLink.REPLACES)
    assert refusal.value.field == "previous_id"


def test_an_agreement_with_another_partner_is_no_predecessor(wrote):
    other = build.agreement(build.locality("Nam Ninh"))
    with pytest.raises(Invalid) as refusal:
        wrote(previous_id=other.id, link=ChainLink.RENEWS)
    assert refusal.value.field == "previous_id"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Status.PROPOSED),
        ({"signed_on": SIGNED}, Status.SIGNED),
        ({"signed_on": SIGNED, "term": Term.OPEN}, Status.IN_FORCE),
        ({"signed_on": SIGNED, "effective_on": date(2027, 1, 1)}, Status.SIGNED),
        ({"signed_on": date(2021, 1, 1), "expires_on": date(2026, 11, 21)}, Status.EXPIRED),
        ({"signed_on": date(2021, 1, 1), "expires_on": date(2026, 11, 22)}, Status.IN_FORCE),
        (
            {
                "signed_on": date(2021, 1, 1),
                "expires_on": date(2026, 1, 1),
                "is_tacit": True,
                "tacit_months": 60,
            },
            Status.IN_FORCE,
        ),
        ({"ending": Ending.DROPPED, "ending_reason": "Đối tác rút"}, Status.DROPPED),
        (
            {
                "signed_on": date(2021, 1, 1),
                "ending": Ending.SUSPENDED,
                "ending_reason": "x",
                "ended_on": SIGNED,
            },
            Status.SUSPENDED,
        ),
    ],
)
def test_where_an_agreement_stands_follows_from_its_days(wrote, given, expected):
    assert status(wrote(**given)) is expected


def test_a_signed_follower_takes_the_place_of_the_one_before(wrote):
    first = wrote("Hữu nghị", signed_on=date(2009, 4, 17), expires_on=date(2014, 4, 17))
    sister = wrote("Kết nghĩa", signed_on=date(2014, 4, 18), previous_id=first.id, link=ChainLink.UPGRADES)
    assert (status(first), status(sister)) == (Status.SUPERSEDED, Status.SIGNED)
    service.delete_agreement(sister.id, actor=SYSTEM)
    assert status(first) is Status.EXPIRED


def test_it_is_found_by_its_title_in_any_language_its_number_and_its_parties(wrote):
    wrote(
        name=Words(vi="Bản ghi nhớ", ja="姉妹都市協定"),
        number="15/BGN-UBND",
        our_party="Ủy ban nhân dân quận Hồng Bàng",
    )
    for asked in ("姉妹都市", "ghi nho", "15/BGN", "hong bang"):
        assert [group.kind.code for group in search.find(asked)] == ["agreement"], asked


def test_signatories_keep_their_order_and_a_row_left_out_goes(wrote, partner):
    people = (
        SignatureEntry(side=SignatorySide.OURS, name="Trần An", post="Chủ tịch"),
        SignatureEntry(side=SignatorySide.THEIRS, name="KITAHASHI Kenji", post="Thị trưởng"),
    )
    made = wrote(signatures=people)
    kept = queries.signatures_of(made.id)
    assert [one.name for one in kept] == ["Trần An", "KITAHASHI Kenji"]
    entry = AgreementEntry(
        locality_id=partner.id, name=made.name, signatures=[replace(people[1], id=kept[1].id)]
    )
    service.edit_agreement(made.id, entry, actor=SYSTEM)
    assert [(one.id, one.name) for one in queries.signatures_of(made.id)] == [(kept[1].id, "KITAHASHI Kenji")]


def taken(agreement, code, day=SIGNED, **given):
    entry = StepEntry(code=code, done_on=day, **given)
    service.take_step(agreement.id, entry, is_ending=False, actor=SYSTEM)
    db.session.commit()


def test_from_the_proposal_to_the_report(wrote):
    agreement = wrote()
    taken(agreement, StepCode.PROPOSE)
    body = ConsultationEntry(body="Bộ Ngoại giao", sent_on=SIGNED, complete_on=SIGNED)
    asked = service.ask_body(agreement.id, body, is_ending=False, actor=SYSTEM)
    assert status(agreement) is Status.CONSULTING
    against = replace(body, replied_on=date(2026, 11, 5), opinion=Opinion.DISAGREES, comment="Chưa đủ căn cứ")
    service.edit_consultation(agreement.id, asked.id, against, actor=SYSTEM)
    with pytest.raises(RuleBroken, match="Thủ tướng Chính phủ"):
        taken(agreement, StepCode.DECIDE, date(2026, 11, 6))
    taken(agreement, StepCode.PM_ASKED, date(2026, 11, 6))
    assert status(agreement) is Status.PM_OPINION
    taken(agreement, StepCode.PM_ANSWERED, date(2026, 11, 12), is_consent=True)
    taken(agreement, StepCode.DECIDE, date(2026, 11, 13), number="99/QĐ-UBND")
    assert status(agreement) is Status.DECIDED
    taken(agreement, StepCode.SIGN, date(2026, 11, 16), note="Hải Phòng")
    taken(agreement, StepCode.REPORT_PM, date(2026, 11, 20))
    open_codes = {row.rule_code for row in queries.clocks_of(agreement.id) if row.met_on is None}
    assert (agreement.signed_on, open_codes) == (date(2026, 11, 16), {"copy_to_mofa"})


def test_a_signing_without_a_decision_is_refused_by_the_step_and_by_the_form(wrote, partner):
    agreement = wrote()
    with pytest.raises(RuleBroken) as by_step:
        taken(agreement, StepCode.SIGN)
    entry = AgreementEntry(locality_id=partner.id, name=agreement.name, signed_on=SIGNED)
    with pytest.raises(RuleBroken) as by_form:
        service.edit_agreement(agreement.id, entry, actor=SYSTEM)
    assert (by_step.value.field, by_form.value.field) == ("done_on", "signed_on")


def test_a_day_of_signing_before_the_decision_is_refused(wrote, partner):
    agreement = wrote()
    taken(agreement, StepCode.DECIDE, date(2026, 11, 10))
    entry = AgreementEntry(locality_id=partner.id, name=agreement.name, signed_on=SIGNED)
    with pytest.raises(Invalid) as refusal:
        service.edit_agreement(agreement.id, entry, actor=SYSTEM)
    assert refusal.value.field == "signed_on"


def test_of_two_officers_who_decide_the_same_step_the_second_is_told(wrote):
    agreement = wrote()
    seen = agreement.version
    taken(agreement, StepCode.DECIDE, date(2026, 11, 10), version=seen)
    with pytest.raises(Conflict):
        taken(agreement, StepCode.DECIDE, date(2026, 11, 11), version=seen)
    db.session.rollback()
    with pytest.raises(RuleBroken, match="10/11/2026"):
        taken(agreement, StepCode.DECIDE, date(2026, 11, 11))


def test_the_checklist_of_a_track_is_kept_as_it_was_and_follows_the_track(wrote):
    agreement = wrote()
    checks = queries.checks_of(agreement.id)
    draft = next(one for one in checks if "tiếng Việt" in one.text["vi"] and "Dự thảo" in one.text["vi"])
    service.set_checks(agreement.id, {draft.id}, is_ending=False, version=None, actor=SYSTEM)
    service.change_track(agreement.id, Track.REDUCED, reason="Công văn 5", version=None, actor=SYSTEM)
    kept = {one.text["vi"]: one.done_on for one in queries.checks_of(agreement.id)}
    assert kept[draft.text["vi"]] == date(2026, 11, 22)
    assert "Văn bản của cấp có thẩm quyền cho phép ký theo trình tự rút gọn" in kept


def test_the_reduced_way_needs_its_permission(wrote):
    with pytest.raises(Invalid) as refusal:
        service.change_track(wrote().id, Track.REDUCED, version=None, actor=SYSTEM)
    assert refusal.value.field == "reason"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"sent_on": date(2026, 11, 5), "complete_on": SIGNED}, "complete_on"),
        ({"sent_on": date(2026, 11, 30)}, "sent_on"),
        ({"replied_on": SIGNED}, "opinion"),
        ({"opinion": Opinion.AGREES}, "replied_on"),
        ({"replied_on": SIGNED, "opinion": Opinion.DISAGREES}, "comment"),
    ],
)
def test_an_opinion_that_cannot_be_so_is_refused(wrote, given, field):
    entry = ConsultationEntry(body="Bộ Công an", **given)
    with pytest.raises(Invalid) as refusal:
        service.ask_body(wrote().id, entry, is_ending=False, actor=SYSTEM)
    assert refusal.value.field == field


def test_a_body_does_not_take_the_name_of_another_one_that_is_asked(wrote):
    agreement = wrote()
    police, ministry = (
        service.ask_body(agreement.id, ConsultationEntry(body=name), is_ending=False, actor=SYSTEM)
        for name in ("Bộ Công an", "Bộ Ngoại giao")
    )
    service.edit_consultation(agreement.id, police.id, ConsultationEntry(body="Bộ Công an"), actor=SYSTEM)
    taken_name = ConsultationEntry(body="Bộ Công an")
    with pytest.raises(Invalid) as refusal:
        service.edit_consultation(agreement.id, ministry.id, taken_name, actor=SYSTEM)
    assert refusal.value.field == "body"


def article(agreement, number="1"):
    entry = ArticleEntry(number=number, text=Words(vi="Hai bên trao đổi chuyên gia."))
    return service.add_article(agreement.id, entry, actor=SYSTEM)


def promise(agreement, of, **given):
    entry = CommitmentEntry(
        locality_id=agreement.locality_id,
        side=Side.OURS,
        text=Words(vi="Cử chuyên gia"),
        agreement_id=agreement.id,
        article_id=of.id,
        **given,
    )
    return add_commitment(entry, actor=SYSTEM)


def test_an_article_with_commitments_stays(wrote):
    agreement = wrote(signed_on=SIGNED)
    first = article(agreement)
    promise(agreement, first)
    with pytest.raises(RuleBroken):
        service.remove_article(first.id, actor=SYSTEM)
    second = article(agreement, "2")
    service.remove_article(second.id, actor=SYSTEM)
    assert [one.number for one in queries.articles_of(agreement.id)] == ["1"]


def test_what_was_promised_is_as_restricted_as_the_agreement(wrote, partner):
    agreement = wrote(signed_on=SIGNED)
    made = promise(agreement, article(agreement))
    entry = AgreementEntry(
        locality_id=partner.id,
        name=agreement.name,
        signed_on=SIGNED,
        classification=Classification.RESTRICTED,
    )
    service.edit_agreement(agreement.id, entry, actor=SYSTEM)
    assert made.classification is Classification.RESTRICTED


def test_a_step_of_another_way_is_not_there(wrote):
    with pytest.raises(Missing):
        taken(wrote(), StepCode.END, ending=Ending.TERMINATED, note="x")


def test_a_promise_rests_only_on_an_agreement_with_its_partner(wrote):
    agreement = wrote(signed_on=SIGNED)
    first = article(agreement)
    other = build.locality("Nam Ninh")
    entry = CommitmentEntry(
        locality_id=other.id,
        side=Side.OURS,
        text=Words(vi="x"),
        agreement_id=agreement.id,
        article_id=first.id,
    )
    with pytest.raises(Invalid) as refusal:
        add_commitment(entry, actor=SYSTEM)
    assert refusal.value.field == "promised_in"


def test_what_recurs_comes_round_when_it_is_done_and_not_when_it_is_given_up(wrote):
    agreement = wrote(signed_on=SIGNED)
    first = article(agreement)
    given = {"due_on": date(2026, 2, 28), "recurrence": Recurrence.YEARLY}
    kept, dropped = promise(agreement, first, **given), promise(agreement, first, **given)
    close_commitment(kept.id, CloseEntry(state=CommitmentState.DONE, evidence="Đã gửi"), actor=SYSTEM)
    close_commitment(dropped.id, CloseEntry(state=CommitmentState.WAIVED, evidence="Bạn rút"), actor=SYSTEM)
    rows = db.session.scalars(db.select(Commitment).where(Commitment.state == CommitmentState.OPEN)).all()
    assert [(one.due_on, one.article_id, one.recurrence) for one in rows] == [
        (date(2027, 2, 28), first.id, Recurrence.YEARLY)
    ]


def test_a_pasted_text_brings_no_more_articles_than_an_agreement_may_have(wrote):
    made = wrote()
    service.add_article(made.id, ArticleEntry(number="A", text=Words(vi="Phụ lục")), actor=SYSTEM)
    text = "\n".join(f"Điều {number}. Việc {number}" for number in range(1, 201))
    with pytest.raises(Invalid) as refusal:
        service.paste_text(made.id, "vi", text, version=None, actor=SYSTEM)
    assert refusal.value.field == "text"
    assert [one.number for one in queries.articles_of(made.id)] == ["A"]


def test_the_same_text_in_two_languages_stands_side_by_side(wrote):
    agreement = wrote(languages="vi ja")
    paste = {"version": None, "actor": SYSTEM}
    assert service.paste_text(agreement.id, "vi", "Điều 1. Mục tiêu\nHợp tác.", **paste) == (1, 0)
    assert service.paste_text(agreement.id, "ja", "第1条 目的\n協力する。", **paste) == (0, 1)
    row = queries.articles_of(agreement.id)[0]
    assert (row.heading, row.text) == (
        {"vi": "Mục tiêu", "ja": "目的"},
        {"vi": "Hợp tác.", "ja": "協力する。"},
    )


def test_the_thread_of_a_partner_tells_a_signing_once(wrote, partner):
    tie = build.partnership(partner)
    for stage, day in ((Stage.FRIENDSHIP, date(2009, 4, 17)), (Stage.INTENT, date(2007, 1, 1))):
        build.row(
            StageMove(partnership_id=tie.id, to_stage=stage, moved_on=day, is_year_only=stage is Stage.INTENT)
        )
    wrote("Thỏa thuận hữu nghị", signed_on=date(2009, 4, 17))
    events, _more = events_of(partner)
    signed = [(event.day.year, event.kind) for event in events if event.mark == "signed"]
    assert signed == [(2009, "agreement"), (2007, "partnership")]
