"""Who allows a conference, by Article 3 of Decision 06/2020/QĐ-TTg, with the reasons one can read.

Nothing is guessed: while an answer is open, so is the competence, unless another answer settles it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from crm.conferences.models import Competence, Known, Topic
from crm.core.locale import _, label

DECISION: Final = "Quyết định 06/2020/QĐ-TTg"
_LEADERS: Final = f"{DECISION}, Điều 3 khoản 1 điểm a"
_TOPICS: Final = f"{DECISION}, Điều 3 khoản 1 điểm b"
_OTHERS: Final = f"{DECISION}, Điều 3 khoản 2"


class Asked(Protocol):
    """What the rule asks of a conference."""

    has_leaders: Known
    has_topics: Known
    topics: str
    competence_set: Competence | None
    competence_reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Who allows it (None while that is open), and why: each reason with its article."""

    competence: Competence | None
    reasons: tuple[tuple[str, str], ...]
    is_set: bool = False
    """An officer set it, against or beside the rule."""


def found_by_rule(one: Asked) -> Finding:
    """Return who allows a conference as the rule says."""
    reasons: list[tuple[str, str]] = []
    if one.has_leaders is Known.YES:
        said = _(
            "Heads of, or officials of minister's rank or higher from, countries or organisations attend."
        )
        reasons.append((said, _LEADERS))
    if one.has_topics is Known.YES:
        named = ", ".join(label(topic) for topic in Topic if topic.value in one.topics.split())
        reasons.append((_("Its content touches on: %(topics)s.", topics=named), _TOPICS))
    if reasons:
        return Finding(Competence.PRIME_MINISTER, tuple(reasons))
    gaps = _open_answers(one)
    if gaps:
        return Finding(None, gaps)
    said = _(
        "No minister or head attends, and no matter that is kept to the Prime Minister is on the agenda."
    )
    return Finding(Competence.CHAIR, ((said, _OTHERS),))


def _open_answers(one: Asked) -> tuple[tuple[str, str], ...]:
    told: list[tuple[str, str]] = []
    if one.has_leaders is Known.UNKNOWN:
        told.append((_("Whether ministers or heads attend is not known yet."), _LEADERS))
    if one.has_topics is Known.UNKNOWN:
        told.append(
            (_("Whether it touches on matters kept to the Prime Minister is not known yet."), _TOPICS)
        )
    return tuple(told)


def competence_of(one: Asked) -> Finding:
    """Return who allows a conference: as the officer set it, else as the rule says."""
    if one.competence_set is None:
        return found_by_rule(one)
    return Finding(one.competence_set, ((one.competence_reason, ""),), is_set=True)
