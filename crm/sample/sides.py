"""What runs side by side in a sample visit: companions, who takes part in what, what was printed before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from crm.core import clock
from crm.delegations.models import (
    Delegation,
    DelegationMember,
    MemberRole,
    PrintRun,
    PrintSnapshot,
    ProgrammeItem,
    ProgrammePerson,
)
from crm.delegations.queries import snapshot_of
from crm.sample.load import Book, add_rows
from crm.sample.reader import words

NAMES: Final = ("family_name", "given_name", "latin_name", "native_name", "gender")


def companions(trip: Delegation, one: dict[str, Any], members: dict[str, DelegationMember]) -> None:
    """Let the spouses of members come along, behind the others of their side."""
    for told in one.get("companion", []):
        of = members[told["of"]]
        members[told["key"]] = DelegationMember(
            delegation_id=trip.id,
            side=of.side,
            place=1 + sum(row.side is of.side for row in members.values()),
            role=MemberRole.SPOUSE,
            companion_of_id=of.id,
            native_lang=of.native_lang,
            title=words(told["title"]),
            **{
                name: told[name]
                for name in ("family_name", "given_name", "latin_name", "native_name", "gender")
            },
        )
        add_rows([members[told["key"]]])


def take_part(
    one: dict[str, Any], items: Sequence[ProgrammeItem], members: Mapping[str, DelegationMember]
) -> None:
    """Name who takes part in items that are not for everybody, and who interprets."""
    links = []
    for told, item in zip(one.get("item", []), items, strict=True):
        if "interpreter" in told:
            item.interpreter_id = members[told["interpreter"]].id
        links += [
            ProgrammePerson(delegation_id=item.delegation_id, item_id=item.id, member_id=members[key].id)
            for key in told.get("people", [])
        ]
    add_rows([*items, *links])


def printed(book: Book, trip: Delegation, told: dict[str, Any], items: Sequence[ProgrammeItem]) -> None:
    """Remember a print of some days ago, on which a few items stood otherwise."""
    state = snapshot_of(trip.id)
    for was in told["was"]:
        state["items"][str(items[was["item"]].id)] |= {name: was[name] for name in was if name != "item"}
    run = PrintRun(
        delegation_id=trip.id,
        number=1,
        paper="programme",
        edition="leader",
        lang="vi",
        printed_at=clock.now() - timedelta(days=told["days_ago"]),
        printed_by_id=book.officer_id(told["by"]),
    )
    add_rows([run])
    add_rows([PrintSnapshot(run_id=run.id, text=json.dumps(state, ensure_ascii=False))])
