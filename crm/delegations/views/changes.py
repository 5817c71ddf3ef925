"""What changed since a print, for everybody and for each person: who must be told what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import abort
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, requires
from crm.core.locale import label, ngettext
from crm.core.web import page, stands_on
from crm.delegations import queries
from crm.delegations.models import MemberSide
from crm.delegations.queries import DelegationPage, Programme
from crm.delegations.rules.changes import Change, Part, Snapshot, difference, for_member, for_office
from crm.delegations.rules.telling import Teller
from crm.delegations.views.blueprint import asked_key, bp

FEW = 6
"""Names that a heading gives before it counts the rest."""


@dataclass(frozen=True, slots=True)
class ToTell:
    """People who must be told the same."""

    names: tuple[str, ...]
    lines: Sequence[str]

    @property
    def is_cut(self) -> bool:
        """Tell whether the heading leaves names out, so that they are shown when it is opened."""
        return len(self.names) > FEW

    @property
    def heading(self) -> str:
        """Name them, many by the first few."""
        told, more = ", ".join(self.names[:FEW]), len(self.names) - FEW
        if more <= 0:
            return told
        return ngettext("%(names)s and %(num)s more", "%(names)s and %(num)s more", more, names=told)


def since_print(found: DelegationPage, programme: Programme) -> dict[str, Any] | None:
    """Count what changed since the newest print that was kept; None where there is none."""
    key = found.delegation.id
    last = queries.printed(key)
    if last is None:
        return None
    now = queries.snapshot_of(key, programme.whole, found)
    changes = difference(last.state, now)
    told = {key for one in changes for key in one.concerns or ()}
    return {
        "number": last.number,
        "at": last.at,
        "changes": len(Teller(last.state, now).lines(changes)),
        "people": len(told),
        "all": any(one.concerns is None for one in changes),
    }


@bp.get("/<record_id:record_id>/changes")
@requires(Permission.DELEGATION_READ)
def changes(record_id: int) -> ResponseReturnValue:
    """What changed since the last print, and who has to be told."""
    found = queries.delegation_page(record_id) or abort(404)
    stands_on(locality_id=found.delegation.locality_id, delegation_id=record_id)
    last = queries.printed(record_id, asked_key("since"))
    now = queries.snapshot_of(record_id, page=found) if last else {}
    told = difference(last.state, now) if last else ()
    who = asked_key("who")
    people = _people(last.state if last else {}, now)
    who = who if who in people else None
    teller = Teller(last.state if last else {}, now)
    return page(
        "delegations/changes.html",
        delegation=found.delegation,
        last=last,
        prints=queries.kept_prints(record_id),
        is_any=bool(told),
        who=who,
        who_name=people.get(who or 0, ("", ""))[1],
        people=_by_side(people),
        mine=teller.lines(for_member(told, who)) if who else [],
        everybody=teller.lines(one for one in told if one.concerns is None),
        to_tell=_to_tell(told, teller, people),
        office=teller.lines(for_office(told)),
    )


def _people(before: Snapshot, now: Snapshot) -> dict[int, tuple[str, str]]:
    """Return the side and the name of everybody who is or was of the visit."""
    teller = Teller(before, now)
    found = {**before.get(Part.MEMBER, {}), **now.get(Part.MEMBER, {})}
    order = [
        key
        for state in (now, before)
        for side in MemberSide
        for key in state.get(Part.ORDER, {}).get(side, ())
    ]
    return {
        key: (found[str(key)]["side"], teller.member(key))
        for key in dict.fromkeys(order)
        if str(key) in found
    }


def _by_side(people: Mapping[int, tuple[str, str]]) -> list[tuple[str, list[tuple[int, str]]]]:
    sides = [
        (label(side), [(key, name) for key, (of, name) in people.items() if of == side])
        for side in MemberSide
    ]
    return [(side, rows) for side, rows in sides if rows]


def _to_tell(told: Sequence[Change], teller: Teller, people: Mapping[int, tuple[str, str]]) -> list[ToTell]:
    """Put together who must be told the same, beside what everybody is told."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for key, (_side, name) in people.items():
        lines = teller.lines(one for one in told if one.concerns and key in one.concerns)
        if lines:
            groups.setdefault(tuple(lines), []).append(name)
    return [ToTell(tuple(names), lines) for lines, names in groups.items()]
