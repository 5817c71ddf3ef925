"""Open the book: the tables of the first rooms, the search index and the sectors of cooperation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261122_01"
down_revision = None

SECTOR_COLUMNS = ("code", "name_vi", "name_en", "isic", "sdg", "uccn", "match", "place")
SECTORS = (
    ("port", "Cảng biển", "Seaports", "H", "9", "", "SC", 0),
    ("logistics", "Logistics, chuỗi cung ứng", "Logistics", "H", "9", "", "SC", 1),
    ("shipbuild", "Đóng tàu, sửa chữa tàu", "Shipbuilding", "C", "9", "", "SC", 2),
    ("marine", "Kinh tế biển, khoa học biển", "Blue economy, marine science", "M/A", "14", "", "SC", 3),
    ("fishery", "Thủy sản, nuôi trồng", "Fisheries, aquaculture", "A", "14", "", "C", 4),
    ("agri", "Nông nghiệp, chế biến nông sản", "Agriculture, food", "A/C", "2", "", "C", 5),
    ("electronics", "Điện tử, bán dẫn", "Electronics, semiconductors", "C", "9", "", "C", 6),
    ("auto", "Ô tô, cơ khí, công nghiệp hỗ trợ", "Automotive, machinery, suppliers", "C", "9", "", "C", 7),
    ("chem", "Thép, hóa chất, vật liệu", "Steel, chemicals, materials", "C", "9, 12", "", "C", 8),
    ("textile", "Dệt may, da giày", "Textiles, footwear", "C", "8", "", "C", 9),
    ("zone", "Khu công nghiệp, khu thương mại tự do", "Industrial parks, FTZ", "L/M", "8, 9", "", "SC", 10),
    ("invest", "Đầu tư, thương mại", "Investment, trade", "G/K", "8, 17", "", "C", 11),
    ("finance", "Tài chính, bảo hiểm", "Finance", "K", "8", "", "C", 12),
    ("startup", "Khởi nghiệp, đổi mới sáng tạo", "Start-ups, innovation", "J/M", "9", "", "C", 13),
    ("digital", "Chuyển đổi số, AI", "Digital, AI", "J", "9", "", "C", 14),
    ("smart", "Đô thị thông minh", "Smart city", "J/O", "11", "", "C", 15),
    (
        "energy",
        "Năng lượng, điện gió ngoài khơi",
        "Energy transition, offshore wind",
        "D",
        "7, 13",
        "",
        "C",
        16,
    ),
    (
        "green",
        "Tăng trưởng xanh, trung hòa các-bon",
        "Green growth, decarbonisation",
        "D/M",
        "13",
        "",
        "C",
        17,
    ),
    ("water", "Cấp nước", "Water supply", "E", "6", "", "C", 18),
    ("waste_w", "Thoát nước, xử lý nước thải", "Wastewater", "E", "6", "", "C", 19),
    ("waste_s", "Chất thải rắn, kinh tế tuần hoàn", "Waste, circular economy", "E", "12", "", "C", 20),
    (
        "air_env",
        "Bảo vệ môi trường, đa dạng sinh học",
        "Environment, biodiversity",
        "E/R",
        "14, 15",
        "",
        "SC",
        21,
    ),
    (
        "disaster",
        "Phòng, chống thiên tai, thích ứng biến đổi khí hậu",
        "Disaster resilience",
        "O",
        "11, 13",
        "",
        "SC",
        22,
    ),
    ("urban", "Quy hoạch, nhà ở", "Urban planning, housing", "F/L", "11", "architecture", "SC", 23),
    ("transit", "Giao thông, đường sắt đô thị", "Transport, urban rail", "H/F", "11", "", "C", 24),
    ("aviation", "Hàng không", "Aviation", "H", "9", "", "SC", 25),
    ("tourism", "Du lịch", "Tourism", "I/N", "8", "", "SC", 26),
    (
        "heritage",
        "Di sản văn hóa, bảo tàng",
        "Cultural heritage, museums",
        "R",
        "11.4",
        "architecture",
        "S",
        27,
    ),
    (
        "nature_h",
        "Di sản thiên nhiên, khu sinh quyển",
        "Natural heritage, biosphere",
        "R",
        "14, 15",
        "",
        "S",
        28,
    ),
    ("perform", "Nghệ thuật biểu diễn", "Performing arts", "R", "11", "music", "S", 29),
    ("festival", "Lễ hội", "Festivals", "R", "11", "music/media arts", "S", 30),
    ("film", "Điện ảnh, nội dung số", "Film, media", "J", "8", "film, media arts", "SC", 31),
    ("craft", "Thủ công, thiết kế", "Crafts, design", "C/R", "8", "crafts & folk art, design", "SC", 32),
    ("food", "Ẩm thực", "Gastronomy", "I", "8", "gastronomy", "S", 33),
    (
        "lit",
        "Văn học, thư viện, ngôn ngữ",
        "Literature, libraries, language",
        "R/P",
        "4",
        "literature",
        "S",
        34,
    ),
    ("media", "Truyền thông, nền tảng số", "Media, social platforms", "J", "16", "media arts", "S", 35),
    ("highered", "Giáo dục đại học", "Higher education", "P", "4", "", "SC", 36),
    ("vocational", "Đào tạo nghề, nhân lực", "Vocational training, labour", "P/N", "4, 8", "", "C", 37),
    ("school", "Giao lưu thanh thiếu niên", "School, youth exchange", "P", "4", "", "S", 38),
    ("health", "Y tế", "Health", "Q", "3", "", "C", 39),
    ("ageing", "Chăm sóc người cao tuổi", "Ageing care", "Q", "3", "", "C", 40),
    ("sport", "Thể thao", "Sport", "R", "3", "", "S", 41),
    ("gov", "Quản trị công, cải cách hành chính", "Public administration", "O", "16", "", "SC", 42),
    ("safety", "Phòng cháy, chữa cháy, cứu nạn, cứu hộ", "Fire, rescue, safety", "O", "11, 16", "", "C", 43),
    ("diaspora", "Cộng đồng người Việt Nam ở nước ngoài", "Diaspora, migrants", "–", "10", "", "C", 44),
    ("peace", "Hữu nghị, hòa bình, lịch sử", "Friendship, peace, memory", "S", "16, 17", "", "S", 45),
)
FTS = (
    "CREATE VIRTUAL TABLE search_fts USING fts5(tokens, content='search_entry', content_rowid='record_id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
    "CREATE TRIGGER search_entry_ai AFTER INSERT ON search_entry BEGIN INSERT INTO search_fts(rowid, tokens) VALUES (new.record_id, new.tokens); END",
    "CREATE TRIGGER search_entry_ad AFTER DELETE ON search_entry BEGIN INSERT INTO search_fts(search_fts, rowid, tokens) VALUES ('delete', old.record_id, old.tokens); END",
    "CREATE TRIGGER search_entry_au AFTER UPDATE ON search_entry BEGIN INSERT INTO search_fts(search_fts, rowid, tokens) VALUES ('delete', old.record_id, old.tokens); INSERT INTO search_fts(rowid, tokens) VALUES (new.record_id, new.tokens); END",
)


def upgrade() -> None:
    """Open the door."""
    op.create_table(
        "outbox_mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unique_key", sa.String(length=200), nullable=False),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=300), nullable=False),
        sa.Column("body_text", sa.Text(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("queued", "sent", "failed", name="mailstate", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_mail")),
        sa.UniqueConstraint("unique_key", name=op.f("uq_outbox_mail_unique_key")),
    )
    op.create_table(
        "sector",
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name_vi", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("isic", sa.String(length=10), nullable=False),
        sa.Column("sdg", sa.String(length=20), nullable=False),
        sa.Column("uccn", sa.String(length=60), nullable=False),
        sa.Column("match", sa.String(length=2), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_sector")),
    )
    op.create_table(
        "stored_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
        sa.UniqueConstraint("sha256", name=op.f("uq_stored_file_sha256")),
    )
    op.create_table(
        "throttle_count",
        sa.Column("bucket", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("hits", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bucket", "key", name=op.f("pk_throttle_count")),
    )
    with op.batch_alter_table("throttle_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_throttle_count_ends_at"), ["ends_at"], unique=False)

    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("name_en", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
    )
    op.create_table(
        "used_form_key",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("location", sa.String(length=2000), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_used_form_key")),
    )
    with op.batch_alter_table("used_form_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_used_form_key_used_at"), ["used_at"], unique=False)

    op.create_table(
        "user_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("display_name", sa.String(length=300), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "viewer", "leader", "staff", "manager", "admin", name="role", native_enum=False, length=30
            ),
            nullable=False,
        ),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("locale", sa.String(length=5), nullable=False),
        sa.Column("theme", sa.String(length=10), nullable=True),
        sa.Column(
            "sort_key",
            sa.String(length=1200).with_variant(sa.String(length=1200, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tf_primary_method", sa.String(length=64), nullable=True),
        sa.Column("tf_totp_secret", sa.String(length=255), nullable=True),
        sa.Column("mf_recovery_codes", sa.UnicodeText(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_user_account_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("email", name=op.f("uq_user_account_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_user_account_fs_uniquifier")),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("unique_key", sa.String(length=200), nullable=True),
        sa.Column(
            "state",
            sa.Enum("queued", "running", "done", "failed", name="jobstate", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("run_after", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("worker", sa.String(length=120), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("max_attempts", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("progress_of", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["user_account.id"], name=op.f("fk_job_actor_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("unique_key", name=op.f("uq_job_unique_key")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index("ix_job_due", ["state", "run_after"], unique=False)

    op.create_table(
        "record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column(
            "sort_key",
            sa.String(length=1200).with_variant(sa.String(length=1200, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "classification",
            sa.Enum("public", "internal", "restricted", name="classification", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by_id", sa.Integer(), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by_id", sa.Integer(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["user_account.id"], name=op.f("fk_record_created_by_id")),
        sa.ForeignKeyConstraint(["deleted_by_id"], ["user_account.id"], name=op.f("fk_record_deleted_by_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["record.id"], name=op.f("fk_record_merged_into_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["user_account.id"], name=op.f("fk_record_owner_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_record_unit_id")),
        sa.ForeignKeyConstraint(["updated_by_id"], ["user_account.id"], name=op.f("fk_record_updated_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record")),
        sa.UniqueConstraint("uid", name=op.f("uq_record_uid")),
    )
    with op.batch_alter_table("record", schema=None) as batch_op:
        batch_op.create_index(
            "ix_record_kind_live",
            ["kind", "sort_key", "id"],
            unique=False,
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.create_index("ix_record_owner_id", ["owner_id"], unique=False)

    op.create_table(
        "sign_in_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agent", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_sign_in_session_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_in_session")),
    )
    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_session_user_id"), ["user_id"], unique=False)

    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["user_account.id"], name=op.f("fk_attachment_added_by_id")),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_attachment_file_id")),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_attachment_record_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_record_id"), ["record_id"], unique=False)

    op.create_table(
        "audit_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("verb", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("request_id", sa.String(length=40), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["user_account.id"], name=op.f("fk_audit_note_actor_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_audit_note_record_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_note")),
    )
    with op.batch_alter_table("audit_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_note_record_id"), ["record_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_note_verb"), ["verb"], unique=False)

    op.create_table(
        "change_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("verb", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("request_id", sa.String(length=40), nullable=True),
        sa.Column("undo_of_id", sa.Integer(), nullable=True),
        sa.Column("seal", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["user_account.id"], name=op.f("fk_change_set_actor_id")),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_change_set_record_id")),
        sa.ForeignKeyConstraint(["undo_of_id"], ["change_set.id"], name=op.f("fk_change_set_undo_of_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_set")),
    )
    with op.batch_alter_table("change_set", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_set_actor_id"), ["actor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_set_record_id"), ["record_id"], unique=False)

    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issuer", sa.String(length=300), nullable=False),
        sa.Column(
            "direction",
            sa.Enum("incoming", "outgoing", "published", name="paperdirection", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("source_url", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_table(
        "locality",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "scope",
            sa.Enum("foreign", "domestic", "home", name="scope", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("country_code", sa.String(length=2), nullable=False),
        sa.Column("is_province_level", sa.Boolean(), nullable=True),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("native_name", sa.String(length=300), nullable=False),
        sa.Column("native_lang", sa.String(length=3), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reading_vi", sa.String(length=300), nullable=False),
        sa.Column("is_traditional", sa.Boolean(), nullable=False),
        sa.Column("traditional_source", sa.String(length=300), nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("history", sa.Text(), nullable=False),
        sa.Column("sights", sa.Text(), nullable=False),
        sa.Column("festivals", sa.Text(), nullable=False),
        sa.Column("leaders", sa.Text(), nullable=False),
        sa.Column("city_day", sa.String(length=300), nullable=False),
        sa.Column("website", sa.String(length=500), nullable=False),
        sa.Column("sensitive", sa.Text(), nullable=False),
        sa.Column("profile_source", sa.String(length=300), nullable=False),
        sa.Column("profile_checked_on", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.Column("succeeded_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_locality_id")),
        sa.ForeignKeyConstraint(["successor_id"], ["locality.id"], name=op.f("fk_locality_successor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_locality")),
    )
    with op.batch_alter_table("locality", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_locality_country_code"), ["country_code"], unique=False)

    op.create_table(
        "participation",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_participation_record_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_participation_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "user_id", name=op.f("pk_participation")),
    )
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participation_user_id"), ["user_id"], unique=False)

    op.create_table(
        "record_grant",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_record_grant_record_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_record_grant_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", "user_id", name=op.f("pk_record_grant")),
    )
    with op.batch_alter_table("record_grant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_record_grant_user_id"), ["user_id"], unique=False)

    op.create_table(
        "search_entry",
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column(
            "title_folded",
            sa.String(length=400).with_variant(sa.String(length=400, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("tokens", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["record.id"], name=op.f("fk_search_entry_record_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_search_entry")),
    )
    with op.batch_alter_table("search_entry", schema=None) as batch_op:
        batch_op.create_index(
            "ix_search_entry_kind_title", ["kind", "title_folded", "record_id"], unique=False
        )

    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("strength", "need", name="claimside", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("sector_code", sa.String(length=20), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("as_of_year", sa.Integer(), nullable=True),
        sa.CheckConstraint("evidence BETWEEN 0 AND 4", name=op.f("ck_claim_evidence_range")),
        sa.CheckConstraint("level BETWEEN 1 AND 3", name=op.f("ck_claim_level_range")),
        sa.ForeignKeyConstraint(
            ["locality_id"], ["locality.id"], name=op.f("fk_claim_locality_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["sector_code"], ["sector.code"], name=op.f("fk_claim_sector_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_locality_id"), ["locality_id"], unique=False)

    op.create_table(
        "commitment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("source_note", sa.String(length=300), nullable=False),
        sa.Column(
            "side",
            sa.Enum("ours", "theirs", "joint", name="side", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "strength",
            sa.Enum("noted", "intended", "promised", "agreed", name="strength", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "open", "under_way", "done", "waived", name="commitmentstate", native_enum=False, length=30
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("counterpart", sa.String(length=300), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_commitment_id")),
        sa.ForeignKeyConstraint(["locality_id"], ["locality.id"], name=op.f("fk_commitment_locality_id")),
        sa.ForeignKeyConstraint(["source_id"], ["record.id"], name=op.f("fk_commitment_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
    )
    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commitment_due_on"), ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_locality_id"), ["locality_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_source_id"), ["source_id"], unique=False)

    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=True),
        sa.Column("languages", sa.String(length=300), nullable=False),
        sa.Column("biography", sa.Text(), nullable=False),
        sa.Column("photo_id", sa.Integer(), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("family_name", sa.String(length=120), nullable=False),
        sa.Column("middle_name", sa.String(length=120), nullable=False),
        sa.Column("given_name", sa.String(length=120), nullable=False),
        sa.Column("native_name", sa.String(length=200), nullable=False),
        sa.Column("native_lang", sa.String(length=3), nullable=False),
        sa.Column("latin_name", sa.String(length=300), nullable=False),
        sa.Column("reading", sa.String(length=200), nullable=False),
        sa.Column("reading_vi", sa.String(length=200), nullable=False),
        sa.Column("vietnamese_name", sa.String(length=200), nullable=False),
        sa.Column(
            "name_order",
            sa.Enum("family_first", "given_first", "single", name="nameorder", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "gender", sa.Enum("male", "female", name="gender", native_enum=False, length=30), nullable=True
        ),
        sa.Column("address_vi", sa.String(length=200), nullable=False),
        sa.Column("address_en", sa.String(length=200), nullable=False),
        sa.Column("address_native", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_contact_id")),
        sa.ForeignKeyConstraint(["locality_id"], ["locality.id"], name=op.f("fk_contact_locality_id")),
        sa.ForeignKeyConstraint(["photo_id"], ["stored_file.id"], name=op.f("fk_contact_photo_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_locality_id"), ["locality_id"], unique=False)

    op.create_table(
        "delegation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum("in", "out", "online", name="direction", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "status",
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
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("letter_number", sa.String(length=80), nullable=False),
        sa.Column("list_received_on", sa.Date(), nullable=True),
        sa.Column("report_due_on", sa.Date(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_delegation_ends_after_it_starts")),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_delegation_id")),
        sa.ForeignKeyConstraint(["locality_id"], ["locality.id"], name=op.f("fk_delegation_locality_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
    )
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_locality_id"), ["locality_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_starts_on"), ["starts_on"], unique=False)

    op.create_table(
        "fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "area",
                "population",
                "grdp",
                "grdp_per_head",
                "exports",
                "port_cargo",
                "foreign_investment",
                name="factkind",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.Numeric(precision=20, scale=4), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("as_of_year", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("source_url", sa.String(length=500), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["locality_id"], ["locality.id"], name=op.f("fk_fact_locality_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact")),
    )
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fact_locality_id"), ["locality_id"], unique=False)

    op.create_table(
        "field_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_set_id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=True),
        sa.Column("field", sa.String(length=60), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_set_id"],
            ["change_set.id"],
            name=op.f("fk_field_change_change_set_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("fk_field_change_record_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field_change")),
    )
    with op.batch_alter_table("field_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_field_change_change_set_id"), ["change_set_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_field_change_record_id"), ["record_id"], unique=False)

    op.create_table(
        "locality_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=3), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "official",
                "native",
                "latin",
                "sino_vietnamese",
                "short",
                "former",
                "reading",
                "rare",
                name="namekind",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["locality_id"], ["locality.id"], name=op.f("fk_locality_name_locality_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_locality_name")),
    )
    with op.batch_alter_table("locality_name", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_locality_name_locality_id"), ["locality_id"], unique=False)

    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("superior", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("symbol", sa.String(length=20), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("report_days", sa.Integer(), nullable=False),
        sa.Column("population_stale_years", sa.Integer(), nullable=False),
        sa.Column("footer", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("home_locality_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["home_locality_id"], ["locality.id"], name=op.f("fk_office_home_locality_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column(
            "org_kind",
            sa.Enum(
                "authority",
                "department",
                "assembly",
                "party",
                "mission",
                "chamber",
                "university",
                "company",
                "association",
                "media",
                "other",
                name="organisationkind",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.String(length=300), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("website", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_organisation_id")),
        sa.ForeignKeyConstraint(["locality_id"], ["locality.id"], name=op.f("fk_organisation_locality_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["organisation.id"], name=op.f("fk_organisation_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organisation_locality_id"), ["locality_id"], unique=False)

    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("locality_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("result", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["about_id"], ["record.id"], name=op.f("fk_task_about_id")),
        sa.ForeignKeyConstraint(["done_by_id"], ["user_account.id"], name=op.f("fk_task_done_by_id")),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_task_id")),
        sa.ForeignKeyConstraint(["locality_id"], ["locality.id"], name=op.f("fk_task_locality_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_about_id"), ["about_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_due_on"), ["due_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_locality_id"), ["locality_id"], unique=False)

    op.create_table(
        "contact_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "mobile",
                "phone",
                "email",
                "zalo",
                "wechat",
                "line",
                "kakao",
                "whatsapp",
                name="pointkind",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.String(length=254), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_contact_point_contact_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_point")),
    )
    with op.batch_alter_table("contact_point", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_point_contact_id"), ["contact_id"], unique=False)

    op.create_table(
        "delegation_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("theirs", "ours", "guest", name="memberside", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "head",
                "deputy",
                "member",
                "adviser",
                "interpreter",
                "accompanying",
                "press",
                "security",
                "spouse",
                name="memberrole",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("biography", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("diet", sa.Text(), nullable=True),
        sa.Column("family_name", sa.String(length=120), nullable=False),
        sa.Column("middle_name", sa.String(length=120), nullable=False),
        sa.Column("given_name", sa.String(length=120), nullable=False),
        sa.Column("native_name", sa.String(length=200), nullable=False),
        sa.Column("native_lang", sa.String(length=3), nullable=False),
        sa.Column("latin_name", sa.String(length=300), nullable=False),
        sa.Column("reading", sa.String(length=200), nullable=False),
        sa.Column("reading_vi", sa.String(length=200), nullable=False),
        sa.Column("vietnamese_name", sa.String(length=200), nullable=False),
        sa.Column(
            "name_order",
            sa.Enum("family_first", "given_first", "single", name="nameorder", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "gender", sa.Enum("male", "female", name="gender", native_enum=False, length=30), nullable=True
        ),
        sa.Column("address_vi", sa.String(length=200), nullable=False),
        sa.Column("address_en", sa.String(length=200), nullable=False),
        sa.Column("address_native", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_delegation_member_contact_id")),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_delegation_member_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_delegation_member_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_member")),
    )
    with op.batch_alter_table("delegation_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_member_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_delegation_member_delegation_id"), ["delegation_id"], unique=False
        )

    op.create_table(
        "interaction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "meeting",
                "call",
                "online",
                "letter",
                "email",
                "courtesy",
                "event",
                name="channel",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "level",
            sa.Enum("leader", "working", "people", name="level", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "initiative",
            sa.Enum("theirs", "ours", name="initiative", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("doc_number", sa.String(length=80), nullable=False),
        sa.Column("is_to_complete", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name=op.f("fk_interaction_delegation_id")
        ),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_interaction_id")),
        sa.ForeignKeyConstraint(["locality_id"], ["locality.id"], name=op.f("fk_interaction_locality_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interaction")),
    )
    with op.batch_alter_table("interaction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interaction_delegation_id"), ["delegation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_interaction_happened_on"), ["happened_on"], unique=False)
        batch_op.create_index(
            "ix_interaction_locality_day", ["locality_id", "happened_on", "id"], unique=False
        )

    op.create_table(
        "partnership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("locality_id", sa.Integer(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "identified",
                "screened",
                "contacted",
                "exploring",
                "intent",
                "friendship",
                "sister",
                "parked",
                "ended",
                name="stage",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("stage_since", sa.Date(), nullable=True),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("next_action", sa.String(length=300), nullable=False),
        sa.Column("next_action_on", sa.Date(), nullable=True),
        sa.Column("counterpart_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["counterpart_id"], ["contact.id"], name=op.f("fk_partnership_counterpart_id")
        ),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("fk_partnership_id")),
        sa.ForeignKeyConstraint(["locality_id"], ["locality.id"], name=op.f("fk_partnership_locality_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership")),
    )
    with op.batch_alter_table("partnership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partnership_next_action_on"), ["next_action_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_partnership_stage"), ["stage"], unique=False)
        batch_op.create_index(
            "uq_partnership_locality_live",
            ["locality_id"],
            unique=True,
            sqlite_where=sa.text("is_live"),
            postgresql_where=sa.text("is_live"),
        )

    op.create_table(
        "position",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("rank_code", sa.String(length=20), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_position_contact_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_position_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_position")),
    )
    with op.batch_alter_table("position", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_position_contact_id"), ["contact_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_position_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "print_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(length=20), nullable=False),
        sa.Column("edition", sa.String(length=10), nullable=False),
        sa.Column("lang", sa.String(length=5), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("printed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegation.id"], name=op.f("fk_print_run_delegation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["printed_by_id"], ["user_account.id"], name=op.f("fk_print_run_printed_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_run")),
        sa.UniqueConstraint("delegation_id", "number", name=op.f("uq_print_run_delegation_id_number")),
    )
    op.create_table(
        "programme_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("participants", sa.String(length=300), nullable=False),
        sa.Column("has_leader", sa.Boolean(), nullable=False),
        sa.Column("dress", sa.Text(), nullable=False),
        sa.Column("travel_minutes", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("plan_b", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_programme_item_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_item")),
    )
    with op.batch_alter_table("programme_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_programme_item_delegation_id"), ["delegation_id"], unique=False)

    op.create_table(
        "talking_topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("say", sa.Text(), nullable=False),
        sa.Column("ask", sa.Text(), nullable=False),
        sa.Column("may_ask", sa.Text(), nullable=False),
        sa.Column("avoid", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_talking_topic_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talking_topic")),
    )
    with op.batch_alter_table("talking_topic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_talking_topic_delegation_id"), ["delegation_id"], unique=False)

    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interaction.id"],
            name=op.f("fk_decision_interaction_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_interaction_id"), ["interaction_id"], unique=False)

    op.create_table(
        "interaction_contact",
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_interaction_contact_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interaction.id"],
            name=op.f("fk_interaction_contact_interaction_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("interaction_id", "contact_id", name=op.f("pk_interaction_contact")),
    )
    with op.batch_alter_table("interaction_contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interaction_contact_contact_id"), ["contact_id"], unique=False)

    op.create_table(
        "interaction_officer",
        sa.Column("interaction_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interaction.id"],
            name=op.f("fk_interaction_officer_interaction_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_interaction_officer_user_id")
        ),
        sa.PrimaryKeyConstraint("interaction_id", "user_id", name=op.f("pk_interaction_officer")),
    )
    with op.batch_alter_table("interaction_officer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interaction_officer_user_id"), ["user_id"], unique=False)

    op.create_table(
        "leader_brief",
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("meets_id", sa.Integer(), nullable=True),
        sa.Column("interpreter_id", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("point_1", sa.Text(), nullable=False),
        sa.Column("point_2", sa.Text(), nullable=False),
        sa.Column("point_3", sa.Text(), nullable=False),
        sa.Column("not_promise", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("gift_ours", sa.Text(), nullable=False),
        sa.Column("gift_theirs", sa.Text(), nullable=False),
        sa.Column("greeting_reading", sa.String(length=300), nullable=False),
        sa.Column("greeting_native", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_leader_brief_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["interpreter_id"],
            ["delegation_member.id"],
            name=op.f("fk_leader_brief_interpreter_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["programme_item.id"], name=op.f("fk_leader_brief_item_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["meets_id"], ["delegation_member.id"], name=op.f("fk_leader_brief_meets_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("delegation_id", name=op.f("pk_leader_brief")),
    )
    op.create_table(
        "stage_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column(
            "from_stage",
            sa.Enum(
                "identified",
                "screened",
                "contacted",
                "exploring",
                "intent",
                "friendship",
                "sister",
                "parked",
                "ended",
                name="stage",
                native_enum=False,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column(
            "to_stage",
            sa.Enum(
                "identified",
                "screened",
                "contacted",
                "exploring",
                "intent",
                "friendship",
                "sister",
                "parked",
                "ended",
                name="stage",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("moved_on", sa.Date(), nullable=False),
        sa.Column("is_year_only", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("moved_by_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["moved_by_id"], ["user_account.id"], name=op.f("fk_stage_move_moved_by_id")),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnership.id"],
            name=op.f("fk_stage_move_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_move")),
    )
    with op.batch_alter_table("stage_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stage_move_partnership_id"), ["partnership_id"], unique=False)

    if op.get_bind().dialect.name == "sqlite":
        for statement in FTS:
            op.execute(statement)
    else:
        op.execute(
            "CREATE INDEX ix_search_entry_tokens ON search_entry USING gin (to_tsvector('simple', tokens))"
        )
    sector = sa.table("sector", *(sa.column(name) for name in SECTOR_COLUMNS))
    op.bulk_insert(sector, [dict(zip(SECTOR_COLUMNS, row, strict=True)) for row in SECTORS])


def downgrade() -> None:
    """Close it again."""
    if op.get_bind().dialect.name == "sqlite":
        for name in ("search_entry_au", "search_entry_ad", "search_entry_ai"):
            op.execute(f"DROP TRIGGER {name}")
        op.execute("DROP TABLE search_fts")
    else:
        op.execute("DROP INDEX ix_search_entry_tokens")
    with op.batch_alter_table("stage_move", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stage_move_partnership_id"))

    op.drop_table("stage_move")
    op.drop_table("leader_brief")
    with op.batch_alter_table("interaction_officer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interaction_officer_user_id"))

    op.drop_table("interaction_officer")
    with op.batch_alter_table("interaction_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interaction_contact_contact_id"))

    op.drop_table("interaction_contact")
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_interaction_id"))

    op.drop_table("decision")
    with op.batch_alter_table("talking_topic", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_talking_topic_delegation_id"))

    op.drop_table("talking_topic")
    with op.batch_alter_table("programme_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_programme_item_delegation_id"))

    op.drop_table("programme_item")
    op.drop_table("print_run")
    with op.batch_alter_table("position", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_position_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_position_contact_id"))

    op.drop_table("position")
    with op.batch_alter_table("partnership", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_partnership_locality_live",
            sqlite_where=sa.text("is_live"),
            postgresql_where=sa.text("is_live"),
        )
        batch_op.drop_index(batch_op.f("ix_partnership_stage"))
        batch_op.drop_index(batch_op.f("ix_partnership_next_action_on"))

    op.drop_table("partnership")
    with op.batch_alter_table("interaction", schema=None) as batch_op:
        batch_op.drop_index("ix_interaction_locality_day")
        batch_op.drop_index(batch_op.f("ix_interaction_happened_on"))
        batch_op.drop_index(batch_op.f("ix_interaction_delegation_id"))

    op.drop_table("interaction")
    with op.batch_alter_table("delegation_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delegation_member_delegation_id"))
        batch_op.drop_index(batch_op.f("ix_delegation_member_contact_id"))

    op.drop_table("delegation_member")
    with op.batch_alter_table("contact_point", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contact_point_contact_id"))

    op.drop_table("contact_point")
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_task_locality_id"))
        batch_op.drop_index(batch_op.f("ix_task_due_on"))
        batch_op.drop_index(batch_op.f("ix_task_about_id"))

    op.drop_table("task")
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organisation_locality_id"))

    op.drop_table("organisation")
    op.drop_table("office")
    with op.batch_alter_table("locality_name", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_locality_name_locality_id"))

    op.drop_table("locality_name")
    with op.batch_alter_table("field_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_field_change_record_id"))
        batch_op.drop_index(batch_op.f("ix_field_change_change_set_id"))

    op.drop_table("field_change")
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fact_locality_id"))

    op.drop_table("fact")
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delegation_starts_on"))
        batch_op.drop_index(batch_op.f("ix_delegation_locality_id"))

    op.drop_table("delegation")
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contact_locality_id"))

    op.drop_table("contact")
    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_commitment_source_id"))
        batch_op.drop_index(batch_op.f("ix_commitment_locality_id"))
        batch_op.drop_index(batch_op.f("ix_commitment_due_on"))

    op.drop_table("commitment")
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_locality_id"))

    op.drop_table("claim")
    with op.batch_alter_table("search_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_search_entry_kind_title")

    op.drop_table("search_entry")
    with op.batch_alter_table("record_grant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_record_grant_user_id"))

    op.drop_table("record_grant")
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participation_user_id"))

    op.drop_table("participation")
    with op.batch_alter_table("locality", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_locality_country_code"))

    op.drop_table("locality")
    op.drop_table("document")
    with op.batch_alter_table("change_set", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_set_record_id"))
        batch_op.drop_index(batch_op.f("ix_change_set_actor_id"))

    op.drop_table("change_set")
    with op.batch_alter_table("audit_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_note_verb"))
        batch_op.drop_index(batch_op.f("ix_audit_note_record_id"))

    op.drop_table("audit_note")
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attachment_record_id"))

    op.drop_table("attachment")
    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_session_user_id"))

    op.drop_table("sign_in_session")
    with op.batch_alter_table("record", schema=None) as batch_op:
        batch_op.drop_index("ix_record_owner_id")
        batch_op.drop_index("ix_record_kind_live", postgresql_where=sa.text("deleted_at IS NULL"))

    op.drop_table("record")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index("ix_job_due")

    op.drop_table("job")
    op.drop_table("user_account")
    with op.batch_alter_table("used_form_key", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_used_form_key_used_at"))

    op.drop_table("used_form_key")
    op.drop_table("unit")
    with op.batch_alter_table("throttle_count", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_throttle_count_ends_at"))

    op.drop_table("throttle_count")
    op.drop_table("stored_file")
    op.drop_table("sector")
    op.drop_table("outbox_mail")
