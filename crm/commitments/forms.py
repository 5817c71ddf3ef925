"""What is asked about a commitment."""

from __future__ import annotations

from wtforms import SelectField

from crm.commitments.models import Commitment, CommitmentState, Recurrence, Side, Strength
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


def read_place(text: str | None) -> tuple[int | None, int | None]:
    """Read an agreement and its article from "12" or "12:34"; nonsense is neither."""
    agreement, _colon, article = (text or "").partition(":")
    try:
        return whole_number(agreement), whole_number(article)
    except ValueError:
        return None, None


def written_place(agreement_id: int | None, article_id: int | None) -> str:
    """Write an agreement and its article as the form sends them."""
    if agreement_id is None:
        return ""
    return f"{agreement_id}:{article_id}" if article_id else str(agreement_id)


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
    promised_in = SelectField(_l("Agreement, article"))
    measure = LineField(_l("Measure"))
    recurrence = MemberField(_l("Recurs"), Recurrence, empty=_l("Once"))
    blocker = LineField(_l("What holds it up"))
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
        place = read_place(self.promised_in.data if self.promised_in else None)
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
            agreement_id=place[0],
            article_id=place[1],
            measure=self.measure.data or "",
            recurrence=self.recurrence.data,
            blocker=self.blocker.data or "",
            source_id=source_id,
            version=self.seen_version,
        )


class CloseForm(CrmForm):
    """How a commitment ended."""

    state = MemberRadio(_l("How it ended"), Ending, default=Ending.DONE, validators=[Needed()])
    evidence = ProseField(_l("Evidence or reason"), [Needed()])
    closed_on = DayField(_l("Closed on"))
    delivered_id = SelectField(_l("Delivered in"), coerce=whole_number)

    def entry(self) -> CloseEntry:
        """Hand the checked answers to the service."""
        return CloseEntry(
            state=self.state.data.state,
            evidence=self.evidence.data or "",
            closed_on=self.closed_on.data,
            delivered_id=self.delivered_id.data,
            version=self.seen_version,
        )
