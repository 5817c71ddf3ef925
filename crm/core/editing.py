"""Correcting what is saved while others do the same: a form filled in on an older version is brought together
with what was saved meanwhile, and only where both answered the same question differently is anybody asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Generic, TypeVar

import sqlalchemy as sa
from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound
from wtforms import Field

from crm.core.audit import ChangeSet, FieldChange
from crm.core.db import db
from crm.core.errors import Conflict, Missing
from crm.core.forms import CrmForm, answering
from crm.core.forms.answering import chosen_theirs, raw, sent
from crm.core.forms.keeping import (
    OURSELVES,
    Pairs,
    answers_of,
    asked,
    is_hidden,
    is_part_of,
    packed,
    pairs_of,
    unpacked,
)
from crm.core.forms.merging import Clash, Merge, merge
from crm.core.forms.wording import in_words
from crm.core.locale import _
from crm.core.records import Record, name_of
from crm.core.transactions import hold_key
from crm.core.web import form_page, moment, toast

F = TypeVar("F", bound=CrmForm)
T = TypeVar("T")
ROUNDS = 3
"""How often in one request somebody else may be quicker."""
REVISE = "revise"
"""The button of the conflict page that opens the form once more."""


class Gone(Missing):
    """What was being corrected is not there any more; ``typed`` is what would otherwise be lost."""

    status = 409

    def __init__(self, sentence: str, *, typed: dict[str, str]) -> None:
        super().__init__(sentence)
        self.typed = typed


class Editing(Generic[F]):
    """One person correcting one row.

    ``fill`` makes the form as its page first shows it, from what is saved at that moment. ``only`` names the
    fields of a smaller form that asks for nothing else: the rest is answered with what is saved.
    """

    def __init__(self, fill: Callable[[], F], of: type[F], *, only: Sequence[str] = ()) -> None:
        self._fill, self._of, self.only = fill, of, tuple(only)
        self.conflict: Conflict | None = None
        self.merged: Merge | None = None
        self.is_revised = request.method == "POST" and request.form.get("action") == REVISE
        self.is_for_later = request.method == "POST" and request.form.get("action") == "later"
        self.form = self._answered(sent()) if self.only and request.method == "POST" else self._made()

    def _made(self) -> F:
        """Fill the form in; when the row is gone, keep what was typed."""
        try:
            form = self._fill()
        except (Missing, NotFound) as error:
            if request.method != "POST":
                raise
            raise _gone(self._of, error) from error
        form.keeps_original, form.shown_parts = True, self.only or None
        return form

    def _answered(self, pairs: Pairs) -> F:
        """Fill the form in and answer it with ``pairs``."""
        if self.only:
            with answering(None):
                rest = answers_of(self._made())
            asked_for = (*self.only, *OURSELVES)
            pairs = [pair for pair in rest if not _is_among(pair, self.only)] + [
                pair for pair in pairs if _is_among(pair, asked_for)
            ]
        with answering(pairs):
            return self._made()

    def save(self, work: Callable[[F], T]) -> T | None:
        """Do the work with the form's answers, brought together with what others saved meanwhile.

        None when there is something to correct or to choose: ``page`` shows it.
        """
        if self.is_revised or not self.form.is_submitted():
            return None
        for _round in range(ROUNDS):
            if not self.form.accepted():
                self._remind()
                return None
            done = self.form.try_out(lambda form=self.form: work(form))  # type: ignore[misc]  # mypy on defaults
            if self.form.conflict is None:
                self._tell(done)
                return done
            self._bring_together(self.form.conflict)
            if self.clashes or not hold_key():
                return None
        return None

    @property
    def clashes(self) -> Sequence[Clash]:
        """Return the questions that two people answered differently."""
        return self.merged.clashes if self.merged else ()

    def _bring_together(self, conflict: Conflict) -> None:
        """Answer the form with mine and theirs; where they clash, with mine."""
        for file in request.files.values():
            file.stream.seek(0)
        mine, shown, chosen = self.form, unpacked(str(self.form.original.data or "")), chosen_theirs()
        with answering(None):
            theirs = self._made()
        first = self._answered(shown.pairs) if shown else None
        typed = self._answered(raw()) if chosen else None
        told = self.merged.theirs if self.merged else []
        self.merged = merge(mine, theirs, first, typed=typed, chosen=chosen)
        self.merged.theirs = list(dict.fromkeys([*told, *self.merged.theirs]))
        self.conflict, self.opened_at = conflict, shown.at if shown else None
        self.form = self._answered([*self.merged.answers, *_carried(mine, theirs, self.only)])

    def _tell(self, done: object) -> None:
        """Say that somebody else's answers were kept beside mine."""
        if done is not None and self.conflict is not None and self.merged is not None and self.merged.theirs:
            toast(_told(self.conflict, self.merged.theirs))

    def _remind(self) -> None:
        """Say above a form that cannot be saved whose answers it now holds too."""
        if self.conflict is not None:
            self.form.form_errors.append(self.conflict.sentence)

    def page(self, template: str, *, subject: str, cancel_url: str, **context: object) -> ResponseReturnValue:
        """Show what stands between the form and its being saved: nothing yet, a refusal, or a choice."""
        if self.conflict is not None and (self.clashes or not self.form.errors):
            shown = {"subject": subject, "cancel_url": cancel_url, "editing": self, "form": self.form}
            return render_template("editing/conflict.html", **shown), 409
        if self.is_revised:
            return render_template(template, form=self.form, **context)
        return form_page(template, form=self.form, **context)

    @property
    def status(self) -> int:
        """Status of a page that shows the form, or the choice."""
        return 409 if self.conflict is not None and self.clashes else self.form.status

    @property
    def original(self) -> Field:
        """Return what the form showed at first, to travel on with it."""
        self.form.remember()
        return self.form.original

    @property
    def hidden(self) -> Pairs:
        """Return the answers that travel on the page of the choice, unseen."""
        return answers_of(self.form, self.only or None)

    @property
    def uploads(self) -> Sequence[Field]:
        """Return the fields whose files have to be chosen once more: a page cannot carry them."""
        named = {name for name, file in request.files.items() if file.filename}
        return [one for one in self.form if one.name in named]


