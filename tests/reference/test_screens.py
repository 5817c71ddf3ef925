"""The lists on their screens: what the office may do with a row, and what is refused with a reason."""

import pytest

from crm.core import uses
from crm.core.access import SYSTEM, Role
from crm.core.db import Base, Words, db
from crm.core.errors import Forbidden, RuleBroken
from crm.core.locale import label
from crm.interactions.models import Channel
from crm.partnerships.models import Stage
from crm.reference import queries, service
from crm.reference.models import ReferenceItem
from crm.reference.rules import ListCode
from tests import build
from tests.statements import statements

AGENCIES = "/settings/lists/agency"


@pytest.fixture
def manager(as_role):
    service.load_lists()
    db.session.commit()
    return as_role(Role.MANAGER)


def row(list_code, code):
    return queries.item_by_code(list_code, code)


def press(browser, url):
    """Press a button that posts to ``url``, from the list it stands on."""
    token = (
        browser.get(url.rsplit("/", 2)[0]).text.partition('name="csrf_token" value="')[2].partition('"')[0]
    )
    return browser.post(url, data={"csrf_token": token})


def test_an_agency_is_added_with_its_abbreviation_and_superior(manager, answers):
    above = row(ListCode.AGENCY, "peoples_committee")
    data = answers(
        manager,
        AGENCIES + "/new",
        name_vi="Sở Văn hóa, Thể thao và Du lịch",
        abbreviation="SVHTTDL",
        parent_id=above.id,
    )
    assert manager.post(AGENCIES + "/new", data=data).status_code == 302
    listed = manager.get(AGENCIES).text
    assert "SVHTTDL" in listed
    made = row(ListCode.AGENCY, "so_van_hoa_the_thao_va_du_lich")
    assert (made.parent_id, made.version) == (above.id, 1)


def test_a_form_half_filled_in_is_refused_beside_its_fields_with_the_typing_kept(manager, answers):
    data = answers(manager, AGENCIES + "/new", name_vi="", abbreviation="S VH/TT", name_en="Culture")
    refused = manager.post(AGENCIES + "/new", data=data)
    assert refused.status_code == 422
    assert "Vui lòng nhập tên tiếng Việt." in refused.text
    assert 'value="Culture"' in refused.text
    refused = manager.post(AGENCIES + "/new", data=data | {"name_vi": "Sở Văn hóa", "form_key": "2"})
    assert "không có dấu cách" in refused.text
    data |= {"name_vi": "sở ngoại vụ", "abbreviation": "SVH", "form_key": "3"}
    assert "đã có dòng mang tên này" in manager.post(AGENCIES + "/new", data=data).text


def test_a_row_in_use_is_not_deleted_and_the_sentence_says_where(manager):
    used = row(ListCode.AGENCY, "peoples_committee")
    refused = press(manager, f"{AGENCIES}/{used.id}/remove")
    assert refused.status_code == 422
    assert "Đang được dùng (Dòng trực thuộc: 4). Hãy chọn thôi dùng" in refused.text
    assert press(manager, f"{AGENCIES}/{used.id}/retire").status_code == 302
    db.session.expire_all()
    assert row(ListCode.AGENCY, "peoples_committee").is_retired
    assert "Thôi dùng" in manager.get(AGENCIES).text
    assert press(manager, f"{AGENCIES}/{used.id}/restore").status_code == 302

    free = row(ListCode.AGENCY, "friendship_union")
    assert press(manager, f"{AGENCIES}/{free.id}/remove").status_code == 302
    assert row(ListCode.AGENCY, "friendship_union") is None


def test_a_row_that_an_unnamed_place_uses_is_refused_too(manager, monkeypatch):
    monkeypatch.setattr(uses, "_uses", [])
    used = row(ListCode.RANK, "officer")
    with pytest.raises(RuleBroken):
        service.delete_item(used.id, actor=SYSTEM)


def test_every_place_that_points_at_a_list_says_so(app):
    known = {(use.of, str(use.column.property.columns[0])) for use in uses.registered()}
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            target = key.column.table.name
            if target in {"reference_item", "unit", "signatory", "deadline_rule"}:
                assert (target, str(key.parent)) in known, key.parent


def test_a_row_the_program_relies_on_can_only_be_renamed(manager, answers):
    report = row(ListCode.DOCUMENT_TYPE, "report")
    url = f"/settings/lists/document_type/{report.id}"
    assert "Phần mềm dựa vào mã này" in manager.get(url).text
    for what in ("remove", "retire"):
        refused = press(manager, f"{url}/{what}")
        assert refused.status_code == 422
        assert "Có thể đổi tên" in refused.text
    assert manager.post(url, data=answers(manager, url, name_vi="Báo cáo công tác")).status_code == 302
    db.session.expire_all()
    kept = row(ListCode.DOCUMENT_TYPE, "report")
    assert (kept.name["vi"], kept.code, kept.abbreviation) == ("Báo cáo công tác", "report", "BC")


