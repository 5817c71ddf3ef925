"""Keep pinned records and those seen last at hand, for each person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_02"
down_revision = "20261124_01"


def upgrade() -> None:
    """Lay the two tables."""
    _person_and_record("pin", "pinned_at")
    _person_and_record("recent_view", "seen_at")
    op.create_index("ix_recent_view_user_id_seen_at", "recent_view", ["user_id", "seen_at"])


def _person_and_record(name: str, moment: str) -> None:
    op.create_table(
        name,
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column(moment, sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=f"fk_{name}_user_id_user_account", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=f"fk_{name}_record_id_record", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "record_id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_record_id", name, ["record_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("recent_view")
    op.drop_table("pin")
