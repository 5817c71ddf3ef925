"""The invitation (giấy mời) of people of the city to one item of the programme."""

from __future__ import annotations

from collections.abc import Iterator

from crm.core.locale import speaking, weekday
from crm.core.paper.administrative import Block, Paragraph, Point, long_day
from crm.papers.content import Draft, Item, Material, Section
from crm.papers.wording.grammar import Texts, blocks
from crm.papers.wording.naming import agency, gap, lowered, missing_mark


def item_of(material: Material) -> Item | None:
    """Return what guests are asked to: the item chosen, else the first that a city leader attends."""
    chosen = [one for one in material.items if one.key == material.chosen.item_id]
    led = [one for one in material.items if one.has_leader]
    return next(iter((*chosen, *led, *material.items)), None)


def draft(material: Material) -> Draft:
    """Write the invitation from the record."""
    item = item_of(material)
    what = f"“{item.title.rstrip(' .')}”" if item and item.title else missing_mark("hoạt động")
    return Draft(
        summary=f"Dự {what} trong chương trình đón {lowered(material.name)}",
        sections=(
            Section("invited", (), "đại biểu được mời"),
            Section("note", ("Rất mong đại biểu sắp xếp thời gian đến dự đúng giờ./.",), ""),
        ),
    )


def body(material: Material, texts: Texts) -> Iterator[Block]:
    """Yield the text of the invitation."""
    invited = texts["invited"]
    yield Paragraph(f"{agency(material)} trân trọng kính mời:")
    yield from blocks(
        material, [f"- {line.lstrip('-– ')}" for line in invited], "đại biểu được mời", level=None
    )
    item = item_of(material)
    if item is None:
        yield Paragraph(gap(material, "hoạt động, thời gian, địa điểm"))
    else:
        yield from _when_and_where(material, item)
    yield from blocks(material, texts["note"], level=None)


def _when_and_where(material: Material, item: Item) -> Iterator[Block]:
    yield Point(f"Tới dự: {item.title.rstrip(' .')}.")
    if item.host:
        yield Point(f"Chủ trì: {item.host.rstrip(' .')}.")
    with speaking("vi"):
        named = weekday(item.day)
        day = f"{named[:1].lower()}{named[1:]}, {long_day(item.day)}"
    yield Point(f"Thời gian: {item.starts:%H giờ %M}, {day}.")
    place = item.place.rstrip(" .")
    yield Point(f"Địa điểm: {place}." if place else ("Địa điểm: ", *gap(material, "địa điểm")))
