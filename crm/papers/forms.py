"""What is asked before a report is printed."""

from __future__ import annotations

from typing import Any, Self

from wtforms import BooleanField

from crm.core.forms import CrmForm, LineField, ProseField
from crm.core.locale import _l
from crm.papers.content import Choices
from crm.papers.rules import lines
from crm.papers.service import ReportEntry

_LINES = ("addressees", "basis", "assessment", "proposals", "position", "recipients")
_PLAIN = ("summary", "symbol", "signer")


class ReportForm(CrmForm):
    """The head of a report, its own sections, and who signs."""

    summary = LineField(_l("Subject of the paper"))
    symbol = LineField(_l("Symbol"), max_length=40)
    addressees = ProseField(_l("Addressed to"))
    basis = ProseField(_l("Grounds"))
    assessment = ProseField(_l("Assessment"))
    proposals = ProseField(_l("Proposals and recommendations"))
    position = ProseField(_l("Authority and position"))
    signer = LineField(_l("Signatory"), max_length=200)
    recipients = ProseField(_l("Recipients"))
    is_internal = BooleanField(_l("Mark it “for internal use”"))

    @classmethod
    def of(cls, chosen: Choices, version: int) -> Self:
        """Open the form on what is decided; ``version`` is the delegation's."""
        given: dict[str, Any] = {name: "\n".join(getattr(chosen, name)) for name in _LINES}
        given |= {name: getattr(chosen, name) for name in (*_PLAIN, "is_internal")}
        return cls(
            data=given
            | {name: getattr(chosen, name) for name in (*_PLAIN, "is_internal")}
            | {"version": version}
        )

    def choices(self) -> Choices:
        """Return what the form says now, also where it was refused."""
        several: dict[str, Any] = {name: lines(self[name].data or "") for name in _LINES}
        single: dict[str, Any] = {name: self[name].data or "" for name in _PLAIN}
        return Choices(**several, **single, is_internal=bool(self.is_internal.data))

    def entry(self) -> ReportEntry:
        """Hand the checked answers to the service."""
        return ReportEntry(chosen=self.choices(), version=self.seen_version)
