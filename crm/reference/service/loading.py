"""Bringing the reference lists of the product into the office's database."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from crm.core import audit
from crm.core.access import SYSTEM
from crm.core.db import Words, db
from crm.reference.models import (
    DeadlineRule,
    DeadlineUnit,
    ReferenceGiven,
    ReferenceItem,
    RuleKind,
    Sector,
    Trigger,
)
from crm.reference.queries import deadline_rules, items, sectors
from crm.reference.rules import LISTS, NAME_LANGUAGES, ListCode

SECTORS: Final = Path(__file__).parent.with_name("sectors.csv")
ROWS: Final = Path(__file__).parent.with_name("lists")
DEADLINES: Final = "deadline"
FIRST_PARENTS: Final = sorted(LISTS, key=lambda code: LISTS[code].parent is not None)
"""Lists in an order in which a row's parent is there before the row."""


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


def product_rows(list_code: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a list that come with the product, in their order; ``parent`` is a code."""
    with (ROWS / f"{list_code}.csv").open(encoding="utf-8", newline="") as file:
        for place, row in enumerate(csv.DictReader(file), start=1):
            yield {
                "code": row["code"],
                "name": Words({lang: row[lang] for lang in NAME_LANGUAGES if row.get(lang)}),
                "short_name": Words(
                    {lang: row[f"short_{lang}"] for lang in NAME_LANGUAGES if row.get(f"short_{lang}")}
                ),
                "abbreviation": row.get("abbreviation") or "",
                "parent": row.get("parent") or "",
                "days": int(row["days"]) if row.get("days") else None,
                "is_protected": bool(row.get("protected")),
                "place": place * 10,
            }


def load_lists() -> int:
    """Bring the product's rows into the lists and return how many were new.

    What the office renamed, moved, retired or deleted stays as it is; a row it never touched learns its name
    in further languages.
    """
    with audit.change(SYSTEM, "lists.loaded"):
        given = {
            tuple(row) for row in db.session.execute(sa.select(ReferenceGiven.list_code, ReferenceGiven.code))
        }
        return sum(_load(code, {key for found, key in given if found == code}) for code in FIRST_PARENTS)


def _load(code: ListCode, given: set[str]) -> int:
    known = {row.code: row for row in items(code, with_retired=True)}
    parents = known if LISTS[code].parent is code else _by_code(LISTS[code].parent)
    count = 0
    for told in product_rows(code):
        row = known.get(told["code"])
        if row is not None:
            if row.version == 1 and (more := told["name"] | row.name) != row.name:
                row.name = Words(more)
        elif told["code"] not in given:
            known[told["code"]] = _new(code, told, parents)
            count += 1
        if told["code"] not in given:
            db.session.add(ReferenceGiven(list_code=code, code=told["code"]))
    return count


def _by_code(list_code: ListCode | None) -> Mapping[str, ReferenceItem]:
    return {row.code: row for row in items(list_code, with_retired=True)} if list_code else {}


def _new(code: ListCode, told: dict[str, Any], parents: Mapping[str, ReferenceItem]) -> ReferenceItem:
    values = {key: value for key, value in told.items() if key != "parent"}
    parent = parents.get(told["parent"])
    row = ReferenceItem(list_code=code, parent_id=parent.id if parent else None, **values)
    db.session.add(row)
    db.session.flush()
    return row


def load_deadlines() -> int:
    """Bring the product's periods and return how many were new; the office's own changes stay."""
    with audit.change(SYSTEM, "deadlines.loaded"):
        asked = sa.select(ReferenceGiven.code).where(ReferenceGiven.list_code == DEADLINES)
        known = {*db.session.scalars(asked), *(rule.code for rule in deadline_rules())}
        new = [rule for rule in _deadlines() if rule.code not in known]
        db.session.add_all([*new, *(ReferenceGiven(list_code=DEADLINES, code=rule.code) for rule in new)])
    return len(new)


def _deadlines() -> Iterator[DeadlineRule]:
    told = tomllib.loads((ROWS / "deadlines.toml").read_text(encoding="utf-8"))["rule"]
    for place, row in enumerate(told, start=1):
        yield DeadlineRule(
            code=row["code"],
            name=Words(vi=row["vi"], en=row["en"]),
            trigger=Trigger(row["trigger"]),
            amount=row["amount"],
            unit=DeadlineUnit(row["unit"]),
            kind=RuleKind(row["kind"]),
            basis=row.get("basis", ""),
            citation=row.get("citation", ""),
            valid_from=row.get("from"),
            is_active=not row.get("suggestion", False),
            place=place * 10,
        )
