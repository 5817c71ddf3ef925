"""What can be done with people of the office, their divisions and their sign-ins."""

from __future__ import annotations

from crm.accounts.service.people import (
    OwnEntry,
    PersonEntry,
    add_person,
    change_own,
    change_person,
    change_role,
    disable,
    password_is_theirs,
    set_language,
    set_password,
    set_theme,
    sign_out_everywhere,
    sort_form,
)
from crm.accounts.service.sessions import begin_session, digest, end_session, end_sessions
from crm.accounts.service.units import (
    UnitEntry,
    add_unit,
    bring_back_unit,
    change_unit,
    delete_unit,
    merge_unit,
    move_unit,
    retire_unit,
)

__all__ = [
    "OwnEntry",
    "PersonEntry",
    "UnitEntry",
    "add_person",
    "add_unit",
    "begin_session",
    "bring_back_unit",
    "change_own",
    "change_person",
    "change_role",
    "change_unit",
    "delete_unit",
    "digest",
    "disable",
    "end_session",
    "end_sessions",
    "merge_unit",
    "move_unit",
    "password_is_theirs",
    "retire_unit",
    "set_language",
    "set_password",
    "set_theme",
    "sign_out_everywhere",
    "sort_form",
]
