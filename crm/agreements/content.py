"""What the prints of agreements say: the sheet of one, and the register of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Strip:
    """Which print this is: by whom, when, and of which office."""

    printed_at: datetime
    printed_by: str
    office: str
    place: str


@dataclass(frozen=True, slots=True)
class Names:
    """A party as the text names it, and as it is called now."""

    then: str
    now: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signed, with the title of that day."""

    name: str
    post: str = ""
    authority: str = ""
    is_ours: bool = True


@dataclass(frozen=True, slots=True)
class Duty:
    """A paper that is due after the signing: by when, and when it left with which number."""

    due_on: date | None = None
    done_on: date | None = None
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One line of the register."""

    id: int
    ordinal: int
    title: str
    kind: str
    number: str = ""
    partner: str
    ours: Names
    theirs: Names
    signed: str
    place: str = ""
    people: tuple[Person, ...] = ()
    languages: str = ""
    originals: int | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    is_open: bool = False
    status: str = ""
    is_outside_law: bool = False
    archive: str = ""
    report: Duty = Duty()
    copy: Duty = Duty()
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """The agreements that were signed in one year."""

    year: int
    rows: Sequence[RegisterRow]
    strip: Strip


@dataclass(frozen=True, slots=True)
class Link:
    """One agreement in the line that a sheet's agreement stands in."""

    when: str
    title: str
    status: str
    is_this: bool = False


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article, how far it is, and how many commitments came of it."""

    number: str
    heading: str
    coverage: str
    is_late: bool = False
    promises: int = 0


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A commitment that is still open."""

    article: str
    text: str
    side: str
    owner: str
    due_on: date | None
    state: str
    late_days: int = 0


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step, or a body that was asked: when it was due by which law, when it was done by which paper."""

    name: str
    due_on: date | None = None
    basis: str = ""
    done_on: date | None = None
    number: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything the sheet of one agreement says, in the language of the print."""

    title: str
    other_titles: tuple[tuple[str, str], ...] = ()
    kind: str
    partner: str
    native: str = ""
    native_lang: str = ""
    status: str
    facts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What and the answer; an answer of nothing is printed as missing."""
    line: tuple[Link, ...] = ()
    articles: tuple[ArticleLine, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    done: int = 0
    """Commitments that are fulfilled."""
    ways: tuple[tuple[str, tuple[StepLine, ...]], ...] = ()
    people: tuple[Person, ...] = ()
    officer: str = ""
    lang: str = "vi"
    strip: Strip
    is_internal: bool = True
    is_sample: bool = False
    notes: str = field(default="")
