"""The log of settings: who changed what, in words."""

from crm.accounts import service as accounts
from crm.core.access import SYSTEM, Role
from crm.core.db import Words, db
from crm.reference import queries, service
from crm.reference.rules import ListCode
from tests import build


def test_the_log_says_who_changed_which_setting_and_what_it_was(as_role, answers):
    manager = as_role(Role.MANAGER, name="Lê Hoàng Yến")
    service.load_lists()
    row = queries.item_by_code(ListCode.DOCUMENT_TYPE, "notice")
    entry = service.ItemEntry(name=Words(vi="Thông báo", en="Notice"), abbreviation="TBa", version=1)
    service.change_item(row.id, entry, actor=manager.person)
    service.add_signatory(service.SignatoryEntry(name="Trần An", post="Giám đốc"), actor=SYSTEM)
    db.session.commit()
    manager.post("/settings/office", data=answers(manager, "/settings/office", symbol="SNgV-HP"))

    told = manager.get("/settings/log").text
    assert "Lê Hoàng Yến" in told
    assert "Đổi Viết tắt từ “TB” sang “TBa”" in told
    assert "Đổi Ký hiệu trên văn bản từ “SNgV” sang “SNgV-HP”" in told
    assert "Thêm – Người ký: Trần An" in told
    only = manager.get("/settings/log?of=signatory").text
    assert "Trần An" in only
    assert "TBa" not in only


def test_the_log_names_what_is_gone_and_keeps_secrets(as_role):
    manager = as_role(Role.MANAGER)
    unit = accounts.add_unit("Phòng Lễ tân", "Protocol Division", actor=SYSTEM)
    accounts.delete_unit(unit.id, actor=SYSTEM)
    person = build.person(name="Vũ Minh")
    accounts.set_password(person.id, "mot-mat-khau-rat-dai", actor=SYSTEM)
    db.session.commit()
    told = manager.get("/settings/log").text
    assert "Phòng: Phòng Lễ tân" in told
    assert "Tài khoản: Vũ Minh – Mật khẩu: đã thay đổi" in told
    assert "mot-mat-khau" not in told


def test_a_row_that_only_changed_its_place_is_told_in_one_word(as_role):
    manager = as_role(Role.MANAGER)
    service.load_lists()
    second = queries.items(ListCode.RANK)[1]
    service.move_item(second.id, up=True, actor=manager.person)
    db.session.commit()
    assert "Đổi vị trí trong danh mục" in manager.get("/settings/log?of=reference_item").text
