"""How people's posts, bodies and numbers are called, and which posts are held on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from crm.core.locale import _l, _lp, name_members
from crm.core.names import Gender, NameOrder
from crm.people.models import OrganisationKind, PointKind, Position

name_members(
    {
        OrganisationKind.AUTHORITY: _l("Government or people's committee"),
        OrganisationKind.DEPARTMENT: _l("Department or agency"),
        OrganisationKind.ASSEMBLY: _l("Council or assembly"),
        OrganisationKind.PARTY: _l("Party body"),
        OrganisationKind.MISSION: _l("Embassy or consulate"),
        OrganisationKind.CHAMBER: _l("Chamber or trade promotion body"),
        OrganisationKind.UNIVERSITY: _l("University, school or institute"),
        OrganisationKind.COMPANY: _l("Company"),
        OrganisationKind.ASSOCIATION: _l("Association or friendship union"),
        OrganisationKind.MEDIA: _l("Media"),
        OrganisationKind.OTHER: _lp("organisation", "Other"),
    }
)
name_members(
    {
        PointKind.MOBILE: _l("Mobile phone"),
        PointKind.PHONE: _l("Office phone"),
        PointKind.EMAIL: _l("E-mail"),
        PointKind.ZALO: _l("Zalo"),
        PointKind.WECHAT: _l("WeChat"),
        PointKind.LINE: _l("LINE"),
        PointKind.KAKAO: _l("KakaoTalk"),
        PointKind.WHATSAPP: _l("WhatsApp"),
    }
)
name_members({Gender.MALE: _l("Mr"), Gender.FEMALE: _l("Ms")})
name_members(
    {
        NameOrder.FAMILY_FIRST: _l("Family name first"),
        NameOrder.GIVEN_FIRST: _l("Given name first"),
        NameOrder.SINGLE: _l("One name only"),
    }
)


class Rank(StrEnum):
    """How high a post stands, so that both sides can be seated and answered at the same level."""

    LOCALITY_HEAD = "locality_head"
    LOCALITY_DEPUTY = "locality_deputy"
    BODY_HEAD = "body_head"
    BODY_DEPUTY = "body_deputy"
    DIVISION = "division"
    OFFICER = "officer"


name_members(
    {
        Rank.LOCALITY_HEAD: _l("Leader of the locality"),
        Rank.LOCALITY_DEPUTY: _l("Deputy leader of the locality"),
        Rank.BODY_HEAD: _l("Head of a body"),
        Rank.BODY_DEPUTY: _l("Deputy head of a body"),
        Rank.DIVISION: _l("Head of a division"),
        Rank.OFFICER: _l("Staff member"),
    }
)

UNSAID: Final = "und"
"""Code for a text in the partner's language while nobody has said which language that is."""
OURS: Final = frozenset({"vi", "en"})


def partner_language(codes: Iterable[str]) -> str:
    """Return the code of the partner's own language among those a text is kept in, or nothing."""
    return next((code for code in codes if code not in OURS), "")


def kept_unseen(kept: Mapping[str, str]) -> dict[str, str]:
    """Return the forms of a text in languages that its form does not show, so that saving keeps them."""
    shown = {*OURS, partner_language(kept)}
    return {code: text for code, text in kept.items() if code not in shown}


def with_unseen(kept: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """Return what was entered with the forms that were not shown.

    A text that was shown stays in its language where none is said, or where another text has that language.
    """
    shown, unseen = partner_language(kept), kept_unseen(kept)
    is_known = shown not in ("", UNSAID)
    entered = {
        shown if is_known and (code == UNSAID or code in unseen) else code: text
        for code, text in given.items()
    }
    return unseen | entered


def rank_of(post: Position) -> Rank | None:
    """Return how high a post stands, if it is said."""
    return Rank(post.rank_code) if post.rank_code in list(Rank) else None


def parted_posts(posts: Iterable[Position], day: date) -> tuple[Sequence[Position], Sequence[Position]]:
    """Part posts into those held on ``day``, the main one first, and the others, the latest first."""
    held: list[Position] = []
    other: list[Position] = []
    for post in posts:
        (held if post.is_held_on(day) else other).append(post)
    held.sort(key=lambda post: (not post.is_primary, post.id))
    other.sort(key=lambda post: (post.to_on or post.from_on or date.min, post.id), reverse=True)
    return held, other
