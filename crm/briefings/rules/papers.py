"""Which papers a delegation has, for whom, in which language, and under which name they are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from crm.briefings.content import Edition
from crm.briefings.rules.languages import first_of, second_of
from crm.core.locale import _, _l, _lp, label, language, name_members
from crm.core.text import fold


class Paper(StrEnum):
    """A paper that can be printed of a delegation, in the order in which it is offered."""

    PACK = "pack"
    LEADER = "leader"
    PROGRAMME = "programme"
    MEMBERS = "members"
    CARDS = "cards"


name_members(
    {
        Paper.PACK: _l("Briefing pack"),
        Paper.LEADER: _l("Leader's one-page brief"),
        Paper.PROGRAMME: _l("Programme"),
        Paper.MEMBERS: _l("Member list"),
        Paper.CARDS: _l("Place cards"),
    }
)
name_members(
    {
        Edition.LEADER: _lp("edition", "Leader"),
        Edition.STAFF: _lp("edition", "Staff"),
        Edition.GUEST: _lp("edition", "Guest"),
    }
)

GUEST_PAPERS: Final = tuple(paper for paper in Paper if paper is not Paper.LEADER)
"""Papers that may leave the house: a guest never reads what our leader is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to see or print."""

    paper: Paper = Paper.PACK
    edition: Edition = Edition.LEADER
    lang: str = "vi"

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
    return edition is not Edition.GUEST or paper in GUEST_PAPERS


def short_name(display_name: str) -> str:
    """Return an officer of ours as papers name them: "Đ/c Hà"; in English the whole name.

    Only our own Vietnamese colleagues are called by the last syllable; a guest's name is never split.
    """
    if not display_name:
        return ""
    return _("Comrade %(name)s", name=display_name.split()[-1]) if language() == "vi" else display_name


def file_name(paper: Paper, delegation: str, number: int) -> str:
    """Return the name under which a print is kept, as people read it."""
    words = _(
        "%(paper)s – %(delegation)s – print %(number)s",
        paper=label(paper),
        delegation=delegation,
        number=number,
    )
    return re.sub(r'[\x00-\x1f<>:"/\\|?*;%]+', " ", words)[:150].strip() + ".pdf"


def ascii_name(name: str) -> str:
    """Return a file name in plain letters, for machines that know no others."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(name.removesuffix(".pdf"))).strip("-")
    return f"{stem or 'paper'}.pdf"
