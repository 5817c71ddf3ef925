"""Rounds of letters: who receives them, what they say, what is noted of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from crm.core import audit
from crm.core.access import SYSTEM, acting_as
from crm.core.db import Words, db
from crm.core.errors import Conflict, Forbidden, Invalid
from crm.core.paper.administrative import render_docx, render_pdf
from crm.core.reminders import due_until
from crm.core.timeline import events_of
from crm.core.undo import undo
from crm.occasions import queries, service
from crm.occasions.models import Basis, Occasion, Way
from crm.occasions.rules import LetterState, congratulates, state_of
from crm.occasions.service import LetterEntry, RoundEntry
from crm.occasions.wording import Letter, drafted, letter_of, together, words_in
from crm.papers.content import Bureau, Member
from crm.papers.rules import LETTER_LANGUAGES
from crm.partnerships.queries import last_contacts, tie_state
from crm.partnerships.rules import health_of
from crm.people.models import Position
from tests import build

TODAY = date(2026, 11, 22)
CITY = Words(
    vi="Hải Phòng",
    en="Hai Phong",
    ja="ハイフォン",
    zh="海防",
    ko="하이퐁",
    ru="Хайфон",
    lo="ຫ໋າຍຝ່ອງ",
    fr="Haïphong",
)
LETTER = Letter(
    bureau=Bureau(
        "Sở Ngoại vụ Hải Phòng", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng", "SNgV", cities=CITY
    ),
    occasion=Occasion.NEW_YEAR,
    day=date(2027, 1, 1),
    lang="vi+ja",
    partner="Kitakyushu",
    partners=dict.fromkeys(LETTER_LANGUAGES, "Kitakyushu"),
    event=dict.fromkeys(LETTER_LANGUAGES, "Noto 01/01"),
    basis=Basis.TIE,
    years=20,
    changed_at=datetime(2026, 11, 22, 5, tzinfo=UTC),
)


def opened(desk, occasion=Occasion.NEW_YEAR, **given):
    entry = {"title": "Thư năm mới", "day": date(2027, 1, 1), "locality_ids": [desk.place.id]}
    with acting_as(desk.officer):
        about = service.open_round(RoundEntry(occasion=occasion, **(entry | given)), actor=desk.officer)
    db.session.commit()
    return about


def letters(desk, about):
    with acting_as(desk.officer):
        return queries.letters_of(about.id)


def written(desk, about):
    with acting_as(desk.officer):
        return [one for _key, one in queries.written_from(about, "")]


# What the letters say


@pytest.mark.parametrize("lang", LETTER_LANGUAGES)
@pytest.mark.parametrize("occasion", Occasion)
def test_every_occasion_has_its_words_in_every_language_and_nothing_is_left_blank(occasion, lang):
    for basis in Basis if occasion is Occasion.ANNIVERSARY else (None,):
        lines = drafted(replace(LETTER, occasion=occasion, basis=basis), lang)
        assert len(lines) >= 3
        assert not any(mark in line for line in lines for mark in "{}[]")
    assert words_in(lang)["title"][occasion.value]


@pytest.mark.parametrize("lang", LETTER_LANGUAGES)
def test_a_condolence_never_congratulates_and_every_greeting_does_or_wishes_well(lang):
    sorrow = letter_of(replace(LETTER, occasion=Occasion.CONDOLENCE, lang=lang))
    said = " ".join([sorrow.title, *(str(line) for line in sorrow.sheets[0].text), sorrow.sheets[0].closing])
    assert not congratulates(said, lang)
    assert "Noto 01/01" in said
    joy = " ".join(drafted(replace(LETTER, occasion=Occasion.NATIONAL_DAY), lang))
    assert congratulates(joy, lang)


def test_a_letter_in_two_languages_is_set_on_two_sheets_and_all_letters_fit_one_file():
    mayor = Member(
        name="TAKEUCHI Kazuhisa",
        native="武内 和久",
        native_lang="ja",
        is_ours=False,
        is_head=True,
        form="ông",
        title="Thị trưởng",
        address={"vi": "Ông Thị trưởng", "ja": "武内 和久 市長"},
    )
    one = replace(LETTER, recipient=mayor)
    sheets = letter_of(one).sheets
    assert [(sheet.lang, "".join(str(run) for run in sheet.salutation)) for sheet in sheets][0] == (
        "vi",
        "Kính gửi Ông Thị trưởng,",
    )
    assert "市長" in str(sheets[1].salutation)
    whole = together([one, replace(one, lang="en", occasion=Occasion.CONDOLENCE)], "Thư")
    assert len(whole.sheets) == 3
    assert render_pdf(whole, one.changed_at).startswith(b"%PDF")
    assert render_docx(whole, one.changed_at).startswith(b"PK")


def test_the_vietnamese_words_of_what_happened_never_stand_in_a_foreign_letter():
    only_vi = replace(LETTER, occasion=Occasion.CONDOLENCE, event={"vi": "trận động đất"})
    assert "trận động đất" not in " ".join(drafted(only_vi, "ja"))
    assert "[chưa có: sự việc" in " ".join(drafted(only_vi, "ja"))


# To whom they go


def test_head_and_focal_point_are_proposed_in_both_languages(desk):
    about = opened(desk)
    found = letters(desk, about)
    assert [(one.recipient_id, one.GreetingLetter.lang) for one in found] == [
        (desk.mayor.id, "vi+ja"),
        (desk.focal.id, "vi+ja"),
    ]
    first = written(desk, about)[0]
    assert first.recipient.address["vi"] == "Ông Thị trưởng"
    assert first.recipient.address["ja"] == "武内 和久 市長"
    assert first.recipient.title == "Thị trưởng, Tòa thị chính"


def test_who_left_the_post_is_flagged_and_not_proposed_again(desk):
    about = opened(desk)
    with acting_as(SYSTEM), audit.change(desk.officer, "test"):
        db.session.scalars(sa.select(Position)).one().to_on = date(2026, 6, 1)
    db.session.commit()
    with acting_as(desk.officer):
        assert queries.left_post([desk.mayor.id, desk.focal.id]) == {desk.mayor.id}
        assert [one.contact_id for one in queries.proposed([desk.place.id])] == [desk.focal.id]
    assert written(desk, about)[0].recipient.title == ""


def test_a_partner_without_anybody_gets_a_letter_without_a_recipient(desk):
    bare = build.locality("Seattle", country_code="US")
    about = opened(desk, locality_ids=[bare.id])
    assert [(one.recipient_id, one.GreetingLetter.lang) for one in letters(desk, about)] == [(None, "en")]


def test_next_year_s_round_takes_over_the_recipients_but_no_words(desk):
    about = opened(desk)
    first = letters(desk, about)[0].GreetingLetter
    with acting_as(desk.officer):
        service.change_letter(
            about.id,
            first.id,
            LetterEntry(contact_id=desk.focal.id, lang="en", texts={"en": "Dear friends"}),
            actor=desk.officer,
        )
    other = build.locality("Nam Ninh", country_code="CN", native_lang="zh")
    again = opened(desk, previous_id=about.id, locality_ids=[desk.place.id, other.id])
    assert again.previous_id == about.id
    assert [
        (one.recipient_id, one.GreetingLetter.lang, one.GreetingLetter.sent_on)
        for one in letters(desk, again)
    ] == [
        (desk.focal.id, "en", None),
        (desk.focal.id, "vi+ja", None),
        (None, "vi+zh", None),
    ]
    with acting_as(desk.officer):
        assert queries.text_rows(again.id) == []


# Own words


def test_own_words_of_a_letter_stand_above_those_of_the_round_and_those_above_the_draft(desk):
    about = opened(desk)
    one = letters(desk, about)[0].GreetingLetter
    with acting_as(desk.officer):
        service.write_words(about.id, {"vi": "Chào [đối tác].", "ja": ""}, version=None, actor=desk.officer)
        entry = LetterEntry(contact_id=desk.mayor.id, lang="vi+ja", texts={"vi": "Riêng cho Ngài."})
        service.change_letter(about.id, one.id, entry, actor=desk.officer)
    first, second = (letter_of(letter).sheets[0].text for letter in written(desk, about))
    assert [str(line) for line in first] == ["Riêng cho Ngài."]
    assert [str(line) for line in second] == ["Chào Kitakyushu."]
    with acting_as(desk.officer):
        service.change_letter(about.id, one.id, replace(entry, texts={"vi": ""}), actor=desk.officer)
    assert [str(line) for line in letter_of(written(desk, about)[0]).sheets[0].text] == ["Chào Kitakyushu."]


def test_a_condolence_takes_no_words_of_joy_and_says_what_happened(desk):
    with pytest.raises(Invalid) as refused:
        opened(desk, Occasion.CONDOLENCE)
    assert refused.value.field == "event_vi"
    db.session.rollback()
    about = opened(desk, Occasion.CONDOLENCE, event=Words(vi="trận động đất", en="the earthquake"))
    with acting_as(desk.officer), pytest.raises(Invalid) as refused:
        service.write_words(about.id, {"vi": "Xin chúc mừng."}, version=None, actor=desk.officer)
    assert refused.value.field == "text_vi"
    db.session.rollback()
    other = RoundEntry(occasion=Occasion.NEW_YEAR, title="Thư", day=TODAY)
    with acting_as(desk.officer), pytest.raises(Invalid):
        service.edit_round(about.id, other, actor=desk.officer)


# What went out


def test_many_letters_are_sent_at_once_answered_and_taken_back(desk):
    about = opened(desk)
    ids = [one.GreetingLetter.id for one in letters(desk, about)]
    with acting_as(desk.officer):
        assert service.mark_sent(about.id, ids, TODAY, Way.POST, actor=desk.officer) == 2
        with pytest.raises(Invalid):
            service.mark_answered(about.id, ids, date(2026, 11, 1), actor=desk.officer)
        with pytest.raises(Invalid):
            service.mark_sent(about.id, ids, date(2026, 11, 23), Way.POST, actor=desk.officer)
        service.mark_answered(about.id, ids[:1], TODAY, actor=desk.officer)
        states = [
            state_of(one.GreetingLetter.sent_on, one.GreetingLetter.answered_on)
            for one in letters(desk, about)
        ]
        assert states == [LetterState.ANSWERED, LetterState.SENT]
        service.mark_unsent(about.id, ids, actor=desk.officer)
        assert [one.GreetingLetter.sent_on for one in letters(desk, about)] == [None, None]


def test_a_sent_round_is_undone_and_who_comes_late_is_told(desk):
    about = opened(desk)
    seen = about.version
    ids = [one.GreetingLetter.id for one in letters(desk, about)]
    with acting_as(desk.officer):
        service.mark_sent(about.id, ids, TODAY, None, actor=desk.officer)
        db.session.commit()
        with pytest.raises(Conflict):
            service.write_words(about.id, {"vi": "Chào."}, version=seen, actor=desk.officer)
        db.session.rollback()
        undo(db.session.scalar(sa.select(sa.func.max(audit.ChangeSet.id))), actor=desk.officer)
        db.session.commit()
    assert [one.GreetingLetter.sent_on for one in letters(desk, about)] == [None, None]


def test_letters_stand_on_the_partner_s_thread_and_make_no_tie_look_alive(desk):
    about, year_ago = opened(desk), date(2025, 11, 22)

    def life():
        with acting_as(desk.officer):
            tie = tie_state(desk.place.id, year_ago)
            return (
                tie.last_contact,
                tie.in_a_year,
                health_of(tie.last_contact, TODAY),
                dict(last_contacts([desk.place.id])),
            )

    before = life()
    ids = [one.GreetingLetter.id for one in letters(desk, about)]
    with acting_as(desk.officer):
        service.mark_sent(about.id, ids, TODAY, Way.EMAIL, actor=desk.officer)
        service.mark_answered(about.id, ids, TODAY, actor=desk.officer)
        db.session.commit()
        events, _more = events_of(desk.place)
        assert [(one.kind, one.mark, one.day) for one in events] == [("greeting", "letter", TODAY)] * 2
    assert life() == before == (None, 0, health_of(None, TODAY), {})


def test_letters_that_have_not_gone_are_due_on_their_day(desk):
    about = opened(desk)

    def due():
        with acting_as(desk.officer):
            told = [one for one in due_until(date(2027, 1, 1)) if one.kind == "greeting"]
            return [(one.record_id, one.what, one.due_on) for one in told]

    assert due() == [(about.id, "Còn 2 thư chưa gửi", date(2027, 1, 1))]
    ids = [one.GreetingLetter.id for one in letters(desk, about)]
    with acting_as(desk.officer):
        service.mark_sent(about.id, ids, TODAY, None, actor=desk.officer)
    assert due() == []


def test_only_who_may_sends_letters(desk):
    viewer = build.person("viewer")
    with acting_as(viewer), pytest.raises(Forbidden):
        service.open_round(
            RoundEntry(occasion=Occasion.NEW_YEAR, title="Thư", day=TODAY, locality_ids=[desk.place.id]),
            actor=viewer,
        )
