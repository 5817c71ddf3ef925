"""The forms of a permission: a step that was taken, a body that is asked, what came of the conference."""

from __future__ import annotations

from typing import Any

from crm.agreements.models import Opinion
from crm.conferences.models import Conference, ConferenceConsultation, Verdict
from crm.conferences.rules import NUMBERS, StepCode
from crm.conferences.service import OpinionEntry, OutcomeEntry, StepEntry
from crm.core import clock
from crm.core.forms import CrmForm, DayField, LineField, MemberField, MemberRadio, Needed, ProseField
from crm.core.locale import _l
from crm.documents.forms import CountField

_BODY = ("body", "sent_on", "sent_number", "received_on", "replied_on", "reply_number", "opinion", "comment")
_OUTCOME = (
    *("attended_ours", "attended_foreign", "attended_from"),
    *("outcomes", "evaluation", "recommendations"),
)


class StepForm(CrmForm):
    """A step that was taken, with its paper."""

    done_on = DayField(_l("Done on"), [Needed()])
    verdict = MemberRadio(_l("What was decided"), Verdict)
    number = LineField(_l("Number and symbol"), max_length=80)
    note = LineField(_l("Note"))

    def prepare(self, code: StepCode, one: Conference) -> None:
        """Ask only for what the step has."""
        if code is not StepCode.DECIDE:
            del self.verdict
        if code not in NUMBERS:
            del self.number
        if code not in (StepCode.DECIDE, StepCode.DROP):
            del self.note
        if not self.is_submitted():
            last = (one.ends_on or one.starts_on) if code is StepCode.HOLD else None
            self.done_on.data = min(last or clock.today(), clock.today())

    def entry(self, code: StepCode) -> StepEntry:
        """Hand the checked answers to the service."""
        return StepEntry(
            code=code,
            done_on=self.done_on.data or clock.today(),
            number=(self.number.data or "") if self.number else "",
            verdict=self.verdict.data if self.verdict else None,
            note=(self.note.data or "") if self.note else "",
            version=self.seen_version,
        )


class OpinionForm(CrmForm):
    """A body that is asked for its opinion, and what it answered."""

    body = LineField(_l("Consulted body"), [Needed()], render_kw={"list": "bodies", "autocomplete": "off"})
    sent_on = DayField(_l("Sent on"))
    sent_number = LineField(
        _l("Number of our letter"), max_length=80, render_kw={"placeholder": _l("Number of our letter")}
    )
    received_on = DayField(_l("Request received"))
    replied_on = DayField(_l("Answered on"))
    reply_number = LineField(
        _l("Number of the answer"), max_length=80, render_kw={"placeholder": _l("Number of the answer")}
    )
    opinion = MemberField(_l("Opinion"), Opinion, empty=_l("No answer yet"))
    comment = ProseField(_l("Comments"))

    @classmethod
    def of(cls, body: ConferenceConsultation) -> OpinionForm:
        """Open the form on what is kept."""
        return cls(data={name: getattr(body, name) for name in _BODY})

    def entry(self) -> OpinionEntry:
        """Hand the checked answers to the service."""
        given: dict[str, Any] = {
            name: self[name].data or ("" if isinstance(self[name], LineField | ProseField) else None)
            for name in _BODY
        }
        return OpinionEntry(**given, version=self.seen_version)


class OutcomeForm(CrmForm):
    """Who came, what came of it, and what is recommended."""

    attended_ours = CountField(_l("Vietnamese participants who came"))
    attended_foreign = CountField(_l("Foreign participants who came"))
    attended_from = LineField(_l("Where they came from"))
    outcomes = ProseField(_l("Outcomes"))
    evaluation = ProseField(_l("Evaluation"))
    recommendations = ProseField(_l("Recommendations"))

    @classmethod
    def of(cls, kept: Conference) -> OutcomeForm:
        """Open the form on what is kept."""
        return cls(data={name: getattr(kept, name) for name in _OUTCOME})

    def entry(self) -> OutcomeEntry:
        """Hand the checked answers to the service."""
        given: dict[str, Any] = {
            name: self[name].data or (None if isinstance(self[name], CountField) else "") for name in _OUTCOME
        }
        return OutcomeEntry(**given, version=self.seen_version)
