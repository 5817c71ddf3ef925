"""Letters, submissions and reports of an agreement are kept beside those of delegations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_25"
down_revision = "20261124_24"

KINDS = ("consultation", "submission", "report_pm", "copy_mofa", "notify_mofa")


def upgrade() -> None:
    """Lay the two tables; what delegations keep is not touched."""
    op.create_table(
        "agreement_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Integer(), nullable=True),
        sa.Column("is_ending", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.Enum(*KINDS, name="paperkind", native_enum=False, length=30), nullable=False),
        sa.Column("summary", sa.String(length=300), nullable=False),
        sa.Column("symbol", sa.String(length=40), nullable=False),
        sa.Column("addressees", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("signer", sa.String(length=300), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("is_internal", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_paper_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["agreement_consultation.id"],
            name=op.f("fk_agreement_paper_consultation_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_agreement_paper_document_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_paper")),
        sa.UniqueConstraint("document_id", name=op.f("uq_agreement_paper_document_id")),
    )
    op.create_index(op.f("ix_agreement_paper_agreement_id"), "agreement_paper", ["agreement_id"])
    op.create_table(
        "agreement_paper_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"],
            ["agreement_paper.id"],
            name=op.f("fk_agreement_paper_text_paper_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_paper_text_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_paper_text")),
        sa.UniqueConstraint("paper_id", "code", name=op.f("uq_agreement_paper_text_paper_id_code")),
    )
    op.create_index(op.f("ix_agreement_paper_text_agreement_id"), "agreement_paper_text", ["agreement_id"])


def downgrade() -> None:
    """Papers of agreements are lost; those of delegations stay as they are."""
    op.drop_index(op.f("ix_agreement_paper_text_agreement_id"), table_name="agreement_paper_text")
    op.drop_table("agreement_paper_text")
    op.drop_index(op.f("ix_agreement_paper_agreement_id"), table_name="agreement_paper")
    op.drop_table("agreement_paper")
