"""Room for international conferences: their permission, the bodies asked, the days, and what came of them."""

from __future__ import annotations

import json
from datetime import date

import sqlalchemy as sa
from alembic import op

from migrations.kinds import forget

revision = "20261124_24"
down_revision = "20261124_23"

LIST = "dossier_conference"
PAPERS = (
    ("letter", "Công văn xin phép tổ chức", "Letter asking for permission"),
    ("scheme", "Đề án tổ chức", "Scheme of the conference"),
    (
        "opinions",
        "Văn bản có ý kiến của các cơ quan liên quan, trong trường hợp pháp luật khác có yêu cầu",
        "Opinions of the bodies concerned, where other laws ask for them",
    ),
    (
        "principle",
        "Văn bản đồng ý chủ trương đăng cai (nếu có)",
        "Consent in principle to hosting, if there is one",
    ),
)
RULES = (
    {
        "code": "conference_opinion",
        "name": '{"en": "Consulted bodies answer on an international conference", '
        '"vi": "Cơ quan được lấy ý kiến về hội nghị, hội thảo quốc tế trả lời"}',
        "trigger": "conference_asked",
        "amount": 15,
        "unit": "calendar_day",
        "kind": "statutory",
        "basis": "Không quá 15 ngày kể từ ngày nhận được văn bản đề nghị.",
        "citation": "Quyết định 06/2020/QĐ-TTg, Điều 5",
        "valid_from": date(2020, 4, 15),
        "is_active": True,
        "place": 150,
        "version": 1,
    },
    {
        "code": "conference_report",
        "name": '{"en": "Report on an international conference", '
        '"vi": "Báo cáo kết quả hội nghị, hội thảo quốc tế"}',
        "trigger": "conference_held",
        "amount": 15,
        "unit": "calendar_day",
        "kind": "statutory",
        "basis": "Cần kiểm tra thời hạn báo cáo sau khi hội nghị, hội thảo kết thúc.",
        "citation": "Quyết định 06/2020/QĐ-TTg",
        "valid_from": None,
        "is_active": False,
        "place": 160,
        "version": 1,
    },
)


