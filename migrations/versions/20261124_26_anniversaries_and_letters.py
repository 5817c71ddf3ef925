"""Room for anniversaries, for letters on occasions, and for the days of countries they go by."""

from __future__ import annotations

import json
from datetime import date

import sqlalchemy as sa
from alembic import op

from migrations.kinds import forget

revision = "20261124_26"
down_revision = "20261124_25"

DAYS = (
    (
        "diplomatic",
        "CN",
        "1950-01-18",
        "",
        "",
        "TTXVN: Phát triển quan hệ hợp tác hữu nghị Việt - Trung",
        "https://www.vietnamplus.vn/phat-trien-quan-he-hop-tac-huu-nghi-viettrung-vi-hoa-binh-on-dinh/618981.vnp",
    ),
    (
        "diplomatic",
        "RU",
        "1950-01-30",
        "",
        "",
        "Viet Nam News, 24/01/2025: kỷ niệm 75 năm quan hệ ngoại giao Việt - Nga",
        "https://vietnamnews.vn/world/1691262/75th-anniversary-of-viet-nam-russia-diplomatic-ties-celebrated-in-moscow.html",
    ),
    (
        "diplomatic",
        "LA",
        "1962-09-05",
        "",
        "",
        "TTXVN, 26/08/2022: kỷ niệm 60 năm quan hệ ngoại giao Việt - Lào",
        "https://en.vietnamplus.vn/60th-anniversary-of-vietnamlaos-diplomatic-relations-marked-in-tokyo/236333.vnp",
    ),
    (
        "diplomatic",
        "IT",
        "1973-03-23",
        "",
        "",
        "TTXVN, 12/2023: kỷ niệm 50 năm quan hệ ngoại giao Việt Nam - Ý",
        "https://en.vietnamplus.vn/fifty-years-of-vietnam-italy-diplomatic-relations-marked-in-hanoi/272244.vnp",
    ),
    (
        "diplomatic",
        "FR",
        "1973-04-12",
        "",
        "",
        "Báo Nhân Dân: 50 năm quan hệ ngoại giao Việt - Pháp",
        "https://special.nhandan.vn/50nam_VN_FR/index.html",
    ),
    (
        "diplomatic",
        "JP",
        "1973-09-21",
        "",
        "",
        "TTXVN, 21/09/2023: quan hệ Việt - Nhật",
        "http://en.vietnamplus.vn/vietnamjapan-relations-strategic-partnership-for-peace-and-prosperity-in-asia/268260.vnp",
    ),
    (
        "diplomatic",
        "KR",
        "1992-12-22",
        "",
        "",
        "Wikipedia: South Korea–Vietnam relations",
        "https://en.wikipedia.org/wiki/South_Korea%E2%80%93Vietnam_relations",
    ),
    (
        "diplomatic",
        "US",
        "1995-07-12",
        "",
        "",
        "Báo Gia Lai theo TTXVN: 30 năm quan hệ Việt Nam - Hoa Kỳ (ngày 12/7/1995, giờ Việt Nam)",
        "https://baogialai.com.vn/quan-he-viet-nam-hoa-ky-30-nam-phat-trien-manh-me-va-sau-rong-post560278.html",
    ),
    (
        "national",
        "CN",
        "2000-10-01",
        "Quốc khánh",
        "National Day",
        "Lịch ngày lễ công bố (gói holidays 0.109)",
        "",
    ),
    (
        "national",
        "FR",
        "2000-07-14",
        "Quốc khánh",
        "National Day",
        "Lịch ngày lễ công bố (gói holidays 0.109)",
        "",
    ),
    (
        "national",
        "IT",
        "2000-06-02",
        "Ngày Cộng hòa",
        "Republic Day",
        "Lịch ngày lễ công bố (gói holidays 0.109)",
        "",
    ),
    (
        "national",
        "JP",
        "2000-02-23",
        "Ngày sinh Nhật hoàng",
        "Emperor's Birthday",
        "Lịch ngày lễ công bố (gói holidays 0.109)",
        "",
    ),
    (
        "national",
        "KR",
        "2000-10-03",
        "Ngày lập quốc",
        "National Foundation Day",
        "Lịch ngày lễ công bố (gói holidays 0.109)",
        "",
    ),
    (
        "national",
        "LA",
        "2000-12-02",
        "Quốc khánh",
        "National Day",
        "Lịch ngày lễ công bố (gói holidays 0.109)",
        "",
    ),
    (
        "national",
        "RU",
        "2000-06-12",
        "Ngày nước Nga",
        "Russia Day",
        "Lịch ngày lễ công bố (gói holidays 0.109)",
        "",
    ),
    (
        "national",
        "US",
        "2000-07-04",
        "Ngày Độc lập",
        "Independence Day",
        "Lịch ngày lễ công bố (gói holidays 0.109)",
        "",
    ),
)
"""Kind, country, day, what it is called, source: only what a source was seen for."""

