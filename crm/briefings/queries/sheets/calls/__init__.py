"""Call sheets: for each role when to be where and what its holder has to know, and no more than that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from crm.briefings.content import CallSheet
from crm.briefings.queries.sheets.calls.around import liaison_sheet, press_sheet, security_sheet
from crm.briefings.queries.sheets.calls.driving import driver_sheets
from crm.briefings.queries.sheets.calls.meetings import interpreter_sheets, leader_sheet
from crm.briefings.queries.wording import Desk
from crm.briefings.rules import CallRole

_SHEETS: Final[dict[CallRole, Callable[[Desk], Iterator[CallSheet]]]] = {
    CallRole.LEADER: leader_sheet,
    CallRole.INTERPRETER: interpreter_sheets,
    CallRole.DRIVER: driver_sheets,
    CallRole.PRESS: press_sheet,
    CallRole.SECURITY: security_sheet,
    CallRole.LIAISON: liaison_sheet,
}


def calls(desk: Desk) -> tuple[CallSheet, ...]:
    """Return the sheets of the role asked for, or of every role in order."""
    chosen = [CallRole(desk.wish.role)] if desk.wish.role in list(CallRole) else list(CallRole)
    return tuple(sheet for role in chosen for sheet in _SHEETS[role](desk))
