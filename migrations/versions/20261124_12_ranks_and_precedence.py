"""Keep the ranks of each system beside each other and how members are put in order; let a removal be undone whole."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "20261124_12"
down_revision = "20261124_09"

SYSTEMS = ("vn", "jp_city", "jp_prefecture", "cn_city", "cn_region", "kr", "ru", "la", "fr", "other")

RANKS = """\
code,system,level,vi,en,lang,native,excellency,sample,source
vn_party_secretary,vn,2,Bí thư Thành ủy,Secretary of the Municipal Party Committee,,,,,danh mục chức danh của văn phòng
vn_committee_chair,vn,2,Chủ tịch Ủy ban nhân dân thành phố,Chairman of the City People’s Committee,,,,,danh mục chức danh của văn phòng
vn_council_chair,vn,2,Chủ tịch Hội đồng nhân dân thành phố,Chairman of the City People’s Council,,,,,danh mục chức danh của văn phòng
vn_party_deputy_secretary,vn,3,Phó Bí thư Thành ủy,Deputy Secretary of the Municipal Party Committee,,,,,danh mục chức danh của văn phòng
vn_committee_vice_chair,vn,3,Phó Chủ tịch Ủy ban nhân dân thành phố,Vice Chairman of the City People’s Committee,,,,,danh mục chức danh của văn phòng
vn_council_vice_chair,vn,3,Phó Chủ tịch Hội đồng nhân dân thành phố,Vice Chairman of the City People’s Council,,,,,danh mục chức danh của văn phòng
vn_director,vn,4,Giám đốc Sở và tương đương,Director of a Department or equivalent,,,,,danh mục chức danh của văn phòng
vn_deputy_director,vn,5,Phó Giám đốc Sở và tương đương,Deputy Director of a Department or equivalent,,,,,danh mục chức danh của văn phòng
vn_division_head,vn,6,Trưởng phòng,Head of Division,,,,,danh mục chức danh của văn phòng
vn_deputy_division_head,vn,7,Phó Trưởng phòng,Deputy Head of Division,,,,,danh mục chức danh của văn phòng
vn_official,vn,8,Chuyên viên,Official,,,,,danh mục chức danh của văn phòng
jp_city_mayor,jp_city,2,Thị trưởng thành phố chỉ định,Mayor of a designated city,ja,市長,yes,yes,mẫu
jp_city_council_chair,jp_city,2,Chủ tịch Hội đồng thành phố,Chair of the City Assembly,ja,市議会議長,yes,yes,mẫu
jp_city_vice_mayor,jp_city,3,Phó Thị trưởng,Vice Mayor,ja,副市長,,yes,mẫu
jp_city_bureau_head,jp_city,4,Cục trưởng,Director General of a bureau,ja,局長,,yes,mẫu
jp_city_department_head,jp_city,5,Trưởng ban,Director of a department,ja,部長,,yes,mẫu
jp_city_section_head,jp_city,6,Trưởng phòng,Section manager,ja,課長,,yes,mẫu
jp_city_subsection_head,jp_city,7,Trưởng nhóm,Subsection chief,ja,係長,,yes,mẫu
jp_city_official,jp_city,8,Nhân viên,Official,ja,主事,,yes,mẫu
jp_prefecture_governor,jp_prefecture,2,Thống đốc,Governor,ja,知事,yes,yes,mẫu
jp_prefecture_assembly_chair,jp_prefecture,2,Chủ tịch Hội đồng tỉnh,Chair of the Prefectural Assembly,ja,県議会議長,yes,yes,mẫu
jp_prefecture_vice_governor,jp_prefecture,3,Phó Thống đốc,Vice Governor,ja,副知事,,yes,mẫu
jp_prefecture_department_head,jp_prefecture,4,Trưởng ban,Director General of a department,ja,部長,,yes,mẫu
jp_prefecture_section_head,jp_prefecture,6,Trưởng phòng,Director of a division,ja,課長,,yes,mẫu
cn_region_secretary,cn_region,2,Bí thư tỉnh ủy hoặc khu ủy,Secretary of the Party Committee of a province or region,zh,党委书记,yes,yes,mẫu
cn_region_chair,cn_region,2,Chủ tịch khu tự trị hoặc tỉnh trưởng,Chairman of an autonomous region or Governor,zh,主席／省长,yes,yes,mẫu
cn_region_vice_chair,cn_region,3,Phó Chủ tịch khu tự trị hoặc phó tỉnh trưởng,Vice Chairman of a region or Vice Governor,zh,副主席／副省长,,yes,mẫu
cn_region_department_head,cn_region,4,Giám đốc Sở,Director General of a department,zh,厅长,,yes,mẫu
cn_region_deputy_department_head,cn_region,5,Phó Giám đốc Sở,Deputy Director General of a department,zh,副厅长,,yes,mẫu
cn_region_division_head,cn_region,6,Trưởng phòng,Director of a division,zh,处长,,yes,mẫu
cn_city_secretary,cn_city,3,Bí thư Thành ủy,Secretary of the Municipal Party Committee,zh,市委书记,yes,yes,mẫu
cn_city_mayor,cn_city,3,Thị trưởng,Mayor,zh,市长,yes,yes,mẫu
cn_city_vice_mayor,cn_city,4,Phó Thị trưởng,Vice Mayor,zh,副市长,,yes,mẫu
cn_city_bureau_head,cn_city,5,Cục trưởng,Director of a bureau,zh,局长,,yes,mẫu
cn_city_deputy_bureau_head,cn_city,6,Phó Cục trưởng,Deputy Director of a bureau,zh,副局长,,yes,mẫu
cn_city_section_head,cn_city,7,Trưởng phòng,Section chief,zh,科长,,yes,mẫu
kr_mayor_governor,kr,2,Thị trưởng thành phố trực thuộc hoặc tỉnh trưởng,Mayor of a metropolitan city or Governor,ko,시장／도지사,yes,yes,mẫu
kr_vice_mayor_governor,kr,3,Phó Thị trưởng hoặc phó tỉnh trưởng,Vice Mayor or Vice Governor,ko,부시장／부지사,,yes,mẫu
kr_office_head,kr,4,Trưởng ban,Director General of an office,ko,실장／국장,,yes,mẫu
kr_division_head,kr,6,Trưởng phòng,Director of a division,ko,과장,,yes,mẫu
kr_team_leader,kr,7,Trưởng nhóm,Team leader,ko,팀장,,yes,mẫu
ru_governor,ru,2,Thống đốc,Governor,ru,Губернатор,yes,yes,mẫu
ru_vice_governor,ru,3,Phó Thống đốc,Vice Governor,ru,Заместитель губернатора,,yes,mẫu
ru_committee_head,ru,4,Chủ nhiệm Ủy ban,Chair of a committee,ru,Председатель комитета,,yes,mẫu
la_governor,la,2,Tỉnh trưởng,Governor,lo,ເຈົ້າແຂວງ,yes,yes,mẫu
la_vice_governor,la,3,Phó Tỉnh trưởng,Vice Governor,lo,ຮອງເຈົ້າແຂວງ,,yes,mẫu
la_department_head,la,4,Giám đốc Sở,Head of a department,lo,ຫົວໜ້າພະແນກ,,yes,mẫu
fr_region_president,fr,2,Chủ tịch Hội đồng vùng,President of a regional council,fr,Président du conseil régional,yes,yes,mẫu
fr_mayor,fr,3,Thị trưởng,Mayor,fr,Maire,,yes,mẫu
fr_deputy_mayor,fr,4,Phó Thị trưởng,Deputy Mayor,fr,Adjoint au maire,,yes,mẫu
fr_director,fr,5,Giám đốc,Director,fr,Directeur,,yes,mẫu
other_minister,other,1,Bộ trưởng và tương đương,Minister or equivalent,,,yes,yes,mẫu
other_ambassador,other,1,Đại sứ,Ambassador,,,yes,yes,mẫu
other_consul_general,other,4,Tổng lãnh sự,Consul General,,,,yes,mẫu
"""
"""The ranks as they were when the table came; all but those of our own city are samples."""


def upgrade() -> None:
    """Lay the tables and fill them with what the office may begin with."""
    op.create_table(
        "protocol_rank",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column(
            "system", sa.Enum(*SYSTEMS, name="ranksystem", native_enum=False, length=30), nullable=False
        ),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_excellency", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("is_retired", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("level BETWEEN 1 AND 9", name=op.f("ck_protocol_rank_level_is_one_of_nine")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protocol_rank")),
        sa.UniqueConstraint("code", name=op.f("uq_protocol_rank_code")),
    )
    op.create_table(
        "precedence_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("keys", sa.String(length=120), nullable=False),
        sa.Column("lang", sa.String(length=3), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("in_force_from", sa.Date(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_precedence_rule")),
        sa.UniqueConstraint("code", "edition", name=op.f("uq_precedence_rule_code_edition")),
    )
    op.create_table(
        "delegation_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegation_id", sa.Integer(), nullable=False),
        sa.Column(
            "side",
            sa.Enum("theirs", "ours", "guest", name="memberside", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "way",
            sa.Enum(
                "received", "posts", "rule_set", "by_hand", name="orderway", native_enum=False, length=30
            ),
            nullable=False,
        ),
        sa.Column("rule_id", sa.Integer(), nullable=True),
        sa.Column("first_letter", sa.String(length=5), nullable=False),
        sa.Column("moved", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"],
            ["delegation.id"],
            name=op.f("fk_delegation_order_delegation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["precedence_rule.id"], name=op.f("fk_delegation_order_rule_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation_order")),
        sa.UniqueConstraint("delegation_id", "side", name=op.f("uq_delegation_order_delegation_id_side")),
    )
    with op.batch_alter_table("delegation_order", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_delegation_order_delegation_id"), ["delegation_id"], unique=False
        )
    op.create_table(
        "secret_aside",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_set_id", sa.Integer(), nullable=False),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("kept_since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_set_id"],
            ["change_set.id"],
            name=op.f("fk_secret_aside_change_set_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_secret_aside")),
    )
    with op.batch_alter_table("secret_aside", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_secret_aside_change_set_id"), ["change_set_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_secret_aside_kept_since"), ["kept_since"], unique=False)
    # Our people who are there already stand as somebody has put them: they are not put in order anew.
    op.execute(
        "INSERT INTO delegation_order (delegation_id, side, way, first_letter, moved) "
        "SELECT DISTINCT delegation_id, side, 'by_hand', '', '' FROM delegation_member WHERE side = 'ours'"
    )
    _fill()


def _fill() -> None:
    ranks = sa.table("protocol_rank", *map(sa.column, RANK_COLUMNS))
    given = sa.table("reference_given", sa.column("list_code"), sa.column("code"))
    rows = list(csv.DictReader(RANKS.splitlines()))
    op.bulk_insert(ranks, [_rank(place, row) for place, row in enumerate(rows, start=1)])
    op.bulk_insert(given, [{"list_code": "protocol_rank", "code": row["code"]} for row in rows])
    rules = sa.table("precedence_rule", *map(sa.column, RULE), sa.column("in_force_from", sa.Date))
    today = (datetime.now(UTC) + timedelta(hours=7)).date()
    op.bulk_insert(rules, [RULE | {"in_force_from": today}])


RANK_COLUMNS = (
    "code",
    "system",
    "level",
    "name",
    "is_excellency",
    "source",
    "is_sample",
    "is_retired",
    "place",
    "version",
)
RULE = {
    "code": "several_parties",
    "edition": 1,
    "name": json.dumps(
        {"vi": "Sự kiện nhiều đoàn [mẫu]", "en": "Event of several parties [sample]"}, ensure_ascii=False
    ),
    "keys": "level country in_office received",
    "lang": "en",
    "basis": "mẫu",
    "is_current": True,
    "version": 1,
}


def _rank(place: int, row: dict[str, str]) -> dict[str, object]:
    names = {"vi": row["vi"], "en": row["en"], row["lang"]: row["native"]}
    said = {lang: text for lang, text in names.items() if lang and text}
    return {
        "code": row["code"],
        "system": row["system"],
        "level": int(row["level"]),
        "name": json.dumps(said, ensure_ascii=False),
        "is_excellency": row["excellency"] == "yes",
        "source": row["source"],
        "is_sample": row["sample"] == "yes",
        "is_retired": False,
        "place": place * 10,
        "version": 1,
    }


def downgrade() -> None:
    """Take them away again."""
    op.execute("DELETE FROM reference_given WHERE list_code = 'protocol_rank'")
    op.drop_table("secret_aside")
    op.drop_table("delegation_order")
    op.drop_table("precedence_rule")
    op.drop_table("protocol_rank")
