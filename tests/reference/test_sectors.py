"""The list of sectors that comes with the product."""

from crm.core import audit
from crm.core.access import SYSTEM
from crm.core.db import db
from crm.reference.queries import sectors
from crm.reference.service import load_sectors


def test_all_46_sectors_are_loaded_in_order_and_loading_again_changes_nothing(app):
    assert load_sectors() == 46
    first = [(s.code, s.name_vi, s.name_en, s.match) for s in sectors()]
    assert first[0] == ("port", "Cảng biển", "Seaports", "SC")
    load_sectors()
    assert [(s.code, s.name_vi, s.name_en, s.match) for s in sectors()] == first


def test_loading_brings_a_changed_sector_back_to_the_list(app):
    load_sectors()
    with audit.change(SYSTEM, "test.changed"):
        sectors()[0].name_vi = "Bến cảng"
    db.session.flush()
    load_sectors()
    assert sectors()[0].name_vi == "Cảng biển"
