"""The form of a period."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from wtforms import BooleanField, IntegerField
from wtforms.validators import NumberRange

from crm.core.forms import CrmForm, DayField, LineField, MemberField, MemberRadio, Needed, ProseField, words
from crm.core.locale import _l, _lp, name_members
from crm.reference.models import DeadlineRule, DeadlineUnit, RuleKind, Trigger
from crm.reference.service import DeadlineEntry
from crm.reference.service.deadlines import MOST


class Way(StrEnum):
    """Which way a period is counted."""

    AFTER = "after"
    BEFORE = "before"


name_members({Way.AFTER: _lp("period", "after"), Way.BEFORE: _lp("period", "before")})


class DeadlineForm(CrmForm):
    """What is due, how long, from what, on which basis, and from when to when."""

    together = (("amount", "unit", "way"), ("valid_from", "valid_to"))

    name_vi = LineField(_l("What is due"), [Needed()], max_length=200)
    name_en = LineField(_l("What is due, in English"), max_length=200)
    amount = IntegerField(
        _l("How many"), [NumberRange(1, MOST, _l("Enter a number from %(min)s to %(max)s."))]
    )
    unit = MemberField(_l("Counted in"), DeadlineUnit, default=DeadlineUnit.WORKING_DAY)
    way = MemberField(_l("Before or after"), Way, default=Way.AFTER)
    trigger = MemberField(_l("Day it is counted from"), Trigger)
    kind = MemberRadio(_l("Set by"), RuleKind, default=RuleKind.OFFICE)
    citation = LineField(
        _l("Legal basis"), max_length=200, description=_l("Number, symbol and article of the paper.")
    )
    basis = ProseField(_l("What it says"))
    valid_from = DayField(_l("In force from"))
    valid_to = DayField(_l("Until"))
    is_active = BooleanField(_l("The office uses this rule"), default=True)

    @classmethod
    def showing(cls, rule: DeadlineRule | None, **other: Any) -> DeadlineForm:
        """Fill the form in with a saved rule; ``other`` stands above that, for the rule that follows."""
        if rule is None:
            return cls()
        plain = ("trigger", "unit", "kind", "basis", "citation", "valid_from", "valid_to")
        given = {name: getattr(rule, name) for name in (*plain, "is_active", "version")}
        given |= {"name_vi": rule.name.get("vi", ""), "name_en": rule.name.get("en", "")}
        given |= {"amount": abs(rule.amount), "way": Way.BEFORE if rule.amount < 0 else Way.AFTER}
        form = cls(data=given | other)
        form.about = rule
        return form

    def entry(self) -> DeadlineEntry:
        """Hand the checked answers to the service."""
        amount = self.amount.data or 0
        return DeadlineEntry(
            name=words(vi=self.name_vi.data, en=self.name_en.data),
            trigger=self.trigger.data,
            amount=-amount if self.way.data is Way.BEFORE else amount,
            unit=self.unit.data,
            kind=self.kind.data,
            basis=self.basis.data or "",
            citation=self.citation.data or "",
            valid_from=self.valid_from.data,
            valid_to=self.valid_to.data,
            is_active=self.is_active.data,
            version=self.seen_version,
        )
