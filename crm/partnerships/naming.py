"""What the history calls the fields of a tie."""

from __future__ import annotations

from crm.core.locale import _l
from crm.core.naming import name_fields

name_fields(
    "partnership",
    {
        "locality_id": _l("Locality"),
        "stage": _l("Stage"),
        "rationale": _l("Why this partner"),
        "next_action": _l("Next action"),
        "next_action_on": _l("Next action due"),
        "counterpart_id": _l("Focal point"),
        "grade": _l("Grade of the tie, set by hand"),
        "grade_reason": _l("Reason"),
        "approval": _l("Approval on the partner’s side"),
        "approval_body": _l("Their assembly or council"),
        "approval_on": _l("Approved or asked on"),
        "approval_source": _l("Source"),
    },
    silent=("stage_since", "graded_on", "graded_by_id"),
)
name_fields(
    "stage_move",
    {
        "from_stage": _l("From stage"),
        "to_stage": _l("To stage"),
        "moved_on": _l("On"),
        "is_year_only": _l("Only the year is known"),
        "reason": _l("Reason"),
        "source": _l("Source"),
    },
    row=_l("Move of the stage"),
    by=("to_stage", "moved_on"),
    silent=("moved_by_id", "entered_at"),
)
