"""Talking points: one meeting, one page, in the size of a page read aloud."""

from __future__ import annotations

from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from crm.briefings.content import Briefing, Meeting, TalkingTopic, Text
from crm.briefings.pdf import styles
from crm.briefings.pdf.parts import Bits, absent, said, title_block
from crm.core.locale import _
from crm.core.paper.rows import Column, Listing, Row, band
from crm.core.paper.type import Style, para

_COLUMNS: Final = (Column(0, 31), Column(34, 126))
_FRAMED: Final = (Column(0, 31), Column(36.2, 121))
_DANGER: Final = Style(11, 17, weight=700)


def talking_points(content: Briefing, number: int | None) -> list[list[Any]]:
    """Return one page of topics for each meeting."""
    if not content.meetings:
        return [title_block(number, _("Talking points")) + absent(content)]
    return [_meeting(content, number, meeting) for meeting in content.meetings]


def _meeting(content: Briefing, number: int | None, meeting: Meeting) -> list[Any]:
    story = title_block(number, _("Talking points"), meeting.heading, gap=3.6)
    if not meeting.topics:
        return story + absent(content)
    for at, topic in enumerate(meeting.topics, start=1):
        story += [Listing(_topic(at, topic)), Spacer(1, 3 * mm)]
    return story


def _topic(at: int, topic: TalkingTopic) -> list[Row]:
    rows = [band(para(styles.DAY, f"{at}. {topic.title}"))]
    labelled: list[tuple[str, Bits]] = [
        (_("We say"), said(topic.we_say)),
        (_("We ask"), said(topic.we_ask)),
        (_("They may ask"), _question(topic.they_may_ask, topic.answer)),
    ]
    rows += [
        Row(
            cells=((para(styles.SPEECH_LABEL, label),), (para(styles.SPEECH, *words),)),
            columns=_COLUMNS,
            above=2,
            below=0,
            rule=0,
        )
        for label, words in labelled
        if words
    ]
    if topic.avoid:
        rows.append(_avoid(topic.avoid))
    return rows


def _question(question: Text | None, answer: Text | None) -> Bits:
    """Return their question and our answer in quotes."""
    if not question:
        return ()
    if not answer:
        return said(question)
    quoted = (f"“{answer}”",) if isinstance(answer, str) else said(answer)
    return (*said(question), " – ", *quoted)


def _avoid(words: Text) -> Row:
    label = para(_DANGER, _("Avoid"))
    return Row(
        cells=((label,), (para(styles.SPEECH, *said(words)),)),
        columns=_FRAMED,
        above=2.6,
        below=2.6,
        rule=0,
        framed=(32.5, 127.5, 1.3),
    )
