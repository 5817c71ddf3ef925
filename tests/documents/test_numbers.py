"""One number is one number, however it was typed, pasted, scanned or sent from another keyboard."""

import pytest

from crm.core.access import SYSTEM, acting_as
from crm.core.db import db
from crm.documents import numbers, queries
from crm.documents.queries import PaperFilter
from tests import build

SPELLINGS = [
    "1631/QĐ-UBND",
    "1631/qđ-ubnd",
    "1631QDUBND",
    "1631 qd ubnd",
    "1631 / QĐ - UBND",
    "Số: 1631/QĐ-UBND",
    "1631/QÐ-UBND",  # the letter eth
    "1631/qð-ubnd",
    "1631/QƉ-UBND",  # the African D
    "1631/Q\u0110-UBND",
    "１６３１／ＱĐ－ＵＢＮＤ",  # full width
    "1631/QĐ–UBND",  # noqa: RUF001 - en dash
    "1631/QĐ—UBND",
    "1631/QĐ−UBND",  # noqa: RUF001 - minus
    "1631/QĐ\u2011UBND",
    "1631\\QĐ-UBND",
    "1631⁄QĐ-UBND",
    "1631/QĐ-UВND",  # noqa: RUF001 - a Cyrillic letter
    "1631/QĐ-UBΝD",  # noqa: RUF001 - a Greek letter
    "I631/QĐ-UBND",
    "163l/QĐ-UBND",
    "01631/QĐ-UBND",
    "  1631/QĐ-UBND ",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_of_a_number_is_the_same_number(spelling):
    assert numbers.key(spelling) == "1631qdubnd"


@pytest.mark.parametrize(
    "other", ["1632/QĐ-UBND", "1631/QĐ-HĐND", "1631a/QĐ-UBND", "163/QĐ-UBND", "1631/KH-UBND", ""]
)
def test_another_number_stays_another_number(other):
    assert numbers.key(other) != "1631qdubnd"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1631/QÐ-UBND", "1631/QĐ-UBND"),
        ("1631 / QĐ – UBND", "1631/QĐ-UBND"),
        ("１６３１／ＱĐ－ＵＢＮＤ", "1631/QĐ-UBND"),
        ("Số: 05/BC-SNgV", "05/BC-SNgV"),
        ("12/АБ-МИД", "12/АБ-МИД"),  # noqa: RUF001 - a Russian number is not repaired
        ("北九環国第214号", "北九環国第214号"),
        ("1631 qd ubnd", "1631 qd ubnd"),
    ],
)
def test_what_only_looks_right_is_put_right_and_the_rest_is_kept_as_typed(typed, kept):
    assert numbers.tidy(typed) == kept


@pytest.mark.parametrize(
    ("typed", "value", "suffix", "symbol"),
    [
        ("1631/QĐ-UBND", 1631, "", "QĐ-UBND"),
        ("05/BC-SNgV", 5, "", "BC-SNgV"),
        ("12a/TB-SNgV", 12, "a", "TB-SNgV"),
        ("12bis/TB-SNgV", 12, "bis", "TB-SNgV"),
        ("62/2025/QĐ-UBND", 62, "", "2025/QĐ-UBND"),
        ("16-NQ/TW", 16, "", "NQ/TW"),
        ("587/SNgV-HTQT", 587, "", "SNgV-HTQT"),
        ("1631QDUBND", 1631, "", "QDUBND"),
        ("QĐ-UBND", None, "", "QĐ-UBND"),
        ("第123号", None, "", "第123号"),
        ("99999999999999999999/X", None, "", "99999999999999999999/X"),
        ("", None, "", ""),
    ],
)
def test_a_number_is_taken_apart_for_sorting(typed, value, suffix, symbol):
    assert numbers.split(typed) == numbers.Parts(value, suffix, symbol)


def test_the_register_finds_one_paper_by_every_spelling(app):
    paper = build.document(number="1631/QÐ-UBND")
    build.document("Kế hoạch khác", number="163/KH-UBND")
    assert paper.number == "1631/QĐ-UBND"
    with acting_as(SYSTEM):
        for spelling in [*SPELLINGS, "qd-ubnd", "QĐ-UBND"]:
            found = db.session.execute(queries.papers(PaperFilter(text=spelling))).all()
            assert [row.id for row in found] == [paper.id], spelling
