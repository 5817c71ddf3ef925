"""One table for all papers of a delegation; the reports that were begun go on in it."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "20261124_15"
down_revision = "20261124_14"

KINDS = (
    "reply",
    "consultation",
    "submission",
    "decision",
    "plan",
    "invitation",
    "summons",
    "thanks",
    "report",
)
HEAD = ("summary", "symbol", "addressees", "position", "signer", "recipients", "is_internal")
SECTIONS = ("basis", "assessment", "proposals")

report = sa.table(
    "delegation_report",
    sa.column("delegation_id", sa.Integer),
    *(sa.column(name, sa.Text) for name in (*HEAD[:-1], *SECTIONS)),
    sa.column("is_internal", sa.Boolean),
)
paper = sa.table(
    "delegation_paper",
    sa.column("id", sa.Integer),
    sa.column("delegation_id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("lang", sa.String),
    sa.column("answer", sa.String),
    *(sa.column(name, sa.Text) for name in HEAD[:-1]),
    sa.column("is_internal", sa.Boolean),
    sa.column("has_members", sa.Boolean),
    sa.column("has_programme", sa.Boolean),
    sa.column("changed_at", sa.DateTime(timezone=True)),
)
text = sa.table(
    "delegation_paper_text",
    sa.column("paper_id", sa.Integer),
    sa.column("delegation_id", sa.Integer),
    sa.column("code", sa.String),
    sa.column("text", sa.Text),
)


def upgrade() -> None:
    """Lay the tables and move the reports."""
    op.create_table(
        "delegation_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="paperkind", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("lang", sa.String(length=7), nullable=False),
        sa.Column(
            "answer",
            sa.Enum("accept", "redirect", "decline", name="answer", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("summary", sa.String(length=300), nullable=False),
        sa.Column("symbol", sa.String(length=40), nullable=False),
        sa.Column("addressees", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("signer", sa.String(length=300), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("is_internal", sa.Boolean(), nullable=False),
        sa.Column("has_members", sa.Boolean(), nullable=False),
        sa.Column("has_programme", sa.Boolean(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_delegation_paper_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["delegation_member.id"],
            name=op.f("fk_delegation_paper_member_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["programme_item.id"],
            name=op.f("fk_delegation_paper_item_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_delegation_paper_document_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_paper")),
        sa.UniqueConstraint("document_id", name=op.f("uq_delegation_paper_document_id")),
    )
    with op.batch_alter_table("delegation_paper", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_delegation_paper_delegation_id"), ["delegation_id"], unique=False
        )
    op.create_table(
        "delegation_paper_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"],
            ["delegation_paper.id"],
            name=op.f("fk_delegation_paper_text_paper_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_delegation_paper_text_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_paper_text")),
        sa.UniqueConstraint("paper_id", "code", name=op.f("uq_delegation_paper_text_paper_id_code")),
    )
    with op.batch_alter_table("delegation_paper_text", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_delegation_paper_text_delegation_id"), ["delegation_id"], unique=False
        )
    _move_reports()
    op.drop_table("delegation_report")


def _move_reports() -> None:
    connection = op.get_bind()
    moment = datetime.now(UTC)
    for row in connection.execute(sa.select(report)).mappings().all():
        head = {name: row[name] for name in HEAD}
        connection.execute(
            sa.insert(paper).values(
                delegation_id=row["delegation_id"],
                kind="report",
                lang="vi",
                answer="accept",
                has_members=True,
                has_programme=False,
                changed_at=moment,
                **head,
            )
        )
        of_it = sa.select(paper.c.id).where(paper.c.delegation_id == row["delegation_id"])
        key = connection.scalar(of_it)
        written = [
            {"paper_id": key, "delegation_id": row["delegation_id"], "code": name, "text": row[name]}
            for name in SECTIONS
            if row[name]
        ]
        if written:
            connection.execute(sa.insert(text), written)


def downgrade() -> None:
    """Keep the reports in a table of their own again; other papers are lost."""
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
    _move_reports_back()
    op.drop_table("delegation_paper_text")
    op.drop_table("delegation_paper")


def _move_reports_back() -> None:
    connection = op.get_bind()
    reports = sa.select(paper).where(paper.c.kind == "report").order_by(paper.c.id)
    by_delegation = {row["delegation_id"]: row for row in connection.execute(reports).mappings().all()}
    for key, row in by_delegation.items():
        of_it = sa.select(text.c.code, text.c.text).where(text.c.paper_id == row["id"])
        written = {code: told for code, told in connection.execute(of_it)}
        sections = {name: written.get(name, "") for name in SECTIONS}
        head = {name: row[name] for name in HEAD}
        connection.execute(sa.insert(report).values(delegation_id=key, **head, **sections))