WORK = (
    ("propose", "Đề xuất chủ trương và hình thức kỷ niệm", "Propose whether and how it is marked", 365),
    ("programme", "Trình chương trình, kinh phí, phân công", "Submit programme, budget and tasks", 180),
    ("invite", "Gửi thư mời khách trong nước và nước ngoài", "Send the invitations", 90),
    ("press", "Chuẩn bị tặng phẩm, thông cáo báo chí, ấn phẩm", "Gifts, press release, publications", 30),
    ("letter", "Gửi thư chúc mừng", "Send the letters of congratulation", 7),
)
"""Work for an anniversary and how many days ahead it is due."""

day = sa.table(
    "occasion_day",
    *(sa.column(name) for name in ("kind", "country_code", "name", "source", "source_url", "version")),
    sa.column("day", sa.Date),
    sa.column("is_year_only", sa.Boolean),
)
item = sa.table(
    "reference_item",
    *(sa.column(name) for name in ("list_code", "code", "name", "short_name", "abbreviation", "days")),
    *(sa.column(name) for name in ("place", "version")),
    sa.column("is_protected", sa.Boolean),
    sa.column("is_retired", sa.Boolean),
)
given = sa.table("reference_given", sa.column("list_code"), sa.column("code"))


def _words(**said: str) -> str:
    return json.dumps({lang: text for lang, text in said.items() if text}, ensure_ascii=False)


