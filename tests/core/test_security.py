"""What every answer tells the browser, and how often a door may be tried."""

from __future__ import annotations

import re
import threading
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask, Response, render_template_string

from crm.core import clock, security, throttle
from crm.core.db import db
from crm.core.errors import TooMany
from crm.core.locale import speaking
from crm.core.throttle import ThrottleCount, sign_in_succeeded, throttle_sign_in

MINUTE = timedelta(minutes=1)
HOME, CAFE = "113.160.1.7", "203.0.113.9"
VICTIM = "an@haiphong.example"


@pytest.fixture
def browser():
    app = Flask("door", static_folder=str(Path(__file__).parent), static_url_path="/static")
    security.install(app)
    app.add_url_rule(
        "/", "home", lambda: render_template_string("<script nonce='{{ csp_nonce() }}'></script>")
    )
    app.add_url_rule("/file", "file", lambda: Response("x", headers={"Cache-Control": "public"}))
    app.add_url_rule("/broken", "broken", lambda: 1 / 0)
    return app.test_client()


def test_the_policy_is_exactly_ours(browser):
    policy = browser.get("/").headers["Content-Security-Policy"]

    assert re.sub(r"nonce-[\w-]{20,}", "nonce-…", policy) == (
        "default-src 'none'; script-src 'self' 'nonce-…'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "object-src 'none'; manifest-src 'self'"
    )


def test_the_page_and_its_policy_agree_on_a_nonce_that_is_new_every_time(browser):
    first, second = browser.get("/"), browser.get("/")
    nonce = re.search(r"nonce='([^']+)'", first.text)[1]

    assert f"'nonce-{nonce}'" in first.headers["Content-Security-Policy"]
    assert nonce not in second.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/missing", "/broken"])
