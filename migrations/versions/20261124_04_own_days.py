"""The office enters its own days: swapped days, days off, city days of partners."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_04"
down_revision = "20261124_06"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("repeats", sa.String(length=30), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("swapped_with", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["locality_id"], ["locality.id"], name="fk_calendar_day_locality_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_day"),
        sa.UniqueConstraint("scope", "day", name="uq_calendar_day_scope_day"),
    )
    op.create_index("ix_calendar_day_scope", "calendar_day", ["scope"])


def downgrade() -> None:
    op.drop_index("ix_calendar_day_scope", table_name="calendar_day")
    op.drop_table("calendar_day")
