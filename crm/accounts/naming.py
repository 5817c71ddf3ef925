"""What the log calls the fields of accounts and divisions."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields

name_fields(
    "unit",
    {
        "name": _l("Name in Vietnamese"),
        "name_en": _l("Name in English"),
        "abbreviation": _l("Abbreviation"),
        "is_retired": _l("No longer offered"),
    },
    row=_l("Division"),
    by=("name",),
)
name_fields(
    "user_account",
    {
        "display_name": _l("Name"),
        "email": _l("E-mail address"),
        "role": _l("Seat"),
        "unit_id": _l("Division"),
        "title": _l("Title"),
        "phone": _l("Mobile phone"),
        "active": _l("May sign in"),
        "password": _l("Password"),
    },
    row=_l("Account"),
    by=("display_name",),
    silent=(
        "fs_uniquifier",
        "locale",
        "mf_recovery_codes",
        "must_change_password",
        "tf_primary_method",
        "tf_totp_secret",
        "theme",
    ),
)
