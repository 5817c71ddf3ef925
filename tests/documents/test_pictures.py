"""The register of papers in a real browser, with pictures to look at."""

from datetime import date

import pytest
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.storage import Received
from crm.documents import service
from crm.documents.models import PaperDirection
from tests import build
from tests.browser.desk import AXE, RULES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("width", "height"), [pytest.param(1440, 1000, marks=pytest.mark.full), (390, 844)])
def test_the_register_fits_a_desk_and_a_phone(live_server, new_page, enter, shots, width, height):
    with acting_as(SYSTEM):
        paper = service.register_paper(
            service.PaperEntry(
                title="Quyết định ban hành Kế hoạch hợp tác quốc tế về văn hóa đối ngoại năm 2026",
                number="1631/QĐ-UBND",
                issued_on=date(2026, 4, 20),
                issuer="Ủy ban nhân dân thành phố Hải Phòng",
                direction=PaperDirection.PUBLISHED,
                source_url="https://haiphong.gov.vn/van-ban",
            ),
            actor=SYSTEM,
        )
        service.register_paper(
            service.PaperEntry(title="Thư xác nhận số thành viên đoàn và chế độ ăn", number="412/SNgV"),
            actor=SYSTEM,
        )
        service.attach(
            paper,
            Received("Quyết định 1631.pdf", "application/pdf", b"%PDF-1.4 " + b"x" * 2_400_000),
            actor=SYSTEM,
        )
        service.attach(
            paper, Received("Danh sách đoàn.xlsx", "application/vnd.ms-excel", b"x" * 900), actor=SYSTEM
        )
        db.session.commit()
    page = enter(new_page(width, height), build.person(Role.MANAGER))
    for name, path in (
        ("list", "/documents"),
        ("paper", f"/documents/{paper.id}"),
        ("form", f"/documents/{paper.id}/edit"),
        ("attach", f"/records/{paper.id}/files"),
        ("incoming", "/documents/incoming"),
        ("choose", f"/documents/{paper.id}/links?q=kita"),
        ("file", "/files/1/view"),
        ("version", "/files/1/versions"),
    ):
        page.goto(live_server.url + path)
        page.screenshot(path=shots / f"{name}-{width}.png", full_page=True)
        beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert beyond <= 0, f"{path} is {beyond} px too wide"
        page.evaluate(AXE)
        found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
        assert not found, [(path, rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]]


def test_photos_taken_one_by_one_on_a_telephone_become_one_pdf(live_server, new_page, enter, tmp_path):
    with acting_as(SYSTEM):
        paper = service.register_paper(service.PaperEntry(title="Thư mời", number="5/GM"), actor=SYSTEM)
        db.session.commit()
    page = enter(new_page(390, 844), build.person(Role.STAFF))
    page.goto(f"{live_server.url}/documents/{paper.id}")
    for name, colour in (("một", "red"), ("hai", "lime"), ("ba", "blue")):
        Image.new("RGB", (60, 80), colour).save(tmp_path / f"{name}.jpg")
        page.set_input_files("[data-camera]", tmp_path / f"{name}.jpg")
    expect(page.get_by_text("Đã chụp 3 ảnh")).to_be_visible()
    page.get_by_role("button", name="Bỏ ảnh cuối").click()
    expect(page.get_by_text("Đã chụp 2 ảnh")).to_be_visible()
    expect(page.get_by_label("Ghép các ảnh thành một PDF")).to_be_checked()
    page.get_by_role("button", name="Đính kèm").click()
    with page.expect_download() as saving:
        page.locator("a[href*='save=1']").click()
    assert len(PdfReader(saving.value.path()).pages) == 2
