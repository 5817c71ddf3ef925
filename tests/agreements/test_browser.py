"""The life of one tie in a real browser: friendship for five years, review, sister city."""

from __future__ import annotations

from datetime import date

import pytest

from crm.agreements.models import AgreementKind, ChainLink, Term
from crm.partnerships.models import Stage
from tests import build

pytestmark = pytest.mark.browser


STORY = ("17/04/2009", "đến 17/04/2014", "Rà soát, nâng lên kết nghĩa", "Nâng cấp quan hệ", "18/04/2014")


def in_order(told):
    """Look for the story, from the first agreement to the last; the reason above it names days as well."""
    told = told[told.index(STORY[0]) :]
    places = [told.index(word) for word in STORY]
    assert places == sorted(places)


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
    build.partnership(place, stage=Stage.FRIENDSHIP, stage_since=date(2009, 4, 17))
    page = enter(new_page(), build.person())
    page.goto(f"{live_server.url}/agreements/new")
    page.fill("#name_vi", "Thỏa thuận kết nghĩa")
    page.select_option("#agreement_kind", AgreementKind.SISTER.value)
    page.select_option("#locality_id", str(place.id))
    page.locator(f"#previous_id option[value='{first.id}']").wait_for(state="attached")
    page.select_option("#previous_id", str(first.id))
    page.select_option("#link", ChainLink.UPGRADES.value)
    page.fill("#signed_on", "18/04/2014")
    page.click("[data-save]")
    page.wait_for_url("**/agreements/*")
    in_order(page.locator("#chain").inner_text())
    page.goto(f"{live_server.url}/localities/{place.id}")
    in_order(page.locator("#grade").inner_text())
    assert "theo thỏa thuận là “Kết nghĩa”" in page.locator("#grade").inner_text()
    page.click("#grade >> text=Chuyển giai đoạn")
    page.click("[data-save]")
    page.wait_for_url(f"**/localities/{place.id}")
    assert page.locator(".cells").inner_text().count("Kết nghĩa") == 1
    assert "theo thỏa thuận" not in page.locator("#grade").inner_text()
    page.screenshot(path=shots / "kitakyushu.png", full_page=True)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
