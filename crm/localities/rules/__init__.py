"""How localities are called, counted and dated: pure rules, no database."""

from crm.core.zones import zones
from crm.localities.rules.figures import (
    UNITS,
    claim_line,
    evidence_name,
    figure_text,
    level_name,
    read_figure,
    unit_kept,
    unit_name,
    years_stale,
)
from crm.localities.rules.names import (
    LANGUAGES,
    kind_and_tier,
    language_name,
    names_by_language,
    native_form,
    print_name,
)
from crm.localities.rules.places import (
    country_choices,
    country_name,
    default_zone,
    is_country,
    not_foreign,
)
from crm.localities.rules.tongues import working_language

__all__ = [
    "LANGUAGES",
    "UNITS",
    "claim_line",
    "country_choices",
    "country_name",
    "default_zone",
    "evidence_name",
    "figure_text",
    "is_country",
    "kind_and_tier",
    "language_name",
    "level_name",
    "names_by_language",
    "not_foreign",
    "native_form",
    "print_name",
    "read_figure",
    "unit_kept",
    "unit_name",
    "working_language",
    "years_stale",
    "zones",
]
