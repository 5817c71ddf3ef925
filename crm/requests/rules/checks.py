"""Each rule as a pure function: facts in, a result with its sentence out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from crm.core.locale import _, _lp, day, name_members, ngettext
from crm.requests.models import Answer, GateCode, Host
from crm.requests.rules.facts import FactKind, Found, GateFacts, Visit, years_before
from crm.requests.rules.likeness import is_same_body, likeness
from crm.requests.rules.settings import Setting


class Result(StrEnum):
    """What a rule says of a request."""

    PASSES = "passes"
    LOOK = "look"
    AGAINST = "against"
    UNKNOWN = "unknown"


name_members(
    {
        Result.PASSES: _lp("check", "Passes"),
        Result.LOOK: _lp("check", "To be looked at"),
        Result.AGAINST: _lp("check", "Speaks against"),
        Result.UNKNOWN: _lp("check", "Not known"),
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found."""

    code: GateCode
    result: Result
    sentence: str
    found: Sequence[Found] = ()


Said = tuple[Result, str, Sequence[Found]]
ALIKE: Final = 60
"""Per cent of shared words from which two topics are taken for one."""


def _visit(one: Visit) -> Found:
    span = day(one.starts_on) if one.starts_on == one.ends_on else f"{day(one.starts_on)}–{day(one.ends_on)}"
    return Found(f"{one.title} ({span})", FactKind.DELEGATION, one.key)


def _is_same_topic(one: Visit, facts: GateFacts) -> bool:
    if one.sector and facts.sector:
        return one.sector == facts.sector
    return likeness(one.topic, facts.topic) >= ALIKE


def repeated(facts: GateFacts, years: int) -> Said:
    """The same body came for the same topic within so many years."""
    if not facts.body and not facts.topic and not facts.sector:
        return Result.UNKNOWN, _("Neither the sending body nor the topic is written down."), ()
    since = years_before(facts.starts_on, years)
    recent = [one for one in facts.earlier if since <= one.starts_on <= facts.starts_on]
    same_body = [one for one in recent if is_same_body(one.sender, facts.body)]
    both = [one for one in same_body if _is_same_topic(one, facts)]
    if both:
        return Result.AGAINST, _("The same body came for the same topic."), [_visit(one) for one in both]
    near = same_body or [one for one in recent if _is_same_topic(one, facts)]
    if near:
        words = (
            _("The same body came, for another topic.") if same_body else _("Another body, the same topic.")
        )
        return Result.LOOK, words, [_visit(one) for one in near]
    return Result.PASSES, _("No such delegation since %(day)s.", day=day(since)), ()


def notice(facts: GateFacts, least: int) -> Said:
    """The letter came too shortly before the visit."""
    count = facts.notice_days
    if count is None:
        return Result.UNKNOWN, _("The day on which the letter arrived is not written down."), ()
    if count < 0:
        return Result.AGAINST, _("The first day was over when the letter arrived."), ()
    told = ngettext("%(num)s working day of notice", "%(num)s working days of notice", count)
    asked = ngettext("%(num)s is asked for.", "%(num)s are asked for.", least)
    return (Result.PASSES if count >= least else Result.AGAINST), f"{told}; {asked}", ()


def days(facts: GateFacts, _limit: int) -> Said:
    """Either side keeps a holiday or a city day meanwhile."""
    found = [Found(f"{day(one.day)} · {one.text}") for one in facts.kept]
    if facts.worked_days == 0:
        return Result.AGAINST, _("Our office does not work on any of these days."), found
    if not found:
        return Result.PASSES, _("No holiday and no city day on either side."), ()
    return Result.LOOK, _("There are days that one side keeps."), found


def beside(facts: GateFacts, most: int) -> Said:
    """Others are here on the same days; the same partner twice is probably one delegation."""
    found = [_visit(one) for one in facts.beside]
    if any(one.is_same_partner for one in facts.beside):
        sentence = _("This partner has another delegation on these days: perhaps the same one.")
        return Result.AGAINST, sentence, found
    if len(found) > most:
        return Result.AGAINST, _("More delegations on these days than the office can receive."), found
    if found:
        return Result.LOOK, _("Another delegation is expected on these days."), found
    return Result.PASSES, _("No other delegation on these days."), ()


