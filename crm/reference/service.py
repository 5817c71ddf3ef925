"""Bringing the reference lists of the product into the office's database."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from crm.core import audit
from crm.core.access import SYSTEM
from crm.core.db import db
from crm.reference.models import Sector
from crm.reference.queries import sectors

SECTORS: Final = Path(__file__).with_name("sectors.csv")


def _rows() -> Iterator[dict[str, Any]]:
    with SECTORS.open(encoding="utf-8", newline="") as file:
        for place, row in enumerate(csv.DictReader(file), start=1):
            yield {
                "code": row["code"],
                "name_vi": row["name_vi"],
                "name_en": row["name_en"],
                "isic": row["isic_rev4_section"],
                "sdg": row["sdg"],
                "uccn": row["uccn_field"],
                "match": row["match"],
                "place": place,
            }


def load_sectors() -> int:
    """Bring the list of sectors up to date and return how many there are; doing it again changes nothing."""
    with audit.change(SYSTEM, "sectors.loaded"):
        known = {sector.code: sector for sector in sectors()}
        count = 0
        for row in _rows():
            sector = known.get(row["code"])
            if sector is None:
                db.session.add(Sector(**row))
            else:
                for name, value in row.items():
                    setattr(sector, name, value)
            count += 1
    return count
