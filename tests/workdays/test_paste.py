"""What is made of the lines of an announcement."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.workdays.paste import MOST_LINES, PastedLine, read_lines

TODAY = date(2026, 11, 24)


def read(line):
    (found,) = read_lines(line, TODAY)
    return found


@pytest.mark.parametrize(
    ("line", "first", "last", "exchanged", "name"),
    [
        ("02/01/2026 làm bù 10/01/2026 Tết Dương lịch", (1, 2), None, (1, 10), "Tết Dương lịch"),
        ("02/01/2026 ↔ 10.01.2026: Tết Dương lịch", (1, 2), None, (1, 10), "Tết Dương lịch"),
        ("16/02/2026 - 20/02/2026 Tết Nguyên đán", (2, 16), (2, 20), None, "Tết Nguyên đán"),
        ("từ 16/2/2026 đến hết 20/2/2026; Tết Nguyên đán", (2, 16), (2, 20), None, "Tết Nguyên đán"),
        ("Quốc khánh: 01/09/2026", (9, 1), None, None, "Quốc khánh"),
    ],
)
def test_a_line_is_a_day_a_span_or_an_exchange(line, first, last, exchanged, name):
    def day(given):
        return date(2026, *given) if given else None

    assert read(line) == PastedLine(line, day(first), day(last), day(exchanged), name)


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("Tết Nguyên đán", "không có ngày"),
        ("01/01/2026 02/01/2026 03/01/2026 Tết", "nhiều nhất hai ngày"),
        ("31/02/2026 Tết", "01 đến 28"),
        ("01/01/2026", "Viết tên"),
    ],
)
def test_a_line_that_is_not_understood_says_why(line, trouble):
    assert trouble in read(line).trouble


@given(st.text(max_size=200))
def test_any_text_is_read_without_falling(text):
    assert len(read_lines(text, TODAY)) <= MOST_LINES
