"""The programme as a table, and the annexes that a paper refers to."""

from __future__ import annotations

from crm.core.paper.administrative import Annex, Column, Table
from crm.papers.content import Item, Material
from crm.papers.wording.naming import TO, annexed, gap
from crm.papers.wording.sides import members_of


def programme_table(material: Material) -> Table:
    """Return the programme by day and hour."""
    columns = (Column("Thời gian", 38, "center"), Column("Nội dung", 76), Column("Địa điểm", 46))
    return Table(
        columns, tuple((_when(item), item.title or gap(material), item.place) for item in material.items)
    )


def _when(item: Item) -> str:
    until = f"{TO}{item.ends:%H:%M}" if item.ends else ""
    return f"{item.starts:%H:%M}{until}\n{item.day:%d/%m/%Y}"


def annexes(material: Material) -> tuple[Annex, ...]:
    """Return the annexes that the officer wants."""
    made = {
        "members": lambda: members_of(material),
        "programme": lambda: Annex("Chương trình", (programme_table(material),)),
    }
    return tuple(made[code]() for code in annexed(material))
