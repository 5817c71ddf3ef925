"""The visit log's form: three answers are enough, everything else has its place in the same form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, ClassVar, cast

from flask import current_app, request
from wtforms import (
    Form,
    FormField,
    HiddenField,
    MultipleFileField,
    RadioField,
    SelectField,
    SelectMultipleField,
    ValidationError,
)

from crm.commitments.models import Side, Strength
from crm.core import clock, storage
from crm.core.db import TITLE_LENGTH
from crm.core.errors import CrmError
from crm.core.forms import (
    ClockField,
    CrmForm,
    DayField,
    LineField,
    MemberField,
    MemberRadio,
    Needed,
    ProseField,
    RowList,
    unfit_sentence,
    whole_number,
    words,
)
from crm.core.locale import _, _l, _lp, language
from crm.core.records import Classification
from crm.core.storage import Received, UploadKind
from crm.core.text import UnfitText, clean_line
from crm.interactions.models import Channel, Initiative, Interaction, Level
from crm.interactions.service import FollowUp, LogEntry, Promise
from crm.reference.rules import ListCode
from crm.settings.queries import retired_members

MOST_ROWS = 30


class _Row(Form):  # type: ignore[misc]  # the library is untyped
    """One row of several; it speaks the same words as the form around it, and may be left empty."""

    class Meta(CrmForm.Meta):
        """The form around it carries the token."""

        csrf = False

    lead = ""

    def is_empty(self) -> bool:
        """Tell whether nobody has written anything into this row."""
        typed = [field.raw_data for name, field in self._fields.items() if name in (self.lead, "due_on")]
        return not any(text.strip() for raw in typed for text in (raw or []) if isinstance(text, str))

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for the words of a row that has anything else."""
        fine = bool(super().validate(extra_validators))
        lead = self._fields[self.lead]
        if not self.is_empty() and not lead.data and not lead.errors:
            lead.errors = [_("Please enter %(field)s.", field=str(lead.label.text))]
            return False
        return fine


class DecisionRow(_Row):
    """One thing that was decided."""

    lead = "text"
    text = LineField(_l("Decision"))


class TaskRow(_Row):
    """One piece of work that follows."""

    lead = "title"
    title = LineField(_l("What is to be done"))
    due_on = DayField(_l("Due"))
    owner_id = SelectField(_l("Who does it"), coerce=whole_number)


class PromiseRow(_Row):
    """One thing that one side said it would do."""

    lead = "text"
    text = LineField(_l("What was promised"))
    side = MemberField(_lp("commitment", "Side"), Side, default=Side.OURS)
    due_on = DayField(_l("Due"))
    strength = MemberField(_l("How firm"), Strength, default=Strength.AGREED)


