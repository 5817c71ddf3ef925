"""What an officer decides about the report on a delegation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_06"
down_revision = "20261122_01"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "delegation_report",
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("summary", sa.String(length=300), nullable=False),
        sa.Column("symbol", sa.String(length=40), nullable=False),
        sa.Column("addressees", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("proposals", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("signer", sa.String(length=300), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("is_internal", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name="fk_delegation_report_delegation_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("delegation_id", name="pk_delegation_report"),
    )


def downgrade() -> None:
    op.drop_table("delegation_report")
