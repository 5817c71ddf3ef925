"""Who signs: the lines as printed, the days, and a name without degrees."""

from datetime import date

import pytest

from crm.core.access import SYSTEM, Role
from crm.core.db import db
from crm.reference import queries, service
from crm.reference.models import Authority
from crm.reference.rules import degree_in, signature_lines
from crm.reference.service import SignatoryEntry

URL = "/settings/signatories"


@pytest.mark.parametrize(
    ("authority", "behalf", "post", "lines"),
    [
        (Authority.OWN, "", "Giám đốc", ("GIÁM ĐỐC",)),
        (Authority.FOR_HEAD, "Giám đốc", "Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (
            Authority.FOR_BODY,
            "Ủy ban nhân dân",
            "Chủ tịch",
            ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ),
        (Authority.BY_ORDER, "Giám đốc", "Chánh Văn phòng", ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
        (Authority.BY_PROXY, "Giám đốc", "Trưởng phòng", ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG")),
        (Authority.ACTING, "", "Giám đốc", ("Q. GIÁM ĐỐC",)),
    ],
)
def test_a_signature_is_laid_out_as_the_decree_says(authority, behalf, post, lines):
    assert signature_lines(authority, behalf, post) == lines


@pytest.mark.parametrize("name", ["TS. Nguyễn Văn An", "PGS.TS Trần Bình", "ThS Lê Hoa", "Lê Hoa, ThS."])
def test_a_degree_is_found_in_a_name(name):
    assert degree_in(name)


@pytest.mark.parametrize("name", ["Nguyễn Văn An", "Tạ Sơn", "Thạch Sanh", "Bùi CNội"])
def test_a_name_without_a_degree_passes(name):
    assert degree_in(name) == ""


def test_papers_offer_those_who_may_sign_on_their_day_in_the_offices_order(app):
    people = [
        SignatoryEntry(name="Trần Cũ", post="Giám đốc", valid_to=date(2025, 6, 30)),
        SignatoryEntry(name="Lê Mới", post="Giám đốc", valid_from=date(2025, 7, 1)),
        SignatoryEntry(name="Vũ Phó", post="Phó Giám đốc", authority=Authority.FOR_HEAD, behalf="Giám đốc"),
    ]
    made = [service.add_signatory(entry, actor=SYSTEM) for entry in people]
    service.move_signatory(made[2].id, up=True, actor=SYSTEM)
    assert [one.name for one in queries.signatories_on(date(2025, 6, 30))] == ["Trần Cũ", "Vũ Phó"]
    assert [one.name for one in queries.signatories_on(date(2025, 7, 1))] == ["Vũ Phó", "Lê Mới"]


def test_who_signs_is_entered_on_screen_and_what_is_wrong_stands_beside_its_field(as_role, answers):
    manager = as_role(Role.MANAGER)
    data = answers(
        manager,
        URL + "/new",
        name="TS. Nguyễn Văn An",
        post="Phó Giám đốc",
        authority="kt",
        valid_from="01/07/2026",
        valid_to="01/06/2026",
    )
    refused = manager.post(URL + "/new", data=data)
    assert refused.status_code == 422
    assert "bỏ TS. khỏi họ tên" in refused.text
    refused = manager.post(URL + "/new", data=data | {"name": "Nguyễn Văn An", "form_key": "2"})
    assert "ký thay cho ai" in refused.text
    data |= {"name": "Nguyễn Văn An", "behalf": "Giám đốc", "form_key": "3"}
    assert "Ngày cuối" in manager.post(URL + "/new", data=data).text
    done = manager.post(URL + "/new", data=data | {"valid_to": "", "form_key": "4"})
    assert done.status_code == 302
    listed = manager.get(URL).text
    assert "KT. GIÁM ĐỐC" in listed
    assert "từ 01/07/2026" in listed


def test_one_who_left_is_kept_below_and_a_mistake_can_be_deleted(as_role, answers, noon):
    manager = as_role(Role.MANAGER)
    row = service.add_signatory(SignatoryEntry(name="Trần Cũ", post="Giám đốc"), actor=SYSTEM)
    db.session.commit()
    url = f"{URL}/{row.id}"
    assert manager.post(url, data=answers(manager, url, valid_to="01/11/2026")).status_code == 302
    assert "Trước đây" in manager.get(URL).text
    assert queries.signatories_on(noon.date()) == []
    token = answers(manager, url)["csrf_token"]
    assert manager.post(f"{url}/remove", data={"csrf_token": token}).status_code == 302
    assert queries.signatories() == []
