"""How close a tie is, told by what was signed and done, and what is still wanting for the next grade.

The grades follow the classes of RGRE; the three tests are CLAIR's: signed by both heads, not limited to one
field, agreed to by the partner's assembly. What is not known lowers nothing: it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from crm.agreements.models import AgreementKind, AgreementLevel
from crm.agreements.rules.words import AgreementStatus
from crm.core.locale import _, _lp, day, label, name_members
from crm.partnerships.models import Grade, PartnerApproval, Stage
from crm.partnerships.rules import STEPS

STANDING: Final = (AgreementStatus.SIGNED, AgreementStatus.IN_FORCE)
UNSIGNED: Final = (
    AgreementStatus.PROPOSED,
    AgreementStatus.CONSULTING,
    AgreementStatus.PM_OPINION,
    AgreementStatus.DECIDED,
    AgreementStatus.DROPPED,
)
RGRE: Final[Mapping[Grade, str]] = {
    Grade.CONTACT: "Kontakt",
    Grade.PROJECT: "Projektpartnerschaft",
    Grade.FRIENDSHIP: "Freundschaft",
    Grade.SISTER: "Partnerschaft",
}
"""What the German register calls a tie of each grade."""

_BROAD: Final = (AgreementKind.MEMORANDUM, AgreementKind.PLAN)
_LIGHT: Final = (AgreementKind.INTENT, AgreementKind.MINUTES, AgreementKind.STATEMENT, AgreementKind.CHANGE)


class Condition(StrEnum):
    """One of the three tests of a tie."""

    HEADS = "heads"
    FIELDS = "fields"
    ASSEMBLY = "assembly"


class Answer(StrEnum):
    """How a test came out."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


