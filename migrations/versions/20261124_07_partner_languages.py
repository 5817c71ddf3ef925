"""Keep who takes part in several languages; remember which texts a native speaker has read."""

from __future__ import annotations

import json
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "20261124_07"
down_revision = "20261124_03"

LINE = 300
item = sa.table("programme_item", sa.column("id", sa.Integer), sa.column("participants", sa.Text))


def upgrade() -> None:
    """Turn the line into texts by language: what is there is Vietnamese."""
    with op.batch_alter_table("programme_item", schema=None) as batch_op:
        batch_op.alter_column(
            "participants", existing_type=sa.String(length=LINE), type_=sa.Text(), existing_nullable=False
        )
    _rewrite(lambda text: json.dumps({"vi": text}, ensure_ascii=False) if text else "{}")
    op.create_table(
        "text_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=3), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("reviewer", sa.String(length=300), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_text_review_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["user_account.id"], name=op.f("fk_text_review_entered_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_review")),
    )
    with op.batch_alter_table("text_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_text_review_delegation_id"), ["delegation_id"], unique=False)


def downgrade() -> None:
    """Go back to one line; of several languages the Vietnamese one stays, else any."""
    with op.batch_alter_table("text_review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_text_review_delegation_id"))
    op.drop_table("text_review")
    _rewrite(_line)
    with op.batch_alter_table("programme_item", schema=None) as batch_op:
        batch_op.alter_column(
            "participants", existing_type=sa.Text(), type_=sa.String(length=LINE), existing_nullable=False
        )


def _line(kept: str) -> str:
    words = json.loads(kept)
    text: str = words.get("vi") or next(iter(words.values()), "")
    return " ".join(text.split())[:LINE]


def _rewrite(turn: Callable[[str], str]) -> None:
    connection = op.get_bind()
    for key, text in connection.execute(sa.select(item.c.id, item.c.participants)).all():
        connection.execute(sa.update(item).where(item.c.id == key).values(participants=turn(text)))
