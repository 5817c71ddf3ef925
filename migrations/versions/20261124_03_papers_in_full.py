"""Bring the register in full: papers sorted by number and tied to records, files with versions and previews."""

from __future__ import annotations

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "20261124_03"
down_revision = "20261124_05"


def _of_document() -> tuple[sa.Column, ...]:
    """What a paper says of itself from now on."""
    return (
        sa.Column("number_key", sa.String(length=80), server_default="", nullable=False),
        sa.Column("number_value", sa.Integer()),
        sa.Column("number_suffix", sa.String(length=4), server_default="", nullable=False),
        sa.Column("type_id", sa.Integer()),
        sa.Column("year", sa.Integer()),
        sa.Column("arrival_number", sa.String(length=20), server_default="", nullable=False),
        sa.Column("arrival_value", sa.Integer()),
        sa.Column("arrived_on", sa.Date()),
        sa.Column("signer", sa.String(length=300), server_default="", nullable=False),
        sa.Column("recipients", sa.String(length=300), server_default="", nullable=False),
        sa.Column("urgency", sa.String(length=30), server_default="usual", nullable=False),
        sa.Column("answer_by", sa.Date()),
        sa.Column("answers_id", sa.Integer()),
        sa.Column("pages", sa.Integer()),
        sa.Column("copies", sa.Integer()),
        sa.Column("languages", sa.String(length=60), server_default="", nullable=False),
        sa.Column("keeper", sa.String(length=300), server_default="", nullable=False),
        sa.Column("notes", sa.String(length=300), server_default="", nullable=False),
    )


def _of_attachment() -> tuple[sa.Column, ...]:
    """What a file says of itself from now on."""
    return (
        sa.Column("first_id", sa.Integer()),
        sa.Column("number", sa.Integer(), server_default="1", nullable=False),
        sa.Column("is_current", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("is_signed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("lang", sa.String(length=3), server_default="", nullable=False),
        sa.Column("note", sa.String(length=300), server_default="", nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True)),
    )


def upgrade() -> None:
    """Add what a paper and a file say of themselves, and what papers belong to."""
    with op.batch_alter_table("document") as batch_op:
        for column in _of_document():
            batch_op.add_column(column)
        batch_op.create_foreign_key("fk_document_type_id", "reference_item", ["type_id"], ["id"])
        batch_op.create_foreign_key("fk_document_answers_id", "document", ["answers_id"], ["id"])
        batch_op.create_index("ix_document_number_key", ["number_key"])
        batch_op.create_index("ix_document_direction_year", ["direction", "year"])
        batch_op.create_index("ix_document_type_id", ["type_id"])
        batch_op.create_index("ix_document_answers_id", ["answers_id"])
    with op.batch_alter_table("attachment") as batch_op:
        for column in _of_attachment():
            batch_op.add_column(column)
        batch_op.create_foreign_key(
            "fk_attachment_first_id", "attachment", ["first_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_unique_constraint("uq_attachment_first_id_number", ["first_id", "number"])
    op.create_table(
        "document_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=30), nullable=False),
        sa.Column("added_by_id", sa.Integer()),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["user_account.id"], name="fk_document_link_added_by_id"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name="fk_document_link_document_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name="fk_document_link_record_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_document_link"),
        sa.UniqueConstraint("document_id", "record_id", name="uq_document_link_document_id_record_id"),
    )
    op.create_index("ix_document_link_record_id", "document_link", ["record_id"])
    op.create_table(
        "preview",
        sa.Column("file_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("pages", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name="fk_preview_file_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("file_id", name="pk_preview"),
    )
    op.create_table(
        "preview_picture",
        sa.Column("file_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("page", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("picture_id", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["preview.file_id"], name="fk_preview_picture_file_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["picture_id"], ["stored_file.id"], name="fk_preview_picture_picture_id"),
        sa.PrimaryKeyConstraint("file_id", "page", name="pk_preview_picture"),
    )
    _fill()


def _key(number: str) -> str:
    plain = (
        unicodedata.normalize("NFKD", number.replace("Ð", "Đ").replace("ð", "đ")).lower().replace("đ", "d")
    )
    kept = "".join(char for char in plain if char.isalnum())
    return re.sub(r"^0+(?=\d)", "", kept)[:80]


def _fill() -> None:
    """Take the numbers of the papers there are apart."""
    paper = sa.table(
        "document",
        *(
            sa.column(name)
            for name in ("id", "number", "number_key", "number_value", "number_suffix", "year")
        ),
        sa.column("issued_on", sa.Date()),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(paper.c.id, paper.c.number, paper.c.issued_on)).all():
        found = re.match(r"(\d{1,9})(bis|ter|[a-zđ])?(?=[\s/.-]|$)", row.number, re.IGNORECASE)
        values = {
            "number": row.number.replace("Ð", "Đ"),
            "number_key": _key(row.number),
            "number_value": int(found[1]) if found else None,
            "number_suffix": (found[2] or "").lower() if found else "",
            "year": row.issued_on.year if row.issued_on else None,
        }
        connection.execute(sa.update(paper).where(paper.c.id == row.id).values(values))


def downgrade() -> None:
    """Leave each file in its newest version, and the register as it was."""
    op.drop_table("preview_picture")
    op.drop_table("preview")
    op.drop_table("document_link")
    attachment = sa.table("attachment", sa.column("is_current", sa.Boolean()), sa.column("removed_at"))
    lost = sa.or_(attachment.c.is_current.is_(False), attachment.c.removed_at.is_not(None))
    op.execute(sa.update(sa.table("attachment", sa.column("first_id"))).values(first_id=None))
    op.execute(sa.delete(attachment).where(lost))
    with op.batch_alter_table("attachment") as batch_op:
        batch_op.drop_constraint("uq_attachment_first_id_number", type_="unique")
        batch_op.drop_constraint("fk_attachment_first_id", type_="foreignkey")
        for column in _of_attachment():
            batch_op.drop_column(column.name)
    with op.batch_alter_table("document") as batch_op:
        for name in ("answers_id", "type_id", "direction_year", "number_key"):
            batch_op.drop_index(f"ix_document_{name}")
        batch_op.drop_constraint("fk_document_answers_id", type_="foreignkey")
        batch_op.drop_constraint("fk_document_type_id", type_="foreignkey")
        for column in _of_document():
            batch_op.drop_column(column.name)
