"""What is asked about a tie."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from wtforms import Field, SelectField, StringField
from wtforms.validators import ValidationError

from crm.core import clock
from crm.core.forms import (
    CrmForm,
    DayField,
    LineField,
    MemberField,
    Needed,
    ProseField,
    read_day,
    unique_means,
    whole_number,
)
from crm.core.locale import _, _l, _lp
from crm.partnerships.models import Grade, PartnerApproval, Partnership, Stage
from crm.partnerships.rules import PastDay
from crm.partnerships.service import GradeEntry, MoveEntry, NextActionEntry, PartnershipEntry


def _taken() -> str:
    return _("There is a tie with this locality already.")


unique_means("uq_partnership_locality_live", "to_stage", _taken)
unique_means("partnership.locality_id", "to_stage", _taken)


class PastDayField(StringField):  # type: ignore[misc]  # the library is untyped
    """A day of the past, or its year where no more is known."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; nothing typed is no day."""
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not typed:
            return
        is_year = re.fullmatch(r"\d{4}", typed) is not None
        day = read_day(f"1/1/{typed}" if is_year else typed, clock.today())
        if day > clock.today():
            raise ValueError(_("This day is still to come."))
        self.data = PastDay(day, is_year)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return str(self.data or "")


def _today() -> PastDay:
    return PastDay(clock.today())


class _MoveFields(CrmForm):
    """Where a tie stands, since when, and how we know."""

    to_stage = MemberField(_l("Stage"), Stage, empty=_l("Choose"), validators=[Needed()])
    on = PastDayField(_l("On"), [Needed()], default=_today, description=_l("dd/mm/yyyy, or only the year"))
    reason = LineField(_l("Reason"))
    source = LineField(_l("Source"))

    def move(self) -> MoveEntry:
        """Hand the move to the service."""
        return MoveEntry(
            to_stage=self.to_stage.data,
            on=self.on.data or _today(),
            reason=self.reason.data or "",
            source=self.source.data or "",
        )


class StageForm(_MoveFields):
    """Move a tie to another stage."""


class _PlanFields(CrmForm):
    """What is next, and by when."""

    next_action = LineField(_l("Next action"))
    next_action_on = DayField(_l("Next action due"))

    def validate_next_action(self, field: Field) -> None:
        """Refuse a day on which nothing is to be done."""
        if self.next_action_on.data and not field.data and not field.errors:
            raise ValidationError(_("Say what is to be done by then."))


class NextActionForm(_PlanFields):
    """Say what is next."""

    def entry(self) -> NextActionEntry:
        """Hand the checked answers to the service."""
        return NextActionEntry(
            next_action=self.next_action.data or "",
            next_action_on=self.next_action_on.data,
            version=self.seen_version,
        )


class PartnershipForm(_PlanFields):
    """Say who looks after a tie, what is next and why it is kept."""

    owner_id = SelectField(_l("Officer in charge"), coerce=whole_number)
    rationale = ProseField(_l("Why this partner"))
    counterpart_id = SelectField(_l("Focal point"), coerce=whole_number)

    def answers(self) -> dict[str, Any]:
        """Return the checked answers by the names of the service's entry."""
        day: date | None = self.next_action_on.data
        return {
            "owner_id": self.owner_id.data,
            "next_action": self.next_action.data or "",
            "next_action_on": day,
            "rationale": self.rationale.data or "",
            "counterpart_id": self.counterpart_id.data,
            "version": self.seen_version,
        }

    def entry(self) -> PartnershipEntry:
        """Hand the checked answers to the service."""
        return PartnershipEntry(**self.answers())

    def show(self, tie: Partnership) -> None:
        """Fill the form with what is kept."""
        for name in ("owner_id", "next_action", "next_action_on", "rationale", "counterpart_id"):
            self[name].data = getattr(tie, name)
        self.version.data = str(tie.version)


class GradeForm(CrmForm):
    """Set another grade than the agreements give, and note what the partner's side approved."""

    grade = MemberField(_l("Grade of the tie"), Grade, empty=_l("As the agreements say"))
    reason = LineField(_l("Reason"))
    approval = MemberField(_lp("approval", "State"), PartnerApproval, empty=_lp("approval", "Not known"))
    approval_body = LineField(_l("Their assembly or council"))
    approval_on = DayField(_l("On"))
    approval_source = LineField(_l("Source"))

    def show(self, tie: Partnership) -> None:
        """Fill the form with what is kept."""
        self.grade.data, self.reason.data = tie.grade, tie.grade_reason
        for name in ("approval", "approval_body", "approval_on", "approval_source"):
            self[name].data = getattr(tie, name)
        self.version.data = str(tie.version)

    def entry(self) -> GradeEntry:
        """Hand the checked answers to the service."""
        return GradeEntry(
            grade=self.grade.data,
            reason=self.reason.data or "",
            approval=self.approval.data,
            approval_body=self.approval_body.data or "",
            approval_on=self.approval_on.data,
            approval_source=self.approval_source.data or "",
            version=self.seen_version,
        )


class NewPartnershipForm(_MoveFields, PartnershipForm):
    """Begin a tie."""

    def entry(self) -> PartnershipEntry:
        """Hand the checked answers to the service."""
        return PartnershipEntry(**self.answers(), begin=self.move())
