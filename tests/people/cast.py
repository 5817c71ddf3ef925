"""The person whom tests of people are about: a name with every form, two posts, two numbers."""

from datetime import date

from crm.core.access import SYSTEM, acting_as
from crm.core.db import Words, db
from crm.core.names import Gender, PersonName
from crm.people import service
from crm.people.models import OrganisationKind, PointKind

TANAKA = PersonName(
    family="Tanaka",
    given="Kenichi",
    native="田中 健一",
    native_lang="ja",
    latin="TANAKA Kenichi",
    reading="たなか けんいち",
    reading_vi="Ta-na-ca Ken-i-chi",
)


def bureau(place):
    """Build the environment bureau of a place."""
    entry = service.OrganisationEntry(
        name=Words(vi="Cục Môi trường thành phố Kitakyushu", en="Environment Bureau", ja="北九州市環境局"),
        org_kind=OrganisationKind.DEPARTMENT,
        locality_id=place.id,
        phone="+81 93 582 2184",
        email="kankyo@city.example.jp",
    )
    with acting_as(SYSTEM):
        body = service.add_organisation(entry, actor=SYSTEM)
        db.session.commit()
    return body


def tanaka(place, body, **given):
    """Build the director of the bureau, who was its deputy before."""
    posts = [
        service.PositionEntry(
            title=Words(vi="Cục trưởng", en="Director General", ja="局長"),
            organisation_id=body.id,
            rank_code="body_head",
            from_on=date(2024, 4, 1),
        ),
        service.PositionEntry(
            title=Words(vi="Phó Cục trưởng", en="Deputy Director General"),
            organisation_id=body.id,
            from_on=date(2019, 4, 1),
            to_on=date(2024, 3, 31),
            is_primary=False,
        ),
    ]
    points = [
        service.PointEntry(kind=PointKind.EMAIL, value="k-tanaka@city.example.jp"),
        service.PointEntry(kind=PointKind.MOBILE, value="+81 90 1234 5678"),
    ]
    told = {
        "name": TANAKA,
        "gender": Gender.MALE,
        "address_vi": "Ngài Cục trưởng Tanaka",
        "address_en": "Director General Tanaka",
        "address_native": "田中局長",
        "locality_id": place.id,
        "languages": "Tiếng Nhật, tiếng Anh",
        "biography": Words(vi="Sinh năm 1968. Phụ trách cấp nước từ năm 2014.\nTừng thăm Hải Phòng ba lần."),
        "verified_on": date(2026, 11, 2),
        "positions": posts,
        "points": points,
    }
    with acting_as(SYSTEM):
        person = service.add_contact(service.ContactEntry(**(told | given)), actor=SYSTEM)
        db.session.commit()
    return person