def leaders(facts: GateFacts, _limit: int) -> Said:
    """Whom they wish to meet has something else to do. No leader's diary is kept here, so none is free."""
    if not facts.post:
        return Result.UNKNOWN, _("It is not written down whom they wish to meet."), ()
    if facts.engaged:
        return Result.LOOK, _("%(post)s has other work on these days.", post=facts.post), facts.engaged
    return (
        Result.UNKNOWN,
        _("Nothing is known of these days for %(post)s. Ask the office.", post=facts.post),
        (),
    )


def level(facts: GateFacts, most: int) -> Said:
    """They ask for somebody of a higher rank than their head has."""
    if facts.rank is None or facts.post_rank is None:
        return (
            Result.UNKNOWN,
            _("The rank of their head, or whom they wish to meet, is not written down."),
            (),
        )
    names = {"theirs": facts.rank.name, "ours": facts.post_rank.name}
    above = facts.rank.place - facts.post_rank.place
    equal = [Found(name) for name in facts.posts_of_rank]
    if above > most:
        sentence = _(
            "Their head: %(theirs)s. They ask for: %(ours)s. Posts of equal rank are below.", **names
        )
        return Result.AGAINST, sentence, equal
    if above:
        return (
            Result.LOOK,
            _("Their head: %(theirs)s. They ask for: %(ours)s, a higher rank.", **names),
            equal,
        )
    if above < 0:
        return Result.LOOK, _("Their head: %(theirs)s. They ask for: %(ours)s, a lower rank.", **names), equal
    return Result.PASSES, _("Equal ranks: %(theirs)s.", **names), ()


def host(facts: GateFacts, _limit: int) -> Said:
    """A guest of a central body is received by that body; one of a department by the department."""
    match facts.host:
        case None:
            return Result.UNKNOWN, _("It is not written down whose guest it is."), ()
        case Host.CENTRAL:
            sentence = _("A guest of a central body is received by that body; the city follows its guidance.")
            return Result.AGAINST, sentence, ()
        case Host.DEPARTMENT:
            sentence = _("The department that invited runs the visit; a courtesy call may be proposed.")
            return Result.LOOK, sentence, ()
        case Host.CITY:
            return Result.PASSES, _("A guest of the city's leaders."), ()


CHECKS: Final[Mapping[GateCode, Callable[[GateFacts, int], Said]]] = {
    GateCode.REPEATED: repeated,
    GateCode.NOTICE: notice,
    GateCode.DAYS: days,
    GateCode.OVERLAP: beside,
    GateCode.LEADERS: leaders,
    GateCode.LEVEL: level,
    GateCode.HOST: host,
}


def examine(facts: GateFacts, settings: Mapping[GateCode, Setting]) -> list[Finding]:
    """Return what every active rule says, in the order of the rules."""
    return [
        Finding(code, *CHECKS[code](facts, setting.amount or 0))
        for code, setting in settings.items()
        if setting.is_active
    ]


@dataclass(frozen=True, slots=True)
class Advice:
    """What is recommended, and the rule that says so; none when no rule speaks against."""

    answer: Answer
    rule: GateCode | None = None
    to_look_at: Sequence[GateCode] = ()


def advise(findings: Sequence[Finding], settings: Mapping[GateCode, Setting]) -> Advice:
    """Recommend: a rule that declines goes before one that redirects, the earlier rule before the later."""
    against = [one.code for one in findings if one.result is Result.AGAINST]
    look = [one.code for one in findings if one.result in (Result.LOOK, Result.UNKNOWN)]
    for answer in (Answer.DECLINE, Answer.REDIRECT):
        for code in against:
            if settings[code].leads_to is answer:
                return Advice(answer, code, look)
    return Advice(Answer.ACCEPT, None, [*against, *look])
