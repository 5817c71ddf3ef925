"""What is asked of a row of the approval table, and of a delegation by it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from wtforms import BooleanField, IntegerField, SelectField

from crm.approvals.models import (
    ApprovalRule,
)
from crm.approvals.service import (
    RouteEntry,
    RuleEntry,
)
from crm.core.forms import (
    CrmForm,
    LineField,
    MemberField,
    Needed,
    ProseField,
    offer,
    whole_number,
)
from crm.core.locale import _, _l
from crm.delegations.models import Direction, Funding, VisitKind

ANY = _l("any")


class CaseForm(CrmForm):
    """What the table asks about a delegation."""

    rank_code = SelectField(_l("Rank of the head"))
    visit_kind = MemberField(_l("Kind of visit"), VisitKind, empty=_l("Not said"))
    funding = MemberField(_l("Funding source"), Funding, empty=_l("Not said"))

    def prepare(self, ranks: Iterable[tuple[str, str]]) -> None:
        """Fill the box of ranks."""
        offer(self.rank_code, ranks, empty=_("Not said"))

    def entry(self) -> RouteEntry:
        """Hand the checked answers to the service."""
        return RouteEntry(
            rank_code=self.rank_code.data or "",
            visit_kind=self.visit_kind.data,
            funding=self.funding.data,
            version=self.seen_version,
        )


class RuleForm(CrmForm):
    """One row of the approval table."""

    direction = MemberField(_l("Kind of delegation"), Direction, empty=ANY)
    level = SelectField(_l("Level of the head, and above"), coerce=whole_number)
    visit_kind = MemberField(_l("Kind of visit"), VisitKind, empty=ANY)
    funding = MemberField(_l("Funding source"), Funding, empty=ANY)
    approver = LineField(_l("Approved by"), [Needed()])
    consulted = ProseField(_l("Bodies to be asked"))
    documents = ProseField(_l("Papers of the dossier"))
    opinion_days = IntegerField(_l("Working days for an opinion"), [Needed()], default=5)
    approval_days = IntegerField(_l("Working days for the approval"), [Needed()], default=5)
    note = LineField(_l("Notes"))
    is_confirmed = BooleanField(_l("Confirmed by the office"), default=True)

    def prepare(self, levels: Iterable[tuple[int, str]]) -> None:
        """Fill the box of levels."""
        offer(self.level, levels, empty=str(ANY))

    @classmethod
    def showing(cls, rule: ApprovalRule | None) -> Self:
        """Open the form on a row, or empty."""
        if rule is None:
            return cls()
        names = [name for name in RuleEntry.__dataclass_fields__ if name != "is_sample"]
        form = cls(data={name: getattr(rule, name) for name in names} | {"is_confirmed": not rule.is_sample})
        form.about = rule
        return form

    def entry(self) -> RuleEntry:
        """Hand the checked answers to the service."""
        return RuleEntry(
            direction=self.direction.data,
            level=self.level.data,
            visit_kind=self.visit_kind.data,
            funding=self.funding.data,
            approver=self.approver.data or "",
            consulted=self.consulted.data or "",
            documents=self.documents.data or "",
            opinion_days=self.opinion_days.data or 0,
            approval_days=self.approval_days.data or 0,
            note=self.note.data or "",
            is_sample=not self.is_confirmed.data,
            version=self.seen_version,
        )
