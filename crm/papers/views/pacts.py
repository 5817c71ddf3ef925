"""The papers of agreements: which there are, and how their pages speak."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from flask import Blueprint, abort, request, url_for

from crm.agreements import queries as agreements
from crm.agreements.models import Consultation, Procedure
from crm.core.access import Permission
from crm.core.forms import whole_number
from crm.core.locale import _, _l, label
from crm.papers.content import PaperKind
from crm.papers.models import AgreementPaper
from crm.papers.queries import Head, Listed
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
