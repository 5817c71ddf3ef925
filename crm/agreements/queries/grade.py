"""How close a tie is, read from the agreements and from what people say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crm.agreements.models import AgreementKind
from crm.agreements.rules.chain import line_of
from crm.agreements.rules.grade import (
    RGRE,
    Derived,
    Known,
    Paper,
    disagrees,
    grade_of,
    kinds_in_line,
    stage_for,
)
from crm.core.records import Classification
from crm.partnerships.models import Grade, Stage
from crm.partnerships.queries import Graded, TieState


@dataclass(frozen=True, slots=True)
class Standing:
    """How close a tie is, as a page shows it."""

    tie: TieState | None
    derived: Derived
    line: Sequence[Any]
    """The agreements that lead to the one which gives the grade."""

    @property
    def by_hand(self) -> Graded:
        """What people say of the grade."""
        return self.tie.graded if self.tie else Graded()

    @property
    def grade(self) -> Grade:
        """The grade that counts."""
        return self.by_hand.grade or self.derived.grade

    @property
    def is_at_odds(self) -> bool:
        """Tell whether the stage of the tie says something else."""
        return self.tie is not None and disagrees(self.tie.stage, self.derived, self.by_hand.grade)

    @property
    def proposed(self) -> Stage | None:
        """The stage that the grade speaks for, if the papers for it are in the book."""
        return stage_for(self.tie.stage, self.derived, self.by_hand.grade) if self.tie else None

    @property
    def rgre(self) -> str:
        """What the German register calls a tie of this grade."""
        return RGRE.get(self.grade, "")


def standing_by(tie: TieState | None, rows: Sequence[Any]) -> Standing:
    """Lay together how a tie is kept and what was signed: ``rows`` are those of ``agreements_with``."""
    kinds = kinds_in_line((row.id, row.agreement_kind, row.previous_id) for row in rows)
    derived = grade_of(
        Known(
            papers=[_paper(row, kinds[row.id]) for row in rows],
            activity=frozenset((rows[0].activity or "").split()) if rows else frozenset(),
            approval=tie.graded.approval if tie else None,
            has_contact=tie is not None and tie.last_contact is not None,
        )
    )
    last = next((row.id for row in reversed(rows) if row.signed_on), 0)
    return Standing(tie, derived, line_of(rows, derived.paper.key if derived.paper else last))


def _paper(row: Any, kind: AgreementKind) -> Paper:
    return Paper(
        kind=kind,
        status=row.status,
        level=row.level,
        sectors=frozenset(row.sectors.split()),
        signed_on=row.signed_on,
        is_year_only=row.is_year_only,
        signs_ours=row.signs_ours,
        signs_theirs=row.signs_theirs,
        is_restricted=row.classification is Classification.RESTRICTED,
        key=row.id,
    )
