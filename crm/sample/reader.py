"""Reads the sample office from its data files."""

from __future__ import annotations

import tomllib
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from crm.core.db import Words

FOLDER = Path(__file__).resolve().parent / "data"


@cache
def tables(name: str) -> dict[str, Any]:
    """Return the tables of one file."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def words(value: Any) -> Words:
    """Return a text in several languages; nothing for nothing."""
    return Words(value or {})


def day_after(today: date, days: Any) -> date | None:
    """Return the day so many days from the day of loading."""
    return None if days is None else today + timedelta(days=int(days))


def clock_time(text: str | None) -> time | None:
    """Return a time of day."""
    return time.fromisoformat(text) if text else None
