"""What the preview shows: the pack as its reader will read it, what it lacks, and where that is supplied."""

from __future__ import annotations

from typing import Any

from flask import url_for

from crm.briefings import queries
from crm.briefings.content import Briefing, Edition
from crm.briefings.pdf import leader_warnings
from crm.briefings.pdf.guest import for_reader
from crm.briefings.queries import Head
from crm.briefings.rules import Paper, Part, Stamp, Wish, gaps, is_offered, too_long
from crm.core import clock
from crm.core.access import Permission, actor, may
from crm.core.errors import CrmError
from crm.core.locale import _, label, speaking
from crm.core.transactions import new_form_key


def preview_of(found: Head, wish: Wish, refusals: list[str]) -> dict[str, Any]:
    """Lay the pages of the pack out for the screen; an edition that there is not is said and replaced."""
    stamp = Stamp(found.next_number, clock.now(), actor().display_name)
    try:
        content = queries.briefing_of(found, wish, stamp)
    except CrmError as refusal:
        refusals, wish = [*refusals, refusal.sentence], Wish(lang=wish.lang)
        content = queries.briefing_of(found, wish, stamp)
    with speaking(wish.lang):
        shown = for_reader(content)
    key = found.delegation.id
    return {
        "content": shown,
        "delegation": found.delegation,
        "wish": wish,
        "papers": [one for one in Paper if is_offered(one, wish.edition)],
        "editions": list(Edition),
        "languages": {"vi": _("Vietnamese"), "en": _("English")},
        "lacks": [(gap, _supplied_at(gap.part, found, content)) for gap in gaps(content)],
        "refusals": list(dict.fromkeys(refusals)),
        "warnings": _warnings(content, refusals),
        "prints": [(run, label(Paper(run.paper)), label(Edition(run.edition))) for run in found.runs],
        "next_number": stamp.number,
        "new_form_key": new_form_key,
        "brief_url": url_for("delegations.brief", record_id=key) if _may_edit() else None,
    }


def _warnings(content: Briefing, refusals: list[str]) -> list[str]:
    """Say what is wrong with the leader's page before anyone prints it."""
    if content.is_for_guests:
        return []
    found = leader_warnings(content)
    if refusal := too_long(content):
        found.append(refusal.sentence)
    return [sentence for sentence in found if sentence not in refusals]


def _may_edit() -> bool:
    return may(actor(), Permission.DELEGATION_EDIT)


def _supplied_at(part: Part, found: Head, content: Briefing) -> str | None:
    """Return the page where a gap is filled; None for those who may only read."""
    if not _may_edit():
        return None
    if part in (Part.PARTNER, Part.HISTORY, Part.COMMITMENTS):
        return _partner_page(part, found.delegation.locality_id)
    endpoint = {
        Part.BASICS: "delegations.edit",
        Part.LEADER: "delegations.brief",
        Part.PROGRAMME: "delegations.show" if content.programme.days else "delegations.item_new",
        Part.TALKING: "delegations.topic_new",
    }.get(part, "delegations.members" if content.members else "delegations.paste")
    anchor = "programme" if endpoint == "delegations.show" else None
    return url_for(endpoint, record_id=found.delegation.id, _anchor=anchor)


def _partner_page(part: Part, locality_id: int) -> str:
    """Return the page where the partner's side of a briefing is written down."""
    if part is Part.COMMITMENTS:
        return url_for("commitments.index", locality=locality_id, show="open")
    return url_for("localities.edit" if part is Part.PARTNER else "localities.show", record_id=locality_id)
