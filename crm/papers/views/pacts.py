"""The papers of agreements: which there are, and how their pages speak."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from flask import Blueprint, abort, request, url_for

from crm.agreements import queries as agreements
from crm.agreements.models import Agreement, Consultation, Procedure, StepCode
from crm.agreements.views.courses import Course
from crm.agreements.views.drafting import Key, PaperLink
from crm.core.access import Permission, actor, may
from crm.core.forms import whole_number
from crm.core.locale import _, _l, label
from crm.papers.content import PaperKind
from crm.papers.models import AgreementPaper
from crm.papers.queries import STEP_OF, Head, Listed, papers_of
from crm.papers.rules import ENDING_PAPERS, SIGNING_PAPERS
from crm.papers.views.shelf import Offer, Shelf

bp = Blueprint("agreement_papers", __name__, url_prefix="/agreements")


def _offers(head: Head, listed: Sequence[Listed]) -> Sequence[Offer]:
    """Offer a letter to every body that has none, and what the procedures ask for."""
    row = head.record
    written = {(one.paper.kind, one.paper.consultation_id, one.paper.is_ending) for one in listed}
    bodies = agreements.consultations_of(row.id)
    ways: Sequence[Procedure | None] = agreements.procedures_of(row.id) or [None]
    found = []
    for way in ways:
        is_ending = way is not None and way.is_ending
        mine = [one for one in bodies if way is not None and one.procedure_id == way.id]
        for kind, body in _wanted(mine, is_ending=is_ending):
            if (kind, body.id if body else None, is_ending) not in written:
                found.append(_offer(row.id, kind, body, is_ending=is_ending))
    return found


def _wanted(
    bodies: Sequence[Consultation], *, is_ending: bool
) -> Iterator[tuple[PaperKind, Consultation | None]]:
    for kind in ENDING_PAPERS if is_ending else SIGNING_PAPERS:
        if kind is PaperKind.CONSULTATION:
            yield from ((kind, body) for body in bodies)
        else:
            yield kind, None


def _offer(record_id: int, kind: PaperKind, body: Consultation | None, *, is_ending: bool) -> Offer:
    told = label(kind)
    if body is not None:
        told = f"{told}: {body.body}"
    elif is_ending:
        told = _("%(paper)s (ending)", paper=told)
    return Offer(told, new_url(record_id, kind, body.id if body else None, is_ending=is_ending))


def new_url(record_id: int, kind: PaperKind, body_id: int | None = None, *, is_ending: bool = False) -> str:
    """Return where a paper is begun."""
    known: dict[str, Any] = {"body": body_id, "course": "ending" if is_ending else None}
    return url_for("agreement_papers.paper_new", record_id=record_id, kind=kind.value, **known)


def _asked(head: Head, kind: PaperKind) -> dict[str, Any]:
    """Read from the address which body is asked, and whether it is about the ending."""
    is_ending = request.args.get("course") == "ending" or kind is PaperKind.NOTIFY_MOFA
    asked: dict[str, Any] = {"is_ending": is_ending}
    if kind is PaperKind.CONSULTATION and request.args.get("body"):
        body = agreements.consultation(head.record.id, _key()) or abort(404)
        ways = agreements.procedures_of(head.record.id)
        asked["consultation_id"] = body.id
        asked["is_ending"] = any(one.is_ending for one in ways if one.id == body.procedure_id)
    return asked


def _key() -> int:
    try:
        return whole_number(request.args.get("body")) or 0
    except ValueError:
        return 0


def _names(head: Head) -> Callable[[AgreementPaper], str]:
    """Say whom a letter asks, or that a paper is about the ending."""
    bodies = {one.id: one.body for one in agreements.consultations_of(head.record.id)}
    ending = _("ending")
    return lambda paper: bodies.get(paper.consultation_id or 0, ending if paper.is_ending else "")


PACTS = Shelf(
    papers=AgreementPaper,
    edit=Permission.AGREEMENT_EDIT,
    kinds=tuple(dict.fromkeys((*SIGNING_PAPERS, *ENDING_PAPERS))),
    record_endpoint="agreements.show",
    room=(_l("International agreements"), "agreements.index"),
    title=_l("Papers of the agreement"),
    note=_l(
        "Letters, submission and reports in the form of Decree 30, drafted from the record and edited here."
    ),
    none_yet=_l("No paper has been written for this agreement yet."),
    offers=_offers,
    asked=_asked,
    names=_names,
)


_WRITE = {
    PaperKind.CONSULTATION: _l("Write the letter"),
    PaperKind.SUBMISSION: _l("Write the submission"),
    PaperKind.REPORT_PM: _l("Write the report"),
    PaperKind.COPY_MOFA: _l("Write the letter to the Ministry of Foreign Affairs"),
    PaperKind.NOTIFY_MOFA: _l("Write the letter to the Ministry of Foreign Affairs"),
}
_STEPS = {code: kind for kind, code in STEP_OF.items()} | {StepCode.DECIDE: PaperKind.SUBMISSION}
"""The paper of each step; the decision is what a submission asks for."""


def _asking(course: Course) -> Iterator[StepCode]:
    """Yield the steps with a paper; the submission stands where it is wanted, and later where it began."""
    done = {step.code for step in course.steps if step.done_on}
    for step in course.steps:
        is_waiting = StepCode.DECIDE not in done
        if step.code is StepCode.DECIDE and not is_waiting:
            continue
        if step.code is StepCode.PROPOSE and step.code in done and is_waiting:
            continue
        if step.code in _STEPS:
            yield step.code


def links(agreement: Agreement, courses: Sequence[Course]) -> dict[Key, PaperLink]:
    """Return the papers of a procedure: those that are there, and those that may be begun."""
    written = {
        (one.paper.kind, one.paper.consultation_id, one.paper.is_ending): one.paper
        for one in papers_of(AgreementPaper, agreement.id)
    }
    editable = may(actor(), Permission.AGREEMENT_EDIT)

    def link(kind: PaperKind, body: Consultation | None, *, is_ending: bool) -> PaperLink | None:
        row = written.get((kind, body.id if body else None, is_ending))
        about = body.body if body else agreement.title
        if row is not None:
            url = url_for("agreement_papers.paper", record_id=agreement.id, paper_id=row.id)
            state = _("issued") if row.dated else _("draft")
            return PaperLink(f"{label(kind)} ({state})", url, about)
        if not editable:
            return None
        url = new_url(agreement.id, kind, body.id if body else None, is_ending=is_ending)
        return PaperLink(str(_WRITE[kind]), url, about)

    found: dict[Key, PaperLink | None] = {}
    for course in courses:
        is_ending = course.procedure.is_ending
        for body, _clock in course.bodies:
            found["body", body.id] = link(PaperKind.CONSULTATION, body, is_ending=is_ending)
        for code in _asking(course):
            found[course.name, code.value] = link(_STEPS[code], None, is_ending=is_ending)
    return {key: one for key, one in found.items() if one is not None}
