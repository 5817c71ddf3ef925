"""How a paper says things: in its own language, else in the other one, with who owes the translation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Self
from zoneinfo import ZoneInfo

from crm.briefings.content import Edition, Missing, Text
from crm.briefings.queries.rows import Person, Whole
from crm.briefings.rules import Stamp, Wish, short_name
from crm.core.db import Words
from crm.core.locale import _, speaking
from crm.delegations.models import Direction, MemberRole, MemberSide
from crm.reference.rules import post_called


def _order(lang: str) -> tuple[str, ...]:
    """Return the languages a name is looked for in: a stranger reads English before Vietnamese."""
    return (lang,) if lang == "vi" else (lang, "en")


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk on which a paper is written: the rows, the language, the day, and who answers for gaps.

    A paper in two languages is written twice, on two desks, from the same rows. ``owner`` is the officer in
    charge as the paper names them, in its first language.
    """

    whole: Whole
    wish: Wish
    stamp: Stamp
    officer: str
    owner: str
    lang: str
    printed_at: datetime
    home: str
    partner: str

    @classmethod
    def of(cls, whole: Whole, wish: Wish, stamp: Stamp, lang: str) -> Self:
        """Lay the desk for one paper, or for one column of it."""
        head, order = whole.head, _order(lang)
        partner = head.partner.name.best(*order) or head.partner.title if head.partner else ""
        officer = head.officer or stamp.printed_by
        with speaking(wish.first):
            owner = short_name(officer)
        return cls(
            whole=whole,
            wish=wish,
            stamp=stamp,
            officer=officer,
            owner=owner,
            lang=lang,
            printed_at=stamp.printed_at.astimezone(ZoneInfo(whole.office.zone)),
            home=whole.office.city.best(*order) or whole.office.name.best(*order),
            partner=partner or _("Partner"),
        )

    @property
    def is_second(self) -> bool:
        """Tell whether this is the column in the partner's language."""
        return self.lang == self.wish.second

    def name(self, words: Words) -> str:
        """Return a name that must be there, in the language that comes nearest."""
        return words.best(*_order(self.lang))

    @property
    def is_for_guests(self) -> bool:
        """Tell whether the paper leaves the house."""
        return self.wish.edition is Edition.GUEST

    @property
    def day(self) -> date:
        """Day of printing at the office."""
        return self.printed_at.date()

    @property
    def missing(self) -> Missing:
        """Stand for a fact that is not there yet; in the second column it lacks in that language."""
        return Missing(self.owner, lang=self.lang if self.is_second else "")

    @property
    def is_outgoing(self) -> bool:
        """Tell whether our people travel."""
        return self.whole.head.delegation.direction is Direction.OUTGOING

    @property
    def visitors(self) -> MemberSide:
        """The side that travels."""
        return MemberSide.OURS if self.is_outgoing else MemberSide.THEIRS

    def say(self, words: Words) -> Text:
        """Return a text in the paper's language; else as it is, with who owes it; else the gap.

        In the second column the gap alone: the text itself stands beside it. A guest never reads of gaps.
        """
        if words.get(self.lang):
            return words[self.lang]
        if self.is_second and not self.is_for_guests:
            return self.missing
        other = words.best("en", "vi") if self.is_second else words.best("vi", "en")
        if not other:
            return self.missing
        return other if self.is_for_guests else f"{other} ({self._untranslated()})"

    def _untranslated(self) -> str:
        lacking = _("no Vietnamese text yet") if self.lang == "vi" else _("no English text yet")
        return f"{lacking} – {self.missing.owner}" if self.missing.owner else lacking

    def say_if_any(self, words: Words) -> Text | None:
        """Return a text like ``say``, or None where nobody wrote one."""
        return self.say(words) if words.best() else None

    def plain(self, words: Words) -> str:
        """Return a text like ``say``, or nothing."""
        said = self.say(words) if words.best() else ""
        return said if isinstance(said, str) else ""

    def exactly(self, words: Words, lang: str) -> Text:
        """Return a text in one language, or the gap."""
        return words.get(lang) or self.missing

    def own(self, words: Words) -> Text | None:
        """Return a text in the language of the second column; None where there is no such column."""
        return self.say(words) if self.is_second else None

    def title(self, words: Words) -> Text:
        """Return a title as it was entered in the paper's language; else as the list of posts has it."""
        if words.get(self.lang) or not self.is_second:
            return self.say(words)
        post = post_called(self.whole.posts, words.get("vi", ""))
        return (post.names.get(self.lang) if post else "") or self.say(words)

    def head_person(self, side: MemberSide) -> Person | None:
        """Return the head of one side; failing that its first member."""
        members = [person for person in self.whole.people if person.member.side is side]
        heads = [person for person in members if person.member.role is MemberRole.HEAD]
        return next(iter(heads or members), None)

    def person(self, member_id: int | None) -> Person | None:
        """Return one member of this delegation."""
        return next((person for person in self.whole.people if person.member.id == member_id), None)
