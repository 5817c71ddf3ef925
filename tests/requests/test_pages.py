"""The gate on screen: a request entered in one go, looked at, decided, answered."""

import pytest

from crm.core.access import Role
from tests import build

NEW = "/requests/new"


@pytest.fixture
def entered(as_role, answers, place, noon):
    """Give an officer's browser and the address of a request just entered."""
    browser = as_role(Role.STAFF)
    given = {
        "locality_id": str(place.id),
        "sender_vi": "Cục Môi trường thành phố Kitakyushu",
        "starts_on": "21/12/2026",
        "ends_on": "23/12/2026",
        "letter_number": "412/KITA",
        "received_on": "22/11/2026",
        "host": "city",
        "topic": "Cấp nước sạch",
    }
    reply = browser.post(NEW, data=answers(browser, NEW, **given))
    assert reply.status_code == 302
    return browser, reply.location


@pytest.fixture
def place(app):
    return build.locality("Kitakyushu", native_name="北九州市", native_lang="ja")


def test_a_request_is_entered_in_one_go_and_the_gate_says_what_the_rules_make_of_it(entered):
    browser, url = entered
    text = browser.get(url).text
    assert "412/KITA" in text
    assert "Cục Môi trường thành phố Kitakyushu" in text
    assert text.count('class="check check-') == 7
