"""The pages of people in a real browser, with pictures to look at."""

import pytest

from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from crm.core.names import Gender, NameOrder, PersonName
from crm.people import queries, service
from tests import build
from tests.browser.desk import AXE, RULES
from tests.people.cast import bureau, tanaka

pytestmark = pytest.mark.browser


def cast():
    """Build a small book; return the keys of a whole person, of his post, of the body and of the place."""
    place = build.locality(native_name="北九州市", native_lang="ja")
    body = bureau(place)
    person = tanaka(place, body)
    lan = PersonName(family="Nguyễn", middle="Thị", given="Ánh", native_lang="vi")
    with acting_as(SYSTEM):
        service.add_contact(service.ContactEntry(name=lan, gender=Gender.FEMALE), actor=SYSTEM)
        alone = PersonName(given="O", order=NameOrder.SINGLE)
        service.add_contact(service.ContactEntry(name=alone, locality_id=place.id), actor=SYSTEM)
        db.session.commit()
        post = queries.posts_of(person.id)[0].id
    return person.id, post, body.id, place.id


@pytest.mark.parametrize(("width", "height"), [pytest.param(1440, 1000, marks=pytest.mark.full), (390, 844)])
def test_pages_of_people_fit_a_desk_and_a_phone(live_server, new_page, enter, shots, width, height):
    person, post, body, place = cast()
    page = enter(new_page(width, height), build.person(Role.MANAGER))
    for name, path in (
        ("list", "/contacts"),
        ("person", f"/contacts/{person}"),
        ("form", f"/contacts/{person}/edit"),
        ("left", f"/contacts/{person}/posts/{post}/left"),
        ("organisations", "/organisations"),
        ("organisation", f"/organisations/{body}"),
        ("organisation-form", f"/organisations/{body}/edit"),
        ("locality", f"/localities/{place}"),
    ):
        page.goto(live_server.url + path)
        page.screenshot(path=shots / f"{name}-{width}.png", full_page=True)
        beyond = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert beyond <= 0, f"{path} is {beyond} px too wide"
        page.evaluate(AXE)
        found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
        assert not found, [(path, rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]]


def test_a_further_post_with_its_body_is_chosen_by_typing(live_server, page, enter):
    person, *_keys = cast()
    build.organisation("Hội Hữu nghị Nhật – Việt")
    enter(page, build.person())
    page.goto(f"{live_server.url}/contacts/{person}/edit")
    page.wait_for_selector("#positions-0-organisation_id-ts-control")
    page.click("[data-add=positions]")
    box = page.locator("#positions-2-organisation_id-ts-control")
    box.click()
    box.press_sequentially("huu nghi")
    page.locator(".ts-dropdown .option", has_text="Hội Hữu nghị").last.click()
    page.fill("#positions-2-title_vi", "Chủ tịch danh dự")
    page.click("[data-save]")
    page.wait_for_url(f"**/contacts/{person}")
    row = page.locator("tr", has_text="Chủ tịch danh dự")
    assert "Hội Hữu nghị Nhật – Việt" in row.inner_text()
    assert "Người đứng đầu" not in row.inner_text()
