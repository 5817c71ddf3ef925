"""The forms of a procedure: how it goes, a step that was taken, a body that is asked."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField

from crm.agreements.models import Consultation, Ending, Opinion, StepCode, Track
from crm.agreements.service import ConsultationEntry, StepEntry
from crm.core import clock
from crm.core.forms import CrmForm, DayField, LineField, MemberField, MemberRadio, Needed, ProseField
from crm.core.locale import _l


class TrackForm(CrmForm):
    """Which way a procedure goes, and why."""

    track = MemberRadio(_l("Procedure"), Track, validators=[Needed()])
    reason = LineField(_l("Permission or reason"))


class BeginForm(TrackForm):
    """The way a procedure begins."""


class StepForm(CrmForm):
    """A step that was taken, with its paper."""

    done_on = DayField(_l("Done on"), [Needed()])
    number = LineField(_l("Number and symbol"), max_length=80)
    is_consent = BooleanField(_l("The Prime Minister consents"), default=True)
    ending = MemberRadio(_l("How it ended"), Ending)
    note = LineField(_l("Note"))

    def prepare(self, code: StepCode) -> None:
        """Ask only for what the step has."""
        if code is not StepCode.PM_ANSWERED:
            del self.is_consent
        if code is not StepCode.END:
            del self.ending
        if code in (StepCode.SIGN, StepCode.END):
            del self.number
        if not self.is_submitted():
            self.done_on.data = clock.today()

    def entry(self, code: StepCode) -> StepEntry:
        """Hand the checked answers to the service."""
        return StepEntry(
            code=code,
            done_on=self.done_on.data or clock.today(),
            number=(self.number.data or "") if self.number else "",
            note=self.note.data or "",
            is_consent=bool(self.is_consent.data) if self.is_consent else True,
            ending=self.ending.data if self.ending else None,
            version=self.seen_version,
        )


class BodyForm(CrmForm):
    """A body that is asked for its opinion, and what it answered."""

    body = LineField(_l("Consulted body"), [Needed()], render_kw={"list": "bodies", "autocomplete": "off"})
    sent_on = DayField(_l("Sent on"))
    sent_number = LineField(
        _l("Number of our letter"), max_length=80, render_kw={"placeholder": _l("Number of our letter")}
    )
    complete_on = DayField(_l("Complete dossier received"))
    replied_on = DayField(_l("Answered on"))
    reply_number = LineField(
        _l("Number of the answer"), max_length=80, render_kw={"placeholder": _l("Number of the answer")}
    )
    opinion = MemberField(_l("Opinion"), Opinion, empty=_l("No answer yet"))
    comment = ProseField(_l("Comments"))
    answer = ProseField(_l("Taken up, explained"))

    @classmethod
    def of(cls, body: Consultation) -> BodyForm:
        """Open the form on what is kept."""
        names = ("body", "sent_on", "sent_number", "complete_on", "replied_on", "reply_number")
        given: dict[str, Any] = {name: getattr(body, name) for name in names}
        given |= {"opinion": body.opinion, "comment": body.comment, "answer": body.answer}
        return cls(data=given)

    def entry(self) -> ConsultationEntry:
        """Hand the checked answers to the service."""
        return ConsultationEntry(
            body=self.body.data or "",
            sent_on=self.sent_on.data,
            sent_number=self.sent_number.data or "",
            complete_on=self.complete_on.data,
            replied_on=self.replied_on.data,
            reply_number=self.reply_number.data or "",
            opinion=self.opinion.data,
            comment=self.comment.data or "",
            answer=self.answer.data or "",
            version=self.seen_version,
        )
