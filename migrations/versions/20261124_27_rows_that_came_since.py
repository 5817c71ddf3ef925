"""Bring the rows of lists that came with later versions to offices that began with an earlier one.

A row whose code the office has, or once had and deleted, is left as it is.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "20261124_27"
down_revision = "20261124_26"

ROWS = (
    (
        "dossier_normal",
        "letter",
        {
            "vi": "Văn bản lấy ý kiến hoặc tờ trình: sự cần thiết, mục đích, căn cứ pháp lý, nội dung chính",
            "en": "Letter or submission: need, purpose, legal basis, main content",
        },
        {},
        "",
        "",
        10,
    ),
    (
        "dossier_normal",
        "draft_vi",
        {"vi": "Dự thảo thỏa thuận bằng tiếng Việt", "en": "Draft text in Vietnamese"},
        {},
        "",
        "",
        20,
    ),
    (
        "dossier_normal",
        "draft_foreign",
        {
            "vi": "Dự thảo thỏa thuận bằng tiếng nước ngoài, kèm bản dịch nếu không có bản tiếng Việt",
            "en": "Draft text in the foreign language, with a translation where there is no Vietnamese text",
        },
        {},
        "",
        "",
        30,
    ),
    (
        "dossier_normal",
        "partner_facts",
        {
            "vi": "Thông tin về bên ký nước ngoài: tư cách pháp lý, thẩm quyền",
            "en": "Facts on the foreign party: legal status, competence",
        },
        {},
        "",
        "",
        40,
    ),
    (
        "dossier_normal",
        "assessment",
        {
            "vi": "Đánh giá tác động, sự phù hợp với pháp luật, điều ước quốc tế và đường lối đối ngoại",
            "en": "Effects, and conformity with law, treaties and foreign policy",
        },
        {},
        "",
        "",
        50,
    ),
    ("dossier_normal", "money", {"vi": "Nguồn kinh phí thực hiện", "en": "Source of funds"}, {}, "", "", 60),
    (
        "dossier_reduced",
        "permission",
        {
            "vi": "Văn bản của cấp có thẩm quyền cho phép ký theo trình tự rút gọn",
            "en": "Permission of the competent authority for the reduced procedure",
        },
        {},
        "",
        "",
        10,
    ),
    (
        "dossier_reduced",
        "letter",
        {"vi": "Văn bản lấy ý kiến hoặc tờ trình", "en": "Letter or submission"},
        {},
        "",
        "",
        20,
    ),
    (
        "dossier_reduced",
        "draft_vi",
        {"vi": "Dự thảo thỏa thuận bằng tiếng Việt", "en": "Draft text in Vietnamese"},
        {},
        "",
        "",
        30,
    ),
    (
        "dossier_reduced",
        "draft_foreign",
        {
            "vi": "Dự thảo thỏa thuận bằng tiếng nước ngoài hoặc bản dịch",
            "en": "Draft text in the foreign language or a translation",
        },
        {},
        "",
        "",
        40,
    ),
    (
        "dossier_reduced",
        "partner_facts",
        {"vi": "Thông tin về bên ký nước ngoài", "en": "Facts on the foreign party"},
        {},
        "",
        "",
        50,
    ),
    (
        "dossier_change",
        "letter",
        {
            "vi": "Văn bản lấy ý kiến hoặc tờ trình: lý do sửa đổi, bổ sung, gia hạn",
            "en": "Letter or submission: why it is amended or renewed",
        },
        {},
        "",
        "",
        10,
    ),
    (
        "dossier_change",
        "original",
        {"vi": "Bản thỏa thuận đang có hiệu lực", "en": "The agreement in force"},
        {},
        "",
        "",
        20,
    ),
    (
        "dossier_change",
        "review",
        {"vi": "Đánh giá kết quả thực hiện", "en": "Review of what was carried out"},
        {},
        "",
        "",
        30,
    ),
    (
        "dossier_change",
        "draft_vi",
        {
            "vi": "Dự thảo văn bản sửa đổi, gia hạn bằng tiếng Việt",
            "en": "Draft of the amendment or renewal in Vietnamese",
        },
        {},
        "",
        "",
        40,
    ),
    (
        "dossier_change",
        "draft_foreign",
        {
            "vi": "Dự thảo bằng tiếng nước ngoài hoặc bản dịch",
            "en": "Draft in the foreign language or a translation",
        },
        {},
        "",
        "",
        50,
    ),
    (
        "dossier_ending",
        "letter",
        {
            "vi": "Văn bản lấy ý kiến hoặc tờ trình: lý do chấm dứt, rút khỏi, tạm đình chỉ",
            "en": "Letter or submission: why it is ended, left or suspended",
        },
        {},
        "",
        "",
        10,
    ),
    ("dossier_ending", "original", {"vi": "Bản thỏa thuận", "en": "The agreement"}, {}, "", "", 20),
    (
        "dossier_ending",
        "notice",
        {"vi": "Dự thảo thông báo gửi phía bạn", "en": "Draft notice to the other side"},
        {},
        "",
        "",
        30,
    ),
    (
        "dossier_ending",
        "effects",
        {
            "vi": "Đánh giá hệ quả và các cam kết còn dở dang",
            "en": "Consequences, and commitments still open",
        },
        {},
        "",
        "",
        40,
    ),
    ("agency", "city_police", {"vi": "Công an thành phố", "en": "City Police"}, {}, "CATP", "", 100),
    (
        "agency",
        "finance",
        {"vi": "Sở Tài chính", "en": "Department of Finance"},
        {},
        "STC",
        "peoples_committee",
        110,
    ),
    (
        "agency",
        "health",
        {"vi": "Sở Y tế", "en": "Department of Health"},
        {},
        "SYT",
        "peoples_committee",
        120,
    ),
    (
        "post",
        "foreign_director",
        {
            "vi": "Giám đốc Sở Ngoại vụ",
            "en": "Director of the Department of Foreign Affairs",
            "ja": "外務局長",
            "zh": "外务厅厅长",
            "ko": "외무국장",
            "ru": "Директор Департамента иностранных дел",
            "lo": "ຫົວໜ້າພະແນກການຕ່າງປະເທດ",
            "fr": "Directeur du Service des affaires étrangères",
        },
        {},
        "",
        "department_leader",
        80,
    ),
    (
        "post",
        "foreign_deputy_director",
        {
            "vi": "Phó Giám đốc Sở Ngoại vụ",
            "en": "Deputy Director of the Department of Foreign Affairs",
            "ja": "外務局副局長",
            "zh": "外务厅副厅长",
            "ko": "외무국 부국장",
            "ru": "Заместитель директора Департамента иностранных дел",
            "lo": "ຮອງຫົວໜ້າພະແນກການຕ່າງປະເທດ",
            "fr": "Directeur adjoint du Service des affaires étrangères",
        },
        {},
        "",
        "department_leader",
        100,
    ),
)
"""List, code, name, short name, abbreviation, code of the row above it, place."""

_GIVEN = sa.table("reference_given", sa.column("list_code"), sa.column("code"))
_ITEM = sa.table(
    "reference_item",
    *(sa.column(name) for name in ("id", "list_code", "code", "name", "short_name", "abbreviation")),
    *(sa.column(name) for name in ("parent_id", "place", "version")),
    *(sa.column(name, sa.Boolean) for name in ("is_protected", "is_retired")),
)


def upgrade() -> None:
    """Add what was never given to this office."""
    connection = op.get_bind()
    known = {
        *map(tuple, connection.execute(sa.select(_GIVEN.c.list_code, _GIVEN.c.code))),
        *map(tuple, connection.execute(sa.select(_ITEM.c.list_code, _ITEM.c.code))),
    }
    for list_code, code, name, short, abbreviation, above, place in ROWS:
        if (list_code, code) in known:
            continue
        parent = connection.scalar(sa.select(_ITEM.c.id).where(_ITEM.c.code == above)) if above else None
        op.bulk_insert(
            _ITEM,
            [
                {
                    "list_code": list_code,
                    "code": code,
                    "name": json.dumps(name, ensure_ascii=False, sort_keys=True),
                    "short_name": json.dumps(short, ensure_ascii=False, sort_keys=True),
                    "abbreviation": abbreviation,
                    "parent_id": parent,
                    "place": place,
                    "version": 1,
                    "is_protected": False,
                    "is_retired": False,
                }
            ],
        )
        op.bulk_insert(_GIVEN, [{"list_code": list_code, "code": code}])


def downgrade() -> None:
    """Leave the rows: the office may have made them its own, and the program of before reads them."""
