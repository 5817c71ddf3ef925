"""The papers of a procedure, at the steps and the bodies that ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import url_for

from crm.agreements.models import Agreement, Consultation, StepCode
from crm.agreements.views.courses import Course
from crm.agreements.views.drafting import Key, PaperLink
from crm.core.access import Permission, actor, may
from crm.core.locale import _, _l, label
from crm.papers.content import PaperKind
from crm.papers.models import AgreementPaper
from crm.papers.queries import STEP_OF, papers_of
from crm.papers.views.pacts import new_url

_WRITE: Final[Mapping[PaperKind, Any]] = {
    PaperKind.CONSULTATION: _l("Write the letter"),
    PaperKind.SUBMISSION: _l("Write the submission"),
    PaperKind.REPORT_PM: _l("Write the report"),
    PaperKind.COPY_MOFA: _l("Write the letter to the Ministry of Foreign Affairs"),
    PaperKind.NOTIFY_MOFA: _l("Write the letter to the Ministry of Foreign Affairs"),
}
_STEPS: Final = {code: kind for kind, code in STEP_OF.items()} | {StepCode.DECIDE: PaperKind.SUBMISSION}
"""The paper of each step; the decision is what a submission asks for."""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is written of an agreement already, and whether whoever looks may write more."""

    agreement: Agreement
    written: Mapping[tuple[PaperKind, int | None, bool], AgreementPaper]
    may_write: bool

    def link(self, kind: PaperKind, body: Consultation | None, *, is_ending: bool) -> PaperLink | None:
        """Lead to a paper, or to where it is begun."""
        key, about = (body.id, body.body) if body else (None, self.agreement.title)
        row = self.written.get((kind, key, is_ending))
        if row is not None:
            url = url_for("agreement_papers.paper", record_id=self.agreement.id, paper_id=row.id)
            state = _("issued") if row.dated else _("draft")
            return PaperLink(f"{label(kind)} ({state})", url, about)
        if not self.may_write:
            return None
        return PaperLink(str(_WRITE[kind]), new_url(self.agreement.id, kind, key, is_ending=is_ending), about)


def links(agreement: Agreement, courses: Sequence[Course]) -> dict[Key, PaperLink]:
    """Return the papers of a procedure: those that are there, and those that may be begun."""
    listed = [one.paper for one in papers_of(AgreementPaper, agreement.id)]
    desk = _Desk(
        agreement,
        {(one.kind, one.consultation_id, one.is_ending): one for one in listed},
        may(actor(), Permission.AGREEMENT_EDIT),
    )
    found: dict[Key, PaperLink | None] = {}
    for course in courses:
        is_ending = course.procedure.is_ending
        for body, _clock in course.bodies:
            found["body", body.id] = desk.link(PaperKind.CONSULTATION, body, is_ending=is_ending)
        for code in _asking(course):
            found[course.name, code.value] = desk.link(_STEPS[code], None, is_ending=is_ending)
    return {key: one for key, one in found.items() if one is not None}


def _asking(course: Course) -> Iterator[StepCode]:
    """Yield the steps with a paper; the submission stands where it is wanted, and later where it began."""
    done = {step.code for step in course.steps if step.done_on}
    is_decided = StepCode.DECIDE in done
    for step in course.steps:
        is_past = step.code is StepCode.DECIDE and is_decided
        is_begun = step.code is StepCode.PROPOSE and step.code in done and not is_decided
        if step.code in _STEPS and not is_past and not is_begun:
            yield step.code
