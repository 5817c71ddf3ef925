"""The people: both delegations, their lives, whom to ring."""

from __future__ import annotations

from dataclasses import dataclass

from crm.briefings.content.base import (
    PersonName,
    Side,
    Text,
)


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One person of either delegation, in protocol order; ``number`` is printed as given ("1", "K2")."""

    side: Side
    number: str
    name: PersonName
    title_vi: Text
    title_en: Text | None = None
    title_own: Text | None = None
    address_form: Text | None = None
    organisation: str = ""
    phone: str = ""
    note: str = ""
    is_head: bool = False
    is_interpreter: bool = False
    key: int = 0
    changed: bool = False
    removed: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True)
class Biography:
    """The life of one person in a paragraph or two."""

    name: PersonName
    title: Text
    text: Text
    met: Text | None = None
    source: str = ""
    photo: bytes | None = None
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Whom to ring; ``group`` is the band it stands under."""

    group: str
    name: str
    role: str
    phone: Text
    note: str = ""
    for_guests: bool = False
