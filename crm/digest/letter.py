"""The words of the daily mail, as plain text and as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flask import current_app

from crm.core.locale import _, label, language, ngettext, weekday
from crm.core.locale import day as in_words
from crm.core.records import kind_of
from crm.core.reminders import Due, by_nearness
from crm.core.web import link_from_outside
from crm.digest.rules import News

MOST: Final = 40
"""Lines of one part of a mail; the rest is counted, and stands in the book."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to be queued."""

    subject: str
    text: str
    html: str


def written(news: News, name: str, today: date) -> Letter:
    """Write the mail in the language spoken."""
    num = len(news.new) + len(news.again)
    counted = ngettext("%(num)s deadline", "%(num)s deadlines", num)
    told: dict[str, Any] = {
        "lang": language(),
        "subject": f"Nhịp Cầu: {counted}, {in_words(today)}",
        "greeting": _("Dear %(name)s,", name=name),
        "opening": _opening(news, today),
        "parts": _parts(news, today, name),
        "silent": _silent(news.silent),
        "all_url": link_from_outside("home.deadlines"),
        "wish_url": link_from_outside("digest.wish"),
        "all_words": _("All deadlines"),
        "wish_words": _("Choose what you are mailed of"),
    }
    html = current_app.jinja_env.get_template("digest/letter.html").render(told)
    return Letter(told["subject"], _as_text(told), html)


def _opening(news: News, today: date) -> str:
    when = f"{weekday(today)}, {in_words(today)}"
    if news.new:
        return _("%(day)s. New to you; nothing of it is mailed to you again as it stands.", day=when)
    return _("%(day)s. Still open, as you asked to be reminded every week.", day=when)


def _silent(number: int) -> str:
    if not number:
        return ""
    return ngettext(
        "%(num)s other thing of yours is overdue, as you were told before.",
        "%(num)s other things of yours are overdue, as you were told before.",
        number,
    )


def _parts(news: News, today: date, name: str) -> list[dict[str, Any]]:
    """Lay out what is new by nearness, then what is repeated."""
    groups = [(label(near), rows) for near, rows in by_nearness(news.new, today)]
    if news.again:
        groups.append((_("Still overdue"), list(news.again)))
    return [_part(title, rows, today, name) for title, rows in groups]


def _part(title: str, rows: Sequence[Due], today: date, name: str) -> dict[str, Any]:
    left = len(rows) - MOST
    more = ngettext("%(num)s more", "%(num)s more", left) if left > 0 else ""
    return {"title": title, "lines": [_line(one, today, name) for one in rows[:MOST]], "more": more}


def _line(due: Due, today: date, name: str) -> dict[str, str]:
    """Lay one deadline out, with its officer where that is another; what is restricted is not named."""
    kind = kind_of(due.kind)
    told = [str(kind.label) if due.is_restricted else due.what, _when(due.due_on, today)]
    if not due.is_restricted:
        told += ["" if due.owner == name else due.owner, due.basis]
    return {
        "title": _("Restricted record") if due.is_restricted else due.title,
        "detail": " · ".join(part for part in told if part),
        "url": link_from_outside(kind.endpoint, record_id=due.record_id),
    }


def _when(due_on: date, today: date) -> str:
    late = (today - due_on).days
    if late <= 0:
        return _("due on %(day)s", day=in_words(due_on))
    return ngettext(
        "due on %(day)s, overdue by %(num)s day",
        "due on %(day)s, overdue by %(num)s days",
        late,
        day=in_words(due_on),
    )


def _as_text(told: dict[str, Any]) -> str:
    """Write the mail for a reader that shows no HTML."""
    lines = [told["greeting"], "", told["opening"], ""]
    for part in told["parts"]:
        lines += [part["title"], "-" * len(part["title"])]
        for one in part["lines"]:
            lines += [f"* {one['title']}", f"  {one['detail']}", f"  {one['url']}"]
        lines += [part["more"]] * bool(part["more"]) + [""]
    lines += [told["silent"], ""] if told["silent"] else []
    lines += [f"{told['all_words']}: {told['all_url']}", f"{told['wish_words']}: {told['wish_url']}", ""]
    return "\n".join(lines)
