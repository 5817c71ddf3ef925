"""What the papers of a conference are written from: its record, and the office."""

from __future__ import annotations

from typing import Any

from crm.conferences.content import Asked, Material
from crm.conferences.models import Competence, Conference, ConferenceConsultation
from crm.conferences.queries.one import consultations_of
from crm.conferences.rules import competence_of
from crm.core import clock
from crm.core.locale import label
from crm.reference.queries import signatories_on
from crm.reference.rules import signature_lines
from crm.settings.queries import office


def material_of(row: Any) -> Material:
    """Read what a paper is written from, in Vietnamese; ``row`` is one of ``conference_with_names``."""
    one: Conference = row.Conference
    bureau, found = office(), competence_of(one)
    signing = next(iter(signatories_on(clock.today())), None)
    return Material(
        agency=bureau.name.best("vi"),
        superior=bureau.superior.best("vi"),
        city=bureau.city.best("vi"),
        symbol=bureau.symbol,
        position=signature_lines(signing.authority, signing.behalf, signing.post) if signing else (),
        signer=signing.name if signing else "",
        owner=row.officer or "",
        year=clock.today().year,
        name=one.name.best("vi") or one.title,
        purpose=one.purpose,
        organiser=label(one.organiser),
        host=one.host,
        co_hosts=one.co_hosts,
        manner=label(one.manner),
        place=one.place,
        starts=one.starts_on,
        ends=one.ends_on or one.starts_on,
        planned_ours=one.ours_count,
        planned_foreign=one.foreign_count,
        origins=one.origins,
        leaders=one.leaders,
        money=one.money,
        money_source=one.money_source,
        allows=label(found.competence) if found.competence else "",
        allows_pm=found.competence is Competence.PRIME_MINISTER,
        reasons=found.reasons,
        asked=tuple(_asked(body) for body in consultations_of(one.id)),
        application=one.received_number,
        applied=one.received_on,
        decision=one.decision_number,
        decided=one.decided_on,
        came_ours=one.attended_ours,
        came_foreign=one.attended_foreign,
        came_from=one.attended_from,
        outcomes=_lines(one.outcomes),
        evaluation=_lines(one.evaluation),
        recommendations=_lines(one.recommendations),
        is_sample=one.is_sample,
    )


def _asked(body: ConferenceConsultation) -> Asked:
    paper = body.reply_number
    if paper and body.replied_on:
        paper = f"{paper}, {body.replied_on:%d/%m/%Y}"
    return Asked(body.body, paper, label(body.opinion) if body.opinion else "", body.comment)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
