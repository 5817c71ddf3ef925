"""What comes out of the browser's own print: whose it is, which of how many, and nothing to click."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser

LISTS = ("/localities", "/contacts", "/interactions", "/delegations/", "/documents", "/tasks", "/commitments")
CLICKED = ("Bỏ lọc", "Ghi tiếp xúc", "Đánh dấu hoàn thành", "Trang chủ", "Đến nội dung chính", "Hoàn tác")


def printed(page):
    """Return the sheets that the browser would print."""
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages


def check(sheets, name):
    texts = [sheet.extract_text() for sheet in sheets]
    assert "Sở Ngoại vụ Hải Phòng · " in texts[0], name
    for number, text in enumerate(texts, start=1):
        assert f"{number}/{len(texts)}" in text, name
        assert not [word for word in CLICKED if word in text], (name, number)


def test_every_list_and_record_prints_as_a_sheet_of_the_office(desk):
    here = desk()
    page = here.sign_in()
    for path in (*LISTS, "/", "/today"):
        here.go(path)
        sheets = printed(page)
        check(sheets, path)
        if path in LISTS and page.locator("main > .filters").count():
            assert sheets[0].mediabox.width > sheets[0].mediabox.height, f"{path} is not printed lying"
    for path in ("/localities", "/contacts", "/delegations/", "/documents"):
        here.go(path)
        page.locator("table.list tbody a").first.click()
        page.wait_for_load_state()
        title = page.locator("h1").first.inner_text()
        sheets = printed(page)
        check(sheets, title)
        assert sheets[0].mediabox.width < sheets[0].mediabox.height
        assert title.split()[0] in sheets[0].extract_text()
