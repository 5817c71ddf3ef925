"""Names with their days, bodies that joined another, and whose ties and agreements theirs were."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_23"
down_revision = "20261124_22"


def upgrade() -> None:
    """Give names and mergers their days and papers; make room for what is to be brought up to date."""
    with op.batch_alter_table("locality", schema=None) as batch_op:
        for name in ("succession_basis", "succession_reason"):
            batch_op.add_column(sa.Column(name, sa.String(length=300), nullable=False, server_default=""))
    with op.batch_alter_table("locality", schema=None) as batch_op:
        for name in ("succession_basis", "succession_reason"):
            batch_op.alter_column(name, server_default=None)
    with op.batch_alter_table("locality_name", schema=None) as batch_op:
        batch_op.add_column(sa.Column("valid_from", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("valid_to", sa.Date(), nullable=True))
        for name in ("basis", "reason"):
            batch_op.add_column(sa.Column(name, sa.String(length=300), nullable=False, server_default=""))
    with op.batch_alter_table("locality_name", schema=None) as batch_op:
        for name in ("basis", "reason"):
            batch_op.alter_column(name, server_default=None)
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("holder_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_agreement_holder_id"), "locality", ["holder_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_agreement_holder_id"), ["holder_id"], unique=False)
    op.create_table(
        "tie_holder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.Column("held_from", sa.Date(), nullable=True),
        sa.Column("is_year_only", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["holder_id"], ["locality.id"], name=op.f("fk_tie_holder_holder_id")),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnership.id"],
            name=op.f("fk_tie_holder_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tie_holder")),
        sa.UniqueConstraint(
            "partnership_id", "holder_id", name=op.f("uq_tie_holder_partnership_id_holder_id")
        ),
    )
    with op.batch_alter_table("tie_holder", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tie_holder_holder_id"), ["holder_id"], unique=False)
    op.create_table(
        "name_duty",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("updated_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_name_duty_record_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_duty")),
        sa.UniqueConstraint("record_id", name=op.f("uq_name_duty_record_id")),
    )


def downgrade() -> None:
    """Take the rooms away again; agreements and names keep what they said before."""
    op.drop_table("name_duty")
    with op.batch_alter_table("tie_holder", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tie_holder_holder_id"))
    op.drop_table("tie_holder")
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_holder_id"))
        batch_op.drop_constraint(batch_op.f("fk_agreement_holder_id"), type_="foreignkey")
        batch_op.drop_column("holder_id")
    with op.batch_alter_table("locality_name", schema=None) as batch_op:
        for name in ("reason", "basis", "valid_to", "valid_from"):
            batch_op.drop_column(name)
    with op.batch_alter_table("locality", schema=None) as batch_op:
        for name in ("succession_reason", "succession_basis"):
            batch_op.drop_column(name)
