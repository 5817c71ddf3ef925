"""Any form of a name finds its record, on both databases, and the best hit comes first."""

from __future__ import annotations

import pytest

from crm.core import search
from crm.core.access import SYSTEM, Role, acting_as
from crm.core.db import db
from tests import build


@pytest.fixture
def kitakyushu(app):
    """Kitakyushu with its names, beside places that look alike."""
    city = build.locality("Kitakyushu", native_name="北九州市")
    search.index(city, "きたきゅうしゅうし", "Bắc Cửu Châu", "Kitakyūshū-shi")
    build.locality("Kitami", native_name="北見市")
    build.locality("Đà Nẵng", country_code="VN")
    db.session.commit()
    return city


def titles(query, kind="locality"):
    """Return the titles found, best first."""
    with acting_as(SYSTEM):
        groups = search.find(query, kind=kind)
    return [hit.title for hit in groups[0].hits] if groups else []


@pytest.mark.parametrize(
    "query",
    [
        "kitakyushu",
        "KITAKYUSHU",
        "北九州",
        "九州",
        "きたきゅうしゅう",
        "キタキュウシュウ",
        "bac cuu",
        "Bắc Cửu Châu",
        "kitakyūshū",
        "kitaky",
    ],
)
def test_any_form_finds_it_first(kitakyushu, query):
    assert titles(query)[0] == "Kitakyushu"


def test_one_letter_is_enough(kitakyushu):
    assert set(titles("k")) == {"Kitami", "Kitakyushu"}


@pytest.mark.parametrize("query", ["da nang", "Đà Nẵng", "đa nang", "DA NANG", "Da\u0300 Na\u0306\u0303ng"])
def test_accents_and_d_do_not_matter(kitakyushu, query):
    assert titles(query) == ["Đà Nẵng"]


def test_what_was_typed_with_accents_ranks_above_what_only_folds_alike(app):
    for title in ("Ban", "Bản", "Bạn"):
        build.locality(title)
    assert titles("bản")[0] == "Bản"
    assert titles("bạn")[0] == "Bạn"


@pytest.mark.parametrize("query", ["1631/QĐ-UBND", "1631/qd-ubnd", "1631qdubnd", "1631 qd", "qd-ubnd"])
def test_a_paper_is_found_by_its_number_with_and_without_slash_and_accents(app, query):
    build.document("Kế hoạch", number="1631/QĐ-UBND")
    assert titles(query, "document") == ["Kế hoạch"]


@pytest.mark.parametrize(
    "query", ["", "   ", "'", '"', "*", "a OR b", "NEAR(", "!&|", "\\", "%", "_", "(:*)", "🙂", "' --"]
)
def test_no_sign_breaks_the_search(kitakyushu, query):
    titles(query)


def test_a_restricted_record_is_not_found_by_others(app):
    build.locality("Bí mật", classification="restricted")
    stranger = build.person(Role.STAFF)
    with acting_as(stranger):
        assert search.find("bi mat") == []


def test_a_renamed_record_is_no_longer_found_by_its_old_name(kitakyushu):
    search.index(build.locality("Moji"), "門司")
    with acting_as(SYSTEM):
        moji = search.find("門司")[0].hits[0].record_id
    db.session.commit()
    row = search.entry_of(moji, "locality", ["Moji-ko"])
    assert "門" not in row["tokens"]
    assert titles("門司") == ["Moji"]
