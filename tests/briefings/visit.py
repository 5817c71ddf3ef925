"""A small visit from Kitakyushu in the database, complete where a test does not say otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from crm.accounts.models import UserAccount
from crm.briefings import queries
from crm.briefings.content import Briefing, Edition
from crm.briefings.rules import Stamp, Wish
from crm.core.access import SYSTEM, acting_as
from crm.core.db import Words, db
from crm.core.names import Gender
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    LeaderBrief,
    MemberRole,
    MemberSide,
    ProgrammeItem,
    TalkingTopic,
)
from crm.localities.models import Fact, FactKind, Locality
from tests import build

PRINTED = datetime(2026, 11, 22, 9, 40, tzinfo=UTC)
STAMP = Stamp(1, PRINTED, "Bùi Khánh An")


@dataclass
class Visit:
    """What was built."""

    owner: UserAccount
    partner: Locality
    trip: Delegation
    head: DelegationMember
    interpreter: DelegationMember


def row(thing: Any) -> Any:
    """Keep one row that has no builder of its own."""
    return build.row(thing)


def incoming(**trip: Any) -> Visit:
    """Build the visit with its head, its interpreter, one meeting, one topic and the leader's page."""
    owner = build.person(name="Nguyễn Thị Thu Hà", phone="0900 000 102")
    partner = build.locality(
        native_name="北九州市", native_lang="ja", name=Words(vi="Kitakyushu", en="Kitakyushu")
    )
    given = {
        "name": Words(vi="Đoàn Cục Môi trường", en="Environment Bureau delegation"),
        "purpose": Words(vi="Cấp nước sạch", en="Clean water"),
        "host": Words(vi="Sở Ngoại vụ", en="Department of Foreign Affairs"),
        "owner_id": owner.id,
    }
    visit = build.delegation(partner, **(given | trip))
    head = build.member(
        visit,
        "KOKURA Ken'ichi",
        native_name="小倉 健一",
        native_lang="ja",
        reading_vi="Cô-cư-ra Ken-i-chi",
        address_vi="Ngài Cục trưởng",
        address_en="Director General",
        gender=Gender.MALE,
        role=MemberRole.HEAD,
        title=Words(vi="Cục trưởng Cục Môi trường", en="Director General"),
        biography=Words(vi="Kỹ sư cấp nước.", en="A water engineer."),
    )
    interpreter = build.member(
        visit,
        owner.display_name,
        side=MemberSide.OURS,
        role=MemberRole.INTERPRETER,
        native_lang="vi",
        user_id=owner.id,
        title=Words(vi="Chuyên viên", en="Officer"),
    )
    meeting = row(
        ProgrammeItem(
            delegation_id=visit.id,
            day=date(2026, 11, 25),
            starts_at=time(14),
            ends_at=time(14, 45),
            title=Words(vi="Tiếp xã giao", en="Courtesy call"),
            place=Words(vi="Phòng khách số 1", en="Reception room 1"),
            note=Words(vi="Báo chí năm phút đầu"),
            has_leader=True,
        )
    )
    row(
        TalkingTopic(
            delegation_id=visit.id, title=Words(vi="Nước sạch", en="Water"), say=Words(vi="Cảm ơn bạn")
        )
    )
    row(leader_brief(visit.id, meeting.id, head.id))
    row(
        Fact(
            locality_id=partner.id,
            kind=FactKind.POPULATION,
            value=Decimal(947092),
            unit="người",
            as_of_year=2020,
            source="Sở Ngoại vụ",
        )
    )
    return Visit(owner, partner, visit, head, interpreter)


def leader_brief(delegation_id: int, item_id: int | None, meets_id: int | None, **given: Any) -> LeaderBrief:
    """Fill the leader's page in."""
    texts = {
        "why": Words(vi="Sắp ký kế hoạch; bạn chốt ngân sách."),
        "point_1": Words(vi="Cảm ơn mười hai năm kết nghĩa."),
        "point_2": Words(vi="Đề nghị bạn nhận mười cán bộ."),
        "point_3": Words(vi="Mời dự Lễ hội Hoa Phượng Đỏ."),
        "not_promise": Words(vi="đường bay thẳng"),
        "answer": Words(vi="Thành phố ghi nhận."),
        "gift_ours": Words(vi="Tranh sơn mài"),
        "gift_theirs": Words(vi="Khăn dệt"),
        "greeting_reading": "Yô-cô-xô",
        "greeting_native": "ようこそ",
    }
    return LeaderBrief(delegation_id=delegation_id, item_id=item_id, meets_id=meets_id, **(texts | given))


def read(trip: Delegation, *, eyes: Any = SYSTEM, stamp: Stamp = STAMP, **wish: Any) -> Briefing:
    """Read the content of a paper with somebody's eyes."""
    db.session.expire_all()
    with acting_as(eyes):
        found = queries.head_of(trip.id)
        assert found is not None
        return queries.briefing_of(found, Wish(**wish), stamp)


def words_of(content: Any) -> str:
    """Return every text of a paper, wherever it stands."""
    return repr(content)


GUEST = {"edition": Edition.GUEST}