def _is_among(pair: tuple[str, str], names: Sequence[str]) -> bool:
    return any(is_part_of(pair[0], name) for name in names)


def _carried(mine: CrmForm, theirs: CrmForm, only: Sequence[str]) -> Pairs:
    """Return what goes on with a form that now knows the saved version."""
    return [
        ("version", str(theirs.seen_version or "")),
        ("original", packed(answers_of(theirs, only or None))),
        ("form_key", str(mine.form_key.data or "")),
    ]


def _told(conflict: Conflict, labels: Sequence[str]) -> str:
    return _(
        "%(name)s saved meanwhile; kept beside your changes: %(fields)s.",
        name=conflict.by,
        fields=", ".join(labels),
    )


def _gone(of: type[CrmForm], error: Exception) -> Exception:
    """Return the refusal that keeps what was typed for a row that is not there any more."""
    form = of()
    told = {form.called(one): in_words(one) for one in asked(form) if _is_typed(one)}
    typed = {name: text for name, text in told.items() if text.strip()}
    usual = _("This page does not exist, or you may not see it.")
    return Gone(_who_deleted() or str(getattr(error, "sentence", usual)), typed=typed) if typed else error


def _is_typed(field: Field) -> bool:
    """Tell whether a person wrote this answer: not what the form showed already, nor a bare key."""
    shown = unpacked(request.form.get("original", ""))
    before = [pair for pair in shown.pairs if is_part_of(pair[0], field.name)] if shown else None
    is_nameless = hasattr(field, "choices") and not field.choices
    return not (is_hidden(field) or is_nameless or list(pairs_of(field)) == before)


def _who_deleted() -> str | None:
    """Say who deleted the record of this address, or took the row out of it; None when nobody is known to."""
    path = request.view_args or {}
    asked_for = sa.select(Record).where(Record.id == path.get("record_id", 0))
    record = db.session.scalar(asked_for.execution_options(with_deleted=True))
    if record is None:
        return None
    if record.deleted_at is not None:
        return _deleted(record.deleted_by_id, record.deleted_at)
    removed = sa.select(ChangeSet.actor_id, ChangeSet.at).join(
        FieldChange, FieldChange.change_set_id == ChangeSet.id
    )
    ours = (FieldChange.record_id == record.id, FieldChange.row_id == list(path.values())[-1])
    row = db.session.execute(
        removed.where(*ours, FieldChange.field == "", FieldChange.new.is_(None)).order_by(ChangeSet.id.desc())
    ).first()
    return _deleted(row.actor_id, row.at) if row else None


def _deleted(user_id: int | None, at: datetime) -> str:
    return _(
        "%(name)s deleted this at %(time)s. What you typed is kept.", name=name_of(user_id), time=moment(at)
    )
