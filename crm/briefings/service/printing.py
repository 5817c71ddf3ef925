"""Printing a paper: it is checked, numbered, made and kept; a long one is left to the worker."""

from __future__ import annotations

from dataclasses import dataclass

from crm.briefings import queries
from crm.briefings.content import Briefing, Edition
from crm.briefings.queries import Head
from crm.briefings.rules import (
    LANGUAGES,
    OFFERS,
    Asks,
    FileForm,
    Paper,
    Stamp,
    Wish,
    is_long,
    is_offered,
    refuse_unprintable,
)
from crm.briefings.service.building import ask_to_build
from crm.briefings.service.making import keep, sheets_of
from crm.core import audit, clock, records
from crm.core.access import Actor, demand
from crm.core.db import db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _
from crm.delegations.models import Delegation, PrintRun, PrintState


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintEntry:
    """Which paper of a delegation somebody wants on paper."""

    delegation_id: int
    paper: Paper
    edition: Edition
    lang: str
    form: FileForm = FileForm.PDF
    role: str = ""
    item_id: int | None = None
    member_id: int | None = None

    @property
    def wish(self) -> Wish:
        """The same as papers are asked for."""
        return Wish(
            paper=self.paper,
            edition=self.edition,
            lang=self.lang,
            form=self.form,
            role=self.role,
            item_id=self.item_id,
            member_id=self.member_id,
        )


def print_paper(entry: PrintEntry, *, actor: Actor) -> PrintRun:
    """Give a paper its number and keep its sheets, after making sure that it can be printed.

    The delegation is locked while its last number is looked up, so that two prints at once get two numbers.
    """
    _refuse_what_is_not_offered(entry, actor)
    delegation = records.open_for_change(Delegation, entry.delegation_id, version=None)
    found = queries.head_of(delegation.id)
    if found is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    stamp = Stamp(found.next_number, clock.now(), actor.display_name)
    content = queries.marked_briefing_of(found, entry.wish, stamp)
    _refuse_what_is_not_there(entry, content)
    refuse_unprintable(content, entry.paper)
    with audit.change(actor, "paper.printed", delegation):
        run = _numbered(entry, stamp, actor)
        run.is_restricted = queries.is_for_some_eyes_only(found, entry.wish, stamp)
        db.session.add(run)
        db.session.flush()
        _make(run, found, content, actor)
    return run


def _numbered(entry: PrintEntry, stamp: Stamp, actor: Actor) -> PrintRun:
    return PrintRun(
        delegation_id=entry.delegation_id,
        number=stamp.number,
        paper=entry.paper.value,
        edition=entry.edition.value,
        lang=entry.lang,
        form=entry.form.value,
        role=entry.role,
        item_id=entry.item_id,
        member_id=entry.member_id,
        printed_at=stamp.printed_at,
        printed_by_id=actor.id,
        state=PrintState.BUILDING,
    )


def _make(run: PrintRun, found: Head, content: Briefing, actor: Actor) -> None:
    """Make a short paper at once; leave a long one to the worker, so that nobody waits for it."""
    paper = Paper(run.paper)
    items = sum(len(one.items) for one in content.programme.days)
    if run.form == FileForm.PDF and is_long(paper, len(content.members), items):
        ask_to_build(run, actor)
    else:
        sheets = sheets_of(content, paper, FileForm(run.form))
        keep(run, sheets, queries.state_of(found.delegation.id))


def _refuse_what_is_not_offered(entry: PrintEntry, actor: Actor) -> None:
    offer = OFFERS[entry.paper]
    demand(actor, offer.needs)
    if entry.lang not in LANGUAGES or ("+" in entry.lang and not offer.speaks_two):
        raise Invalid(_("Choose from the list."), field="lang")
    if not is_offered(entry.paper, entry.edition):
        if entry.paper is Paper.LEADER:
            raise Invalid(_("The leader's page has no guest edition."), field="edition")
        raise Invalid(_("This paper is not made in this edition."), field="edition")
    if entry.form not in offer.forms:
        raise Invalid(_("This paper is made as PDF only."), field="form")


def _refuse_what_is_not_there(entry: PrintEntry, content: Briefing) -> None:
    """Refuse a sheet for a person, a meeting or a role that this delegation does not have."""
    asks = OFFERS[entry.paper].asks
    if asks is Asks.ITEM and not content.sheets.seating:
        raise Invalid(_("Choose the meeting."), field="item_id")
    if asks is Asks.MEMBER and entry.member_id and not content.sheets.person:
        raise Invalid(_("Choose a member of this delegation."), field="member_id")
    if entry.paper is Paper.CALLS and not content.sheets.calls:
        raise Invalid(_("No vehicle is entered yet, so that there is no sheet for a driver."), field="role")


def build_again(delegation_id: int, number: int, *, actor: Actor) -> PrintRun:
    """Try once more to make the sheets of a print that failed."""
    delegation = records.open_for_change(Delegation, delegation_id, version=None)
    run = queries.run_numbered(delegation_id, number)
    if run is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    demand(actor, OFFERS[Paper(run.paper)].needs)
    if run.state is not PrintState.FAILED:
        raise RuleBroken(_("This print has not failed."))
    with audit.change(actor, "paper.built", delegation):
        run.state, run.problem = PrintState.BUILDING, ""
        ask_to_build(run, actor)
        db.session.flush()
    return run
