"""Which lists there are, and which columns each of them uses."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

from babel.support import LazyProxy

from crm.core.locale import _l, label
from crm.core.text import fold

CODE_LENGTH: Final = 50
NAME_LANGUAGES: Final = ("vi", "en", "ja", "zh", "ko", "ru", "lo", "fr")
"""Languages in which names of posts stand on papers; the first two are on every list."""


class ListCode(StrEnum):
    """A list the office edits."""

    DOCUMENT_TYPE = "document_type"
    AGENCY = "agency"
    POST = "post"
    RANK = "rank"
    ACTIVITY_KIND = "activity_kind"
    CHANNEL = "channel"
    STAGE = "stage"
    DOSSIER_NORMAL = "dossier_normal"
    DOSSIER_REDUCED = "dossier_reduced"
    DOSSIER_CHANGE = "dossier_change"
    DOSSIER_ENDING = "dossier_ending"
    DOSSIER_CONFERENCE = "dossier_conference"
    ANNIVERSARY_WORK = "anniversary_work"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceList:
    """One list: its words on screen and the columns it uses beside the name."""

    code: ListCode
    title: LazyProxy
    note: LazyProxy
    languages: tuple[str, ...] = ("vi", "en")
    abbreviation: LazyProxy | None = None
    has_short_name: bool = False
    parent: ListCode | None = None
    parent_label: LazyProxy | None = None
    days: LazyProxy | None = None
    is_closed: bool = False
    """The rows are members of an enumeration: the office renames them, and adds and deletes none."""


_ALL = (
    ReferenceList(
        code=ListCode.STAGE,
        title=_l("Stages of a partnership"),
        note=_l("The words for the stages, and how long a partner usually stands at each."),
        days=_l("Expected days"),
        is_closed=True,
    ),
    ReferenceList(
        code=ListCode.CHANNEL,
        title=_l("Channels of the visit log"),
        note=_l("How an interaction took place."),
        is_closed=True,
    ),
    ReferenceList(
        code=ListCode.ACTIVITY_KIND,
        title=_l("Kinds of activity"),
        note=_l("What cooperation activities are sorted by in plans and reports."),
    ),
    ReferenceList(
        code=ListCode.DOCUMENT_TYPE,
        title=_l("Document types and symbols"),
        note=_l("Names and abbreviations after Decree 30/2020; they make the symbol, such as BC-SNgV."),
        abbreviation=_l("Abbreviation"),
    ),
    ReferenceList(
        code=ListCode.AGENCY,
        title=_l("Agencies"),
        note=_l("Bodies that papers come from and go to, and that we work with."),
        abbreviation=_l("Abbreviation"),
        has_short_name=True,
        parent=ListCode.AGENCY,
        parent_label=_l("Superior body"),
    ),
    ReferenceList(
        code=ListCode.POST,
        title=_l("Posts"),
        note=_l("Posts on our side, with their names in the languages that papers speak."),
        languages=NAME_LANGUAGES,
        parent=ListCode.RANK,
        parent_label=_l("Rank"),
    ),
    ReferenceList(
        code=ListCode.RANK,
        title=_l("Ranks"),
        note=_l("Levels by which people of two sides are matched, the highest first."),
    ),
    ReferenceList(
        code=ListCode.DOSSIER_NORMAL,
        title=_l("Agreement dossier: normal procedure"),
        note=_l("What a dossier holds when an agreement is to be signed. Procedures under way keep theirs."),
    ),
    ReferenceList(
        code=ListCode.DOSSIER_REDUCED,
        title=_l("Agreement dossier: reduced procedure"),
        note=_l("What a dossier holds when an agreement is signed during a high-level visit or in haste."),
    ),
    ReferenceList(
        code=ListCode.DOSSIER_CHANGE,
        title=_l("Agreement dossier: amendment or renewal"),
        note=_l("What a dossier holds when an agreement is amended or renewed."),
    ),
    ReferenceList(
        code=ListCode.DOSSIER_ENDING,
        title=_l("Agreement dossier: ending"),
        note=_l("What a dossier holds when an agreement is ended, left or suspended."),
    ),
    ReferenceList(
        code=ListCode.DOSSIER_CONFERENCE,
        title=_l("Conference dossier"),
        note=_l("What a dossier holds when an international conference is to be allowed."),
    ),
    ReferenceList(
        code=ListCode.ANNIVERSARY_WORK,
        title=_l("Work for an anniversary"),
        note=_l("What is given out when an anniversary is planned, and how many days ahead it is due."),
        days=_l("Days ahead"),
    ),
)

LISTS: Final[Mapping[ListCode, ReferenceList]] = {one.code: one for one in _ALL}
"""Every list, in the order in which the settings show them."""

_members: dict[ListCode, type[Enum]] = {}


def members_are(code: ListCode, kind: type[Enum]) -> None:
    """Say which enumeration a closed list names; its room above says so at start-up."""
    _members[code] = kind


def closed_lists() -> Mapping[type[Enum], ListCode]:
    """Return the closed list of each enumeration that has one."""
    return {kind: code for code, kind in _members.items()}


def product_word(list_code: str, code: str) -> str:
    """Return the product's own word for a row of a closed list, in the language spoken; nothing elsewhere."""
    kind = _members.get(ListCode(list_code))
    return label(kind(code), renamed=False) if kind else ""


def closed_word(code: str) -> str:
    """Return the product's word for a code that some closed list names; nothing for other codes."""
    found = next((kind for kind in _members.values() if code in {str(one.value) for one in kind}), None)
    return label(found(code), renamed=False) if found else ""


def name_languages() -> Mapping[str, LazyProxy]:
    """Return the languages of names in their order, as a form calls them."""
    return {
        "vi": _l("In Vietnamese"),
        "en": _l("In English"),
        "ja": _l("In Japanese"),
        "zh": _l("In Chinese"),
        "ko": _l("In Korean"),
        "ru": _l("In Russian"),
        "lo": _l("In Lao"),
        "fr": _l("In French"),
    }


def code_from(name: str, taken: Collection[str]) -> str:
    """Make a code of a name: its letters without accents, and a number where the code is taken."""
    plain = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")[:CODE_LENGTH] or "row"
    numbered = (f"{plain}_{count}" for count in range(2, len(taken) + 3))
    return plain if plain not in taken else next(code for code in numbered if code not in taken)
