"""Entering a request, deciding on it, wording the answer, and setting the rules it is looked at by."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

import sqlalchemy as sa

from crm.core import audit, clock, records, versions
from crm.core.access import Actor, Permission, demand
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _, label
from crm.delegations import service as delegations
from crm.delegations.models import Delegation, DelegationStatus
from crm.delegations.service import DelegationEntry, MoveEntry
from crm.documents.models import LinkRole
from crm.documents.service import link_paper
from crm.protocol import queries as protocol
from crm.requests import queries
from crm.requests.models import Answer, DelegationRequest, GateCode, GateRule, Host
from crm.requests.rules import SUGGESTED, advise, examine

OPEN = (DelegationStatus.REQUESTED, DelegationStatus.IN_REVIEW)
"""While a delegation stands here, its request can be decided."""
MOST_GUESTS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEntry:
    """What a request says, beside what is written of the delegation itself."""

    letter_number: str = ""
    dated_on: date | None = None
    received_on: date | None = None
    asker: str = ""
    host: Host | None = None
    head_rank: str = ""
    meets: str = ""
    sector_code: str | None = None
    topic: str = ""
    is_flexible: bool = False
    guests: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionEntry:
    """What was decided on a request, why, and what is proposed instead."""

    answer: Answer
    reason: str = ""
    proposal: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRuleEntry:
    """What a manager sets for one rule."""

    is_active: bool
    leads_to: Answer
    amount: int | None = None
    version: int | None = None


_OF_DELEGATION = ("letter_number", "head_rank", "version")
_OWN = tuple(one.name for one in fields(RequestEntry) if one.name not in _OF_DELEGATION)


def enter_request(delegation: DelegationEntry, entry: RequestEntry, *, actor: Actor) -> Delegation:
    """Enter a request as it came: a delegation that is asked for, and what was asked."""
    _check(entry)
    with audit.change(actor, "request.entered"):
        made = delegations.register_delegation(delegation, actor=actor)
        request = DelegationRequest(delegation_id=made.id, wished_from=made.starts_on, wished_to=made.ends_on)
        db.session.add(request)
        _fill(request, made, entry, actor)
        records.touch(made, actor=actor)
    return made


def write_request(delegation_id: int, entry: RequestEntry, *, actor: Actor) -> DelegationRequest:
    """Write down or correct what was asked; the days once wished stay as they were."""
    _check(entry)
    delegation = records.open_for_change(Delegation, delegation_id, version=entry.version)
    with audit.change(actor, "request.written", delegation):
        request = queries.request_of(delegation_id)
        if request is None:
            request = DelegationRequest(
                delegation_id=delegation_id,
                wished_from=delegation.starts_on,
                wished_to=delegation.ends_on,
            )
            db.session.add(request)
        _fill(request, delegation, entry, actor)
        records.touch(delegation, actor=actor)
    return request


def _check(entry: RequestEntry) -> None:
    today = clock.today()
    if entry.received_on and entry.received_on > today:
        raise Invalid(_("This day is still to come."), field="received_on")
    if entry.dated_on and entry.received_on and entry.dated_on > entry.received_on:
        raise Invalid(_("The letter arrived before it was written: check the two days."), field="dated_on")
    if entry.guests is not None and not 0 < entry.guests <= MOST_GUESTS:
        sentence = _("Enter a number from %(min)s to %(max)s.", min=1, max=MOST_GUESTS)
        raise Invalid(sentence, field="guests")
    for name in ("meets", "head_rank"):
        if getattr(entry, name) and protocol.rank_by_code(getattr(entry, name)) is None:
            raise Invalid(_("Choose from the list."), field=name)


def _fill(request: DelegationRequest, delegation: Delegation, entry: RequestEntry, actor: Actor) -> None:
    delegation.letter_number, delegation.head_rank = entry.letter_number, entry.head_rank
    for name in _OWN:
        setattr(request, name, getattr(entry, name))
    letter = queries.letter_in_register(entry.letter_number, entry.dated_on)
    request.document_id = letter.id if letter else None
    db.session.flush()
    if letter is not None:
        link_paper(letter.id, delegation.id, LinkRole.REQUEST, actor=actor)


def _opened(delegation_id: int, version: int | None) -> tuple[Delegation, DelegationRequest]:
    delegation = records.open_for_change(Delegation, delegation_id, version=version)
    request = queries.request_of(delegation_id)
    if request is None:
        raise Missing(_("No request is written down for this delegation."))
    return delegation, request


def decide(delegation_id: int, entry: DecisionEntry, *, actor: Actor) -> Delegation:
    """Decide on a request. Whoever decides otherwise than the rules recommend says why.

    Accepted or redirected, the delegation is in review; declined, it ends there.
    """
    delegation, request = _opened(delegation_id, entry.version)
    if delegation.status not in OPEN:
        sentence = _("This delegation stands at “%(status)s” already.", status=label(delegation.status))
        raise RuleBroken(sentence, field="answer")
    settings = queries.settings()
    advice = advise(examine(queries.facts_of(delegation, request), settings), settings)
    _check_decision(entry, advice.answer)
    with audit.change(actor, "request.decided", delegation):
        request.decision, request.decision_reason = entry.answer, entry.reason
        request.proposal = entry.proposal
        request.decided_on, request.decided_by_id = clock.today(), actor.id
        request.advice, request.advice_rule = advice.answer, advice.rule.value if advice.rule else ""
        _move(delegation, entry, actor)
        records.touch(delegation, actor=actor)
    return delegation


def _check_decision(entry: DecisionEntry, advised: Answer) -> None:
    if entry.answer is Answer.REDIRECT and not entry.proposal:
        sentence = _("Say what is proposed instead: another body, another level, other days.")
        raise Invalid(sentence, field="proposal")
    if entry.answer is not advised and not entry.reason:
        raise Invalid(_("Say why you decide otherwise than the rules recommend."), field="reason")
    if entry.answer is Answer.DECLINE and not entry.reason:
        raise Invalid(_("Say why."), field="reason")


def _move(delegation: Delegation, entry: DecisionEntry, actor: Actor) -> None:
    """Move the delegation where the decision leads, where it does not stand there already."""
    declined = entry.answer is Answer.DECLINE
    to = DelegationStatus.DECLINED if declined else DelegationStatus.IN_REVIEW
    if delegation.status is not to:
        why = ". ".join(part for part in (label(entry.answer), entry.proposal, entry.reason) if part)
        delegations.move_delegation(delegation.id, MoveEntry(to=to, reason=why), actor=actor)


def word_reply(delegation_id: int, reply: Words, *, version: int | None, actor: Actor) -> Delegation:
    """Keep the answer as the office words it; an empty one gives the draft back."""
    delegation, request = _opened(delegation_id, version)
    with audit.change(actor, "request.reply_worded", delegation):
        request.reply = Words({lang: text for lang, text in reply.items() if text})
        request.reply_to = request.decision if request.reply else None
        records.touch(delegation, actor=actor)
    return delegation


def set_rule(code: GateCode, entry: GateRuleEntry, *, actor: Actor) -> GateRule:
    """Set one rule of the gate for this office."""
    demand(actor, Permission.SETTINGS_EDIT)
    suggested = next(one for one in SUGGESTED if one.code is code)
    amount = entry.amount if suggested.unit is not None else None
    if suggested.unit is not None and (amount is None or not suggested.least <= amount <= suggested.most):
        told = {"min": suggested.least, "max": suggested.most}
        raise Invalid(_("Enter a number from %(min)s to %(max)s.", **told), field="amount")
    asked = sa.select(GateRule).where(GateRule.code == code).with_for_update()
    with audit.change(actor, "gate_rule.set"):
        rule = db.session.scalar(asked.execution_options(populate_existing=True))
        if rule is None:
            rule = GateRule(code=code)
            db.session.add(rule)
        else:
            versions.bump(rule, seen=entry.version)
        rule.is_active, rule.amount, rule.leads_to = entry.is_active, amount, entry.leads_to
    return rule
