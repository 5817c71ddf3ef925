"""What is asked about a commitment."""

from __future__ import annotations

from wtforms import SelectField

from crm.commitments.models import Commitment, CommitmentState, Side, Strength
from crm.commitments.rules import Ending, Progress
from crm.commitments.service import CloseEntry, CommitmentEntry
from crm.core.forms import (
    CrmForm,
    DayField,
    LineField,
    MemberField,
    MemberRadio,
    Needed,
    ProseField,
    whole_number,
    words,
)
from crm.core.locale import _l, _lp


class CommitmentForm(CrmForm):
    """What one side said it would do, in the words that a paper will print."""

    locality_id = SelectField(_l("Partner"), [Needed()], coerce=whole_number)
    side = MemberRadio(_lp("commitment", "Side"), Side, validators=[Needed()], default=Side.OURS)
    strength = MemberField(_l("How firm"), Strength, default=Strength.AGREED)
    text_vi = ProseField(_l("What was promised (Vietnamese)"))
    text_en = ProseField(_l("What was promised (English)"))
    due_on = DayField(_l("Due"))
    owner_id = SelectField(_l("Officer in charge"), coerce=whole_number)
    counterpart = LineField(_l("Who acts on their side"))
    source_note = LineField(_l("Source"))
    answer_vi = ProseField(_l("Answer if they ask (Vietnamese)"))
    answer_en = ProseField(_l("Answer if they ask (English)"))
    state = MemberField(_lp("commitment", "Status"), Progress, default=Progress.OPEN)

    def show(self, commitment: Commitment) -> None:
        """Put the texts of a commitment into their fields."""
        self.text_vi.data, self.text_en.data = commitment.text.get("vi", ""), commitment.text.get("en", "")
        self.answer_vi.data, self.answer_en.data = (
            commitment.answer.get("vi", ""),
            commitment.answer.get("en", ""),
        )

    def _progress(self) -> Progress:
        """Return how far it is; a closed commitment has no such box."""
        return (self.state.data if self.state else None) or Progress.OPEN

    def entry(self, *, locality_id: int | None = None, source_id: int | None = None) -> CommitmentEntry:
        """Hand the checked answers to the service."""
        return CommitmentEntry(
            locality_id=locality_id or self.locality_id.data,
            side=self.side.data,
            strength=self.strength.data or Strength.AGREED,
            state=CommitmentState(self._progress().value),
            text=words(vi=self.text_vi.data, en=self.text_en.data),
            answer=words(vi=self.answer_vi.data, en=self.answer_en.data),
            due_on=self.due_on.data,
            owner_id=self.owner_id.data,
            counterpart=self.counterpart.data or "",
            source_note=self.source_note.data or "",
            source_id=source_id,
            version=self.seen_version,
        )


class CloseForm(CrmForm):
    """How a commitment ended."""

    state = MemberRadio(_l("How it ended"), Ending, default=Ending.DONE, validators=[Needed()])
    evidence = ProseField(_l("Evidence or reason"), [Needed()])
    closed_on = DayField(_l("Closed on"))

    def entry(self) -> CloseEntry:
        """Hand the checked answers to the service."""
        return CloseEntry(
            state=self.state.data.state,
            evidence=self.evidence.data or "",
            closed_on=self.closed_on.data,
            version=self.seen_version,
        )
