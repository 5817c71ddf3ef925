"""The panel "papers to print" on a delegation's page."""

from __future__ import annotations

from typing import Any

from flask import url_for

from crm.briefings import queries
from crm.briefings.queries import Standing
from crm.briefings.rules import Paper
from crm.core.locale import _, label, ngettext
from crm.delegations.models import Delegation

Said = tuple[str, bool]
"""What a paper's line says, and whether it says that something lacks."""


def papers_of(delegation: Delegation) -> dict[str, Any]:
    """Load the panel: each paper, how far it is, and the way to its preview."""
    standing = queries.standing_of(delegation.id)
    here = url_for("briefings.preview", record_id=delegation.id)
    said = {
        Paper.PACK: _pack(standing),
        Paper.LEADER: _leader(standing),
        Paper.PROGRAMME: _programme(standing),
        Paper.MEMBERS: _members(standing),
        Paper.CARDS: _cards(standing),
    }
    papers = [
        {
            "title": label(paper),
            "detail": detail,
            "missing": lacks,
            "url": f"{here}#print",
            "action": _("Print…"),
        }
        for paper, (detail, lacks) in said.items()
    ]
    return {"papers": papers, "url": here, "desk_url": url_for("kept.index", record_id=delegation.id)}


def _pack(standing: Standing) -> Said:
    there = {
        _("leader's page"): standing.brief is not None,
        _("programme"): standing.items > 0,
        _("members of theirs"): standing.theirs > 0,
        _("members of ours"): standing.ours > 0,
        _("talking points"): standing.topics > 0,
    }
    lacking = [name for name, is_begun in there.items() if not is_begun]
    if lacking:
        return _("Still without: %(parts)s", parts=", ".join(lacking)), True
    return _("All parts are begun"), False


def _leader(standing: Standing) -> Said:
    if standing.brief is None:
        return _("Not written yet"), True
    empty = standing.empty_boxes
    if not empty:
        return _("Every box is filled in"), False
    return ngettext("%(num)s box is empty", "%(num)s boxes are empty", empty), True


def _programme(standing: Standing) -> Said:
    if not standing.items:
        return _("No programme yet."), True
    return ngettext("%(num)s programme item", "%(num)s programme items", standing.items), False


def _members(standing: Standing) -> Said:
    if not standing.theirs + standing.ours:
        return _("Nobody is entered yet"), True
    people = _("%(theirs)s of theirs, %(ours)s of ours", theirs=standing.theirs, ours=standing.ours)
    if not standing.without_title:
        return people, False
    untitled = ngettext("%(num)s without a title", "%(num)s without a title", standing.without_title)
    return f"{people} · {untitled}", True


def _cards(standing: Standing) -> Said:
    people = standing.theirs + standing.ours + standing.guests
    if not people:
        return _("Nobody is entered yet"), True
    return ngettext("%(num)s card", "%(num)s cards", people), False
