"""The page the leader reads in the car."""

from __future__ import annotations

from typing import Final

from crm.briefings.content import LeaderPage, Missing, Point, Text
from crm.briefings.queries.people import address_of, name_of, phone_of
from crm.briefings.queries.rows import Person
from crm.briefings.queries.wording import Desk
from crm.briefings.rules import short_name
from crm.core.db import Words
from crm.core.names import NameOrder, display
from crm.delegations.models import DelegationMember, LeaderBrief, MemberRole, MemberSide, ProgrammeItem

# The words a Vietnamese point begins with when it says what to do; a hand would underline them.
_LEADS: Final = (
    "Cảm ơn",
    "Chúc mừng",
    "Chia sẻ",
    "Cam kết",
    "Chào mừng",
    "Đánh giá cao",
    "Đề nghị",
    "Đề xuất",
    "Khẳng định",
    "Mong muốn",
    "Mời",
    "Nhấn mạnh",
    "Nhất trí",
    "Ủng hộ",
    "Thông báo",
    "Trân trọng",
)


def page(desk: Desk) -> LeaderPage | Missing:
    """Return the page the leader reads; a gap until its brief is begun and there is a meeting to speak of."""
    brief = desk.whole.head.brief
    item = _meeting_of(desk, brief)
    if brief is None or item is None:
        return desk.missing
    meets = desk.person(brief.meets_id) or desk.head_person(MemberSide.THEIRS)
    speaks, number = _interpreter(desk, brief)
    who = name_of(desk, meets.member) if meets else None
    return LeaderPage(
        on=item.day,
        starts=item.starts_at,
        minutes=_minutes(item),
        place=desk.say(item.place),
        who=who or name_of(desk, _nobody()),
        title=desk.say(meets.member.title) if meets else desk.missing,
        address_form=(address_of(desk, meets.member) if meets else None) or desk.missing,
        why=_why(desk.say(brief.why)),
        points=tuple(_point(desk, words) for words in (brief.point_1, brief.point_2, brief.point_3)),
        not_promise=desk.say(brief.not_promise),
        answer=desk.say(brief.answer),
        gift_ours=desk.say(brief.gift_ours),
        gift_theirs=desk.say(brief.gift_theirs),
        interpreter=speaks,
        interpreter_phone=number,
        greeting=brief.greeting_reading or desk.missing,
        greeting_native=brief.greeting_native,
        greeting_lang=desk.whole.head.partner.native_lang if desk.whole.head.partner else "",
    )


def _meeting_of(desk: Desk, brief: LeaderBrief | None) -> ProgrammeItem | None:
    """Return the meeting chosen for the leader; else the first one a leader attends, else the first."""
    items = desk.whole.items
    chosen = [item for item in items if brief is not None and item.id == brief.item_id]
    return next(iter(chosen or [item for item in items if item.has_leader] or items), None)


def _nobody() -> DelegationMember:
    """Stand for a person who is not known yet."""
    return DelegationMember(
        side=MemberSide.THEIRS,
        latin_name="",
        family_name="",
        middle_name="",
        given_name="",
        native_name="",
        native_lang="und",
        vietnamese_name="",
        reading="",
        reading_vi="",
        name_order=NameOrder.FAMILY_FIRST,
    )


def _minutes(item: ProgrammeItem) -> int:
    if item.ends_at is None:
        return 0
    return ((item.ends_at.hour - item.starts_at.hour) * 60 + item.ends_at.minute - item.starts_at.minute) % (
        24 * 60
    )


def _interpreter(desk: Desk, brief: LeaderBrief) -> tuple[Text, str]:
    """Return who interprets, and the number to ring."""
    person: Person | None = desk.person(brief.interpreter_id)
    if person is None:
        speakers = [one for one in desk.whole.people if one.member.role is MemberRole.INTERPRETER]
        person = next(iter(sorted(speakers, key=lambda one: one.member.side is not MemberSide.OURS)), None)
    if person is None:
        return desk.missing, ""
    name = display(person.member.person_name)
    return (short_name(name) if person.member.user_id else name), phone_of(person)


def _why(text: Text) -> Point | Missing:
    """Set the first half of a reason in bold, when it has halves."""
    if isinstance(text, Missing):
        return text
    lead, mark, rest = text.partition("; ")
    return Point(f"{lead};", rest) if mark else Point("", text)


def _point(desk: Desk, words: Words) -> Point | Missing:
    """Set the verb of a point in bold; a text that begins otherwise is set as it is."""
    text = desk.say(words)
    if isinstance(text, Missing):
        return text
    lead = next((verb for verb in _LEADS if text.casefold().startswith(verb.casefold() + " ")), "")
    if not lead and desk.lang == "en":
        lead = text.partition(" ")[0]
    return Point(text[: len(lead)], text[len(lead) :].lstrip())