def test_rows_are_put_in_the_offices_order(manager):
    ranks = [one.code for one in queries.items(ListCode.RANK)]
    second = row(ListCode.RANK, ranks[1])
    assert press(manager, f"/settings/lists/rank/{second.id}/up").location.endswith(f"#row-{second.id}")
    assert press(manager, f"/settings/lists/rank/{second.id}/up").status_code == 302  # already the first
    db.session.expire_all()
    assert [one.code for one in queries.items(ListCode.RANK)] == [ranks[1], ranks[0], *ranks[2:]]


def test_a_renamed_stage_is_called_so_everywhere_and_its_code_stays(manager, answers):
    place = build.locality("Kitakyushu")
    build.partnership(place, stage=Stage.SISTER)
    sister = row(ListCode.STAGE, "sister")
    url = f"/settings/lists/stage/{sister.id}"
    assert manager.post(url, data=answers(manager, url, name_vi="Thành phố kết nghĩa")).status_code == 302
    for page in ("/localities", f"/localities/{place.id}", "/settings/lists/stage"):
        assert "Thành phố kết nghĩa" in manager.get(page).text, page
    assert label(Stage.SISTER, renamed=False) == "Kết nghĩa"
    assert 'value="sister" checked' in manager.get("/localities?stage=sister").text

    assert manager.post(url, data=answers(manager, url, name_vi="")).status_code == 302
    assert "Thành phố kết nghĩa" not in manager.get("/localities").text
    assert "Kết nghĩa" in manager.get("/localities").text


def test_the_offices_words_cost_no_statement(manager):
    build.partnership(build.locality())
    with statements() as before:
        manager.get("/localities")
    stage = row(ListCode.STAGE, "identified")
    entry = service.ItemEntry(name=Words(vi="Đang tìm hiểu"), days=30, version=1)
    service.change_item(stage.id, entry, actor=SYSTEM)
    db.session.commit()
    with statements() as after:
        assert "Đang tìm hiểu" in manager.get("/localities").text
    assert len(after) == len(before)


def test_a_partner_that_outstays_its_stage_is_marked(manager, noon):
    place = build.locality("Busan")
    build.partnership(place, stage=Stage.CONTACTED, stage_since=noon.date().replace(year=2025))
    assert "quá dự kiến" in manager.get("/localities").text
    service.change_item(row(ListCode.STAGE, "contacted").id, service.ItemEntry(name=Words()), actor=SYSTEM)
    db.session.commit()
    assert "quá dự kiến" not in manager.get("/localities").text


def test_a_retired_channel_is_offered_no_more_and_still_said_of_old_visits(manager):
    visit = build.interaction(build.locality(), channel=Channel.COURTESY)
    courtesy = row(ListCode.CHANNEL, "courtesy")
    assert press(manager, f"/settings/lists/channel/{courtesy.id}/retire").status_code == 302
    assert 'value="courtesy"' not in manager.get("/interactions/new").text
    assert 'value="courtesy"' in manager.get(f"/interactions/{visit.id}/edit").text
    assert label(Channel.COURTESY) in manager.get(f"/interactions/{visit.id}").text
    meeting = row(ListCode.CHANNEL, "meeting")
    assert press(manager, f"/settings/lists/channel/{meeting.id}/retire").status_code == 422


def test_two_people_renaming_one_row_lose_nothing(manager, as_role, answers):
    other = as_role(Role.ADMIN)
    mofa = row(ListCode.AGENCY, "mofa")
    url = f"{AGENCIES}/{mofa.id}"
    stale = answers(other, url, short_vi="Bộ NG")
    assert manager.post(url, data=answers(manager, url, abbreviation="BNgG")).status_code == 302
    assert other.post(url, data=stale).status_code == 302
    db.session.expire_all()
    kept = row(ListCode.AGENCY, "mofa")
    assert (kept.abbreviation, kept.short_name["vi"]) == ("BNgG", "Bộ NG")


def test_a_body_cannot_stand_above_itself(manager):
    committee, office = row(ListCode.AGENCY, "peoples_committee"), row(ListCode.AGENCY, "committee_office")
    entry = service.ItemEntry(name=committee.name, abbreviation="UBND", parent_id=office.id)
    with pytest.raises(RuleBroken) as refused:
        service.change_item(committee.id, entry, actor=SYSTEM)
    assert refused.value.field == "parent_id"


def test_nobody_without_the_right_changes_a_list(app):
    service.load_lists()
    staff = build.person(role=Role.STAFF)
    with pytest.raises(Forbidden):
        service.add_item(ListCode.AGENCY, service.ItemEntry(name=Words(vi="Sở khác")), actor=staff)
    with pytest.raises(RuleBroken):
        service.add_item(ListCode.STAGE, service.ItemEntry(name=Words(vi="Mới")), actor=SYSTEM)


def test_a_list_that_is_not_there_is_not_there(manager):
    assert manager.get("/settings/lists/weather").status_code == 404
    assert manager.get("/settings/lists/stage/new").status_code == 404
    sister = row(ListCode.STAGE, "sister")
    assert manager.get(f"/settings/lists/rank/{sister.id}").status_code == 404
    assert db.session.get(ReferenceItem, sister.id) is not None
