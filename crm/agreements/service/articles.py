"""The articles of an agreement: entered one by one, or pasted with the whole text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from crm.agreements import queries
from crm.agreements.models import Agreement, Article
from crm.core import audit, records
from crm.core.access import Actor
from crm.core.db import Words, db
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import _

MOST: Final = 200
_HEAD: Final = re.compile(
    r"^[ \t]*(?:điều|article|art\.|статья|ມາດຕາ)[ \t]*(\d{1,3})[ \t]*[.:：\-–]?[ \t]*(.*)$"
    r"|^[ \t]*第[ \t]*(\d{1,3}|[一二三四五六七八九十]{1,3})[ \t]*[条條][ \t]*(.*)$"
    r"|^[ \t]*제[ \t]*(\d{1,3})[ \t]*조[ \t]*(.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_HAN: Final = "一二三四五六七八九"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEntry:
    """One article; headings and texts by language."""

    number: str
    heading: Words = field(default_factory=Words)
    text: Words = field(default_factory=Words)
    asks_nothing: bool = False
    version: int | None = None


def add_article(agreement_id: int, entry: ArticleEntry, *, actor: Actor) -> Article:
    """Put an article behind those there are."""
    with audit.change(actor, "agreement.article_added"):
        agreement = records.open_for_change(Agreement, agreement_id, version=entry.version)
        audit.about(agreement)
        known = queries.articles_of(agreement_id)
        _check(entry, known)
        if len(known) >= MOST:
            raise RuleBroken(_("An agreement has at most %(num)s articles.", num=MOST))
        row = Article(agreement_id=agreement_id, place=max((one.place for one in known), default=0) + 1)
        _fill(row, entry)
        db.session.add(row)
        records.touch(agreement, actor=actor)
    return row


def edit_article(article_id: int, entry: ArticleEntry, *, actor: Actor) -> Article:
    """Correct an article."""
    agreement_id = _known(article_id).agreement_id
    with audit.change(actor, "agreement.article_edited"):
        agreement = records.open_for_change(Agreement, agreement_id, version=entry.version)
        audit.about(agreement)
        row = _known(article_id)
        _check(entry, [one for one in queries.articles_of(agreement_id) if one.id != article_id])
        _fill(row, entry)
        records.touch(agreement, actor=actor)
    return row


def remove_article(article_id: int, *, actor: Actor) -> Article:
    """Take an article out; one that something was promised by stays."""
    agreement_id = _known(article_id).agreement_id
    with audit.change(actor, "agreement.article_removed"):
        agreement = records.open_for_change(Agreement, agreement_id, version=None)
        audit.about(agreement)
        row = _known(article_id)
        refuse_losing(article_id, row.number)
        db.session.delete(row)
        records.touch(agreement, actor=actor)
    return row


def refuse_losing(article_id: int, number: str) -> None:
    """Refuse to take an article out from under what was promised by it."""
    if queries.has_commitments(article_id):
        raise RuleBroken(
            _("Commitments rest on article %(number)s. Move or delete them first.", number=number)
        )


def paste_text(
    agreement_id: int, lang: str, text: str, *, version: int | None, actor: Actor
) -> tuple[int, int]:
    """Take the articles out of a whole text; return how many were new and how many had been there.

    Articles are known by their number. What stands before the first one is the preamble, and is left out.
    """
    found = split_articles(text)
    if not found:
        raise Invalid(
            _("No article was found. Each begins on a line of its own: “Điều 1”, “Article 1”, “第1条”."),
            field="text",
        )
    with audit.change(actor, "agreement.text_pasted"):
        agreement = records.open_for_change(Agreement, agreement_id, version=version)
        audit.about(agreement)
        known = {row.number: row for row in queries.articles_of(agreement_id)}
        if len(known.keys() | {number for number, *_rest in found}) > MOST:
            raise Invalid(_("An agreement has at most %(num)s articles.", num=MOST), field="text")
        last = max((row.place for row in known.values()), default=0)
        new = 0
        for number, heading, body in found:
            row = known.get(number)
            if row is None:
                new, last = new + 1, last + 1
                row = known[number] = Article(agreement_id=agreement_id, number=number, place=last)
            row.heading = Words({**(row.heading or {}), lang: heading})
            row.text = Words({**(row.text or {}), lang: body})
            db.session.add(row)
        records.touch(agreement, actor=actor)
    return new, len(found) - new


def split_articles(text: str) -> list[tuple[str, str, str]]:
    """Return (number, heading, text) of each article of a text, in its order; the first of a number counts.

    >>> split_articles("Điều 1. Mục tiêu\\nHai bên hợp tác.")
    [('1', 'Mục tiêu', 'Hai bên hợp tác.')]
    """
    heads = list(_HEAD.finditer(text))
    told: dict[str, tuple[str, str, str]] = {}
    for head, following in zip_longest(heads, heads[1:]):
        number, heading = next(
            (head[at], (head[at + 1] or "").strip(" .:：—–-")) for at in (1, 3, 5) if head[at]
        )
        body = text[head.end() : following.start() if following else len(text)].strip()
        if not body:
            heading, body = ("", heading) if len(heading) > 60 else (heading, heading)
        key = str(_number(number))
        told.setdefault(key, (key, heading[:300], body))
    return list(told.values())


def _number(said: str) -> int:
    """Read a number in digits or in Chinese characters."""
    if said.isdecimal():
        return int(said)
    tens, _ten, ones = said.rpartition("十") if "十" in said else ("", "", said)
    count = (_HAN.find(tens) + 1 or 1) * 10 if "十" in said else 0
    return count + (_HAN.find(ones) + 1 if ones else 0)


def _known(article_id: int) -> Article:
    row = queries.article(article_id)
    if row is None:
        raise Missing(_("This page does not exist, or you may not see it."))
    return row


def _check(entry: ArticleEntry, others: Sequence[Article]) -> None:
    if not entry.number:
        raise Invalid(_("Please enter %(field)s.", field=_("Number")), field="number")
    if any(one.number == entry.number for one in others):
        raise Invalid(_("There is an article %(number)s already.", number=entry.number), field="number")
    if not entry.text.best() and not entry.heading.best():
        raise Invalid(_("Please enter %(field)s.", field=_("Text of the article")), field="text_vi")


def _fill(row: Article, entry: ArticleEntry) -> None:
    row.number, row.asks_nothing = entry.number, entry.asks_nothing
    row.heading = Words({**(row.heading or {}), **entry.heading})
    row.text = Words({**(row.text or {}), **entry.text})
