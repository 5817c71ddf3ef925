"""How the posts of the home city are called in the languages of its partners.

A name whose language stands under ``unchecked`` was found in no published text: it is printed, and the office
is told to have it looked at.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from crm.core.text import fold

_FILE: Final = Path(__file__).with_name("posts.csv")
_SHORT: Final = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "tp": "thành phố",
    "tp.": "thành phố",
}


@dataclass(frozen=True, slots=True)
class Post:
    """A post with its names by language."""

    names: Mapping[str, str]
    unchecked: frozenset[str]


@cache
def posts() -> Mapping[str, Post]:
    """Return every post by its Vietnamese title, folded."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    languages = [key for key in rows[0] if key not in ("code", "unchecked", "source")]
    return {
        _folded(row["vi"]): Post({lang: row[lang] for lang in languages}, frozenset(row["unchecked"].split()))
        for row in rows
    }


def post_called(title: str) -> Post | None:
    """Return the post with exactly this Vietnamese title, written out or shortened; None for any other."""
    return posts().get(_folded(title)) if title else None


def _folded(title: str) -> str:
    words = re.split(r"\s+", title.strip())
    return fold(" ".join(_SHORT.get(word.casefold(), word) for word in words))
