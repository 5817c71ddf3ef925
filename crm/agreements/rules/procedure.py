"""The steps of each track, what must come before what, and which rule reckons which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from crm.agreements.models import Opinion, StepCode, Track
from crm.core.locale import _
from crm.reference.rules import ListCode
from crm.workdays.rules import add_months

_S = StepCode
_OPENING: Final = (_S.PROPOSE, _S.POLICY, _S.CONSULT, _S.EXPLAIN, _S.PM_ASKED, _S.PM_ANSWERED, _S.DECIDE)
_SIGNING: Final = (*_OPENING, _S.AUTHORISE, _S.SIGN, _S.REPORT_PM, _S.COPY_MOFA, _S.ARCHIVE)
_ENDING: Final = (*_OPENING, _S.END, _S.NOTIFY_MOFA, _S.ARCHIVE)
BEFORE_DECISION: Final = frozenset(_OPENING[:-1])
OPTIONAL: Final = frozenset({_S.POLICY, _S.EXPLAIN, _S.AUTHORISE})
"""Steps that are taken only where the office's rules or the case ask for them."""

DOSSIER_LISTS: Final[Mapping[Track, ListCode]] = {
    Track.NORMAL: ListCode.DOSSIER_NORMAL,
    Track.REDUCED: ListCode.DOSSIER_REDUCED,
    Track.CHANGE: ListCode.DOSSIER_CHANGE,
    Track.ENDING: ListCode.DOSSIER_ENDING,
}
"""The checklist of each track, which the office edits."""

CLOCK_CODES: Final[Mapping[StepCode, str]] = {
    _S.REPORT_PM: "report_to_pm",
    _S.COPY_MOFA: "copy_to_mofa",
    _S.NOTIFY_MOFA: "notify_ending",
    _S.PM_ANSWERED: "pm_opinion",
}
"""The rule by which the day of a step is reckoned."""

EXPIRY_CODES: Final = ("renewal_first", "renewal_second", "renewal_last")
"""Thresholds before the expiry, the earliest first."""
NOTICE: Final = "notice"
"""The day by which the other side must be told, which the agreement sets itself."""


def steps_of(track: Track, *, asks_pm: bool) -> tuple[StepCode, ...]:
    """Return the steps of a track; those of the Prime Minister only once somebody disagrees."""
    steps = _ENDING if track is Track.ENDING else _SIGNING
    asked = (_S.PM_ASKED, _S.PM_ANSWERED)
    return steps if asks_pm else tuple(step for step in steps if step not in asked)


def consultation_rule(track: Track) -> str:
    """Return the rule by which a consulted body's day is reckoned."""
    return "consultation_reply_reduced" if track is Track.REDUCED else "consultation_reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What is known of a procedure when a step is about to be taken."""

    done: Mapping[StepCode, date]
    opinions: tuple[Opinion | None, ...] = ()
    has_consent: bool = False
    year_only: frozenset[StepCode] = frozenset()
    """Steps of whose day only the year is known."""
    today: date


def refusal_of(code: StepCode, on: date, gate: Gate) -> str:
    """Say why a step may not be taken on a day; nothing when it may.

    The law stops a signing without a decision, and a decision against an opinion without the consent of the
    Prime Minister. What only should be so is advice, and given elsewhere.
    """
    if code in gate.done:
        return _("This step was noted on %(day)s already.", day=gate.done[code].strftime("%d/%m/%Y"))
    if on > gate.today and code is not StepCode.END:
        return _("This day is still to come.")
    needed = _needed(code, gate)
    if needed and needed not in gate.done:
        return _REFUSALS[needed]()
    if needed and on < gate.done[needed]:
        return _(
            "This day comes before the step it follows, %(day)s.",
            day=gate.done[needed].strftime("%d/%m/%Y"),
        )
    for later in built_on(code, gate):
        if on > _last_day(later, gate):
            return _(
                "This day comes after the step that follows it, %(day)s.",
                day=gate.done[later].strftime("%d/%m/%Y"),
            )
    if code is StepCode.DECIDE and Opinion.DISAGREES in gate.opinions and not gate.has_consent:
        return _("The Prime Minister does not consent, so this may not be decided.")
    return ""


def built_on(code: StepCode, gate: Gate) -> tuple[StepCode, ...]:
    """Return the steps that were taken because of another one, which therefore stands before them."""
    return tuple(later for later in gate.done if _needed(later, gate) is code)


def _last_day(code: StepCode, gate: Gate) -> date:
    """Return the last day on which a step may have been taken."""
    on = gate.done[code]
    return date(on.year, 12, 31) if code in gate.year_only else on


def _needed(code: StepCode, gate: Gate) -> StepCode | None:
    """Return the step that must have been taken before another one."""
    if code is StepCode.DECIDE:
        return StepCode.PM_ANSWERED if Opinion.DISAGREES in gate.opinions else None
    return {
        _S.PM_ANSWERED: _S.PM_ASKED,
        _S.AUTHORISE: _S.DECIDE,
        _S.SIGN: _S.DECIDE,
        _S.END: _S.DECIDE,
        _S.REPORT_PM: _S.SIGN,
        _S.COPY_MOFA: _S.SIGN,
        _S.NOTIFY_MOFA: _S.END,
    }.get(code)


_REFUSALS: Final = {
    _S.DECIDE: lambda: _("There is no decision yet. An agreement may not be signed or ended without one."),
    _S.PM_ASKED: lambda: _("Nothing has been submitted to the Prime Minister yet."),
    _S.PM_ANSWERED: lambda: _(
        "A consulted body disagrees. The opinion of the Prime Minister is needed before the decision."
    ),
    _S.SIGN: lambda: _("The agreement has not been signed yet."),
    _S.END: lambda: _("The ending has not taken effect yet."),
}


def next_end(expires_on: date, tacit_months: int | None, today: date) -> date:
    """Return when an agreement runs out next; one that is renewed by itself, after its past terms."""
    if not tacit_months or expires_on >= today:
        return expires_on
    months = (today.year - expires_on.year) * 12 + today.month - expires_on.month
    terms = max(months // tacit_months, 0)
    end = add_months(expires_on, terms * tacit_months)
    return end if end >= today else add_months(expires_on, (terms + 1) * tacit_months)
