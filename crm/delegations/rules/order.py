"""How the members of a side may be put in order, and what that is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from crm.core.locale import _lp, name_members
from crm.delegations.models import MemberRole, MemberSide, OrderWay
from crm.protocol.models import PrecedenceKey
from crm.protocol.rules import Attendee, arranged, as_received, by_our_posts

W = OrderWay

name_members(
    {
        W.RECEIVED: _lp("order", "In the order received"),
        W.POSTS: _lp("order", "By the office's list of posts"),
        W.RULE_SET: _lp("order", "By a rule set"),
        W.BY_HAND: _lp("order", "By hand"),
    }
)

KEPT_BY_ITSELF: Final = frozenset({W.POSTS, W.RULE_SET})
"""Ways by which a side is put in order anew whenever somebody comes or changes."""

ROLE_PLACES: Final = {MemberRole.HEAD: 0, MemberRole.DEPUTY: 1}


def usual_way(side: MemberSide) -> OrderWay:
    """Return how a side is put in order where nobody has chosen: guests as sent, ours by our posts."""
    return W.POSTS if side is MemberSide.OURS else W.RECEIVED


def in_order(
    people: Iterable[Attendee],
    way: OrderWay,
    keys: tuple[PrecedenceKey, ...] = (),
    *,
    lang: str = "vi",
    first_letter: str = "",
) -> list[int]:
    """Return the keys of people in the order of a way; by hand, they stay as they were handed over."""
    match way:
        case W.RECEIVED:
            return as_received(people)
        case W.POSTS:
            return by_our_posts(people)
        case W.RULE_SET:
            return arranged(people, keys, lang=lang, first_letter=first_letter)
        case W.BY_HAND:
            return [one.key for one in people]
