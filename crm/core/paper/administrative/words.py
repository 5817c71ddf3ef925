"""The words of a paper on their way into type."""

from __future__ import annotations

from collections.abc import Sequence

from crm.core.paper.administrative.description import AdministrativePaper, PaperType, Run
from crm.core.paper.administrative.letter import GuestLetter
from crm.core.paper.administrative.plan.naming import TYPE_NAMES
from crm.core.paper.type import Bit


def bits_of(words: Sequence[str | Run], ink: str | None = None) -> list[Bit]:
    """Return runs as the typesetter takes them."""
    return [
        Bit(run, ink=ink)
        if isinstance(run, str)
        else Bit(
            run.text,
            weight=None if run.bold is None else 700 if run.bold else 400,
            italic=run.italic,
            ink=ink,
            lang=run.lang,
        )
        for run in words
    ]


def title_of(paper: AdministrativePaper | GuestLetter) -> str:
    """Return the title a file bears: the type of paper and what it is about."""
    if isinstance(paper, GuestLetter):
        return paper.title
    if paper.type is PaperType.LETTER:
        return f"V/v {paper.summary}"
    return f"{TYPE_NAMES[paper.type]} {paper.summary}"


def language_of(paper: AdministrativePaper | GuestLetter) -> str:
    """Return the language of a file as readers and office suites name it."""
    codes = {"vi": "vi-VN", "en": "en-GB", "ja": "ja-JP", "zh": "zh-CN", "ko": "ko-KR", "ru": "ru-RU"}
    code = paper.lang if isinstance(paper, GuestLetter) else "vi"
    return codes.get(code, code)
