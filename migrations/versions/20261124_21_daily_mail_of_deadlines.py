"""Room for the daily mail of what has come due: who wants what, and what each person was told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_21"
down_revision = "20261124_20"


def upgrade() -> None:
    """Lay the tables; the office mails from seven in the morning until it says otherwise."""
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.add_column(sa.Column("digest_hour", sa.Integer(), nullable=False, server_default="7"))
    op.create_table(
        "digest_wish",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("left_out", sa.String(length=300), nullable=False),
        sa.Column("with_others", sa.Boolean(), nullable=False),
        sa.Column("is_weekly", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_digest_wish_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_digest_wish")),
    )
    op.create_table(
        "digest_told",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("rung", sa.String(length=40), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_digest_told_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "key", "due_on", "rung", name=op.f("pk_digest_told")),
    )


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("digest_told")
    op.drop_table("digest_wish")
    with op.batch_alter_table("office", schema=None) as batch_op:
        batch_op.drop_column("digest_hour")
