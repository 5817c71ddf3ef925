"""An item or a leg that was for certain people is never left without any: nobody named means everybody."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from crm.core.errors import RuleBroken
from crm.core.locale import _, label, language
from crm.core.names import display
from crm.core.undo.steps import Step
from crm.delegations import queries
from crm.delegations.models import Delegation, DelegationMember, ProgrammeItem, TravelLeg

_OF: Final[Mapping[str, str]] = {"programme_person": "item_id", "travel_passenger": "leg_id"}
Spot = tuple[str, int]
"""The table of a link, and the key of the item or the leg."""


def refuse_last(member: DelegationMember) -> None:
    """Refuse to take out the only one named for an item or a leg."""
    if alone := queries.only_for(member):
        told = {"name": display(member.person_name), "what": _told(alone)}
        raise RuleBroken(
            _(
                "%(name)s is the only one named for: %(what)s. Without them this would be for everybody."
                " Choose others there first, or take it out.",
                **told,
            )
        )


def refuse_emptying(delegation: Delegation, change_id: int, steps: Sequence[Step]) -> None:
    """Refuse an undo that takes out somebody who is named somewhere since, or the last one of something."""
    added = [step for step in steps if step.exists and not step.existed]
    _refuse_named(delegation, added)
    gone = {(step.entity, step.row_id) for step in added}
    back = {_spot(step.entity, step.before) for step in steps if step.existed and not step.exists}
    named: dict[Spot, list[int]] = defaultdict(list)
    for one in queries.named_in(delegation.id):
        named[one.__tablename__, getattr(one, _OF[one.__tablename__])].append(one.id)
    emptied = [
        spot
        for spot, keys in named.items()
        if spot not in back and all((spot[0], key) in gone for key in keys) and not _goes(spot, gone)
    ]
    if not emptied:
        return
    left = [
        _spot(row.entity, dict(json.loads(row.old))) for row in queries.left_since(delegation.id, change_id)
    ]
    if met := [queries.named_for(*spot) for spot in emptied if spot in left]:
        sentence = _(
            "Nobody would be left for: %(what)s. It would be for everybody: choose the people there.",
            what=_told(met),
        )
        raise RuleBroken(sentence)


def _refuse_named(delegation: Delegation, added: Sequence[Step]) -> None:
    """Refuse to take out an entered member whom items, legs, rooms, vehicles or a passport name since."""
    gone = {(step.entity, step.row_id) for step in added}
    for key in [step.row_id for step in added if step.entity == "delegation_member"]:
        member = queries.member_of(delegation.id, key or 0)
        links = queries.rows_with(member) if member is not None else ()
        if member is not None and any((one.__tablename__, one.id) not in gone for one in links):
            sentence = _(
                "Something was entered for %(name)s since (programme, journey, room, vehicle, passport): take"
                " the member out of the list instead.",
                name=display(member.person_name),
            )
            raise RuleBroken(sentence)


def _spot(entity: str, values: Mapping[str, str | None]) -> Spot:
    return entity, int(values.get(_OF.get(entity, "")) or 0)


def _goes(spot: Spot, gone: Collection[tuple[str, int | None]]) -> bool:
    """Tell whether the item or the leg itself is taken out."""
    return ("programme_item" if spot[0] == "programme_person" else "travel_leg", spot[1]) in gone


def _told(rows: Sequence[Any]) -> str:
    return "; ".join(_words(one) for one in rows)


def _words(one: ProgrammeItem | TravelLeg) -> str:
    if isinstance(one, ProgrammeItem):
        return f"{one.day:%d/%m} {one.starts_at:%H:%M} {one.title.best(language())}"
    parts = (label(one.kind), label(one.carriage), one.number)
    return " ".join(part for part in parts if part)
