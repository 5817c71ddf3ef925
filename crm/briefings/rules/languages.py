"""In which language, or in which two, a paper speaks."""

from __future__ import annotations

from typing import Final

from crm.briefings.content import Place
from crm.briefings.pdf.languages import pair_name
from crm.core.locale import PARTNER_LANGUAGES, _, _l

BESIDE: Final = "vi+"
LANGUAGES: Final = ("vi", "en", *(BESIDE + code for code in PARTNER_LANGUAGES))
"""Languages in which papers are printed; ``vi+ja`` is Vietnamese with Japanese beside it."""


def first_of(lang: str) -> str:
    """Return the language of a paper, the first one where it speaks two."""
    return lang.partition("+")[0]


def second_of(lang: str) -> str:
    """Return the language of the second column, or nothing."""
    return lang.partition("+")[2]


def wording_of(lang: str) -> str:
    """Say in which language, or in which two, a paper speaks."""
    if second := second_of(lang):
        return pair_name(second)
    return _("Vietnamese") if lang == "vi" else _("English")


_TEXT_NAMES: Final = {
    (Place.OFFICE, "name"): _l("Name of the office"),
    (Place.OFFICE, "superior"): _l("Superior body"),
    (Place.OFFICE, "city"): _l("Home city"),
    (Place.PARTNER, "name"): _l("Name of the locality"),
    (Place.DELEGATION, "name"): _l("Name of the delegation"),
    (Place.DELEGATION, "purpose"): _l("Purpose"),
    (Place.DELEGATION, "host"): _l("Host agency"),
    (Place.ITEM, "title"): _l("What takes place"),
    (Place.ITEM, "place"): _l("Place"),
    (Place.ITEM, "host"): _l("Lead agency"),
    (Place.ITEM, "participants"): _l("Who takes part"),
    (Place.ITEM, "dress"): _l("Dress"),
    (Place.MEMBER, "title"): _l("Title as of the visit"),
    (Place.MEMBER, "biography"): _l("Biography"),
}


def text_name(place: Place, text: str) -> str:
    """Name a text as the form asks for it."""
    return str(_TEXT_NAMES[place, text])
