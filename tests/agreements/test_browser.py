"""The life of one tie in a real browser: friendship for five years, review, sister city."""

from __future__ import annotations

from datetime import date

import pytest

from crm.agreements.models import AgreementKind, ChainLink, Term
from tests import build

pytestmark = pytest.mark.browser


def test_the_page_tells_kitakyushus_story_without_a_click(live_server, new_page, enter, shots):
    place = build.locality(native_name="北九州市", native_lang="ja")
    first = build.agreement(
        place,
        "Thỏa thuận hữu nghị, hợp tác",
        agreement_kind=AgreementKind.FRIENDSHIP,
        signed_on=date(2009, 4, 17),
        term=Term.FIXED,
        expires_on=date(2014, 4, 17),
        expiry_decision="Rà soát, nâng lên kết nghĩa",
    )
    page = enter(new_page(), build.person())
    page.goto(f"{live_server.url}/agreements/new?locality={place.id}&after={first.id}")
    page.fill("#name_vi", "Thỏa thuận kết nghĩa")
    page.select_option("#link", ChainLink.UPGRADES.value)
    page.fill("#signed_on", "18/04/2014")
    page.click("[data-save]")
    page.wait_for_url("**/agreements/*")
    told = page.locator("#chain").inner_text()
    words = ("17/04/2009", "đến 17/04/2014", "Rà soát, nâng lên kết nghĩa", "Nâng cấp quan hệ", "18/04/2014")
    places = [told.index(word) for word in words]
    assert places == sorted(places)
    page.screenshot(path=shots / "kitakyushu.png", full_page=True)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
