"""Who took part: in a sentence, and in the list that is annexed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crm.core.paper.administrative import Annex, Block, Column, Heading, Run, Table, Words
from crm.papers.content import Material, Member, Travel
from crm.papers.wording.naming import gap, missing_mark, name_of, referred

NUMBERED: Final = Column("TT", 10, "center")


def sides(material: Material) -> Words:
    """Say how many came of each side and who led them; the list itself is annexed."""
    if not material.members:
        return gap(material, "danh sách thành viên hai bên")
    ours = [member for member in material.members if member.is_ours]
    theirs = [member for member in material.members if not member.is_ours]
    said: list[str | Run] = []
    for side, members in ((material.partner, theirs), (material.bureau.city or "ta", ours)):
        if members:
            is_visiting = (members is ours) == (material.travel is Travel.OUTGOING)
            joint = ["; "] if said else []
            said += [*joint, f"phía {side} gồm {len(members):02} người", *_led_by(members, is_visiting)]
    return (*said, f" (danh sách kèm theo tại {referred(material, 'members')}).")


def composition(material: Material) -> tuple[str, ...]:
    """Say in lines that can be edited who comes and who receives them."""
    theirs = [one for one in material.members if not one.is_ours]
    ours = [one for one in material.members if one.is_ours]
    sends = material.travel is Travel.OUTGOING
    by_ours = f"Phía {material.bureau.city or 'ta'}"
    sides = (
        (
            "Đoàn khách" if material.travel is Travel.INCOMING else "Phía bạn",
            theirs,
            "người tiếp phía bạn" if sends else "thành viên đoàn",
        ),
        (by_ours, ours, "thành viên đoàn" if sends else "người chủ trì, dự tiếp phía ta"),
    )
    return tuple(_side_line(material, name, members, what) for name, members, what in sides)


def _side_line(material: Material, name: str, members: list[Member], what: str) -> str:
    if not members:
        return f"{name}: {missing_mark(what)}."
    is_visiting = members[0].is_ours == (material.travel is Travel.OUTGOING)
    led = "".join(one if isinstance(one, str) else one.text for one in _led_by(members, is_visiting))
    listed = (
        f" (danh sách kèm theo tại {referred(material, 'members')})" if material.chosen.has_members else ""
    )
    return f"{name}: gồm {len(members):02} người{led}{listed}."


def _led_by(members: list[Member], is_visiting: bool) -> Iterator[str | Run]:
    """Name who leads a side: the head of those who travel, or whoever presides for the hosts."""
    head = next((member for member in members if member.is_head), None)
    if head is None:
        return
    yield f" do {head.form} "
    yield from name_of(head)
    role = "làm Trưởng đoàn" if is_visiting else "chủ trì"
    yield f", {head.title}, {role}" if head.title else f", {role}"


def members_of(material: Material) -> Annex:
    """Annex both sides in protocol order."""
    sides = (
        (f"Đoàn {material.partner}", [one for one in material.members if not one.is_ours]),
        (f"Phía {material.bureau.city or 'ta'}", [one for one in material.members if one.is_ours]),
    )
    body: list[Block] = []
    for title, members in sides:
        if members:
            body += [Heading(title, 1), _list_of(material, members)]
    return Annex("Danh sách thành viên", tuple(body))


def _list_of(material: Material, members: list[Member]) -> Table:
    if members[0].is_ours and material.travel is Travel.OUTGOING:
        return travellers(material)
    columns = (NUMBERED, Column("Họ và tên", 65), Column("Chức vụ, cơ quan", 85))
    rows = tuple(
        (str(at), tuple(name_of(member)), member.title or gap(material))
        for at, member in enumerate(members, start=1)
    )
    return Table(columns, rows)


def travellers(material: Material) -> Table:
    """List those whom the office sends, with their ranks, as the decision to send them asks for it."""
    columns = (
        NUMBERED,
        Column("Họ và tên", 46),
        Column("Chức vụ, cơ quan", 56),
        Column("Ngạch, cấp bậc", 26),
        Column("Ghi chú", 22),
    )
    rows = tuple(
        (
            str(at),
            tuple(name_of(member)),
            member.title or gap(material),
            member.rank or (Run("chưa có", italic=True),),
            "Trưởng đoàn" if member.is_head else "",
        )
        for at, member in enumerate((one for one in material.members if one.is_ours), start=1)
    )
    return Table(columns, rows)
