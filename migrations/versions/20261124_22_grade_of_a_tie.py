"""Room for a grade that somebody set by hand, and for what the partner's own assembly approved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_22"
down_revision = "20261124_21"

WORDS = ("grade_reason", "approval_body", "approval_source")
COLUMNS = ("grade", "graded_on", "graded_by_id", "approval", "approval_on", *WORDS)


def upgrade() -> None:
    """Add the columns; no tie has another grade than its agreements give."""
    with op.batch_alter_table("partnership", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "grade",
                sa.Enum(
                    "none",
                    "contact",
                    "project",
                    "friendship",
                    "sister",
                    name="grade",
                    native_enum=False,
                    length=30,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("graded_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("graded_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "approval",
                sa.Enum(
                    "not_needed",
                    "asked",
                    "approved",
                    "refused",
                    name="partnerapproval",
                    native_enum=False,
                    length=30,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("approval_on", sa.Date(), nullable=True))
        for name in WORDS:
            batch_op.add_column(sa.Column(name, sa.String(length=300), nullable=False, server_default=""))
        batch_op.create_foreign_key(
            batch_op.f("fk_partnership_graded_by_id"), "user_account", ["graded_by_id"], ["id"]
        )
    with op.batch_alter_table("partnership", schema=None) as batch_op:
        for name in WORDS:
            batch_op.alter_column(name, server_default=None)


def downgrade() -> None:
    """Take them away again."""
    with op.batch_alter_table("partnership", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_partnership_graded_by_id"), type_="foreignkey")
        for name in COLUMNS:
            batch_op.drop_column(name)
