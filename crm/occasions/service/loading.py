"""Bringing the sourced days of the product into the office's table, each of them once."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from crm.core import audit
from crm.core.access import SYSTEM
from crm.core.db import Words, db
from crm.occasions import queries
from crm.occasions.models import DayKind, OccasionDay
from crm.reference.models import ReferenceGiven

DAYS: Final = Path(__file__).parents[1] / "lists" / "days.csv"
GIVEN: Final = "occasion_day"


def product_days() -> Iterator[dict[str, Any]]:
    """Yield the days that come with the product; every one of them names its source."""
    with DAYS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {
                "kind": DayKind(row["kind"]),
                "country_code": row["country"],
                "day": date.fromisoformat(row["day"]),
                "name": Words({lang: row[lang] for lang in ("vi", "en") if row[lang]}),
                "source": row["source"],
                "source_url": row["url"],
            }


def load_days() -> int:
    """Bring what the office does not have yet and return how many rows were new; its own changes stay."""
    with audit.change(SYSTEM, "occasion_days.loaded"):
        asked = sa.select(ReferenceGiven.code).where(ReferenceGiven.list_code == GIVEN)
        known = {
            *db.session.scalars(asked),
            *(_code(one.kind, one.country_code) for one in queries.country_days()),
        }
        new = [row for row in product_days() if _code(row["kind"], row["country_code"]) not in known]
        for row in new:
            db.session.add(OccasionDay(**row))
            db.session.add(ReferenceGiven(list_code=GIVEN, code=_code(row["kind"], row["country_code"])))
    return len(new)


def _code(kind: DayKind, country: str) -> str:
    return f"{kind.value}-{country}"
