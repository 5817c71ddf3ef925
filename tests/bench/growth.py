"""The same pages with ten thousand interactions and with a million."""

from __future__ import annotations

from collections.abc import Callable

from tests.bench.pages import Figures

MOST = 1.5


def compare(few: dict[str, Figures], many: dict[str, Figures], tell: Callable[[str], None]) -> None:
    """Tell how much more each page costs with many interactions than with few."""
    for name in few:
        times = many[name].whole / few[name].whole
        tell(
            f"{name:18}{few[name].whole:7.2f} ms → {many[name].whole:7.2f} ms = {times:4.2f} ×"
            f"   {'met' if times <= MOST else 'over'}"
        )
