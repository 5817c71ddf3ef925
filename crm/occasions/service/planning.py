"""Deciding on an anniversary, once: its work is planned back from its day, or it is not held."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from crm.accounts.queries import officer
from crm.core import audit, clock, records
from crm.core.access import Actor, Permission, demand
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _
from crm.core.records import Classification
from crm.occasions import queries
from crm.occasions.models import Anniversary
from crm.occasions.rules import Coming, back_plan, basis_words
from crm.tasks.service import TaskEntry, add_task
from crm.workdays.queries import office_calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEntry:
    """Which anniversary is prepared, for which day, by whom, with which work of the office's list."""

    key: str
    years: int
    day: date | None
    owner_id: int | None
    work: Collection[str]


def _the(key: str, years: int) -> Coming:
    """Return an anniversary on which nobody has decided yet."""
    found = queries.planned_of(key, years, clock.today())
    if found is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    if queries.live_decision(key, years) is not None:
        raise RuleBroken(_("Somebody has decided on this anniversary already."))
    return found


def plan(entry: PlanEntry, *, actor: Actor) -> Anniversary:
    """Give out the work for an anniversary, all of it or none."""
    demand(actor, Permission.OCCASION_EDIT)
    found, today = _the(entry.key, entry.years), clock.today()
    day = entry.day or found.day
    if day is None:
        raise Invalid(_("Only the year is known: say for which day it is prepared."), field="day")
    if day < today:
        raise Invalid(_("This day is over. Choose one that is still to come."), field="day")
    if officer(entry.owner_id) is None:
        raise Invalid(_("Choose from the list."), field="owner_id")
    steps = [one for one in queries.work_list() if one.code in set(entry.work)]
    if not steps:
        raise Invalid(_("Choose at least one piece of work."), field="work")
    with audit.change(actor, "anniversary.planned"):
        decision = _keep(found, day, entry.owner_id, actor)
        for planned in back_plan(day, steps, today, office_calendar(today, day)):
            add_task(
                TaskEntry(
                    title=f"{planned.step.name}: {decision.title}",
                    due_on=planned.due_on,
                    owner_id=entry.owner_id,
                    about_id=decision.id,
                    locality_id=found.of.locality_id,
                ),
                actor=actor,
            )
        audit.about(decision)
    return decision


def skip(key: str, years: int, reason: str, *, actor: Actor) -> Anniversary:
    """Decide that an anniversary is not held, and say why; nobody is reminded of it any more."""
    demand(actor, Permission.OCCASION_EDIT)
    found = _the(key, years)
    if not reason.strip():
        raise Invalid(_("Say in a few words why it is not held, or who decided so."), field="reason")
    with audit.change(actor, "anniversary.skipped"):
        decision = _keep(found, found.last_day, actor.id, actor, is_held=False, reason=reason)
        audit.about(decision)
    return decision


def _keep(
    found: Coming, day: date, owner_id: int | None, actor: Actor, *, is_held: bool = True, reason: str = ""
) -> Anniversary:
    decision = Anniversary(
        title=basis_words(found.of, found.years),
        key=found.of.key,
        years=found.years,
        basis=found.of.basis,
        locality_id=found.of.locality_id,
        country_code=found.of.country_code,
        since=found.of.since,
        is_year_only=found.of.is_year_only,
        falls_on=day,
        owner_id=owner_id,
        is_held=is_held,
        reason=reason,
        classification=Classification.RESTRICTED if found.of.is_restricted else Classification.INTERNAL,
    )
    records.add(decision, actor=actor)
    return decision


def drop_decision(record_id: int, *, version: int | None, actor: Actor) -> Anniversary:
    """Take a decision back; work that was given out stays until somebody finishes it."""
    demand(actor, Permission.OCCASION_EDIT)
    with audit.change(actor, "anniversary.dropped"):
        decision = records.open_for_change(Anniversary, record_id, version=version)
        audit.about(decision)
        records.delete(decision, actor=actor)
    return decision
