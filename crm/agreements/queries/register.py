"""The agreements that were signed in one year, each with what the register tells of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from crm.agreements.content import Duty, Person, RegisterRow
from crm.agreements.models import Agreement, Clock, Procedure, SignatorySide, Signature, Step, StepCode, Term
from crm.agreements.queries.parties import ThenAndNow, then_and_now
from crm.agreements.queries.status import status_now
from crm.agreements.rules.procedure import CLOCK_CODES
from crm.core.db import db
from crm.core.locale import day, label, language
from crm.core.records import beside
from crm.documents.rules import language_word
from crm.localities.models import Locality

_DUTIES = {StepCode.REPORT_PM, StepCode.COPY_MOFA, StepCode.ARCHIVE}


def signed_years() -> Mapping[int, int]:
    """Return the years in which something was signed, the newest first, and how many agreements in each."""
    asked = sa.select(Agreement.signed_on).where(Agreement.signed_on.is_not(None))
    counted = Counter(signed.year for signed in db.session.scalars(asked) if signed)
    return dict(sorted(counted.items(), reverse=True))


def signed_in(year: int) -> Sequence[RegisterRow]:
    """Return the agreements of a year in the order of their signing, numbered from one."""
    partner: Any = beside(Locality, "partner")
    asked = (
        sa.select(Agreement, partner.title.label("partner"), status_now().label("status"))
        .join(partner, partner.id == Agreement.locality_id)
        .where(Agreement.signed_on.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(Agreement.signed_on, Agreement.id)
    )
    rows = db.session.execute(asked).all()
    keys = [row.Agreement.id for row in rows]
    people, steps, due = _people(keys), _steps(keys), _due(keys)
    parties = then_and_now()
    return [
        _line(at, row, parties, people[row.Agreement.id], steps[row.Agreement.id], due[row.Agreement.id])
        for at, row in enumerate(rows, start=1)
    ]


def _people(keys: Sequence[int]) -> Mapping[int, list[Person]]:
    found: dict[int, list[Person]] = defaultdict(list)
    asked = sa.select(Signature).where(Signature.agreement_id.in_(keys))
    for one in db.session.scalars(asked.order_by(Signature.side, Signature.place, Signature.id)):
        is_ours = one.side is SignatorySide.OURS
        found[one.agreement_id].append(Person(one.name, one.post, one.authority, is_ours))
    return found


def _steps(keys: Sequence[int]) -> Mapping[int, dict[StepCode, Step]]:
    found: dict[int, dict[StepCode, Step]] = defaultdict(dict)
    asked = (
        sa.select(Step)
        .join(Procedure, Procedure.id == Step.procedure_id)
        .where(Step.agreement_id.in_(keys), Step.code.in_(_DUTIES), Procedure.is_ending.is_(False))
    )
    for one in db.session.scalars(asked):
        found[one.agreement_id][one.code] = one
    return found


def _due(keys: Sequence[int]) -> Mapping[int, dict[str, date]]:
    found: dict[int, dict[str, date]] = defaultdict(dict)
    asked = sa.select(Clock).where(Clock.agreement_id.in_(keys), Clock.rule_code.in_(CLOCK_CODES.values()))
    for one in db.session.scalars(asked):
        found[one.agreement_id][one.rule_code] = one.due_on
    return found


def _line(
    at: int,
    row: Any,
    parties: ThenAndNow,
    people: Sequence[Person],
    steps: Mapping[StepCode, Step],
    due: Mapping[str, date],
) -> RegisterRow:
    one: Agreement = row.Agreement
    filed = steps.get(StepCode.ARCHIVE)
    signed_on = one.signed_on or date.min
    return RegisterRow(
        id=one.id,
        ordinal=at,
        title=one.name.best(language()) or one.title,
        kind=label(one.agreement_kind),
        number=one.number,
        partner=row.partner,
        ours=parties.ours(one),
        theirs=parties.theirs(one, row.partner),
        signed=str(signed_on.year) if one.is_year_only else day(signed_on),
        place=one.place,
        people=tuple(people),
        languages=", ".join(language_word(code) for code in one.languages.split()),
        originals=one.originals,
        effective_on=one.effective_on,
        expires_on=one.expires_on,
        is_open=one.term is Term.OPEN,
        status=label(row.status),
        is_outside_law=one.is_outside_law,
        archive=(filed.number or filed.note or day(filed.done_on)) if filed else "",
        report=_duty(StepCode.REPORT_PM, steps, due),
        copy=_duty(StepCode.COPY_MOFA, steps, due),
        is_sample=one.is_sample,
    )


def _duty(code: StepCode, steps: Mapping[StepCode, Step], due: Mapping[str, date]) -> Duty:
    step = steps.get(code)
    return Duty(due.get(CLOCK_CODES[code]), step.done_on if step else None, step.number if step else "")
