"""The steps from the application to the report, and what each of them still wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from crm.conferences.models import Competence, Verdict
from crm.conferences.rules.competence import DECISION
from crm.core.locale import _, day


class StepCode(StrEnum):
    """The steps there are, in the order in which they are taken; dropping stands beside them."""

    RECEIVE = "receive"
    COMPLETE = "complete"
    SUBMIT = "submit"
    DECIDE = "decide"
    HOLD = "hold"
    REPORT = "report"
    DROP = "drop"


class State(StrEnum):
    """Where a conference stands; it follows from the days of its steps."""

    PLANNED = "planned"
    RECEIVED = "received"
    CONSULTING = "consulting"
    SUBMITTED = "submitted"
    PERMITTED = "permitted"
    REFUSED = "refused"
    HELD = "held"
    REPORTED = "reported"
    DROPPED = "dropped"


_S = StepCode
IN_ORDER: Final = (_S.RECEIVE, _S.COMPLETE, _S.SUBMIT, _S.DECIDE, _S.HOLD, _S.REPORT)
DAYS: Final[Mapping[StepCode, str]] = {
    _S.RECEIVE: "received_on",
    _S.COMPLETE: "complete_on",
    _S.SUBMIT: "submitted_on",
    _S.DECIDE: "decided_on",
    _S.HOLD: "held_on",
    _S.REPORT: "reported_on",
    _S.DROP: "dropped_on",
}
"""The column that holds the day of a step."""

NUMBERS: Final[Mapping[StepCode, str]] = {
    _S.RECEIVE: "received_number",
    _S.SUBMIT: "submitted_number",
    _S.DECIDE: "decision_number",
    _S.REPORT: "report_number",
}
"""The column that holds the number of a step's paper."""

CLOCKS: Final[Mapping[Competence, str]] = {
    Competence.PRIME_MINISTER: "conference_dossier_pm",
    Competence.CHAIR: "conference_dossier",
}
"""The rule by which the day of the dossier is reckoned."""
OPINION_RULE: Final = "conference_opinion"
REPORT_RULE: Final = "conference_report"


class Stepped(Protocol):
    """What is asked of a conference to know where it stands."""

    received_on: date | None
    complete_on: date | None
    submitted_on: date | None
    decided_on: date | None
    verdict: Verdict | None
    held_on: date | None
    reported_on: date | None
    dropped_on: date | None


def state_of(one: Stepped) -> State:
    """Return where a conference stands; ``queries.state_now`` says the same to the database."""
    told = (
        (one.dropped_on, State.DROPPED),
        (one.reported_on, State.REPORTED),
        (one.held_on, State.HELD),
        (one.decided_on, State.REFUSED if one.verdict is Verdict.REFUSE else State.PERMITTED),
        (one.submitted_on, State.SUBMITTED),
        (one.complete_on, State.CONSULTING),
        (one.received_on, State.RECEIVED),
    )
    return next((state for when, state in told if when is not None), State.PLANNED)


def days_of(one: Stepped) -> dict[StepCode, date]:
    """Return the steps that were taken, with their days."""
    found = {code: getattr(one, name) for code, name in DAYS.items()}
    return {code: when for code, when in found.items() if when is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What is known of a conference when a step is about to be taken."""

    done: Mapping[StepCode, date]
    today: date
    starts_on: date | None = None
    ends_on: date | None = None
    verdict: Verdict | None = None
    unticked: Sequence[str] = ()
    silent: Sequence[str] = ()
    """Bodies that were asked and have not answered."""
    against: Sequence[str] = ()
    is_open: bool = False
    """Who allows it is not known."""
    has_consulted: bool = True

    @property
    def is_past(self) -> bool:
        """Tell whether the conference is over: it was entered late, and old days may be lost."""
        last = self.ends_on or self.starts_on
        return last is not None and last < self.today


def refusal_of(code: StepCode, on: date, gate: Gate) -> str:
    """Say why a step may not be taken on a day, and what is missing; nothing when it may.

    Steps follow each other. Of a conference that is over already only the permit is asked: without one,
    nothing is noted as held.
    """
    if code in gate.done:
        return _("This step was noted on %(day)s already.", day=day(gate.done[code]))
    if StepCode.DROP in gate.done:
        return _("The conference was called off on %(day)s.", day=day(gate.done[StepCode.DROP]))
    if on > gate.today:
        return _("This day is still to come.")
    if code is StepCode.DROP:
        return _("The conference was held already.") if StepCode.HOLD in gate.done else ""
    return _missing(code, gate) or _out_of_order(code, on, gate)


def _missing(code: StepCode, gate: Gate) -> str:
    """Say which step must come first."""
    if code in (StepCode.HOLD, StepCode.REPORT):
        if gate.verdict is not Verdict.PERMIT:
            return _no_permit(gate)
        is_held = code is StepCode.HOLD or StepCode.HOLD in gate.done
        return "" if is_held else _("The conference has not been held yet.")
    if gate.is_past:
        return ""
    before = IN_ORDER[: IN_ORDER.index(code)]
    needed = next((one for one in before if one not in gate.done), None)
    return _NEEDED[needed]() if needed else ""


def _no_permit(gate: Gate) -> str:
    if gate.verdict is Verdict.REFUSE:
        return _("It was refused. Without a permit it may not be held (%(basis)s).", basis=DECISION)
    return _(
        "There is no permit. Without one it may not be held (%(basis)s). Note the decision first.",
        basis=DECISION,
    )


_NEEDED: Final = {
    _S.RECEIVE: lambda: _("The application has not been received yet."),
    _S.COMPLETE: lambda: _("The dossier is not complete yet."),
    _S.SUBMIT: lambda: _("It has not been submitted to whoever decides yet."),
}


def _out_of_order(code: StepCode, on: date, gate: Gate) -> str:
    """Refuse a day before an earlier step, after a later one, or before the conference itself."""
    place = IN_ORDER.index(code)
    earlier = [gate.done[one] for one in IN_ORDER[:place] if one in gate.done]
    later = [gate.done[one] for one in IN_ORDER[place + 1 :] if one in gate.done]
    if earlier and on < max(earlier):
        return _("This day comes before the step it follows, %(day)s.", day=day(max(earlier)))
    if later and on > min(later):
        return _("This day comes after the step that follows, %(day)s.", day=day(min(later)))
    if code is StepCode.HOLD and gate.starts_on and on < gate.starts_on:
        return _("This day comes before the conference opens, %(day)s.", day=day(gate.starts_on))
    return ""


def later_step(code: StepCode, done: Mapping[StepCode, date]) -> StepCode | None:
    """Return a step that was built on this one; it is taken back first."""
    if code is StepCode.DROP:
        return None
    return next((one for one in IN_ORDER[IN_ORDER.index(code) + 1 :] if one in done), None)


def gaps_of(code: StepCode, gate: Gate) -> list[str]:
    """Say what should be there before a step; it advises and stops nothing."""
    told: list[str] = []
    if code in (StepCode.COMPLETE, StepCode.SUBMIT) and gate.unticked:
        told.append(_("Not in the dossier: %(names)s", names="; ".join(gate.unticked)))
    if code in (StepCode.SUBMIT, StepCode.DECIDE):
        if gate.is_open:
            told.append(_("Who allows the conference is not clear yet."))
        if not gate.has_consulted:
            told.append(_("Nobody has been consulted."))
        if gate.silent:
            told.append(_("No answer yet: %(names)s", names=", ".join(gate.silent)))
        if gate.against:
            told.append(_("Disagrees: %(names)s", names=", ".join(gate.against)))
    return told
