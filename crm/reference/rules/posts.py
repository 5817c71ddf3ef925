"""Posts of the home city as the product calls them in the languages of its partners.

A name whose language stands under ``unchecked`` was found in no published text: it is printed, and the office
is told to have it looked at. The others carry their sources.
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
from crm.reference.rules.lists import NAME_LANGUAGES

_FILE: Final = Path(__file__).parents[1] / "lists" / "post.csv"
_SHORT: Final = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "tp": "thành phố",
    "tp.": "thành phố",
}


@dataclass(frozen=True, slots=True)
class Post:
    """A post with its names by language, and the languages nobody has checked."""

    names: Mapping[str, str]
    unchecked: frozenset[str] = frozenset()
    item_id: int | None = None


@cache
def product_posts() -> Mapping[str, Post]:
    """Return the posts that come with the product, by their codes."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Post(
                {lang: row[lang] for lang in NAME_LANGUAGES}, frozenset(row["unchecked"].split())
            )
            for row in csv.DictReader(file)
        }


def title_key(title: str) -> str:
    """Return what two ways of writing the same Vietnamese title have in common: UBND is written out."""
    words = re.split(r"\s+", title.strip())
    return fold(" ".join(_SHORT.get(word.casefold(), word) for word in words))


def post_called(posts: Mapping[str, Post], title: str) -> Post | None:
    """Return the post that has exactly this Vietnamese title, written out or shortened; else None."""
    return posts.get(title_key(title)) if title else None
