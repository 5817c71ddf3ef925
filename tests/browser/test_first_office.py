"""An office begins with nothing: in Vietnamese, from the first sign-in to the first printed pack."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from crm.core import audit, clock
from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from crm.opening import first_admin
from crm.sample.load import SignIn
from crm.settings.models import Office
from tests.browser.desk import Desk
from tests.browser.desk import Office as Place
from tests.browser.papers import copied_list, printed, words_of

pytestmark = pytest.mark.browser

EMAIL = "quantri@haiphong.example"


@pytest.fixture
def nothing(live_server):
    """Give an office of which nothing is known but who may come in first."""
    with acting_as(SYSTEM), audit.change(SYSTEM, "test.built"):
        db.session.execute(sa.delete(Office))
    db.session.commit()
    told = SignIn(email=EMAIL, password=first_admin(EMAIL), name="", role="admin")
    return Place(live_server.url, {"admin": told})


@pytest.fixture
def desk(nothing, new_page):
    one = Desk(new_page(1440, 900, reduced_motion="reduce"), nothing)
    yield one
    assert not one.complaints, one.complaints


def fill(page, **answers):
    for name, text in answers.items():
        page.fill(f"[name={name}]", text)


def save(page):
    page.get_by_role("button", name="Lưu", exact=True).click()


def go_on(desk, button):
    """Take the next step that the page of first steps offers."""
    page = desk.go("/setup")
    page.locator(".setup-steps").get_by_role("link", name=button, exact=True).click()
    return page


def choose(page, name, words):
    """Choose in a box that type-ahead may have dressed."""
    page.locator(f"[name={name}]").select_option(label=words, force=True)


def test_from_nothing_to_the_first_printed_pack(desk, shots):
    page = desk.sign_in("admin")
    expect(page.get_by_text("Thiết lập cơ quan: 0/8 bước")).to_be_visible()
    page.get_by_role("link", name="Tiếp tục").click()
    page.screenshot(path=shots / "first-steps.png", full_page=True)
    assert desk.violations() == []

    page = go_on(desk, "Đặt tên cơ quan")
    fill(
        page,
        name_vi="Sở Ngoại vụ thành phố Hải Phòng",
        superior_vi="UBND thành phố Hải Phòng",
        city_vi="Hải Phòng",
    )
    fill(page, symbol="SNgV")
    save(page)
    page = go_on(desk, "Nhập thành phố chủ nhà")
    expect(page.locator("[name=name_vi]")).to_have_value("Hải Phòng")
    fill(page, name_ja="ハイフォン", latitude="20,86", longitude="106,68")
    save(page)
    page = go_on(desk, "Thêm cán bộ")
    fill(page, display_name="Nguyễn Thị Thu Hà", email="ha@haiphong.example")
    save(page)

    page = go_on(desk, "Thêm địa phương")
    page.locator("[name=names-0-text]").fill("Kitakyushu")
    choose(page, "country_code", "Nhật Bản")
    save(page)
    page.wait_for_url(re.compile(r"/localities/\d+$"))
    place = page.url.rsplit("/", 1)[1]
    page = go_on(desk, "Thêm đầu mối")
    fill(page, latin_name="KOKURA Ken'ichi")
    save(page)
    page.wait_for_url(re.compile(r"/contacts/\d+$"))
    desk.go(f"/interactions/new?locality={place}")
    fill(page, summary="Gọi trực tuyến, thống nhất ngày đoàn sang")
    save(page)
    page.wait_for_url(re.compile(r"/interactions/\d+$"))

    desk.go(f"/delegations/new?locality={place}")
    first = clock.today() + timedelta(days=3)
    fill(
        page,
        name_vi="Đoàn Cục Môi trường Kitakyushu",
        starts_on=f"{first:%d/%m/%Y}",
        ends_on=f"{first:%d/%m/%Y}",
    )
    save(page)
    page.wait_for_url(re.compile(r"/delegations/\d+$"))
    delegation = page.url
    desk.page.goto(delegation + "/paste")
    page.fill("textarea[name=text]", copied_list())
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("button", name=re.compile("^Lưu 8")).click()
    page.wait_for_url(re.compile(r"/members$"))
    page.goto(delegation + "/papers")
    words = words_of(printed(desk, "In tài liệu phục vụ đoàn"))
    for told in ("SỞ NGOẠI VỤ", "Đoàn Cục Môi trường Kitakyushu", "ORIO Takashi", "折尾 隆", "chưa có"):
        assert told.casefold() in words.casefold(), told

    desk.go("/setup")
    expect(page.get_by_text("Đã xong 8/8 bước")).to_be_visible()
    desk.go("/")
    expect(page.get_by_text("Thiết lập cơ quan")).to_have_count(0)
