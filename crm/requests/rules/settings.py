"""The rules themselves: what each compares, by which basis, with which figure, and what it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from babel.support import LazyProxy

from crm.core.locale import _l, _lp, name_members
from crm.requests.models import Answer, GateCode, GateRule, Host

name_members(
    {
        Answer.ACCEPT: _lp("request", "Accept"),
        Answer.REDIRECT: _lp("request", "Redirect"),
        Answer.DECLINE: _lp("request", "Decline"),
    }
)
name_members(
    {
        Host.CITY: _l("The city's leaders"),
        Host.DEPARTMENT: _l("A department or organisation of the city"),
        Host.CENTRAL: _l("A central body"),
    }
)
name_members(
    {
        GateCode.REPEATED: _l("Same body and topic before"),
        GateCode.NOTICE: _l("Notice period"),
        GateCode.DAYS: _l("Holidays and city days of both sides"),
        GateCode.OVERLAP: _l("Other delegations on these days"),
        GateCode.LEADERS: _l("Whether our leaders are free"),
        GateCode.LEVEL: _l("Level asked for"),
        GateCode.HOST: _l("Whose guest it is"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One rule as it stands in this office."""

    code: GateCode
    compares: LazyProxy
    basis: LazyProxy
    unit: LazyProxy | None = None
    """What its figure counts; a rule without one has no figure."""
    amount: int | None = None
    least: int = 0
    most: int = 0
    leads_to: Answer = Answer.REDIRECT
    is_active: bool = True
    is_own: bool = False
    """Whether the office has set it itself."""

    @property
    def figure(self) -> str:
        """The figure in words; nothing for a rule without one."""
        return str(self.unit) % {"num": self.amount} if self.unit is not None else ""


_OFFICE = _l("Rule of the office; set it to your own.")
SUGGESTED: Final = (
    Setting(
        code=GateCode.REPEATED,
        compares=_l("Delegations of the same partner, by sending body and by topic or sector."),
        basis=_OFFICE,
        unit=_l("years back: %(num)s"),
        amount=2,
        least=1,
        most=10,
        leads_to=Answer.DECLINE,
    ),
    Setting(
        code=GateCode.NOTICE,
        compares=_l("Working days from the arrival of the letter to the first day of the visit."),
        basis=_OFFICE,
        unit=_l("working days at least: %(num)s"),
        amount=15,
        least=0,
        most=120,
    ),
    Setting(
        code=GateCode.DAYS,
        compares=_l("The days of the visit with the working calendar of both sides and the city days."),
        basis=_OFFICE,
    ),
    Setting(
        code=GateCode.OVERLAP,
        compares=_l("Delegations that are expected or here on the same days."),
        basis=_OFFICE,
        unit=_l("other delegations at most: %(num)s"),
        amount=1,
        least=0,
        most=20,
    ),
    Setting(
        code=GateCode.LEADERS,
        compares=_l("The post they wish to meet with delegations and interactions on these days."),
        basis=_OFFICE,
        leads_to=Answer.ACCEPT,
    ),
    Setting(
        code=GateCode.LEVEL,
        compares=_l("The rank of their head with the rank of the post they wish to meet."),
        basis=_l("Equality and reciprocity: Decree 18/2022/NĐ-CP."),
        unit=_l("ranks of difference at most: %(num)s"),
        amount=0,
        least=0,
        most=5,
    ),
    Setting(
        code=GateCode.HOST,
        compares=_l("Who invited them: that body receives them and runs the programme."),
        basis=_l("Circular 05/2017/TT-BNG; whether it is still in force has not been checked."),
    ),
)
"""The rules as the product suggests them, in their order."""


def settings_with(rows: Iterable[GateRule]) -> Mapping[GateCode, Setting]:
    """Return every rule as it stands: the office's rows over what is suggested."""
    own = {row.code: row for row in rows}
    return {one.code: _set(one, own.get(one.code)) for one in SUGGESTED}


def _set(suggested: Setting, row: GateRule | None) -> Setting:
    if row is None:
        return suggested
    return Setting(
        code=suggested.code,
        compares=suggested.compares,
        basis=suggested.basis,
        unit=suggested.unit,
        amount=suggested.amount if row.amount is None else row.amount,
        least=suggested.least,
        most=suggested.most,
        leads_to=row.leads_to,
        is_active=row.is_active,
        is_own=True,
    )
