"""The pages of people in a real browser, with pictures to look at."""

from datetime import date

import pytest

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import Words, db
from crm.core.names import Gender, NameOrder, PersonName
from crm.people import service
from crm.people.models import OrganisationKind, PointKind
from tests import build

pytestmark = pytest.mark.browser


def cast():
    """Build a small book of people; return the key of the one with everything."""
    place = build.locality(native_name="北九州市", native_lang="ja")
    with acting_as(SYSTEM):
        body = service.add_organisation(
            service.OrganisationEntry(
                name=Words(
                    vi="Cục Môi trường thành phố Kitakyushu", en="Environment Bureau", ja="北九州市環境局"
                ),
                org_kind=OrganisationKind.DEPARTMENT,
                locality_id=place.id,
                phone="+81 93 582 2184",
                email="kankyo@city.example.jp",
            ),
            actor=SYSTEM,
        )
        person = service.add_contact(
            service.ContactEntry(
                name=PersonName(
                    family="Tanaka",
                    given="Kenichi",
                    native="田中 健一",
                    native_lang="ja",
                    latin="TANAKA Kenichi",
                    reading="たなか けんいち",
                    reading_vi="Ta-na-ca Ken-i-chi",
                ),
                gender=Gender.MALE,
                address_vi="Ngài Cục trưởng Tanaka",
                address_en="Director General Tanaka",
                address_native="田中局長",
                locality_id=place.id,
                languages="Tiếng Nhật, tiếng Anh",
                biography=Words(
                    vi="Sinh năm 1968. Phụ trách hợp tác cấp nước với Hải Phòng từ năm 2014.\nTừng thăm Hải Phòng ba lần."
                ),
                verified_on=date(2026, 11, 2),
                positions=[
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
                ],
                points=[
                    service.PointEntry(kind=PointKind.EMAIL, value="k-tanaka@city.example.jp"),
                    service.PointEntry(kind=PointKind.MOBILE, value="+81 90 1234 5678"),
                ],
            ),
            actor=SYSTEM,
        )
        service.add_contact(
            service.ContactEntry(
                name=PersonName(family="Nguyễn", middle="Thị", given="Ánh", native_lang="vi"),
                gender=Gender.FEMALE,
            ),
            actor=SYSTEM,
        )
        service.add_contact(
            service.ContactEntry(name=PersonName(given="O", order=NameOrder.SINGLE), locality_id=place.id),
            actor=SYSTEM,
        )
        db.session.commit()
    return person.id, body.id, place.id


@pytest.mark.parametrize(("width", "height"), [(1440, 1000), (390, 844)])
def test_pages_of_people_fit_a_desk_and_a_phone(live_server, new_page, enter, shots, width, height):
    person, body, place = cast()
    page = enter(new_page(width, height), build.person(Role.MANAGER))
    for name, path in (
        ("list", "/contacts"),
        ("person", f"/contacts/{person}"),
        ("form", f"/contacts/{person}/edit"),
        ("left", f"/contacts/{person}/posts/1/left"),
        ("organisations", "/organisations"),
        ("organisation", f"/organisations/{body}"),
        ("organisation-form", f"/organisations/{body}/edit"),
        ("locality", f"/localities/{place}"),
    ):
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=shots / f"{name}-{width}.png", full_page=True)
        beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert beyond <= 0, f"{path} is {beyond} px too wide"
