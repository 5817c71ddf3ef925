"""The main job on the sample office, from sign-in to the printed papers, on a desk and on a phone."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from crm.core import clock
from tests.browser.desk import Hand
from tests.browser.papers import (
    ARRIVING,
    EIGHT,
    MISTYPED,
    MISTYPED_PLACE,
    PRINTS,
    copied_list,
    printed,
    words_of,
)

pytestmark = pytest.mark.browser

SUMMARY = "Bàn lịch đón đoàn và xe đưa đón"
ATTENDED = ("YAHATA Naoko", "WAKAMATSU Misaki", "KOKURA Ken'ichi", "Nguyễn Thị Thu Hà", "Trần Minh Đức")
FOLLOW_UP = "Gửi sơ đồ sảnh đón cho bạn"


@pytest.mark.parametrize("width", [pytest.param(1440, marks=pytest.mark.full), 390])
def test_from_sign_in_to_printed_papers(desk, width, shots, capsys):
    here = desk(width, 900 if width == 1440 else 844)
    page = here.page
    step = 0

    def kept(name):
        nonlocal step
        step += 1
        page.screenshot(path=shots / f"walk-{width}-{step:02}-{name}.png", full_page=True)
        assert here.overflow() <= 0, f"{name} scrolls sideways by {here.overflow()} px"

    here.go("/sign-in")
    kept("sign-in")
    here.sign_in()
    kept("first-page")

    for form in ("kitakyushu", "北九州", "きたきゅうしゅう"):
        if width == 1440:
            page.keyboard.press("/")
            page.keyboard.type(form)
        else:
            page.get_by_role("navigation", name="Lối tắt").get_by_role("link", name="Tìm kiếm").click()
            page.fill("#search-page-q", form)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, form=form: f"q={quote(form)}" in url)
        found = page.locator(".hits").get_by_role("link", name="Kitakyushu", exact=True)
        expect(found).to_be_visible()
    kept("search")
    found.click()
    page.wait_for_url(re.compile(r"/localities/\d+$"))
    locality = page.url
    kept("locality")

    hand = Hand(page)
    if width == 1440:
        hand.click(page.locator(".bar-log"))
    else:
        hand.click(page.locator(".bottom .arch a"))
    page.wait_for_url(re.compile(r"/interactions/new"))
    page.locator(".ts-wrapper").first.wait_for()
    kept("log-empty")
    hand.fill(page.locator("[name=summary]"), SUMMARY)
    hand.click(page.get_by_role("button", name=re.compile("^Như lần trước")))
    hand.pick(page.locator("#theirs-ts-control"), "kokura")
    hand.pick(page.locator("#ours-ts-control"), "duc")
    hand.fill(page.locator("[name=result]"), "Bạn đồng ý đi chung một xe 16 chỗ.")
    hand.fill(page.locator("[name=tasks-0-title]"), FOLLOW_UP)
    due = clock.today() + timedelta(days=2)
    hand.fill(page.locator("[name=tasks-0-due_on]"), due.strftime("%d/%m/%Y"))
    kept("log-filled")
    hand.click(page.get_by_role("button", name="Lưu", exact=True))
    page.wait_for_url(re.compile(r"/interactions/\d+$"))
    with capsys.disabled():
        print(f"\n{width} px: a visit logged with {hand.count} clicks and fields")
    assert hand.count <= 25
    kept("visit")
    there = page.locator("aside .people li")
    for place, name in enumerate(ATTENDED):
        expect(there.nth(place)).to_contain_text(name)

    here.page.goto(locality)
    expect(page.locator("#thread").get_by_text(SUMMARY)).to_be_visible()
    kept("timeline")
    here.go("/tasks")
    expect(page.get_by_role("main").get_by_text(FOLLOW_UP).filter(visible=True)).to_be_visible()
    kept("tasks")

    here.go("/delegations/")
    kept("delegations")
    page.get_by_role("link", name=ARRIVING).click()
    page.wait_for_url(re.compile(r"/delegations/\d+$"))
    kept("delegation")
    page.get_by_role("link", name="Dán danh sách").first.click()
    page.fill("textarea[name=text]", copied_list())
    kept("paste")
    page.get_by_role("button", name="Xem trước").click()
    wrong = page.locator(f"input[value='{MISTYPED}']")
    expect(wrong).to_be_visible()
    kept("preview")
    wrong.fill(EIGHT[MISTYPED_PLACE].latin)
    page.get_by_role("button", name="Lưu 8 thành viên").click()
    page.wait_for_url(re.compile(r"/members$"))
    kept("members")
    listed = page.get_by_role("main").inner_text()
    places = [(listed.index(one.latin), listed.index(one.native)) for one in EIGHT]
    assert places == sorted(places)

    page.get_by_role("link", name=ARRIVING).first.click()
    page.wait_for_url(re.compile(r"/delegations/\d+$"))
    page.get_by_role("link", name="In tài liệu phục vụ đoàn").click()
    page.wait_for_url(re.compile(r"/papers$"))
    kept("papers")
    for button, name in PRINTS.items():
        sheets = printed(here, button)
        (shots / f"walk-{width}-{name}.pdf").write_bytes(sheets)
        words = words_of(sheets)
        missing = [form for one in EIGHT for form in one.forms_in(name) if form not in words]
        assert not missing, f"{name} lacks {missing}"
        if name == "members":
            assert sorted(EIGHT, key=lambda one, words=words: words.index(one.native)) == list(EIGHT)
        page.go_back()
        page.wait_for_url(re.compile(r"/papers$"))
    kept("printed")
