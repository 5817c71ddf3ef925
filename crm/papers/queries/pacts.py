"""Everything a paper of an agreement is written from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from crm.agreements import queries as agreements
from crm.agreements.content import Names
from crm.agreements.models import (
    Agreement,
    Check,
    Clock,
    Consultation,
    Procedure,
    SignatorySide,
    Step,
    StepCode,
    Term,
    Track,
)
from crm.agreements.rules.procedure import CLOCK_CODES, consultation_rule
from crm.core import clock
from crm.core.db import db
from crm.core.locale import label, speaking
from crm.documents.rules import language_word
from crm.papers.content import Choices, PaperKind
from crm.papers.pact import Asked, Pact, Party, Period, Signer, Taken
from crm.papers.queries.grounds import grounds_of
from crm.papers.queries.names import bureau, country_of, partner_of
from crm.papers.queries.papers import Head
from crm.papers.rules import in_full
from crm.reference.queries import rule_in_force
from crm.settings.queries import office
from crm.workdays.queries import office_calendar
from crm.workdays.rules import Unit, deadline

STEP_OF: Final[Mapping[PaperKind, StepCode]] = {
    PaperKind.SUBMISSION: StepCode.PROPOSE,
    PaperKind.REPORT_PM: StepCode.REPORT_PM,
    PaperKind.COPY_MOFA: StepCode.COPY_MOFA,
    PaperKind.NOTIFY_MOFA: StepCode.NOTIFY_MOFA,
}
"""The step of the procedure that each paper takes when it goes out."""
_K = PaperKind
_WITH_FACTS: Final = frozenset({_K.SUBMISSION, _K.REPORT_PM})
_WITH_BODIES: Final = frozenset({_K.CONSULTATION, _K.SUBMISSION, _K.REPORT_PM})


def pact_of(head: Head, chosen: Choices) -> Pact:
    """Read what a paper of an agreement is written from, with the eyes of whoever looks."""
    row: Agreement = head.record
    found = _way(row.id, is_ending=chosen.is_ending)
    way = found.procedure
    bodies = _bodies(row.id, way) if chosen.kind in _WITH_BODIES else []
    asked = next((one for one in bodies if one.id == chosen.consultation_id), None)
    signers = agreements.signatures_of(row.id) if chosen.kind in _WITH_FACTS else ()
    articles = agreements.articles_of(row.id) if chosen.kind in _WITH_BODIES else ()
    sectors = agreements.sector_names(row.sectors, "vi") if chosen.kind in _WITH_FACTS else ()
    ours = bureau()
    sides = _sides(row, head, in_full(ours.superior))
    with speaking("vi"):
        return Pact(
            bureau=ours,
            name=row.name.best("vi") or row.title,
            owner=head.officer,
            chosen=chosen,
            year=clock.now().astimezone(ZoneInfo(office().zone)).year,
            changed_at=max(row.updated_at, head.paper.changed_at) if head.paper else row.updated_at,
            is_sample=row.is_sample,
            grounds=grounds_of(row.id) if chosen.kind is PaperKind.SUBMISSION else (),
            kind=label(row.agreement_kind),
            partner=partner_of(head.partner),
            country=country_of(head.partner),
            ours=sides[0],
            theirs=sides[1],
            titles=row.name,
            our_signers=_signers(signers, SignatorySide.OURS),
            their_signers=_signers(signers, SignatorySide.THEIRS),
            languages=tuple(language_word(code) for code in row.languages.split()),
            prevailing=language_word(row.prevailing) if row.prevailing else "",
            originals=row.originals,
            occasion=row.occasion,
            place=row.place,
            signed_on=row.signed_on,
            is_year_only=row.is_year_only,
            effective_on=row.effective_on,
            expires_on=row.expires_on,
            is_open=row.term is Term.OPEN,
            notice_days=row.notice_days,
            is_tacit=row.is_tacit,
            articles=tuple((one.number, one.heading.best("vi")) for one in articles),
            sectors=tuple(sectors),
            money=(row.money_note or "có") if row.has_money else "",
            link=row.link,
            before=_before(row),
            track=way.track if way else (Track.ENDING if chosen.is_ending else Track.NORMAL),
            reason=way.reason if way else "",
            steps=found.steps,
            bodies=tuple(_asked(one) for one in bodies),
            asked=_asked(asked) if asked else None,
            period=_period(row, way, asked, chosen),
            dossier=found.dossier,
            ending=row.ending,
            ended_on=row.ended_on,
            ending_reason=row.ending_reason,
        )


_COMMITTEE: Final = "ủy ban nhân dân"


def _sides(row: Agreement, head: Head, committee: str) -> tuple[Party, Party]:
    """Name both sides; what became of them is read only where something may have."""
    partner = partner_of(head.partner)
    has_joined = head.partner is not None and head.partner.successor_id is not None
    if row.holder_id or has_joined or (row.signed_on and not row.their_party):
        parties = agreements.then_and_now()
        return _our_party(row, parties, committee), _party(parties.theirs(row, partner))
    ours = Party(row.our_party or committee, row.our_party_now)
    return ours, Party(row.their_party or partner, row.their_party_now)


def _our_party(row: Agreement, parties: agreements.ThenAndNow, committee: str) -> Party:
    """Name our party; a committee that joined the city is the city's committee now, not the city."""
    told = parties.ours(row)
    was_committee = told.then.casefold().startswith(_COMMITTEE)
    is_city_now = parties.on(parties.today).holder(row) == parties.home_id
    if told.now and not row.our_party_now and was_committee and is_city_now and committee:
        return Party(told.then, committee)
    return _party(told) if row.our_party or row.holder_id else Party(committee or told.then, told.now)


