"""What writing commitments down and closing them promises."""

from datetime import date

import pytest

from crm.commitments import queries, service
from crm.commitments.models import CommitmentState, Side, Strength
from crm.commitments.rules import CommitmentView
from crm.commitments.service import CloseEntry, CommitmentEntry
from crm.core.access import acting_as
from crm.core.db import Words, db
from crm.core.errors import Conflict, Invalid, RuleBroken
from crm.core.records import Classification
from crm.core.web import counts_of
from tests import build


@pytest.fixture
def ha(app):
    person = build.person()
    with acting_as(person):
        yield person


@pytest.fixture
def kitakyushu(ha):
    return build.locality()


def entry(place, **given):
    return CommitmentEntry(
        **{"locality_id": place.id, "side": Side.OURS, "text": Words(vi="Gửi số liệu nước sông Rế")} | given
    )


def test_what_was_promised_is_kept_in_both_languages_and_called_by_its_first_line(ha, kitakyushu):
    said = Words(vi="Gửi số liệu\nnăm 2025", en="Send the figures")
    made = service.add_commitment(entry(kitakyushu, text=said), actor=ha)
    assert made.title == "Gửi số liệu"
    assert queries.commitment_with_names(made.id).text == said


def test_a_commitment_without_words_is_refused(ha, kitakyushu):
    with pytest.raises(Invalid) as refused:
        service.add_commitment(entry(kitakyushu, text=Words()), actor=ha)
    assert refused.value.field == "text_vi"


@pytest.mark.parametrize("state", [CommitmentState.DONE, CommitmentState.WAIVED])
def test_nothing_is_closed_without_evidence_or_a_reason(ha, kitakyushu, state):
    made = service.add_commitment(entry(kitakyushu), actor=ha)
    with pytest.raises(Invalid) as refused:
        service.close_commitment(made.id, CloseEntry(state=state, evidence="  "), actor=ha)
    assert refused.value.field == "evidence"
    assert made.is_open


def test_closing_needs_an_end(ha, kitakyushu):
    made = service.add_commitment(entry(kitakyushu), actor=ha)
    with pytest.raises(RuleBroken):
        service.close_commitment(made.id, CloseEntry(state=CommitmentState.OPEN, evidence="x"), actor=ha)


def test_a_closed_commitment_is_no_longer_owed_until_taken_up_again(ha, kitakyushu, noon):
    made = service.add_commitment(entry(kitakyushu), actor=ha)
    service.close_commitment(
        made.id, CloseEntry(state=CommitmentState.DONE, evidence="Công văn 12/SNgV"), actor=ha
    )
    assert queries.open_commitments(kitakyushu.id) == []
    assert made.closed_on == date(2026, 11, 22)
    with pytest.raises(RuleBroken):  # the evidence is not written over
        service.close_commitment(made.id, CloseEntry(state=CommitmentState.WAIVED, evidence="x"), actor=ha)
    service.reopen(made.id, actor=ha)
    assert [row.id for row in queries.open_commitments(kitakyushu.id)] == [made.id]


def test_nothing_is_closed_on_a_day_to_come(ha, kitakyushu, noon):
    made = service.add_commitment(entry(kitakyushu), actor=ha)
    late = CloseEntry(state=CommitmentState.DONE, evidence="x", closed_on=date(2026, 11, 23))
    with pytest.raises(Invalid):
        service.close_commitment(made.id, late, actor=ha)


def test_a_correction_on_an_old_version_is_refused(ha, kitakyushu):
    made = service.add_commitment(entry(kitakyushu), actor=ha)
    service.edit_commitment(made.id, entry(kitakyushu, strength=Strength.NOTED, version=1), actor=ha)
    with pytest.raises(Conflict):
        service.edit_commitment(made.id, entry(kitakyushu, version=1), actor=ha)


def test_a_correction_keeps_the_words_in_the_partners_own_language(ha, kitakyushu):
    made = build.commitment(kitakyushu, text=Words(vi="Một", ja="一"))
    service.edit_commitment(made.id, entry(kitakyushu, text=Words(vi="Hai"), version=1), actor=ha)
    db.session.expire_all()
    assert queries.commitment_with_names(made.id).text == {"vi": "Hai", "ja": "一"}


def test_a_promise_of_a_restricted_meeting_is_as_restricted(ha, kitakyushu):
    visit = build.interaction(kitakyushu, classification=Classification.RESTRICTED, owner_id=ha.id)
    made = service.add_commitment(entry(kitakyushu, source_id=visit.id), actor=ha)
    assert made.classification is Classification.RESTRICTED


def test_restricted_promises_are_neither_listed_nor_counted_for_others(app, noon):
    ha, yen = build.person(), build.person(name="Lê Yến")
    place = build.locality()
    build.commitment(
        place, owner_id=ha.id, classification=Classification.RESTRICTED, due_on=date(2026, 11, 1)
    )
    for person, seen in ((ha, 1), (yen, 0)):
        with acting_as(person):
            assert len(queries.open_commitments(place.id)) == seen
            assert counts_of({"all": queries.LATE}) == {"all": seen}


def test_the_list_is_cut_by_side_partner_and_lateness(ha, kitakyushu, noon):
    other = build.locality("Nam Ninh")
    late = build.commitment(kitakyushu, due_on=date(2026, 11, 14))
    theirs = build.commitment(kitakyushu, side=Side.THEIRS)
    build.commitment(other)
    build.commitment(kitakyushu, state=CommitmentState.WAIVED, evidence="Hai bên thôi")

    def found(view, **cut):
        return [row.id for row in db.session.execute(queries.all_commitments(view, noon.date(), **cut))]

    assert found(CommitmentView.LATE) == [late.id]
    assert found(CommitmentView.OPEN, side=Side.THEIRS) == [theirs.id]
    assert found(CommitmentView.OPEN, locality_id=kitakyushu.id) == [late.id, theirs.id]
    assert len(found(CommitmentView.CLOSED)) == 1
    assert len(found(CommitmentView.ALL)) == 4
