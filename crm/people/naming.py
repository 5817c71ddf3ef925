"""What the history calls the fields of people and of bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from babel.support import LazyProxy

from crm.core.locale import _l, label
from crm.core.naming import name_fields
from crm.localities.rules import language_name
from crm.people.rules import Rank

OF_A_NAME: Final[Mapping[str, LazyProxy]] = {
    "family_name": _l("Family name"),
    "middle_name": _l("Middle name"),
    "given_name": _l("Given name"),
    "native_name": _l("Native-script name"),
    "native_lang": _l("Language of the name"),
    "latin_name": _l("Name as in passport"),
    "reading": _l("Reading"),
    "reading_vi": _l("Read aloud in Vietnamese"),
    "vietnamese_name": _l("Vietnamese name"),
    "name_order": _l("Order of the name"),
    "gender": _l("Gender"),
    "address_vi": _l("Form of address in Vietnamese"),
    "address_en": _l("Form of address in English"),
    "address_native": _l("Form of address in their language"),
}
"""The parts of a real name, of contacts and of members of a delegation."""


def rank_name(code: str) -> str:
    """Return the word for a rank; one that is not stated has none."""
    return label(Rank(code)) if code else ""


name_fields(
    "contact",
    {
        **OF_A_NAME,
        "locality_id": _l("Locality"),
        "languages": _l("Languages spoken"),
        "biography": _l("Biography"),
        "photo_id": _l("Photo"),
        "verified_on": _l("Last checked"),
    },
    values={"native_lang": language_name},
)
name_fields(
    "position",
    {
        "organisation_id": _l("Organisation"),
        "title": _l("Title"),
        "rank_code": _l("Rank"),
        "from_on": _l("From"),
        "to_on": _l("To"),
        "is_primary": _l("Main post"),
    },
    row=_l("Position"),
    by=("title", "organisation_id"),
    values={"rank_code": rank_name},
)
name_fields(
    "contact_point",
    {"kind": _l("Way to reach"), "value": _l("Number or address")},
    row=_l("Way to reach"),
    by=("kind", "value"),
)
name_fields(
    "organisation",
    {
        "locality_id": _l("Locality"),
        "parent_id": _l("Belongs to"),
        "org_kind": _l("Kind of organisation"),
        "name": _l("Name by language"),
        "short_name": _l("Short name"),
        "address": _l("Address"),
        "phone": _l("Phone"),
        "email": _l("E-mail"),
        "website": _l("Website"),
    },
)
