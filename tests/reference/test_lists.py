"""The lists the office edits: what comes with the product, and how rooms read them."""

from crm.core import audit
from crm.core.access import SYSTEM
from crm.core.db import Words, db
from crm.interactions.models import Channel
from crm.partnerships.models import Stage
from crm.reference import queries
from crm.reference.rules import LISTS, ListCode
from crm.reference.service import load_lists, product_rows


def test_the_lists_of_the_product_are_loaded_once(app):
    assert load_lists() > 70
    assert load_lists() == 0
    assert [row.code for row in queries.items(ListCode.STAGE)] == list(Stage)
    assert [row.code for row in queries.items(ListCode.CHANNEL)] == list(Channel)
    assert len(queries.items(ListCode.ACTIVITY_KIND)) == 14


def test_a_symbol_is_made_from_abbreviations_and_an_official_letter_has_none(app):
    load_lists()
    found = {row.code: row.abbreviation for row in queries.items(ListCode.DOCUMENT_TYPE)}
    assert (found["report"], found["submission"], found["decision"]) == ("BC", "TTr", "QĐ")
    assert found["official_letter"] == ""
    assert queries.item_by_code(ListCode.AGENCY, "foreign_affairs").abbreviation == "SNgV"


def test_a_post_has_its_rank_and_an_agency_its_superior(app):
    load_lists()
    chair = queries.item_by_code(ListCode.POST, "committee_chair")
    assert queries.item(chair.parent_id).said("vi") == "Lãnh đạo thành phố"
    office = queries.item_by_code(ListCode.AGENCY, "committee_office")
    assert queries.item(office.parent_id).code == "peoples_committee"


def test_loading_again_overwrites_nothing_of_the_office(app):
    load_lists()
    with audit.change(SYSTEM, "test.changed"):
        report = queries.item_by_code(ListCode.DOCUMENT_TYPE, "report")
        report.name, report.version = Words(vi="Báo cáo nhanh"), 2
        db.session.delete(queries.item_by_code(ListCode.DOCUMENT_TYPE, "contract"))
    assert load_lists() == 0
    assert queries.name_of(ListCode.DOCUMENT_TYPE, "report", "vi") == "Báo cáo nhanh"
    assert queries.item_by_code(ListCode.DOCUMENT_TYPE, "contract") is None


def test_a_retired_row_is_offered_only_where_it_is_chosen_already(app):
    load_lists()
    with audit.change(SYSTEM, "test.changed"):
        row = queries.item_by_code(ListCode.ACTIVITY_KIND, "heritage")
        row.is_retired = True
    assert row.id not in dict(queries.choices(ListCode.ACTIVITY_KIND))
    assert dict(queries.choices(ListCode.ACTIVITY_KIND, row.id))[row.id] == "Di sản"
    assert queries.names_of([row.id, None]) == {row.id: "Di sản"}


def test_every_list_has_its_file_and_closed_ones_name_their_members(app):
    for code, told in LISTS.items():
        rows = list(product_rows(code))
        assert rows, code
        assert all(row["name"].get("vi") and row["name"].get("en") for row in rows) or told.is_closed
    load_lists()
    assert queries.name_of(ListCode.STAGE, "sister", "vi") == "Kết nghĩa"
