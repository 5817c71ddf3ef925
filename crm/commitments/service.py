"""Writing down what was promised, and closing it with evidence or a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from crm.commitments import queries
from crm.commitments.models import Commitment, CommitmentState, Recurrence, Side, Strength
from crm.commitments.rules import MONTHS, OPEN_STATES
from crm.core import audit, clock, records
from crm.core.access import Actor
from crm.core.db import TITLE_LENGTH, Words
from crm.core.errors import Invalid, Missing, RuleBroken
from crm.core.locale import LANGUAGES, _
from crm.core.records import Classification, Record
from crm.localities.models import Locality
from crm.workdays.rules import add_months


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentEntry:
    """What one side said it would do."""

    locality_id: int
    side: Side
    text: Words
    strength: Strength = Strength.AGREED
    state: CommitmentState = CommitmentState.OPEN
    due_on: date | None = None
    owner_id: int | None = None
    counterpart: str = ""
    answer: Words = field(default_factory=Words)
    source_id: int | None = None
    source_note: str = ""
    agreement_id: int | None = None
    article_id: int | None = None
    measure: str = ""
    recurrence: Recurrence | None = None
    blocker: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseEntry:
    """How a commitment ended: done with its evidence, or given up with its reason."""

    state: CommitmentState
    evidence: str
    closed_on: date | None = None
    delivered_id: int | None = None
    version: int | None = None


def _title(text: Words) -> str:
    """Return the first line, as the one line by which lists and logs call the commitment."""
    return text.best("vi").strip().split("\n")[0][:TITLE_LENGTH]


def _kept(old: Words, new: Words) -> Words:
    """Put the new Vietnamese and English beside what is there in the partner's own language."""
    return Words({lang: said for lang, said in old.items() if lang not in LANGUAGES} | new)


def _demand_text(entry: CommitmentEntry) -> None:
    if not entry.text.best():
        raise Invalid(_("Please enter %(field)s.", field=_("What was promised")), field="text_vi")


def _classification(source_id: int | None, agreement_id: int | None = None) -> Classification:
    """A promise made in a restricted meeting or agreement is as restricted as that."""
    known = [records.get(Record, key).classification for key in (source_id, agreement_id) if key]
    is_restricted = Classification.RESTRICTED in known
    return Classification.RESTRICTED if is_restricted else next(iter(known), Classification.INTERNAL)


def _demand_recurrence(entry: CommitmentEntry) -> None:
    if entry.recurrence is not None and entry.due_on is None:
        raise Invalid(_("Enter the first day on which it is due."), field="due_on")


def _demand_place(entry: CommitmentEntry) -> None:
    """Refuse an article of somebody else's agreement."""
    if entry.agreement_id is None:
        return
    known = {(row.agreement_id, row.article_id) for row in queries.promised_in(entry.locality_id)}
    agreements = {key for key, _article in known}
    is_known = entry.agreement_id in agreements and (
        entry.article_id is None or (entry.agreement_id, entry.article_id) in known
    )
    if not is_known:
        raise Invalid(_("Choose from the list."), field="promised_in")


def add_commitment(entry: CommitmentEntry, *, actor: Actor) -> Commitment:
    """Write down what one side said it would do."""
    _demand_text(entry)
    _demand_recurrence(entry)
    if records.find(Locality, entry.locality_id) is None:
        raise Missing(_("This partner is not in the book."))
    _demand_place(entry)
    with audit.change(actor, "commitment.added"):
        commitment = Commitment(
            title=_title(entry.text),
            locality_id=entry.locality_id,
            source_id=entry.source_id,
            source_note=entry.source_note,
            agreement_id=entry.agreement_id,
            article_id=entry.article_id,
            measure=entry.measure,
            recurrence=entry.recurrence,
            blocker=entry.blocker,
            side=entry.side,
            strength=entry.strength,
            state=entry.state,
            text=entry.text,
            answer=entry.answer,
            due_on=entry.due_on,
            counterpart=entry.counterpart,
            owner_id=entry.owner_id or actor.id,
            classification=_classification(entry.source_id, entry.agreement_id),
        )
        records.add(commitment, actor=actor)
        audit.about(commitment)
    return commitment