def upgrade() -> None:
    """Lay the tables, the papers of a dossier and two periods."""
    op.create_table(
        "conference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("host", sa.String(length=300), nullable=False),
        sa.Column("co_hosts", sa.String(length=300), nullable=False),
        sa.Column(
            "organiser",
            sa.Enum("city", "other", "foreign", name="organiser", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "manner",
            sa.Enum("in_person", "online", "mixed", name="manner", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ours_count", sa.Integer(), nullable=True),
        sa.Column("foreign_count", sa.Integer(), nullable=True),
        sa.Column("origins", sa.String(length=300), nullable=False),
        sa.Column(
            "has_leaders",
            sa.Enum("unknown", "yes", "no", name="known", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("leaders", sa.String(length=300), nullable=False),
        sa.Column(
            "has_topics",
            sa.Enum("unknown", "yes", "no", name="known", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("topics", sa.String(length=120), nullable=False),
        sa.Column(
            "competence_set",
            sa.Enum("prime_minister", "chair", name="competence", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("competence_reason", sa.String(length=300), nullable=False),
        sa.Column("money", sa.String(length=300), nullable=False),
        sa.Column("money_source", sa.String(length=300), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=True),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("received_number", sa.String(length=80), nullable=False),
        sa.Column("complete_on", sa.Date(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("submitted_number", sa.String(length=80), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision_number", sa.String(length=80), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum("permit", "refuse", name="verdict", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("decision_note", sa.String(length=300), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("report_number", sa.String(length=80), nullable=False),
        sa.Column("dropped_on", sa.Date(), nullable=True),
        sa.Column("drop_reason", sa.String(length=300), nullable=False),
        sa.Column("attended_ours", sa.Integer(), nullable=True),
        sa.Column("attended_foreign", sa.Integer(), nullable=True),
        sa.Column("attended_from", sa.String(length=300), nullable=False),
        sa.Column("outcomes", sa.Text(), nullable=False),
        sa.Column("evaluation", sa.Text(), nullable=False),
        sa.Column("recommendations", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_conference_agreement_id")),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name=op.f("fk_conference_delegation_id")
        ),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_conference_id")),
        sa.ForeignKeyConstraint(["locality_id"], ["locality.id"], name=op.f("fk_conference_locality_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conference")),
    )
    with op.batch_alter_table("conference", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conference_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conference_delegation_id"), ["delegation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conference_locality_id"), ["locality_id"], unique=False)
        batch_op.create_index("ix_conference_starts_on", ["starts_on", "id"], unique=False)

    op.create_table(
        "conference_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
            name=op.f("fk_conference_check_conference_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conference_check")),
    )
    with op.batch_alter_table("conference_check", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_conference_check_conference_id"), ["conference_id"], unique=False
        )

    op.create_table(
        "conference_consultation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(length=300), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_number", sa.String(length=80), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply_number", sa.String(length=80), nullable=False),
        sa.Column(
            "opinion",
            sa.Enum("agrees", "comments", "disagrees", name="opinion", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conference_id"],
            ["conference.id"],
            name=op.f("fk_conference_consultation_conference_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conference_consultation")),
    )
    with op.batch_alter_table("conference_consultation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_conference_consultation_conference_id"), ["conference_id"], unique=False
        )

    op.create_table(
        "conference_clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conference_id", sa.Integer(), nullable=False),
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
            ["conference_id"],
            ["conference.id"],
            name=op.f("fk_conference_clock_conference_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["consultation_id"],
            ["conference_consultation.id"],
            name=op.f("fk_conference_clock_consultation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conference_clock")),
    )
    with op.batch_alter_table("conference_clock", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_conference_clock_conference_id"), ["conference_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_conference_clock_consultation_id"), ["consultation_id"], unique=False
        )
        batch_op.create_index("ix_conference_clock_open", ["met_on", "due_on"], unique=False)
    _fill()


def _words(vi: str, en: str) -> str:
    return json.dumps({"en": en, "vi": vi}, ensure_ascii=False)


def _fill() -> None:
    """Bring what comes with the product; what an office has under the same code stays."""
    given = sa.table("reference_given", sa.column("list_code"), sa.column("code"))
    names = "list_code code name short_name abbreviation place version"
    flags = ("is_protected", "is_retired")
    item = sa.table(
        "reference_item",
        *(sa.column(name) for name in names.split()),
        *(sa.column(name, sa.Boolean) for name in flags),
    )
    usual = {"list_code": LIST, "short_name": "{}", "abbreviation": "", "version": 1}
    usual |= dict.fromkeys(flags, False)
    op.bulk_insert(
        item,
        [
            usual | {"code": code, "name": _words(vi, en), "place": place * 10}
            for place, (code, vi, en) in enumerate(PAPERS, start=1)
        ],
    )
    op.bulk_insert(given, [{"list_code": LIST, "code": code} for code, _vi, _en in PAPERS])
    names = "code name trigger amount unit kind basis citation place version"
    rule = sa.table(
        "deadline_rule",
        *(sa.column(name) for name in names.split()),
        sa.column("is_active", sa.Boolean),
        sa.column("valid_from", sa.Date),
    )
    known = set(op.get_bind().scalars(sa.select(rule.c.code)))
    new = [one for one in RULES if one["code"] not in known]
    if new:
        op.bulk_insert(rule, new)
    op.bulk_insert(given, [{"list_code": "deadline", "code": one["code"]} for one in RULES])


def _empty() -> None:
    """Take away what an earlier version could not read."""
    item = sa.table("reference_item", sa.column("list_code"))
    given = sa.table("reference_given", sa.column("list_code"), sa.column("code"))
    rule = sa.table("deadline_rule", sa.column("code"), sa.column("trigger"))
    ours = rule.c.trigger.in_(("conference_asked", "conference_held"))
    op.execute(item.delete().where(item.c.list_code == LIST))
    op.execute(given.delete().where(given.c.list_code == LIST))
    of_rules = given.c.code.in_(sa.select(rule.c.code).where(ours))
    op.execute(given.delete().where(given.c.list_code == "deadline", of_rules))
    op.execute(rule.delete().where(ours))


def downgrade() -> None:
    """Take them away again."""
    _empty()
    with op.batch_alter_table("conference_clock", schema=None) as batch_op:
        batch_op.drop_index("ix_conference_clock_open")
        batch_op.drop_index(batch_op.f("ix_conference_clock_consultation_id"))
        batch_op.drop_index(batch_op.f("ix_conference_clock_conference_id"))

    op.drop_table("conference_clock")
    with op.batch_alter_table("conference_consultation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conference_consultation_conference_id"))

    op.drop_table("conference_consultation")
    with op.batch_alter_table("conference_check", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conference_check_conference_id"))

    op.drop_table("conference_check")
    with op.batch_alter_table("conference", schema=None) as batch_op:
        batch_op.drop_index("ix_conference_starts_on")
        batch_op.drop_index(batch_op.f("ix_conference_locality_id"))
        batch_op.drop_index(batch_op.f("ix_conference_delegation_id"))
        batch_op.drop_index(batch_op.f("ix_conference_agreement_id"))

    op.drop_table("conference")
    forget("conference")