name_members(
    {
        Condition.HEADS: _lp("grade", "Signed by the heads of both sides"),
        Condition.FIELDS: _lp("grade", "Not limited to one field"),
        Condition.ASSEMBLY: _lp("grade", "Agreed to by the partner’s assembly or council"),
    }
)
name_members(
    {
        Answer.MET: _lp("grade", "Met"),
        Answer.UNMET: _lp("grade", "Not met"),
        Answer.UNKNOWN: _lp("grade", "Not known"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What is asked of an agreement."""

    kind: AgreementKind
    status: AgreementStatus
    level: AgreementLevel = AgreementLevel.PROVINCE
    sectors: frozenset[str] = frozenset()
    signed_on: date | None = None
    is_year_only: bool = False
    signs_ours: bool = False
    signs_theirs: bool = False
    is_restricted: bool = False
    """Not everybody who reads of the tie may read of it."""
    key: int = 0

    @property
    def stands(self) -> bool:
        """Tell whether it was signed and nothing has ended it or taken its place."""
        return self.status in STANDING


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything that a grade follows from."""

    papers: Sequence[Paper] = ()
    activity: frozenset[str] = frozenset()
    """Fields of what was really done together."""
    approval: PartnerApproval | None = None
    has_contact: bool = False


@dataclass(frozen=True, slots=True)
class Tested:
    """How one of the three tests came out, and why."""

    condition: Condition
    answer: Answer
    said: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A grade with its reason; ``missing`` is what the next grade wants, or what is still to be confirmed."""

    grade: Grade
    reason: str
    paper: Paper | None = None
    tests: tuple[Tested, ...] = ()
    next_grade: Grade | None = None
    missing: tuple[str, ...] = ()
    stage: Stage | None = None
    """The stage that the agreements speak for; None where they speak for none."""
    kinds: frozenset[AgreementKind] = frozenset()
    """What was ever signed, whether it stands or not."""


def grade_of(known: Known) -> Derived:
    """Return how close a tie is, why, and what is wanting."""
    standing = [paper for paper in known.papers if paper.stands]
    best = max(standing, key=lambda paper: _rank(paper, known), default=None)
    signed = frozenset(paper.kind for paper in known.papers if paper.status not in UNSIGNED)
    derived = _without(known) if best is None else _with(best, known)
    return replace(derived, kinds=signed)


def _with(best: Paper, known: Known) -> Derived:
    grade, tests = _grade_by(best, known), _tests(best, known)
    following = _following(grade)
    return Derived(
        grade,
        _reason(best, grade, tests),
        best,
        tests if best.kind not in _LIGHT else (),
        following,
        _missing(grade, best, tests),
        _stage_of(grade, best),
    )


def _rank(paper: Paper, known: Known) -> tuple[int, date]:
    """Order papers by the grade that they give; of two the later one speaks."""
    closeness = list(Grade).index(_grade_by(paper, known))
    is_named = paper.kind is AgreementKind.SISTER
    return 2 * closeness + is_named, paper.signed_on or date.min


def _grade_by(paper: Paper, known: Known) -> Grade:
    """Return the grade that one standing paper gives; a test that is not met lowers it."""
    if paper.kind in _LIGHT:
        return Grade.CONTACT
    found = {one.condition: one.answer for one in _tests(paper, known)}
    fields, is_broad = found[Condition.FIELDS], paper.kind not in (*_BROAD, AgreementKind.SECTOR)
    if paper.kind in _BROAD:
        is_broad = fields is Answer.MET
    if not is_broad or Answer.UNMET in (fields, found[Condition.HEADS]):
        return Grade.PROJECT
    is_agreed = found[Condition.ASSEMBLY] is not Answer.UNMET
    return Grade.SISTER if paper.kind is AgreementKind.SISTER and is_agreed else Grade.FRIENDSHIP


def _tests(paper: Paper, known: Known) -> tuple[Tested, ...]:
    return (_heads(paper), _fields(paper, known), _assembly(known.approval))


def _heads(paper: Paper) -> Tested:
    if paper.level is not AgreementLevel.PROVINCE:
        said = _("Signed at a lower level: %(level)s", level=label(paper.level))
        return Tested(Condition.HEADS, Answer.UNMET, said)
    absent = [
        word for has, word in ((paper.signs_ours, _("ours")), (paper.signs_theirs, _("theirs"))) if not has
    ]
    if absent:
        said = _("No signatory is entered: %(sides)s", sides=", ".join(absent))
        return Tested(Condition.HEADS, Answer.UNKNOWN, said)
    return Tested(Condition.HEADS, Answer.MET, "")


def _fields(paper: Paper, known: Known) -> Tested:
    fields = paper.sectors | known.activity
    if paper.kind is AgreementKind.SECTOR or len(fields) == 1:
        return Tested(Condition.FIELDS, Answer.UNMET, _("Only one field so far"))
    if not fields:
        return Tested(Condition.FIELDS, Answer.UNKNOWN, _("No field is entered"))
    return Tested(Condition.FIELDS, Answer.MET, _("%(num)s fields", num=len(fields)))


def _assembly(approval: PartnerApproval | None) -> Tested:
    if approval is None:
        return Tested(Condition.ASSEMBLY, Answer.UNKNOWN, _("Nothing is noted of it"))
    is_met = approval in (PartnerApproval.APPROVED, PartnerApproval.NOT_NEEDED)
    return Tested(Condition.ASSEMBLY, Answer.MET if is_met else Answer.UNMET, label(approval))


def _following(grade: Grade) -> Grade | None:
    grades = list(Grade)
    return grades[grades.index(grade) + 1] if grade is not Grade.SISTER else None


def _signed(paper: Paper) -> str:
    if paper.signed_on is None:
        return label(paper.kind)
    when = str(paper.signed_on.year) if paper.is_year_only else day(paper.signed_on)
    return _("%(agreement)s of %(day)s", agreement=label(paper.kind), day=when)


def _reason(paper: Paper, grade: Grade, tests: Sequence[Tested]) -> str:
    """Say which paper gives the grade, and what keeps it from giving more."""
    said = _("%(paper)s, %(status)s", paper=_signed(paper), status=label(paper.status).lower())
    named = {AgreementKind.SISTER: Grade.SISTER, AgreementKind.FRIENDSHIP: Grade.FRIENDSHIP}.get(paper.kind)
    if named is None or named is grade:
        return said + "."
    unmet = [one for one in tests if one.answer is Answer.UNMET]
    held = "; ".join(_told(one) for one in unmet)
    return f"{said}. " + _("It does not count for more: %(why)s.", why=held)


def _told(one: Tested) -> str:
    name = label(one.condition)
    first = name[:1].lower() + name[1:]
    return f"{first} ({one.said[:1].lower()}{one.said[1:]})" if one.said else first


def _missing(grade: Grade, paper: Paper, tests: Sequence[Tested]) -> tuple[str, ...]:
    """Say what the next grade wants; of the closest, what is not known yet."""
    if grade is Grade.CONTACT:
        return (_("A signed agreement, be it on one field"),)
    open_ones = [one for one in tests if one.answer is not Answer.MET]
    if grade is Grade.PROJECT:
        if paper.kind is AgreementKind.SECTOR or paper.level is not AgreementLevel.PROVINCE:
            return (_("An agreement of friendship and cooperation in the name of the city"),)
        wanted = [one for one in open_ones if one.condition is not Condition.ASSEMBLY]
        return tuple(_asked(one) for one in wanted)
    signing = (_("A sister-city agreement, after the present one has been reviewed"),)
    is_signed = grade is Grade.SISTER or paper.kind is AgreementKind.SISTER
    return (() if is_signed else signing) + tuple(_asked(one) for one in open_ones)


def _asked(one: Tested) -> str:
    name = label(one.condition)
    return f"{name} – {one.said[:1].lower()}{one.said[1:]}" if one.said else name


def _without(known: Known) -> Derived:
    """Return the grade of a tie that no paper stands for."""
    lapsed = max(
        (paper for paper in known.papers if paper.status not in UNSIGNED),
        key=lambda paper: paper.signed_on or date.min,
        default=None,
    )
    grade = Grade.CONTACT if known.has_contact or lapsed else Grade.NONE
    if lapsed is not None:
        reason = _(
            "No agreement stands any more: %(paper)s, %(status)s.",
            paper=_signed(lapsed),
            status=label(lapsed.status).lower(),
        )
    elif known.has_contact:
        reason = _("There are contacts, but no signed agreement in the book.")
    else:
        reason = _("No contact and no signed agreement in the book.")
    wanted = (
        _("A signed agreement, be it on one field")
        if grade is Grade.CONTACT
        else _("A first contact in the log")
    )
    return Derived(grade, reason, next_grade=_following(grade), missing=(wanted,))


def _stage_of(grade: Grade, paper: Paper) -> Stage | None:
    if grade is Grade.CONTACT:
        return Stage.INTENT if paper.kind in (AgreementKind.INTENT, AgreementKind.MINUTES) else None
    return Stage.SISTER if grade is Grade.SISTER else Stage.FRIENDSHIP


_NAMED: Final = {Grade.FRIENDSHIP: Stage.FRIENDSHIP, Grade.SISTER: Stage.SISTER}
SIGNED_STAGES: Final = (Stage.INTENT, Stage.FRIENDSHIP, Stage.SISTER)


def disagrees(stage: Stage, derived: Derived, own: Grade | None = None) -> bool:
    """Tell whether the stage that is noted and the grade tell different things; ``own`` was set by hand.

    An agreement on one field is one of cooperation, whether the tie is called a letter of intent or more.
    """
    if own is not None:
        return stage is not _NAMED[own] if own in _NAMED else stage in _NAMED.values()
    if derived.grade is Grade.PROJECT:
        return stage in (Stage.SISTER, Stage.ENDED)
    if derived.stage is None:
        return stage in SIGNED_STAGES
    return stage is not derived.stage and stage is not Stage.PARKED


def stage_for(stage: Stage, derived: Derived, own: Grade | None = None) -> Stage | None:
    """Return the stage that the grade speaks for; None where the paper behind the noted one is missing.

    A tie that was sealed long ago is not lowered because nobody has entered its agreement yet.
    """
    if own is not None:
        return _NAMED.get(own)
    behind = _SIGNED_BY.get(stage)
    is_lower = derived.stage in STEPS and stage in STEPS and STEPS.index(derived.stage) < STEPS.index(stage)
    return None if behind and is_lower and not derived.kinds & behind else derived.stage


_SIGNED_BY: Final = {
    Stage.FRIENDSHIP: frozenset({AgreementKind.FRIENDSHIP, AgreementKind.SECTOR, *_BROAD}),
    Stage.SISTER: frozenset({AgreementKind.SISTER}),
}


def kinds_in_line(rows: Iterable[tuple[int, AgreementKind, int | None]]) -> dict[int, AgreementKind]:
    """Return what each agreement is; a renewal or an amendment is what it renews or amends."""
    known = {key: (kind, previous) for key, kind, previous in rows}
    told: dict[int, AgreementKind] = {}
    for key in known:
        at, seen = key, {key}
        while known[at][0] is AgreementKind.CHANGE and known[at][1] in known and known[at][1] not in seen:
            at = known[at][1] or at
            seen.add(at)
        told[key] = known[at][0]
    return told