def edit_commitment(commitment_id: int, entry: CommitmentEntry, *, actor: Actor) -> Commitment:
    """Correct what was written down. Closing is a step of its own."""
    _demand_text(entry)
    _demand_recurrence(entry)
    with audit.change(actor, "commitment.edited"):
        commitment = records.open_for_change(Commitment, commitment_id, version=entry.version)
        audit.about(commitment)
        if entry.article_id != commitment.article_id or entry.agreement_id != commitment.agreement_id:
            _demand_place(entry)
        commitment.title = _title(entry.text)
        commitment.text = _kept(commitment.text, entry.text)
        commitment.answer = _kept(commitment.answer, entry.answer)
        commitment.side, commitment.strength = entry.side, entry.strength
        commitment.due_on, commitment.counterpart = entry.due_on, entry.counterpart
        commitment.source_note = entry.source_note
        if entry.agreement_id is not None or not _is_unseen(commitment.agreement_id):
            commitment.agreement_id, commitment.article_id = entry.agreement_id, entry.article_id
        commitment.measure, commitment.blocker = entry.measure, entry.blocker
        commitment.recurrence = entry.recurrence
        commitment.owner_id = entry.owner_id or commitment.owner_id
        if commitment.is_open and entry.state in OPEN_STATES:
            commitment.state = entry.state
        records.touch(commitment, actor=actor)
    return commitment


def _is_unseen(key: int | None) -> bool:
    """Tell whether a link leads to what the person correcting may not see: they did not take it away."""
    return key is not None and records.find(Record, key) is None


def assign(commitment_id: int, owner_id: int, *, version: int | None, actor: Actor) -> Commitment:
    """Put a commitment into somebody's charge."""
    with audit.change(actor, "commitment.assigned"):
        commitment = records.open_for_change(Commitment, commitment_id, version=version)
        audit.about(commitment)
        commitment.owner_id = owner_id
        records.touch(commitment, actor=actor)
    return commitment


def set_due(commitment_id: int, due_on: date | None, *, version: int | None, actor: Actor) -> Commitment:
    """Give a commitment another day, or none; a closed one keeps its day."""
    with audit.change(actor, "commitment.due_set"):
        commitment = records.open_for_change(Commitment, commitment_id, version=version)
        audit.about(commitment)
        if not commitment.is_open:
            raise RuleBroken(_("This commitment is closed."))
        commitment.due_on = due_on
        records.touch(commitment, actor=actor)
    return commitment


def close_commitment(commitment_id: int, entry: CloseEntry, *, actor: Actor) -> Commitment:
    """Close a commitment; without evidence or a reason it stays open."""
    if entry.state in OPEN_STATES:
        raise RuleBroken(_("Choose how it ended."), field="state")
    if not entry.evidence.strip():
        done = entry.state is CommitmentState.DONE
        said = _("Please enter the evidence that it was done.") if done else _("Please enter the reason.")
        raise Invalid(said, field="evidence")
    if entry.closed_on and entry.closed_on > clock.today():
        raise Invalid(_("This day is still to come."), field="closed_on")
    with audit.change(actor, "commitment.closed"):
        commitment = records.open_for_change(Commitment, commitment_id, version=entry.version)
        audit.about(commitment)
        if not commitment.is_open:
            raise RuleBroken(_("This commitment is closed."))
        if entry.delivered_id is not None:
            records.get(Record, entry.delivered_id)
            commitment.delivered_id = entry.delivered_id
        commitment.state, commitment.evidence = entry.state, entry.evidence
        commitment.closed_on = entry.closed_on or clock.today()
        records.touch(commitment, actor=actor)
        if entry.state is CommitmentState.DONE:
            _come_round(commitment, actor)
    return commitment


def _come_round(done: Commitment, actor: Actor) -> None:
    """Write down the next time of what recurs; a thing that is given up does not come round."""
    if done.recurrence is None or done.due_on is None:
        return
    following = Commitment(
        title=done.title,
        text=Words(done.text),
        due_on=add_months(done.due_on, MONTHS[done.recurrence]),
        **{name: getattr(done, name) for name in _CARRIED},
    )
    done.recurrence = None
    records.touch(done, actor=actor)
    records.add(following, actor=actor)


_CARRIED = (
    "locality_id",
    "source_id",
    "source_note",
    "agreement_id",
    "article_id",
    "side",
    "strength",
    "recurrence",
    "counterpart",
    "measure",
    "owner_id",
    "unit_id",
    "classification",
)
"""What the next time of a commitment has in common with the one before."""


def reopen(commitment_id: int, *, actor: Actor) -> Commitment:
    """Take a closed commitment up again; its evidence stays written down."""
    with audit.change(actor, "commitment.reopened"):
        commitment = records.open_for_change(Commitment, commitment_id, version=None)
        audit.about(commitment)
        if not commitment.is_open:
            commitment.state, commitment.closed_on = CommitmentState.UNDER_WAY, None
            records.touch(commitment, actor=actor)
    return commitment
