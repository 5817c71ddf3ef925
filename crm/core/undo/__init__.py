"""Taking back what was done: a change set is played backwards, and nobody's later change is lost.

Only what the set changed is touched, and only where it still is as the set left it. A record is put back
whole or not at all, and so is a set about one record. Of a set over many (``audit.change`` without a record)
those are put back that can be, and the others are named with the reason. The undo is itself a change set,
with ``undo_of_id``, so it can be undone too.
"""

from __future__ import annotations

from crm.core.undo.checks import find_any
from crm.core.undo.later import open_to_undo
from crm.core.undo.replay import deleted_something, undo
from crm.core.undo.steps import Step, steps_of
from crm.core.undo.trash import may_restore, restore

__all__ = [
    "Step",
    "deleted_something",
    "find_any",
    "may_restore",
    "open_to_undo",
    "restore",
    "steps_of",
    "undo",
]
