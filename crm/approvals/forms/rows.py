"""Forms with a row for each paper of the dossier, or for each person who travels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from wtforms import BooleanField, Field, Form, FormField, HiddenField

from crm.approvals.models import (
    ApprovalPaper,
    Passport,
    PassportKind,
    VisaState,
)
from crm.approvals.service import (
    PaperTick,
    PassportEntry,
)
from crm.core.forms import (
    CrmForm,
    DayField,
    LineField,
    MemberField,
    RowList,
    whole_number,
)
from crm.core.locale import _l, _lp
from crm.delegations.models import Delegation, DelegationMember

MOST_PEOPLE = 300


class PaperRow(Form):  # type: ignore[misc]  # the library is untyped
    """One paper of the dossier."""

    key = HiddenField()
    has_come = BooleanField(_l("Has come"))
    note = LineField(_l("Notes"))


class PapersForm(CrmForm):
    """The papers of the dossier, each with its tick."""

    papers = RowList(FormField(PaperRow), label=_l("Papers of the dossier"), max_entries=100)

    @classmethod
    def showing(cls, papers: Sequence[ApprovalPaper], version: int) -> Self:
        """Open the form on the papers."""
        rows = [{"key": one.id, "has_come": one.has_come, "note": one.note} for one in papers]
        return cls(data={"papers": rows, "version": version})

    def ticks(self) -> dict[int, PaperTick]:
        """Return what was ticked, by the key of the paper."""
        found = {}
        for row in self.papers:
            key = _key(row.form.key)
            if key is not None:
                found[key] = PaperTick(bool(row.form.has_come.data), row.form.note.data or "")
        return found


class PassportRow(Form):  # type: ignore[misc]  # the library is untyped
    """Passport and visa of one member."""

    key = HiddenField()
    kind = MemberField(_l("Kind of passport"), PassportKind, empty="—")
    expires_on = DayField(_lp("passport", "Ends on"), render_kw={"type": "text"})
    visa = MemberField(_l("Visa"), VisaState, empty="—")
    note = LineField(_l("Notes"))


class PassportsForm(CrmForm):
    """The passports of all who go, a row for each."""

    people = RowList(FormField(PassportRow), label=_l("Passports and visas"), max_entries=MOST_PEOPLE)

    @classmethod
    def showing(
        cls, people: Sequence[tuple[DelegationMember, Passport | None]], delegation: Delegation
    ) -> Self:
        """Open the form on what is known of each member."""
        names = ("kind", "expires_on", "visa", "note")
        rows = [
            {"key": member.id} | ({name: getattr(row, name) for name in names} if row else {})
            for member, row in people
        ]
        return cls(data={"people": rows, "version": delegation.version})

    def entries(self) -> dict[int, PassportEntry]:
        """Return what was written, by the key of the member."""
        found = {}
        for row in self.people:
            if (key := _key(row.form.key)) is not None:
                one = row.form
                found[key] = PassportEntry(
                    kind=one.kind.data,
                    expires_on=one.expires_on.data,
                    visa=one.visa.data,
                    note=one.note.data or "",
                )
        return found


def _key(field: Field) -> int | None:
    """Read the key that a row carries; nonsense is no row."""
    try:
        return whole_number(field.data)
    except ValueError:
        return None
