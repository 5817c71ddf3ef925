"""What is in the way of a programme, in sentences: what, who, and what would help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crm.core.locale import _, ngettext
from crm.delegations.rules.clashes import DAY_BEGINS, DAY_ENDS, Clash, ClashKind

FEW = 3
"""Names that a sentence gives before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Words:
    """How items, people, vehicles and journeys are called, by their keys."""

    items: Mapping[int, str]
    people: Mapping[int, str]
    vehicles: Mapping[int, str]
    legs: Mapping[int, str]

    def who(self, keys: Sequence[int]) -> str:
        """Name people: all of them as the whole visit, many by the first few."""
        if len(keys) > FEW and len(keys) == len(self.people):
            return _("The whole visit")
        names = [self.people.get(key, "") for key in keys[:FEW]]
        told = ", ".join(name for name in names if name)
        more = len(keys) - FEW
        if more <= 0:
            return told
        return ngettext("%(names)s and %(num)s more", "%(names)s and %(num)s more", more, names=told)


def sentence(clash: Clash, words: Words) -> str:
    """Say what is in the way."""
    first = words.items[clash.items[0]]
    last = words.items[clash.items[-1]]
    who = words.who(clash.people)
    match clash.kind:
        case ClashKind.PERSON:
            return _("%(who)s: in two places at once, %(one)s and %(other)s.", who=who, one=first, other=last)
        case ClashKind.VENUE:
            return _(
                "%(venue)s is taken twice: %(one)s and %(other)s.", venue=clash.note, one=first, other=last
            )
        case ClashKind.VEHICLE:
            car = words.vehicles.get(clash.vehicle, "")
            return _("%(car)s is needed twice: %(one)s and %(other)s.", car=car, one=first, other=last)
        case ClashKind.TRAVEL:
            return ngettext(
                "%(who)s: %(num)s minute short for the way from %(one)s to %(other)s.",
                "%(who)s: %(num)s minutes short for the way from %(one)s to %(other)s.",
                clash.minutes,
                who=who,
                one=first,
                other=last,
            )
        case _:
            return _of_one(clash, words, first, who)


def _of_one(clash: Clash, words: Words, item: str, who: str) -> str:
    """Say what is in the way of one item by itself."""
    match clash.kind:
        case ClashKind.ARRIVAL:
            leg = words.legs.get(clash.leg, "")
            return _("%(who)s: %(leg)s comes after %(item)s has begun.", who=who, leg=leg, item=item)
        case ClashKind.DEPARTURE:
            leg = words.legs.get(clash.leg, "")
            return _("%(who)s: %(leg)s leaves before %(item)s is over.", who=who, leg=leg, item=item)
        case ClashKind.OUTSIDE:
            return _("%(item)s lies outside the days of the visit.", item=item)
        case ClashKind.HOLIDAY:
            if len(clash.items) == 1:
                return _("%(note)s: %(item)s.", note=clash.note, item=item)
            more = len(clash.items) - 1
            return ngettext(
                "%(note)s: %(item)s and %(num)s more item.",
                "%(note)s: %(item)s and %(num)s more items.",
                more,
                note=clash.note,
                item=item,
            )
        case _:
            hours = {"from_": f"{DAY_BEGINS:%H:%M}", "to": f"{DAY_ENDS:%H:%M}"}
            return _("%(item)s is outside office hours (%(from_)s–%(to)s).", item=item, **hours)
