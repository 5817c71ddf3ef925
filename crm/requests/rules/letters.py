"""The answer to a request as plain paragraphs, formal and polite, in the language spoken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from crm.core.locale import _, day, language, speaking
from crm.requests.models import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFacts:
    """What an answer speaks of."""

    office: str
    asker: str
    delegation: str
    starts_on: date
    ends_on: date
    letter_number: str = ""
    letter_date: date | None = None
    proposal: str = ""


def reply_paragraphs(answer: Answer, facts: ReplyFacts, lang: str) -> Sequence[str]:
    """Return the paragraphs of an answer in ``lang``: thanks, what is said, what follows, the closing."""
    with speaking(lang):
        middle = {Answer.ACCEPT: _accepting, Answer.REDIRECT: _redirecting, Answer.DECLINE: _declining}
        return [_opening(facts), *middle[answer](facts), _closing(facts)]


def _day(value: date) -> str:
    """Write a day so that nobody abroad takes the month for the day."""
    return day(value) if language() == "vi" else format_date(value, "d MMMM y", locale="en")


def _opening(facts: ReplyFacts) -> str:
    told = {"office": facts.office, "asker": facts.asker or _("your office"), "delegation": facts.delegation}
    if facts.letter_number and facts.letter_date:
        letter = _(
            "letter No. %(number)s of %(day)s", number=facts.letter_number, day=_day(facts.letter_date)
        )
    elif facts.letter_number:
        letter = _("letter No. %(number)s", number=facts.letter_number)
    elif facts.letter_date:
        letter = _("letter of %(day)s", day=_day(facts.letter_date))
    else:
        letter = _("letter")
    return _(
        "The %(office)s presents its compliments to %(asker)s and thanks you for your %(letter)s, "
        "in which a visit is proposed: %(delegation)s.",
        letter=letter,
        **told,
    )


def _span(facts: ReplyFacts) -> str:
    if facts.starts_on == facts.ends_on:
        return _("on %(day)s", day=_day(facts.starts_on))
    return _("from %(first)s to %(last)s", first=_day(facts.starts_on), last=_day(facts.ends_on))


def _accepting(facts: ReplyFacts) -> list[str]:
    return [
        _("We are pleased to welcome the delegation %(span)s.", span=_span(facts)),
        _(
            "So that the visit can be prepared with care, we would be grateful for the list of members with "
            "their titles, the arrival and departure times, and your wishes for the programme."
        ),
    ]


def _redirecting(facts: ReplyFacts) -> list[str]:
    regret = _(
        "We regret that we are not in a position to receive the delegation as proposed %(span)s.",
        span=_span(facts),
    )
    if facts.proposal:
        return [regret, _("May we suggest instead: %(proposal)s.", proposal=facts.proposal.rstrip(". "))]
    return [regret, _("We would be glad to agree with you on another time, level or receiving body.")]


def _declining(facts: ReplyFacts) -> list[str]:
    return [
        _(
            "After careful consideration we regret that we are unable to receive the delegation %(span)s.",
            span=_span(facts),
        ),
        _("We value our relations highly and hope to find another occasion for an exchange."),
    ]


def _closing(facts: ReplyFacts) -> str:
    return _(
        "The %(office)s avails itself of this opportunity to renew to you the assurances of its "
        "highest consideration.",
        office=facts.office,
    )
