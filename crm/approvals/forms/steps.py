"""What is asked of the steps of a route, and of its being withdrawn."""

from __future__ import annotations

from typing import Self

from wtforms import IntegerField

from crm.approvals.models import (
    ApprovalStep,
    Outcome,
    StepKind,
)
from crm.approvals.rules import ANSWERS
from crm.approvals.service import (
    NewStepEntry,
    StepEntry,
)
from crm.core.forms import (
    CrmForm,
    DayField,
    LineField,
    MemberField,
    MemberRadio,
    Needed,
    ProseField,
    offer,
)
from crm.core.locale import _, _l, label
from crm.reference.models import Authority


class NewStepForm(CrmForm):
    """Another body that is asked."""

    kind = MemberRadio(_l("Kind of step"), StepKind, default=StepKind.OPINION, validators=[Needed()])
    body = LineField(_l("Body"), [Needed()])
    days = IntegerField(_l("Working days"), [Needed()], default=5)

    def entry(self) -> NewStepEntry:
        """Hand the checked answers to the service."""
        return NewStepEntry(
            kind=self.kind.data,
            body=self.body.data or "",
            days=self.days.data or 0,
            version=self.seen_version,
        )


class StepForm(CrmForm):
    """When a body was asked, and what it answered."""

    sent_on = DayField(_l("Sent on"))
    sent_number = LineField(_l("Number of our paper"), max_length=80)
    outcome = MemberField(_l("Answer"), Outcome, empty=_l("No answer yet"))
    answered_on = DayField(_l("Date of the answer"))
    number = LineField(_l("Number of their paper"), max_length=80)
    comment = ProseField(_l("What they said"))
    authority = MemberField(_l("In whose right"), Authority, default=Authority.OWN)
    signer = LineField(_l("Signed by"))

    @classmethod
    def showing(cls, step: ApprovalStep, version: int) -> Self:
        """Open the form on a step; ``version`` is the delegation's."""
        names = [name for name in StepEntry.__dataclass_fields__ if name != "version"]
        form = cls(data={name: getattr(step, name) for name in names} | {"version": version})
        form.about = step
        offer(form.outcome, [(one.value, label(one)) for one in ANSWERS[step.kind]], empty=_("No answer yet"))
        return form

    def entry(self) -> StepEntry:
        """Hand the checked answers to the service."""
        return StepEntry(
            sent_on=self.sent_on.data,
            sent_number=self.sent_number.data or "",
            outcome=self.outcome.data,
            answered_on=self.answered_on.data,
            number=self.number.data or "",
            comment=self.comment.data or "",
            authority=self.authority.data or Authority.OWN,
            signer=self.signer.data or "",
            version=self.seen_version,
        )


class WithdrawForm(CrmForm):
    """Why a dossier is withdrawn."""

    reason = LineField(_l("Reason"), [Needed()])
