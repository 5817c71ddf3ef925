"""A request behind a delegation, its way to approval, and every move of its status."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261124_10"
down_revision = "20261124_12"


def upgrade() -> None:
    """Lay the tables; delegations of before keep what they have and say nothing of kind and funding."""
    op.create_table(
        "approval_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum("in", "out", "online", name="direction", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column(
            "visit_kind",
            sa.Enum(
                "official",
                "working",
                "courtesy",
                "culture",
                "business",
                "study",
                "technical",
                "transit",
                name="visitkind",
                native_enum=False,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column(
            "funding",
            sa.Enum(
                "budget", "partner", "shared", "own", "sponsor", name="funding", native_enum=False, length=30
            ),
            nullable=True,
        ),
        sa.Column("approver", sa.String(length=300), nullable=False),
        sa.Column("consulted", sa.Text(), nullable=False),
        sa.Column("documents", sa.Text(), nullable=False),
        sa.Column("opinion_days", sa.Integer(), nullable=False),
        sa.Column("approval_days", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_rule")),
    )
    op.create_table(
        "gate_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "code",
            sa.Enum(
                "repeated",
                "notice",
                "days",
                "overlap",
                "leaders",
                "level",
                "host",
                name="gatecode",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column(
            "leads_to",
            sa.Enum("accept", "redirect", "decline", name="answer", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gate_rule")),
        sa.UniqueConstraint("code", name=op.f("uq_gate_rule_code")),
    )
    op.create_table(
        "approval_route",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "under_way",
                "approved",
                "refused",
                "withdrawn",
                name="routestate",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "direction",
            sa.Enum("in", "out", "online", name="direction", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "visit_kind",
            sa.Enum(
                "official",
                "working",
                "courtesy",
                "culture",
                "business",
                "study",
                "technical",
                "transit",
                name="visitkind",
                native_enum=False,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("rank_code", sa.String(length=40), nullable=False),
        sa.Column(
            "funding",
            sa.Enum(
                "budget", "partner", "shared", "own", "sponsor", name="funding", native_enum=False, length=30
            ),
            nullable=True,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("approver", sa.String(length=300), nullable=False),
        sa.Column("approval_days", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_approval_route_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_route")),
    )
    with op.batch_alter_table("approval_route", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approval_route_delegation_id"), ["delegation_id"], unique=False)

    op.create_table(
        "delegation_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column(
            "from_status",
            sa.Enum(
                "requested",
                "in_review",
                "approved",
                "confirmed",
                "under_way",
                "completed",
                "reported",
                "closed",
                "postponed",
                "declined",
                "cancelled",
                name="delegationstatus",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "to_status",
            sa.Enum(
                "requested",
                "in_review",
                "approved",
                "confirmed",
                "under_way",
                "completed",
                "reported",
                "closed",
                "postponed",
                "declined",
                "cancelled",
                name="delegationstatus",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("against", sa.Text(), nullable=False),
        sa.Column("moved_by_id", sa.Integer(), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_delegation_move_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["moved_by_id"], ["user_account.id"], name=op.f("fk_delegation_move_moved_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_move")),
    )
    with op.batch_alter_table("delegation_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_move_delegation_id"), ["delegation_id"], unique=False)

    op.create_table(
        "delegation_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("asker", sa.String(length=300), nullable=False),
        sa.Column(
            "host",
            sa.Enum("city", "department", "central", name="host", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("meets", sa.String(length=40), nullable=False),
        sa.Column("sector_code", sa.String(length=20), nullable=True),
        sa.Column("topic", sa.String(length=300), nullable=False),
        sa.Column("wished_from", sa.Date(), nullable=True),
        sa.Column("wished_to", sa.Date(), nullable=True),
        sa.Column("is_flexible", sa.Boolean(), nullable=False),
        sa.Column("guests", sa.Integer(), nullable=True),
        sa.Column(
            "decision",
            sa.Enum("accept", "redirect", "decline", name="answer", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=False),
        sa.Column("proposal", sa.String(length=300), nullable=False),
        sa.Column(
            "advice",
            sa.Enum("accept", "redirect", "decline", name="answer", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("advice_rule", sa.String(length=30), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column(
            "reply_to",
            sa.Enum("accept", "redirect", "decline", name="answer", native_enum=False, length=30),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["user_account.id"], name=op.f("fk_delegation_request_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_delegation_request_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_delegation_request_document_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["sector_code"], ["sector.code"], name=op.f("fk_delegation_request_sector_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_request")),
        sa.UniqueConstraint("delegation_id", name=op.f("uq_delegation_request_delegation_id")),
    )
    with op.batch_alter_table("delegation_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_request_document_id"), ["document_id"], unique=False)

    op.create_table(
        "travel_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("invitation_number", sa.String(length=80), nullable=False),
        sa.Column("invitation_from", sa.String(length=300), nullable=False),
        sa.Column("invitation_on", sa.Date(), nullable=True),
        sa.Column("per_diem", sa.Numeric(precision=14, scale=2), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("money_note", sa.String(length=300), nullable=False),
        sa.CheckConstraint("per_diem IS NULL OR per_diem >= 0", name=op.f("ck_travel_file_per_diem")),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_travel_file_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travel_file")),
        sa.UniqueConstraint("delegation_id", name=op.f("uq_travel_file_delegation_id")),
    )
    op.create_table(
        "approval_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("route_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("has_come", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_approval_paper_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["route_id"], ["approval_route.id"], name=op.f("fk_approval_paper_route_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_paper")),
    )
    with op.batch_alter_table("approval_paper", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approval_paper_delegation_id"), ["delegation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_approval_paper_route_id"), ["route_id"], unique=False)

    op.create_table(
        "approval_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("route_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("opinion", "approval", name="stepkind", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("body", sa.String(length=300), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_number", sa.String(length=80), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "agreed",
                "agreed_if",
                "opposed",
                "approved",
                "refused",
                "returned",
                "recalled",
                name="outcome",
                native_enum=False,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("signer", sa.String(length=300), nullable=False),
        sa.Column(
            "authority",
            sa.Enum("own", "tm", "q", "kt", "tl", "tuq", name="authority", native_enum=False, length=30),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_approval_step_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["route_id"], ["approval_route.id"], name=op.f("fk_approval_step_route_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_step")),
    )
    with op.batch_alter_table("approval_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approval_step_delegation_id"), ["delegation_id"], unique=False)
        batch_op.create_index("ix_approval_step_due", ["due_on", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_approval_step_route_id"), ["route_id"], unique=False)

    op.create_table(
        "travel_passport",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("diplomatic", "official", "ordinary", name="passportkind", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column(
            "visa",
            sa.Enum(
                "not_needed",
                "to_apply",
                "applied",
                "granted",
                "refused",
                name="visastate",
                native_enum=False,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_travel_passport_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["delegation_member.id"],
            name=op.f("fk_travel_passport_member_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travel_passport")),
        sa.UniqueConstraint("member_id", name=op.f("uq_travel_passport_member_id")),
    )
    with op.batch_alter_table("travel_passport", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_travel_passport_delegation_id"), ["delegation_id"], unique=False)

    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "visit_kind",
                sa.Enum(
                    "official",
                    "working",
                    "courtesy",
                    "culture",
                    "business",
                    "study",
                    "technical",
                    "transit",
                    name="visitkind",
                    native_enum=False,
                    length=30,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(
            sa.Column(
                "funding",
                sa.Enum(
                    "budget",
                    "partner",
                    "shared",
                    "own",
                    "sponsor",
                    name="funding",
                    native_enum=False,
                    length=30,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("head_rank", sa.String(length=40), nullable=False, server_default=""))
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.alter_column("head_rank", server_default=None)


def downgrade() -> None:
    """Take the tables away."""
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.drop_column("head_rank")
        batch_op.drop_column("funding")
        batch_op.drop_column("visit_kind")

    with op.batch_alter_table("travel_passport", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_travel_passport_delegation_id"))

    op.drop_table("travel_passport")
    with op.batch_alter_table("approval_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_approval_step_route_id"))
        batch_op.drop_index("ix_approval_step_due")
        batch_op.drop_index(batch_op.f("ix_approval_step_delegation_id"))

    op.drop_table("approval_step")
    with op.batch_alter_table("approval_paper", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_approval_paper_route_id"))
        batch_op.drop_index(batch_op.f("ix_approval_paper_delegation_id"))

    op.drop_table("approval_paper")
    op.drop_table("travel_file")
    with op.batch_alter_table("delegation_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delegation_request_document_id"))

    op.drop_table("delegation_request")
    with op.batch_alter_table("delegation_move", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delegation_move_delegation_id"))

    op.drop_table("delegation_move")
    with op.batch_alter_table("approval_route", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_approval_route_delegation_id"))

    op.drop_table("approval_route")
    op.drop_table("gate_rule")
    op.drop_table("approval_rule")
