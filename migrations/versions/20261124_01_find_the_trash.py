"""Find the trash: an index over what was deleted, so that its page does not read every record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_01"
down_revision = "20261124_04"

DELETED = sa.text("deleted_at IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_record_trash", "record", ["deleted_at", "id"], sqlite_where=DELETED, postgresql_where=DELETED
    )


def downgrade() -> None:
    op.drop_index("ix_record_trash", table_name="record")