def upgrade() -> None:
    """Lay the tables and bring what is known."""
    op.create_table(
        "occasion_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("diplomatic", "national", name="daykind", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("country_code", sa.String(length=2), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_year_only", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("source_url", sa.String(length=500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occasion_day")),
        sa.UniqueConstraint("kind", "country_code", name=op.f("uq_occasion_day_kind_country_code")),
    )
    op.create_table(
        "greeting_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "occasion",
            sa.Enum(
                "new_year",
                "lunar_new_year",
                "national_day",
                "city_day",
                "anniversary",
                "condolence",
                name="occasion",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "basis",
            sa.Enum("tie", "sister", "diplomatic", name="basis", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("years", sa.Integer(), nullable=True),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("signer", sa.String(length=300), nullable=False),
        sa.Column("position", sa.String(length=300), nullable=False),
        sa.Column("previous_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_greeting_round_id")),
        sa.ForeignKeyConstraint(
            ["previous_id"], ["greeting_round.id"], name=op.f("fk_greeting_round_previous_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_greeting_round")),
    )
    with op.batch_alter_table("greeting_round", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_greeting_round_day"), ["day"], unique=False)

    op.create_table(
        "anniversary",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=30), nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column(
            "basis",
            sa.Enum("tie", "sister", "diplomatic", name="basis", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("locality_id", sa.Integer(), nullable=True),
        sa.Column("country_code", sa.String(length=2), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("is_year_only", sa.Boolean(), nullable=False),
        sa.Column("falls_on", sa.Date(), nullable=False),
        sa.Column("is_held", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_anniversary_id")),
        sa.ForeignKeyConstraint(["locality_id"], ["locality.id"], name=op.f("fk_anniversary_locality_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anniversary")),
    )
    with op.batch_alter_table("anniversary", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_anniversary_locality_id"), ["locality_id"], unique=False)
        batch_op.create_index(
            "uq_anniversary_key_live",
            ["key", "years"],
            unique=True,
            sqlite_where=sa.text("is_live"),
            postgresql_where=sa.text("is_live"),
        )

    op.create_table(
        "greeting_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("lang", sa.String(length=7), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column(
            "way",
            sa.Enum("post", "email", "mission", "hand", name="way", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_greeting_letter_contact_id")),
        sa.ForeignKeyConstraint(
            ["locality_id"], ["locality.id"], name=op.f("fk_greeting_letter_locality_id")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["greeting_round.id"], name=op.f("fk_greeting_letter_round_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_greeting_letter")),
    )
    with op.batch_alter_table("greeting_letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_greeting_letter_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index("ix_greeting_letter_place_sent", ["locality_id", "sent_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_greeting_letter_round_id"), ["round_id"], unique=False)

    op.create_table(
        "greeting_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.Column("lang", sa.String(length=3), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["greeting_letter.id"], name=op.f("fk_greeting_text_letter_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["greeting_round.id"], name=op.f("fk_greeting_text_round_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_greeting_text")),
        sa.UniqueConstraint(
            "round_id", "letter_id", "lang", name=op.f("uq_greeting_text_round_id_letter_id_lang")
        ),
    )
    with op.batch_alter_table("greeting_text", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_greeting_text_letter_id"), ["letter_id"], unique=False)
    _bring_days()
    _bring_work()


def _bring_days() -> None:
    rows = [
        {
            "kind": kind,
            "country_code": country,
            "day": date.fromisoformat(when),
            "is_year_only": False,
            "name": _words(vi=vi, en=en),
            "source": source,
            "source_url": url,
            "version": 1,
        }
        for kind, country, when, vi, en, source, url in DAYS
    ]
    op.bulk_insert(day, rows)
    codes = [f"{row['kind']}-{row['country_code']}" for row in rows]
    op.bulk_insert(given, [{"list_code": "occasion_day", "code": code} for code in codes])


def _bring_work() -> None:
    rows = [
        {
            "list_code": "anniversary_work",
            "code": code,
            "name": _words(vi=vi, en=en),
            "short_name": "{}",
            "abbreviation": "",
            "days": days,
            "place": place * 10,
            "version": 1,
            "is_protected": False,
            "is_retired": False,
        }
        for place, (code, vi, en, days) in enumerate(WORK, start=1)
    ]
    op.bulk_insert(item, rows)
    op.bulk_insert(given, [{"list_code": "anniversary_work", "code": row["code"]} for row in rows])


def downgrade() -> None:
    """Take them away again."""
    for name, lists in (
        ("reference_item", ["anniversary_work"]),
        ("reference_given", ["anniversary_work", "occasion_day"]),
    ):
        rows = sa.table(name, sa.column("list_code", sa.String))
        op.execute(sa.delete(rows).where(rows.c.list_code.in_(lists)))
    with op.batch_alter_table("greeting_text", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_greeting_text_letter_id"))

    op.drop_table("greeting_text")
    with op.batch_alter_table("greeting_letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_greeting_letter_round_id"))
        batch_op.drop_index("ix_greeting_letter_place_sent")
        batch_op.drop_index(batch_op.f("ix_greeting_letter_contact_id"))

    op.drop_table("greeting_letter")
    with op.batch_alter_table("anniversary", schema=None) as batch_op:
        batch_op.drop_index("uq_anniversary_key_live")
        batch_op.drop_index(batch_op.f("ix_anniversary_locality_id"))

    op.drop_table("anniversary")
    with op.batch_alter_table("greeting_round", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_greeting_round_day"))

    op.drop_table("greeting_round")
    op.drop_table("occasion_day")
    forget("greeting")
    forget("anniversary")
