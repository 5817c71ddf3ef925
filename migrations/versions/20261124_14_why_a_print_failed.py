"""Room for why a print could not be made, and for whose eyes a kept print is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_14"
down_revision = "20261124_10"


def upgrade() -> None:
    """Prints of before hold no file: nothing of them failed, and nothing of them is hidden."""
    with op.batch_alter_table("print_run", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("is_restricted", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("problem", sa.String(length=300), nullable=False, server_default=""))
    with op.batch_alter_table("print_run", schema=None) as batch_op:
        batch_op.alter_column(
            "is_restricted", existing_type=sa.Boolean(), existing_nullable=False, server_default=None
        )
        batch_op.alter_column(
            "problem", existing_type=sa.String(length=300), existing_nullable=False, server_default=None
        )


def downgrade() -> None:
    """Forget both."""
    with op.batch_alter_table("print_run", schema=None) as batch_op:
        batch_op.drop_column("problem")
        batch_op.drop_column("is_restricted")
