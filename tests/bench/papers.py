"""The briefing pack: how long it takes to print and what it weighs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

PACK = """
import resource, sys, time
from crm.briefings import pdf
from tests.briefings.sample_content import VIETNAMESE
from tests.briefings.second_content import in_two
content = in_two(sys.argv[1]) if len(sys.argv) > 1 else VIETNAMESE

def seconds():
    started = time.perf_counter()
    pdf.render_pack(content)
    return time.perf_counter() - started

first = seconds()
warm = min(seconds() for _ in range(5))
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
paper = pdf.render_pack(content)
print(f"{first:.2f} s first, {warm:.2f} s warm (budget 1.0), {memory:.0f} MB peak (budget 150), "
      f"{len(paper) // 1024} KB of paper")
"""


def measure_pack(tell: Callable[[str], None]) -> None:
    """Tell time and memory of the pack in one language and in two, each in a process of its own."""
    for name, lang in (("briefing pack", []), ("with Japanese", ["ja"]), ("with Chinese", ["zh"])):
        asked = [sys.executable, "-c", PACK, *lang]
        told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        tell(f"{name:18}{told.strip()}")
