"""What logging a visit promises in a real browser, on a phone and at a desk."""

import re

import pytest
import sqlalchemy as sa

from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from crm.interactions.models import Interaction, InteractionContact
from crm.tasks.models import Task
from tests import build

pytestmark = pytest.mark.browser
SAVED = re.compile(r"/interactions/\d+$")
PEOPLE = ("Tanaka Kenichi", "Sato Yumi", "Kobayashi Aya", "Yamamoto Ken")


class Hand:
    """Does what a finger does, and counts it."""

    def __init__(self, page):
        self.page, self.steps = page, 0

    def touch(self, selector, **given):
        self.steps += 1
        self.page.locator(selector, **given).first.click()

    def write(self, selector, text):
        self.steps += 1
        self.page.locator(selector).press_sequentially(text)


@pytest.fixture
def partner(live_server):
    place = build.locality(native_name="北九州市", native_lang="ja")
    for name in PEOPLE:
        build.contact(name, locality_id=place.id)
    return place


def kept(model):
    db.session.rollback()
    with acting_as(SYSTEM):
        return db.session.scalars(sa.select(model)).all()


def test_four_attendees_and_a_follow_up_take_at_most_25_steps_on_a_phone(
    live_server, new_page, enter, partner, shots
):
    page = enter(new_page(390, 844), build.person())
    page.goto(f"{live_server.url}/interactions/new?locality={partner.id}")
    page.wait_for_selector(".ts-control")
    hand = Hand(page)
    hand.write("#summary", "Thống nhất lịch đoàn 26–28/11")
    hand.touch(".segmented label", has_text="Trực tuyến")
    for name in PEOPLE:
        hand.write("#theirs-ts-control", name[:4])
        hand.touch(".ts-dropdown .option", has_text=name)
    hand.write("#tasks-0-title", "Đặt lịch nhà máy nước")
    hand.write("#tasks-0-due_on", "25/12/2030")
    page.screenshot(path=shots / "log-390.png")
    hand.touch("[data-save]")
    page.wait_for_url(SAVED)
    print(f"steps: {hand.steps}")
    assert hand.steps <= 25
    assert (len(kept(Interaction)), len(kept(InteractionContact)), len(kept(Task))) == (1, 4, 1)


def test_a_partner_is_found_while_typing_and_brings_its_people(live_server, page, enter, partner):
    enter(page, build.person())
    page.goto(f"{live_server.url}/interactions/new")
    page.locator("#partner").press_sequentially("kita")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#log-beside >> text=Kitakyushu")
    page.locator("#theirs-ts-control").press_sequentially("sato")
    page.wait_for_selector(".ts-dropdown .option >> text=Sato Yumi")
    page.keyboard.press("Enter")
    page.fill("#summary", "Gọi")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(SAVED)
    assert [visit.locality_id for visit in kept(Interaction)] == [partner.id]
    assert len(kept(InteractionContact)) == 1


def test_what_was_typed_is_kept_on_the_device_until_it_is_saved(live_server, page, enter, partner):
    enter(page, build.person())
    address = f"{live_server.url}/interactions/new?locality={partner.id}"
    page.goto(address)
    page.fill("#summary", "Dở dang")
    page.locator("[data-draft-note]", has_text=":").wait_for()
    page.goto(address)
    page.click("[data-draft-note] button >> nth=0")
    assert page.input_value("#summary") == "Dở dang"
    page.click("[data-save]")
    page.wait_for_url(SAVED)
    page.goto(address)
    assert page.locator("[data-draft-note] button").count() == 0


def test_every_row_and_file_of_the_form_works_without_script(live_server, new_page, enter, partner):
    page = enter(new_page(java_script_enabled=False), build.person())
    page.goto(f"{live_server.url}/interactions/new")
    page.fill("#partner", "kitakyushu")
    page.click("[name=choose_partner]")
    page.fill("#summary", "Gọi")
    page.select_option("#theirs", label=["Sato Yumi", "Tanaka Kenichi"])
    page.fill("#tasks-0-title", "Một")
    page.click("[name=add_row][value=tasks]")
    page.fill("#tasks-1-title", "Hai")
    page.click("[data-save]")
    assert (len(kept(Interaction)), len(kept(InteractionContact)), len(kept(Task))) == (1, 2, 2)
