"""Bringing the ranks and the rule set of the product into the office's database, each of them once."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from crm.core import audit, clock
from crm.core.access import SYSTEM
from crm.core.db import Words, db
from crm.protocol import queries
from crm.protocol.models import PrecedenceRule, ProtocolRank, RankSystem
from crm.reference.models import ReferenceGiven

RANKS: Final = Path(__file__).parents[1] / "lists" / "rank.csv"
GIVEN: Final = "protocol_rank"
SEVERAL_PARTIES: Final = "several_parties"


def product_ranks() -> Iterator[dict[str, Any]]:
    """Yield the ranks that come with the product, in their order."""
    with RANKS.open(encoding="utf-8", newline="") as file:
        for place, row in enumerate(csv.DictReader(file), start=1):
            names = {"vi": row["vi"], "en": row["en"], row["lang"]: row["native"]}
            yield {
                "code": row["code"],
                "system": RankSystem(row["system"]),
                "level": int(row["level"]),
                "name": Words({lang: text for lang, text in names.items() if lang and text}),
                "is_excellency": row["excellency"] == "yes",
                "is_sample": row["sample"] == "yes",
                "source": row["source"],
                "place": place * 10,
            }


def load_protocol() -> int:
    """Bring what the office does not have yet and return how many rows were new; its own changes stay."""
    with audit.change(SYSTEM, "protocol.loaded"):
        asked = sa.select(ReferenceGiven.code).where(ReferenceGiven.list_code == GIVEN)
        known = {*db.session.scalars(asked), *queries.ranks_by_code()}
        new = [row for row in product_ranks() if row["code"] not in known]
        for row in new:
            db.session.add(ProtocolRank(**row))
            db.session.add(ReferenceGiven(list_code=GIVEN, code=row["code"]))
        has_rules = bool(queries.editions(SEVERAL_PARTIES))
        if not has_rules:
            db.session.add(_several_parties())
    return len(new) + (not has_rules)


def _several_parties() -> PrecedenceRule:
    """Return the rule set for several parties: a sample until the office says how it does it."""
    return PrecedenceRule(
        code=SEVERAL_PARTIES,
        name=Words(vi="Sự kiện nhiều đoàn [mẫu]", en="Event of several parties [sample]"),
        keys="level country in_office received",
        lang="en",
        basis="mẫu",
        in_force_from=clock.today(),
    )
