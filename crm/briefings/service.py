"""Printing: every print of a paper gets the delegation's next number, and is remembered."""

from __future__ import annotations

from dataclasses import dataclass

from crm.briefings import queries
from crm.briefings.content import Edition
from crm.briefings.rules import LANGUAGES, Paper, Stamp, Wish, is_offered, refuse_unprintable
from crm.core import audit, clock, records
from crm.core.access import Actor
from crm.core.db import db
from crm.core.errors import Invalid, Missing
from crm.core.locale import _
from crm.delegations.models import Delegation, PrintRun


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintEntry:
    """Which paper of a delegation somebody wants on paper."""

    delegation_id: int
    paper: Paper
    edition: Edition
    lang: str


def print_paper(entry: PrintEntry, *, actor: Actor) -> PrintRun:
    """Give a paper its number, after making sure that it can be printed; the sheets are made when it is read.

    The delegation is locked while its last number is looked up, so that two prints at once get two numbers.
    """
    if entry.lang not in LANGUAGES or not is_offered(entry.paper, entry.edition):
        raise Invalid(_("The leader's page has no guest edition."), field="edition")
    delegation = records.open_for_change(Delegation, entry.delegation_id, version=None)
    found = queries.head_of(delegation.id)
    if found is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    number, moment = found.next_number, clock.now()
    wish = Wish(paper=entry.paper, edition=entry.edition, lang=entry.lang)
    content = queries.briefing_of(found, wish, Stamp(number, moment, actor.display_name))
    refuse_unprintable(content, entry.paper)
    with audit.change(actor, "paper.printed", delegation):
        run = PrintRun(
            delegation_id=delegation.id,
            number=number,
            paper=entry.paper.value,
            edition=entry.edition.value,
            lang=entry.lang,
            printed_at=moment,
            printed_by_id=actor.id,
        )
        db.session.add(run)
        db.session.flush()
    return run
