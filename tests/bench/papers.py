"""The papers of a delegation: how long they take and what they weigh, against the design's budgets."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

PACK = """
import resource, sys, time
from crm.briefings import pdf
from tests.briefings.sample_content import VIETNAMESE
from tests.briefings.second_content import in_two
asked = sys.argv[1] if len(sys.argv) > 1 else ""
if asked == "long":
    from tests.bench.papers import grown
    content = grown(VIETNAMESE)
else:
    content = in_two(asked) if asked else VIETNAMESE
render = getattr(pdf, sys.argv[2]) if len(sys.argv) > 2 else pdf.render_pack

def seconds():
    started = time.perf_counter()
    render(content)
    return time.perf_counter() - started

first = seconds()
warm = min(seconds() for _ in range(1 if asked == "long" else 5))
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
paper = render(content)
from crm.core.paper.sheet import page_count
budget = sys.argv[3] if len(sys.argv) > 3 else ""
print(f"{first:.2f} s first, {warm:.2f} s warm{budget}, {memory:.0f} MB peak, "
      f"{page_count(paper)} pages, {len(paper) // 1024} KB of paper")
"""
SHORT = " (budget 1.0; memory 150)"
LONG = " (made by the worker)"
PAPERS = (
    ("briefing pack", "", "render_pack", SHORT),
    ("with Japanese", "ja", "render_pack", SHORT),
    ("with Chinese", "zh", "render_pack", SHORT),
    ("200 people, 5 days", "long", "render_pack", LONG),
    ("their member list", "long", "render_members", ""),
    ("their badges", "long", "render_badges", ""),
    ("their place cards", "long", "render_cards", LONG),
    ("their call sheets", "long", "render_calls", LONG),
)


def measure_pack(tell: Callable[[str], None]) -> None:
    """Tell time and memory of the papers, each in a process of its own."""
    for name, content, render, budget in PAPERS:
        asked = [sys.executable, "-c", PACK, content, render, budget]
        told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        tell(f"{name:20}{told.strip()}")


def grown(content):  # type: ignore[no-untyped-def]  # only for the process that measures
    """Return a visit of two hundred people and five days of twenty-four items."""
    from dataclasses import replace
    from datetime import time, timedelta

    from crm.briefings.content import (
        CallDay,
        CallLine,
        CallSheet,
        Phone,
        ProgrammeDay,
        SeatingPlan,
        Sheets,
        Side,
        Sitter,
    )
    from crm.briefings.rules import layout

    people = [one for one in content.members if one.side is not Side.OTHERS]
    members = tuple(replace(people[at % len(people)], number=str(at + 1), key=at + 1) for at in range(200))
    item = content.programme.days[0].items[0]
    starts = content.delegation.starts
    days = tuple(
        ProgrammeDay(
            starts + timedelta(days=day),
            tuple(replace(item, starts=time(7 + at // 2, 30 * (at % 2)), ends=None) for at in range(24)),
        )
        for day in range(5)
    )
    lines = tuple(CallLine(one.starts, item.title_vi, (item.place or "",)) for one in days[0].items)
    calls = tuple(
        CallSheet(
            f"Lái xe {at}",
            ("Bùi Văn Tải",),
            tuple(CallDay(one.on, lines) for one in days),
            phones=(Phone("Điều xe", "0900 000 101"),),
        )
        for at in range(12)
    )
    half = tuple(Sitter(Side.THEIRS, at, members[at - 1].name, at == 1) for at in range(1, 101))
    plan = SeatingPlan(
        "head", item.title_vi, starts, time(18), "Nhà khách", half, half, placed=layout("head", 100, 100)
    )
    return replace(
        content,
        members=members,
        programme=replace(content.programme, days=days),
        sheets=Sheets(calls=calls, seating=(plan,)),
    )
