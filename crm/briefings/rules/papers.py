"""Which papers a delegation has, for whom, in which language, as which file, and what each asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from crm.briefings.content import Edition
from crm.briefings.rules.languages import first_of, second_of
from crm.core.access import Permission
from crm.core.locale import _, _l, _lp, language, name_members


class Paper(StrEnum):
    """A paper that can be printed of a delegation, in the order in which it is offered."""

    PACK = "pack"
    LEADER = "leader"
    PROGRAMME = "programme"
    MEMBERS = "members"
    CARDS = "cards"
    CALLS = "calls"
    BADGES = "badges"
    SEATING = "seating"
    TALKING = "talking"
    CARS = "cars"
    ROOMS = "rooms"
    CONTACTS = "contacts"


class FileForm(StrEnum):
    """As which file a paper is made."""

    PDF = "pdf"
    DOCX = "docx"


class CallRole(StrEnum):
    """For whose hands a call sheet is."""

    LEADER = "leader"
    INTERPRETER = "interpreter"
    DRIVER = "driver"
    PRESS = "press"
    SECURITY = "security"
    LIAISON = "liaison"


class SeatingShape(StrEnum):
    """How the table stands."""

    FACING = "facing"
    U = "u"
    HEAD = "head"
    SIGNING = "signing"


class Asks(StrEnum):
    """What a paper wants to know besides edition and language."""

    NOTHING = ""
    ROLE = "role"
    ITEM = "item"
    MEMBER = "member"


name_members(
    {
        Paper.PACK: _l("Briefing pack"),
        Paper.LEADER: _l("Leader's one-page brief"),
        Paper.PROGRAMME: _l("Programme"),
        Paper.MEMBERS: _l("Member list"),
        Paper.CARDS: _l("Place cards"),
        Paper.CALLS: _l("Call sheets"),
        Paper.BADGES: _l("Name badges"),
        Paper.SEATING: _l("Seating plan"),
        Paper.TALKING: _l("Talking points"),
        Paper.CARS: _l("Car list"),
        Paper.ROOMS: _l("Room list"),
        Paper.CONTACTS: _l("Contact sheet"),
    }
)
name_members(
    {
        Edition.LEADER: _lp("edition", "Leader"),
        Edition.STAFF: _lp("edition", "Staff"),
        Edition.GUEST: _lp("edition", "Guest"),
    }
)
name_members({FileForm.PDF: _l("PDF"), FileForm.DOCX: _l("Word")})
name_members(
    {
        CallRole.LEADER: _lp("call sheet", "Leader"),
        CallRole.INTERPRETER: _lp("call sheet", "Interpreter"),
        CallRole.DRIVER: _lp("call sheet", "Driver"),
        CallRole.PRESS: _lp("call sheet", "Press"),
        CallRole.SECURITY: _lp("call sheet", "Security"),
        CallRole.LIAISON: _lp("call sheet", "Guest liaison"),
    }
)
name_members(
    {
        SeatingShape.FACING: _l("two rows facing each other"),
        SeatingShape.U: _l("U-shaped table"),
        SeatingShape.HEAD: _l("banquet with a head table"),
        SeatingShape.SIGNING: _l("signing table"),
    }
)

_INSIDE: Final = (Edition.STAFF,)
_FOR_OURS: Final = (Edition.LEADER, Edition.STAFF)
_FOR_ALL: Final = tuple(Edition)
_ONLY_PDF: Final = (FileForm.PDF,)
_BOTH: Final = tuple(FileForm)


@dataclass(frozen=True, slots=True)
class Offer:
    """For whom a paper is, as which file it is made, whether it speaks two languages, what it asks for."""

    editions: tuple[Edition, ...]
    forms: tuple[FileForm, ...] = _ONLY_PDF
    speaks_two: bool = False
    asks: Asks = Asks.NOTHING
    needs: Permission = Permission.BRIEFING_PRINT


OFFERS: Final = {
    Paper.PACK: Offer(_FOR_ALL, speaks_two=True),
    Paper.LEADER: Offer(_FOR_OURS),
    Paper.PROGRAMME: Offer(_FOR_ALL, _BOTH, speaks_two=True, asks=Asks.MEMBER),
    Paper.MEMBERS: Offer(_FOR_ALL, _BOTH, speaks_two=True),
    Paper.CARDS: Offer(_FOR_ALL, _BOTH, speaks_two=True),
    Paper.CALLS: Offer(_INSIDE, asks=Asks.ROLE),
    Paper.BADGES: Offer(_FOR_ALL),
    Paper.SEATING: Offer(_FOR_ALL, asks=Asks.ITEM),
    Paper.TALKING: Offer(_FOR_OURS, _BOTH),
    Paper.CARS: Offer(_INSIDE),
    # Who sleeps where is the business of those who prepare the visit, and of nobody else.
    Paper.ROOMS: Offer(_INSIDE, needs=Permission.DELEGATION_EDIT),
    Paper.CONTACTS: Offer(_FOR_ALL, speaks_two=True),
}

MOST_USED: Final = (Paper.PACK, Paper.LEADER, Paper.PROGRAMME, Paper.MEMBERS, Paper.CARDS)
"""Papers that the delegation's page and the preview name; the page of all papers has the others."""

GUEST_PAPERS: Final = tuple(paper for paper, offer in OFFERS.items() if Edition.GUEST in offer.editions)
"""Papers that may leave the house: a guest never reads what our people alone are told."""

_LONG: Final = 1200
_MANY: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to see or print.

    ``role`` is for whose hands a call sheet is, or how a table stands; ``item_id`` the meeting of a seating
    plan, ``member_id`` the person of a programme. ``on_screen`` leaves out what only paper shows.
    """

    paper: Paper = Paper.PACK
    edition: Edition = Edition.LEADER
    lang: str = "vi"
    form: FileForm = FileForm.PDF
    role: str = ""
    item_id: int | None = None
    member_id: int | None = None
    on_screen: bool = False

    @property
    def first(self) -> str:
        """Language of the paper, the first one where it speaks two."""
        return first_of(self.lang)

    @property
    def second(self) -> str:
        """Language of the second column, or nothing."""
        return second_of(self.lang)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which print it is, when it was made and by whom."""

    number: int
    printed_at: datetime
    printed_by: str


def is_offered(paper: Paper, edition: Edition) -> bool:
    """Tell whether a paper has an edition."""
    return edition in OFFERS[paper].editions


def is_long(paper: Paper, people: int, items: int) -> bool:
    """Tell whether a paper takes so long that the worker makes it, while people go on with their work."""
    if paper is Paper.PACK:
        return people * max(items, 10) > _LONG
    return paper in (Paper.CARDS, Paper.CALLS, Paper.SEATING) and people > _MANY


def short_name(display_name: str) -> str:
    """Return an officer of ours as papers name them: "Đ/c Hà"; in English the whole name.

    Only our own Vietnamese colleagues are called by the last syllable; a guest's name is never split.
    """
    if not display_name:
        return ""
    return _("Comrade %(name)s", name=display_name.split()[-1]) if language() == "vi" else display_name