def test_every_answer_carries_the_headers_also_when_it_fails(browser, path):
    headers = browser.get(path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Content-Security-Policy" in headers


def test_private_pages_are_not_kept_by_the_browser_and_static_files_may_be(browser):
    assert browser.get("/").headers["Cache-Control"] == "no-store"
    assert browser.get("/file").headers["Cache-Control"] == "no-store"
    with browser.get("/static/test_security.py") as styles:
        assert "no-store" not in styles.headers["Cache-Control"]


def test_only_an_encrypted_connection_is_told_to_stay_encrypted(browser):
    assert "Strict-Transport-Security" not in browser.get("/").headers
    assert (
        "max-age=31536000"
        in browser.get("/", base_url="https://office.example").headers["Strict-Transport-Security"]
    )


def knock(times=1, key="somebody", limit=3):
    for _ in range(times):
        throttle.throttle("door", key, limit=limit, window=15 * MINUTE)


def test_the_try_beyond_the_limit_is_refused_with_the_wait_in_words(bare):
    now = clock.now()
    with clock.held(now):
        knock(3)
    with clock.held(now + 5 * MINUTE), speaking("en"), pytest.raises(TooMany) as refusal:
        knock()

    assert 600 <= refusal.value.retry_after <= 601
    assert "minutes" in refusal.value.sentence


def test_others_are_not_refused(bare):
    knock(3)
    knock(3, key="somebody else")


def test_refused_tries_do_not_make_the_wait_longer(bare):
    now = clock.now()
    with clock.held(now):
        knock(3)
    with clock.held(now + 14 * MINUTE), pytest.raises(TooMany):
        knock()
    with clock.held(now + 16 * MINUTE):
        knock(3)


def test_a_count_outlives_the_rollback_of_its_request(bare):
    knock(3)
    db.session.rollback()

    with pytest.raises(TooMany):
        knock()


def test_the_table_names_neither_address_nor_account(bare):
    throttle_sign_in(HOME, VICTIM)

    assert all(re.fullmatch("[0-9a-f]{64}", key) for key in db.session.scalars(sa.select(ThrottleCount.key)))


def test_parallel_tries_are_all_counted(bare):
    let_in = []

    def try_once():
        with bare.app_context():
            try:
                knock(limit=5)
            except TooMany:
                return
            let_in.append(1)

    hands = [threading.Thread(target=try_once) for _ in range(12)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()

    assert len(let_in) == 5


def guess_from_everywhere(account, times=40):
    refused = 0
    for number in range(times):
        try:
            throttle_sign_in(f"198.51.100.{number}", account)
        except TooMany:
            refused += 1
    return refused


def test_guessing_from_many_addresses_is_stopped_for_one_account(bare):
    assert guess_from_everywhere(VICTIM) == 20


@pytest.mark.parametrize(
    "spelling",
    [
        "an@haiphong\u3002example",
        "an@haiphong\uff0eexample",
        "an@hai" + "\ufe0f" * 3 + "phong.example",
        "an@\uff28aiphong.example",
        "\uff21n@haiphong.example",
    ],
)
def test_another_spelling_of_an_address_is_no_other_account(bare, spelling):
    guess_from_everywhere(VICTIM, times=throttle.FROM_STRANGER.limit)

    with pytest.raises(TooMany):
        throttle_sign_in(CAFE, spelling)


def test_what_is_no_address_is_counted_too(bare):
    for number in range(throttle.FROM_STRANGER.limit):
        throttle_sign_in(f"198.51.100.{number}", "khong phai thu")

    with pytest.raises(TooMany):
        throttle_sign_in(CAFE, " Khong Phai Thu")


def test_colleagues_behind_one_address_who_sign_in_do_not_shut_each_other_out(bare):
    for number in range(throttle.FROM_ADDRESS.limit + 5):
        colleague = f"user{number}@haiphong.example"
        throttle_sign_in(HOME, colleague)
        sign_in_succeeded(HOME, colleague)
        db.session.commit()


def test_one_success_forgives_one_try_of_its_address_and_no_more(bare):
    for number in range(throttle.FROM_ADDRESS.limit):
        throttle_sign_in(CAFE, f"user{number}@haiphong.example")
    sign_in_succeeded(CAFE, "user0@haiphong.example")
    db.session.commit()
    throttle_sign_in(CAFE, "next@haiphong.example")

    with pytest.raises(TooMany):
        throttle_sign_in(CAFE, "one-more@haiphong.example")


def test_guessing_many_accounts_from_one_address_is_stopped(bare):
    for number in range(throttle.FROM_ADDRESS.limit):
        throttle_sign_in(CAFE, f"user{number}@haiphong.example")

    with pytest.raises(TooMany):
        throttle_sign_in(CAFE, "one-more@haiphong.example")


def test_a_victim_still_signs_in_from_where_they_always_do(bare):
    throttle_sign_in(HOME, VICTIM)
    sign_in_succeeded(HOME, VICTIM)
    db.session.commit()

    for day in range(3):
        with clock.held(clock.now() + timedelta(days=day)):
            assert guess_from_everywhere(VICTIM) > 0
            throttle_sign_in(HOME, VICTIM.upper() + " ")


def test_a_known_address_may_not_guess_without_end_either(bare):
    sign_in_succeeded(HOME, VICTIM)
    db.session.commit()
    for _ in range(throttle.FROM_KNOWN.limit):
        throttle_sign_in(HOME, VICTIM)

    with pytest.raises(TooMany):
        throttle_sign_in(HOME, VICTIM)


def test_success_forgives_the_tries_before_it(bare):
    sign_in_succeeded(HOME, VICTIM)
    for _ in range(3):
        db.session.commit()
        for _ in range(throttle.FROM_KNOWN.limit):
            throttle_sign_in(HOME, VICTIM)
        sign_in_succeeded(HOME, VICTIM)


@pytest.mark.parametrize(
    ("address", "whom"),
    [
        ("113.160.1.7", "113.160.1.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:113.160.1.7", "113.160.1.7"),
        ("not an address", "not an address"),
    ],
)
def test_one_customer_of_the_newer_internet_is_one_address(address, whom):
    assert throttle.network(address) == whom


def test_old_counts_are_forgotten(bare):
    knock()
    with clock.held(clock.now() + 16 * MINUTE):
        throttle.prune({}, None)

    assert db.session.scalar(sa.select(sa.func.count()).select_from(ThrottleCount)) == 0
