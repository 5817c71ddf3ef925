"""What the log calls the fields of ranks and rule sets."""

from __future__ import annotations

from crm.core.locale import _l, _lp, label
from crm.core.naming import name_fields
from crm.localities.rules import language_name
from crm.protocol.rules import keys_from

name_fields(
    "protocol_rank",
    {
        "code": _l("Code"),
        "system": _l("System"),
        "level": _lp("ranks", "Level"),
        "name": _l("Name"),
        "is_excellency": _l("Addressed as “Ngài”, “His Excellency”"),
        "source": _l("Source"),
        "is_sample": _l("Sample"),
        "is_retired": _l("No longer offered"),
    },
    row=_lp("ranks", "Rank"),
    by=("name",),
)
name_fields(
    "precedence_rule",
    {
        "code": _l("Code"),
        "edition": _l("Edition"),
        "name": _l("Name"),
        "keys": _l("Compared by"),
        "lang": _l("Agreed language"),
        "basis": _l("Basis"),
        "in_force_from": _l("In force from"),
        "is_current": _l("In use"),
    },
    row=_l("Rule set of precedence"),
    by=("name", "edition"),
    values={
        "keys": lambda text: ", ".join(label(key) for key in keys_from(text)),
        "lang": language_name,
    },
)
