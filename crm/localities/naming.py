"""What the history calls the fields of localities."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields
from crm.localities.rules import country_name, evidence_name, language_name, level_name

name_fields(
    "locality",
    {
        "scope": _l("Kind of locality"),
        "country_code": _l("Country or territory"),
        "is_province_level": _l("Level of a province"),
        "tier": _l("Administrative tier"),
        "region": _l("Prefecture, province or state"),
        "zone": _l("Time zone"),
        "latitude": _l("Latitude"),
        "longitude": _l("Longitude"),
        "reading_vi": _l("Reading for Vietnamese speakers"),
        "is_traditional": _l("Traditional partner"),
        "traditional_source": _l("Source"),
        "situation": _l("Location"),
        "history": _l("Founding and history"),
        "sights": _l("Sights"),
        "festivals": _l("Festivals"),
        "leaders": _l("Leaders"),
        "city_day": _l("City day"),
        "website": _l("Website"),
        "sensitive": _l("Not to be touched on"),
        "profile_source": _l("Source of the profile"),
        "profile_checked_on": _l("Last checked"),
        "successor_id": _l("Followed by"),
        "succeeded_on": _l("Followed since"),
        "succession_basis": _l("Basis of the merger"),
        "succession_reason": _l("Reason of the merger"),
    },
    silent=("name", "native_name", "native_lang"),
    values={"country_code": country_name},
)
name_fields(
    "locality_name",
    {
        "lang": _l("Language"),
        "kind": _l("Kind of name"),
        "text": _l("Name"),
        "valid_from": _l("Name from"),
        "valid_to": _l("Name until"),
        "basis": _l("Legal basis"),
        "reason": _l("Reason"),
    },
    row=_l("Name"),
    by=("text", "lang"),
    values={"lang": language_name},
)
name_fields(
    "fact",
    {
        "kind": _l("Figure"),
        "value": _l("Value"),
        "unit": _l("Unit"),
        "as_of_year": _l("Year"),
        "source": _l("Source"),
        "source_url": _l("Web address"),
        "checked_on": _l("Last checked"),
    },
    row=_l("Figure"),
    by=("kind", "value", "as_of_year"),
)
name_fields(
    "claim",
    {
        "side": _l("Strength or need"),
        "sector_code": _l("Sector"),
        "level": _l("Level"),
        "evidence": _l("Evidence"),
        "text": _l("In words"),
        "source": _l("Source"),
        "as_of_year": _l("Year"),
    },
    row=_l("Strength or need"),
    by=("side", "sector_code", "text"),
    values={"level": lambda text: level_name(int(text)), "evidence": lambda text: evidence_name(int(text))},
)