def _party(names: Names) -> Party:
    return Party(names.then, names.now)


def _signers(rows: Sequence[object], side: SignatorySide) -> tuple[Signer, ...]:
    return tuple(Signer(one.name, one.post, one.authority) for one in rows if one.side is side)  # type: ignore[attr-defined]


def _before(row: Agreement) -> str:
    found = agreements.titled(row.previous_id) if row.previous_id else None
    return found.title if found else ""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of an agreement, the steps taken on it, and what its dossier holds."""

    procedure: Procedure | None = None
    steps: Mapping[StepCode, Taken] = field(default_factory=dict)
    dossier: tuple[str, ...] = ()


def _way(agreement_id: int, *, is_ending: bool) -> _Way:
    """Return one way of an agreement in one question: of steps and checks it has a dozen each at most."""
    ticked = sa.and_(Check.procedure_id == Procedure.id, Check.done_on.is_not(None))
    asked = (
        sa.select(Procedure, Step, Check)
        .outerjoin(Step, Step.procedure_id == Procedure.id)
        .outerjoin(Check, ticked)
        .where(Procedure.agreement_id == agreement_id, Procedure.is_ending.is_(is_ending))
        .order_by(Check.place, Check.id)
    )
    rows = db.session.execute(asked).all()
    if not rows:
        return _Way()
    steps = {step.code: Taken(step.done_on, step.number) for _one, step, _check in rows if step}
    checks = {check.id: check.text.best("vi") for _one, _step, check in rows if check}
    return _Way(rows[0][0], steps, tuple(checks.values()))


def _bodies(agreement_id: int, way: Procedure | None) -> Sequence[Consultation]:
    return [one for one in agreements.consultations_of(agreement_id) if way and one.procedure_id == way.id]


def _asked(one: Consultation) -> Asked:
    return Asked(
        body=one.body,
        sent_on=one.sent_on,
        sent_number=one.sent_number,
        replied_on=one.replied_on,
        reply_number=one.reply_number,
        opinion=one.opinion,
        comment=one.comment,
        answer=one.answer,
    )


def _period(
    row: Agreement, way: Procedure | None, asked: Consultation | None, chosen: Choices
) -> Period | None:
    """Return the period behind a paper: reckoned already, else by the rule of the day it goes out."""
    if chosen.kind is PaperKind.CONSULTATION:
        code = consultation_rule(way.track if way else Track.NORMAL)
        sent_on = (asked.sent_on if asked else None) or chosen.dated
    else:
        code, sent_on = CLOCK_CODES.get(STEP_OF.get(chosen.kind, StepCode.PROPOSE), ""), None
    if not code:
        return None
    known = asked.id if asked else None
    for one in agreements.clocks_of(row.id):
        if (one.rule_code, one.consultation_id) == (code, known):
            return _of_clock(one)
    return _of_rule(code, sent_on)


def _of_clock(one: Clock) -> Period:
    return Period(one.amount, label(one.unit), one.citation, one.due_on)


def _of_rule(code: str, sent_on: date | None) -> Period | None:
    rule = rule_in_force(code, sent_on or clock.today())
    if rule is None:
        return None
    due_on = None
    if sent_on is not None:
        due_on = deadline(sent_on, rule.amount, Unit(rule.unit.value), office_calendar(sent_on, sent_on))
    return Period(rule.amount, label(rule.unit), rule.citation, due_on)