class LogForm(CrmForm):
    """Log a visit, or correct one."""

    happened_on = DayField(_l("Day"), [Needed()])
    partner = LineField(_l("Partner"), [Needed()])
    locality_id = HiddenField()
    partner_choice = RadioField(_l("Which one?"), coerce=whole_number, choices=[], validate_choice=False)
    summary = LineField(
        _l("One-line summary"),
        [Needed()],
        description=_l("Day, partner and this line are enough to save. The rest can be completed later."),
    )
    channel = MemberRadio(_l("Channel"), Channel, default=Channel.MEETING)
    level = MemberRadio(_lp("interaction", "Level"), Level, default=Level.WORKING)
    initiative = MemberRadio(_l("Initiative"), Initiative, validate_choice=False)
    theirs = SelectMultipleField(_l("Their attendees"), coerce=whole_number, validate_choice=False)
    new_people = ProseField(_l("New people"))
    ours = SelectMultipleField(_l("Our attendees"), coerce=whole_number)
    result = ProseField(_l("Result"))
    decisions = RowList(FormField(DecisionRow), _l("Decisions"), min_entries=1, max_entries=MOST_ROWS)
    tasks = RowList(FormField(TaskRow), _l("Tasks"), min_entries=1, max_entries=MOST_ROWS)
    commitments = RowList(FormField(PromiseRow), _l("Commitments"), min_entries=1, max_entries=MOST_ROWS)
    files = MultipleFileField(_l("Attachments"))
    starts_at = ClockField(_l("Time"))
    place = LineField(_l("Place"))
    doc_number = LineField(_l("Number and symbol"), max_length=80)
    classification = MemberField(_l("Who may see it"), Classification, default=Classification.INTERNAL)

    together: ClassVar = (("partner", "locality_id", "partner_choice"),)
    received: Sequence[Received] = ()
    partner_trouble = ""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        gone = retired_members(ListCode.CHANNEL) - {str(self.channel.object_data)}
        self.channel.choices = [one for one in self.channel.choices if str(one.value) not in gone]

    def validate_partner(self, field: Any) -> None:
        """Say why no partner was found under the name that was typed."""
        if self.partner_trouble:
            raise ValidationError(self.partner_trouble)

    def validate_new_people(self, field: Any) -> None:
        """Refuse a name longer than a name can be."""
        for name in self.newcomers():
            try:
                clean_line(name, TITLE_LENGTH)
            except UnfitText as unfit:
                raise ValidationError(unfit_sentence(unfit)) from unfit

    def validate_files(self, field: Any) -> None:
        """Let the uploads in through the one door."""
        taken: list[Received] = []
        for upload in request.files.getlist(field.name):
            if upload.filename:
                try:
                    limit = int(current_app.config["MAX_CONTENT_LENGTH"])
                    kind = UploadKind.ATTACHMENT
                    taken.append(
                        storage.receive(
                            cast(BinaryIO, upload.stream), upload.filename, limit=limit, kind=kind
                        )
                    )
                except CrmError as error:
                    raise ValidationError(f"{upload.filename}: {error.sentence}") from error
        self.received = taken

    def newcomers(self) -> list[str]:
        """Return the names typed for people who are not on the list, one a line."""
        return [line.strip() for line in (self.new_people.data or "").split("\n") if line.strip()]

    def rows(self) -> Iterable[RowList]:
        """Return the parts of the form that grow."""
        return (self.decisions, self.tasks, self.commitments)

    def add_row(self, name: str) -> None:
        """Draw one more row of a part that grows."""
        for part in self.rows():
            if part.name == name and len(part) < MOST_ROWS:
                part.append_entry()

    def entry(
        self, locality_id: int, *, delegation_id: int | None = None, to_complete: bool = False
    ) -> LogEntry:
        """Hand the checked answers to the service."""
        return LogEntry(
            happened_on=self.happened_on.data or clock.today(),
            locality_id=locality_id,
            summary=self.summary.data or "",
            channel=self.channel.data or Channel.MEETING,
            level=self.level.data or Level.WORKING,
            initiative=self.initiative.data,
            starts_at=self.starts_at.data,
            place=self.place.data or "",
            result=self.result.data or "",
            doc_number=self.doc_number.data or "",
            classification=self.classification.data or Classification.INTERNAL,
            is_to_complete=to_complete,
            delegation_id=delegation_id,
            contact_ids=tuple(key for key in self.theirs.data or [] if key),
            new_people=tuple(self.newcomers()),
            officer_ids=tuple(key for key in self.ours.data or [] if key),
            decisions=tuple(row.form.text.data for row in self.decisions if not row.form.is_empty()),
            tasks=tuple(_follow_up(row.form) for row in self.tasks if not row.form.is_empty()),
            commitments=tuple(_promise(row.form) for row in self.commitments if not row.form.is_empty()),
            version=self.seen_version,
        )


def _follow_up(row: TaskRow) -> FollowUp:
    return FollowUp(title=row.title.data or "", due_on=row.due_on.data, owner_id=row.owner_id.data)


def _promise(row: PromiseRow) -> Promise:
    return Promise(
        side=row.side.data or Side.OURS,
        text=words(**{language(): row.text.data}),
        due_on=row.due_on.data,
        strength=row.strength.data or Strength.AGREED,
    )


def values_of(
    visit: Interaction, *, decisions: Iterable[str], theirs: Iterable[int], ours: Iterable[int]
) -> dict[str, Any]:
    """Return what the form shows of a visit that is in the book."""
    names = ("happened_on", "channel", "level", "initiative", "result", "starts_at", "place", "doc_number")
    return {name: getattr(visit, name) for name in (*names, "classification", "version")} | {
        "summary": visit.title,
        "locality_id": visit.locality_id,
        "decisions": [{"text": text} for text in decisions],
        "theirs": list(theirs),
        "ours": list(ours),
    }
