"""Room for agreements, their articles, how they come to be signed, and what was promised in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from migrations.kinds import forget

revision = "20261124_20"
down_revision = "20261124_15"


def upgrade() -> None:
    """Lay the tables; commitments keep what they say and gain a place for their article."""
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=False),
        sa.Column(
            "agreement_kind",
            sa.Enum(
                "sister",
                "friendship",
                "intent",
                "memorandum",
                "minutes",
                "plan",
                "statement",
                "sector",
                "change",
                name="agreementkind",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "level",
            sa.Enum(
                "province",
                "department",
                "district",
                "commune",
                "institution",
                name="agreementlevel",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("our_party", sa.String(length=300), nullable=False),
        sa.Column("our_party_now", sa.String(length=300), nullable=False),
        sa.Column("their_party", sa.String(length=300), nullable=False),
        sa.Column("their_party_now", sa.String(length=300), nullable=False),
        sa.Column("languages", sa.String(length=60), nullable=False),
        sa.Column("prevailing", sa.String(length=3), nullable=False),
        sa.Column("originals", sa.Integer(), nullable=True),
        sa.Column("occasion", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("is_year_only", sa.Boolean(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column(
            "term",
            sa.Enum("unknown", "fixed", "open", name="term", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("notice_days", sa.Integer(), nullable=True),
        sa.Column("is_tacit", sa.Boolean(), nullable=False),
        sa.Column("tacit_months", sa.Integer(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("expiry_decided_on", sa.Date(), nullable=True),
        sa.Column("expiry_decision", sa.String(length=300), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "ending",
            sa.Enum(
                "terminated", "withdrawn", "suspended", "dropped", name="ending", native_enum=False, length=30
            ),
            nullable=True,
        ),
        sa.Column("ending_reason", sa.String(length=300), nullable=False),
        sa.Column("sectors", sa.String(length=300), nullable=False),
        sa.Column("has_money", sa.Boolean(), nullable=False),
        sa.Column("money_note", sa.String(length=300), nullable=False),
        sa.Column("our_focal", sa.String(length=300), nullable=False),
        sa.Column("counterpart_id", sa.Integer(), nullable=True),
        sa.Column("previous_id", sa.Integer(), nullable=True),
        sa.Column(
            "link",
            sa.Enum(
                "upgrades",
                "renews",
                "amends",
                "replaces",
                "inherits",
                name="chainlink",
                native_enum=False,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("is_outside_law", sa.Boolean(), nullable=False),
        sa.Column("outside_reason", sa.String(length=300), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("source_url", sa.String(length=500), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["counterpart_id"], ["contact.id"], name=op.f("fk_agreement_counterpart_id")),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_agreement_id")),
        sa.ForeignKeyConstraint(["locality_id"], ["locality.id"], name=op.f("fk_agreement_locality_id")),
        sa.ForeignKeyConstraint(["previous_id"], ["agreement.id"], name=op.f("fk_agreement_previous_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_expires_on"), ["expires_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_locality_id"), ["locality_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_previous_id"), ["previous_id"], unique=False)
        batch_op.create_index("ix_agreement_signed_on", ["signed_on", "id"], unique=False)

    op.create_table(
        "agreement_article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asks_nothing", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_article_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_article")),
    )
    with op.batch_alter_table("agreement_article", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_article_agreement_id"), ["agreement_id"], unique=False)

    op.create_table(
        "agreement_procedure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column(
            "track",
            sa.Enum("normal", "reduced", "change", "ending", name="track", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("is_ending", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_procedure_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_procedure")),
        sa.UniqueConstraint(
            "agreement_id", "is_ending", name=op.f("uq_agreement_procedure_agreement_id_is_ending")
        ),
    )
    op.create_table(
        "agreement_signatory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("ours", "theirs", name="signatoryside", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("post", sa.String(length=300), nullable=False),
        sa.Column("authority", sa.String(length=300), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_signatory_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_signatory")),
    )
    with op.batch_alter_table("agreement_signatory", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreement_signatory_agreement_id"), ["agreement_id"], unique=False
        )

    op.create_table(
        "agreement_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("procedure_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_check_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["procedure_id"],
            ["agreement_procedure.id"],
            name=op.f("fk_agreement_check_procedure_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_check")),
    )
    with op.batch_alter_table("agreement_check", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_check_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_check_procedure_id"), ["procedure_id"], unique=False)

    op.create_table(
        "agreement_consultation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("procedure_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(length=300), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_number", sa.String(length=80), nullable=False),
        sa.Column("complete_on", sa.Date(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply_number", sa.String(length=80), nullable=False),
        sa.Column(
            "opinion",
            sa.Enum("agrees", "comments", "disagrees", name="opinion", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_consultation_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["procedure_id"],
            ["agreement_procedure.id"],
            name=op.f("fk_agreement_consultation_procedure_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_consultation")),
    )
    with op.batch_alter_table("agreement_consultation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreement_consultation_agreement_id"), ["agreement_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_agreement_consultation_procedure_id"), ["procedure_id"], unique=False
        )

    op.create_table(
        "agreement_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("procedure_id", sa.Integer(), nullable=False),
        sa.Column(
            "code",
            sa.Enum(
                "propose",
                "policy",
                "consult",
                "explain",
                "pm_asked",
                "pm_answered",
                "decide",
                "authorise",
                "sign",
                "end",
                "report_pm",
                "copy_mofa",
                "notify_mofa",
                "archive",
                name="stepcode",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("is_consent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_step_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["procedure_id"],
            ["agreement_procedure.id"],
            name=op.f("fk_agreement_step_procedure_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_step")),
        sa.UniqueConstraint("procedure_id", "code", name=op.f("uq_agreement_step_procedure_id_code")),
    )
    with op.batch_alter_table("agreement_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_step_agreement_id"), ["agreement_id"], unique=False)

    op.create_table(
        "agreement_clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("procedure_id", sa.Integer(), nullable=True),
        sa.Column("consultation_id", sa.Integer(), nullable=True),
        sa.Column("rule_code", sa.String(length=60), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("trigger_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column(
            "unit",
            sa.Enum(
                "working_day", "calendar_day", "month", name="deadlineunit", native_enum=False, length=30
            ),
            nullable=False,
        ),
        sa.Column(
            "rule_kind",
            sa.Enum("statutory", "office", name="rulekind", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("citation", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_clock_agreement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["agreement_consultation.id"],
            name=op.f("fk_agreement_clock_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["procedure_id"],
            ["agreement_procedure.id"],
            name=op.f("fk_agreement_clock_procedure_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_clock")),
    )
    with op.batch_alter_table("agreement_clock", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreement_clock_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_agreement_clock_consultation_id"), ["consultation_id"], unique=False
        )
        batch_op.create_index("ix_agreement_clock_open", ["met_on", "due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_clock_procedure_id"), ["procedure_id"], unique=False)

    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agreement_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("article_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("delivered_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "recurrence",
                sa.Enum(
                    "monthly",
                    "quarterly",
                    "half_yearly",
                    "yearly",
                    name="recurrence",
                    native_enum=False,
                    length=30,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("measure", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("blocker", sa.String(length=300), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_commitment_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_delivered_id"), ["delivered_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_commitment_agreement_id"), "agreement", ["agreement_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_commitment_delivered_id"), "record", ["delivered_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_commitment_article_id"),
            "agreement_article",
            ["article_id"],
            ["id"],
            ondelete="SET NULL",
        )
    with op.batch_alter_table("commitment", schema=None) as batch_op:
        for column in ("measure", "blocker"):
            batch_op.alter_column(column, server_default=None)


def downgrade() -> None:
    """Take them away again."""
    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_commitment_article_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_commitment_delivered_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_commitment_agreement_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_commitment_delivered_id"))
        batch_op.drop_index(batch_op.f("ix_commitment_article_id"))
        batch_op.drop_index(batch_op.f("ix_commitment_agreement_id"))
        batch_op.drop_column("blocker")
        batch_op.drop_column("measure")
        batch_op.drop_column("recurrence")
        batch_op.drop_column("delivered_id")
        batch_op.drop_column("article_id")
        batch_op.drop_column("agreement_id")

    with op.batch_alter_table("agreement_clock", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_clock_procedure_id"))
        batch_op.drop_index("ix_agreement_clock_open")
        batch_op.drop_index(batch_op.f("ix_agreement_clock_consultation_id"))
        batch_op.drop_index(batch_op.f("ix_agreement_clock_agreement_id"))

    op.drop_table("agreement_clock")
    with op.batch_alter_table("agreement_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_step_agreement_id"))

    op.drop_table("agreement_step")
    with op.batch_alter_table("agreement_consultation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_consultation_procedure_id"))
        batch_op.drop_index(batch_op.f("ix_agreement_consultation_agreement_id"))

    op.drop_table("agreement_consultation")
    with op.batch_alter_table("agreement_check", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_check_procedure_id"))
        batch_op.drop_index(batch_op.f("ix_agreement_check_agreement_id"))

    op.drop_table("agreement_check")
    with op.batch_alter_table("agreement_signatory", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_signatory_agreement_id"))

    op.drop_table("agreement_signatory")
    op.drop_table("agreement_procedure")
    with op.batch_alter_table("agreement_article", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_article_agreement_id"))

    op.drop_table("agreement_article")
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.drop_index("ix_agreement_signed_on")
        batch_op.drop_index(batch_op.f("ix_agreement_previous_id"))
        batch_op.drop_index(batch_op.f("ix_agreement_locality_id"))
        batch_op.drop_index(batch_op.f("ix_agreement_expires_on"))

    op.drop_table("agreement")
    forget("agreement")
