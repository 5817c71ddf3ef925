"""Find open work, coming delegations and unfinished notes without leafing through everything.

Revision ID: 20261124_08
Revises: 20261122_01
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_08"
down_revision = "20261124_07"
branch_labels = None
depends_on = None

UNFINISHED = sa.text("is_to_complete")
OPEN = sa.text("done_on IS NULL")


def upgrade() -> None:
    """Lay the indexes."""
    op.create_index("ix_record_owner_kind", "record", ["owner_id", "kind"])
    op.drop_index("ix_record_owner_id", table_name="record")
    op.create_index("ix_locality_successor_id", "locality", ["successor_id"])
    op.create_index("ix_delegation_ends_on", "delegation", ["ends_on"])
    op.create_index("ix_delegation_status_report", "delegation", ["status", "report_due_on", "id"])
    op.create_index("ix_commitment_state_due", "commitment", ["state", "due_on"])
    op.create_index("ix_interaction_day", "interaction", ["happened_on", "id"])
    op.drop_index("ix_interaction_happened_on", table_name="interaction")
    op.create_index(
        "ix_interaction_to_complete",
        "interaction",
        ["happened_on"],
        sqlite_where=UNFINISHED,
        postgresql_where=UNFINISHED,
    )
    op.create_index("ix_task_open", "task", ["due_on"], sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    """Take the indexes away."""
    op.drop_index("ix_task_open", table_name="task")
    op.drop_index("ix_interaction_to_complete", table_name="interaction")
    op.create_index("ix_interaction_happened_on", "interaction", ["happened_on"])
    op.drop_index("ix_interaction_day", table_name="interaction")
    op.drop_index("ix_commitment_state_due", table_name="commitment")
    op.drop_index("ix_delegation_status_report", table_name="delegation")
    op.drop_index("ix_delegation_ends_on", table_name="delegation")
    op.drop_index("ix_locality_successor_id", table_name="locality")
    op.create_index("ix_record_owner_id", "record", ["owner_id"])
    op.drop_index("ix_record_owner_kind", table_name="record")
