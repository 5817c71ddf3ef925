"""What pages show of a request, and what a step misses of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from flask import url_for

from crm.core.access import Permission, actor, may
from crm.core.locale import _, label
from crm.delegations.models import Delegation, DelegationStatus, Direction
from crm.delegations.steps import Lack
from crm.delegations.views.shown import beside
from crm.requests import queries
from crm.requests.models import Answer, DelegationRequest
from crm.requests.queries import RequestPage
from crm.requests.rules import FactKind, Finding, Found, ReplyFacts, Setting, reply_paragraphs
from crm.requests.service import OPEN
from crm.settings.queries import office

PAGES = {FactKind.DELEGATION: "delegations.show", FactKind.INTERACTION: "interactions.show"}


def panel_of(delegation: Any) -> dict[str, Any]:
    """Fill the part of the delegation's page: what was asked and decided."""
    request = beside("request")
    is_asked = delegation.direction is not Direction.OUTGOING and delegation.status in OPEN
    return {
        "request": request,
        "may_enter": is_asked and may(actor(), Permission.DELEGATION_EDIT),
        "is_open": delegation.status in OPEN,
    }


def undecided(
    delegation: Delegation, steps: Collection[DelegationStatus]
) -> Mapping[DelegationStatus, Sequence[Lack]]:
    """Say before approval that a request was not decided, or that another answer was given. It is advice."""
    if DelegationStatus.APPROVED not in steps or delegation.status is DelegationStatus.POSTPONED:
        return {}
    return {DelegationStatus.APPROVED: _told(queries.request_of(delegation.id))}


def undecided_at_a_glance(delegation: Delegation, step: DelegationStatus) -> Sequence[Lack]:
    """Say the same of the request that the delegation's page has read anyhow."""
    is_asked = step is DelegationStatus.APPROVED and delegation.status is not DelegationStatus.POSTPONED
    return _told(beside("request")) if is_asked else []


def _told(request: DelegationRequest | None) -> Sequence[Lack]:
    if request is None or request.decision is Answer.ACCEPT:
        return []
    if request.decision is None:
        return [Lack(_("Nothing has been decided on the request."))]
    return [Lack(_("The decision on the request was: %(answer)s.", answer=label(request.decision)))]


def found_link(found: Found) -> str | None:
    """Return where a found fact stands."""
    return url_for(PAGES[found.kind], record_id=found.key) if found.kind in PAGES else None


def finding_row(finding: Finding, setting: Setting) -> dict[str, Any]:
    """Lay one rule out: its name, what it compares, what it found."""
    return {
        "name": label(finding.code),
        "result": finding.result,
        "sentence": finding.sentence,
        "found": [(one.text, found_link(one)) for one in finding.found],
        "compares": str(setting.compares),
        "basis": str(setting.basis),
        "figure": setting.figure,
        "leads_to": setting.leads_to,
    }


def draft_of(found: RequestPage, answer: Answer, lang: str) -> Sequence[str]:
    """Return the draft of an answer in one language."""
    delegation, request = found.delegation, found.request or DelegationRequest()
    facts = ReplyFacts(
        office=office().name.best(lang),
        asker=_asker(request.asker or "", delegation, lang),
        delegation=delegation.name.best(lang),
        starts_on=delegation.starts_on,
        ends_on=delegation.ends_on,
        letter_number=delegation.letter_number,
        letter_date=request.dated_on,
        proposal=request.proposal or "",
    )
    return reply_paragraphs(answer, facts, lang)


def _asker(asker: str, delegation: Delegation, lang: str) -> str:
    """Name who asked; in English by the sending body where that has an English name."""
    return (
        asker
        if lang == "vi" and asker
        else delegation.sender.get(lang) or asker or delegation.sender.best(lang)
    )


def reply_of(found: RequestPage, answer: Answer) -> dict[str, str]:
    """Return the answer in both languages: as the office worded it for this decision, else the draft."""
    request = found.request
    own = request.reply if request and request.reply_to is answer else {}
    return {lang: own.get(lang) or "\n\n".join(draft_of(found, answer, lang)) for lang in ("vi", "en")}
