"""The form itself: its one-time key, its version, and every refusal beside its field."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, ClassVar, TypeVar

import sqlalchemy as sa
from flask import request
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField

from crm.core.db import db
from crm.core.errors import Conflict, CrmError
from crm.core.forms.answering import answers_now, is_answered
from crm.core.forms.keeping import answers_of, packed
from crm.core.forms.saying import OurCatalogue, unfit_sentence
from crm.core.meanwhile import changes_since
from crm.core.text import UnfitText
from crm.core.transactions import new_form_key

T = TypeVar("T")
_Auto: Any = object()

_unique: dict[str, tuple[str, Callable[[], str]]] = {}


def unique_means(constraint: str, field: str, sentence: Callable[[], str]) -> None:
    """Say which field a unique constraint speaks of; ``constraint`` is its name, or ``table.column`` as
    SQLite says it.
    """
    _unique[constraint] = (field, sentence)


class CrmForm(FlaskForm):  # type: ignore[misc]  # the library is untyped
    """A form that knows its one-time key and the version it was filled in on.

    Subclasses declare fields and an ``entry()`` for their service.
    """

    form_key = HiddenField(default=new_form_key)
    version = HiddenField()
    original = HiddenField()
    """What the form showed when it was opened, for the day when somebody else saves meanwhile."""

    class Meta:
        """Our own words for the library's messages, and whose answers a form takes."""

        def get_translations(self, form: Any) -> OurCatalogue:
            """Return our catalogue."""
            return OurCatalogue()

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Take the answers of this moment, unless others are named."""
            return answers_now() if formdata is _Auto else formdata

    together: ClassVar[Sequence[tuple[str, ...]]] = ()
    """Fields that say one thing between them, the speaking one first: two people's halves make no whole."""
    groups: ClassVar[Mapping[str, Any]] = {}
    """What fields in several languages are about, where their own labels only name the language."""

    about: Any = None
    """The row whose answers the form showed, where its view needs it."""
    shown_parts: Collection[str] | None = None
    keeps_original = False
    conflict: Conflict | None = None
    meanwhile: Sequence[str] = ()
    """What the others saved meanwhile, in words, when there is a conflict."""

    def __init__(self, formdata: Any = _Auto, **given: Any) -> None:
        self._was_answered = is_answered()
        super().__init__(formdata=formdata, **given)

    def is_submitted(self) -> bool:
        """Tell whether this form was answered; one that shows what is saved was not."""
        return bool(self._was_answered and super().is_submitted())

    def hidden_tag(self, *fields: Any) -> Any:
        """Draw what travels unseen: with it what the form showed at first."""
        self.remember()
        return super().hidden_tag(*fields)

    def remember(self) -> None:
        """Let what the form shows travel with it, unless it brought that along."""
        if self.keeps_original and not self.original.data:
            self.original.data = packed(answers_of(self, self.shown_parts))

    def called(self, field: Field) -> str:
        """Name a field where it stands alone, away from the rows around it."""
        about = self.groups.get(field.name.rpartition("_")[0])
        return f"{about} · {field.label.text}" if about else str(field.label.text)

    def called_together(self, fields: Sequence[Field]) -> str:
        """Name fields that are asked together: by what they have in common, else by the first of them."""
        about = {field.name.rpartition("_")[0] for field in fields}
        shared = self.groups.get(about.pop()) if len(fields) > 1 and len(about) == 1 else None
        return str(shared) if shared else self.called(fields[0])

    @property
    def seen_version(self) -> int | None:
        """Version of the record this form was filled in on; None for a new record."""
        text = str(self.version.data or "")  # a number where the form was filled in from a record
        return int(text) if text.isdecimal() and len(text) < 10 else None

    def accepted(self) -> bool:
        """Tell whether this was sent and passed every check."""
        return bool(self.is_submitted() and self.validate())

    def refuse(self, error: CrmError) -> None:
        """Put a refusal beside its field, or above the form where it names none."""
        field = self._fields.get(error.field or "")
        if field is None:
            self.form_errors.append(error.sentence)
        else:
            field.errors = [*field.errors, error.sentence]

    def attempt(self, work: Callable[[], T]) -> T | None:
        """Run a service call; a refusal goes to its field, nothing is kept, and None comes back.

        A conflict sets ``conflict`` and moves the hidden version on, so that saving again is a decision.
        Forms that show what is saved come together by ``crm.core.editing`` instead.
        """
        done = self.try_out(work)
        if self.conflict is not None:
            self.meanwhile = changes_since(self.conflict, self.seen_version or 0, self._fields)
            self.version.data = str(self.conflict.version)
            self.form_errors.append(self.conflict.sentence)
        return done

    def try_out(self, work: Callable[[], T]) -> T | None:
        """Run a service call like ``attempt``, but leave to the caller what a conflict means."""
        try:
            return work()
        except Conflict as conflict:
            db.session.rollback()
            self.conflict = conflict
        except CrmError as error:
            if error.status not in (409, 422):
                raise
            db.session.rollback()
            self.refuse(error)
        except (UnfitText, sa.exc.StatementError) as error:
            db.session.rollback()
            self.refuse(_refusal_of(error))
        return None

    @property
    def status(self) -> int:
        """HTTP status of the page that shows this form."""
        if self.conflict:
            return 409
        return 422 if request.method == "POST" else 200


def unfit_text(error: BaseException | None) -> UnfitText | None:
    """Return the text that a column would not take, also where the database library wrapped its refusal."""
    cause = error.orig if isinstance(error, sa.exc.StatementError) else error
    return cause if isinstance(cause, UnfitText) else None


def _refusal_of(error: UnfitText | sa.exc.StatementError) -> CrmError:
    """Say what a column or a constraint refused, and beside which field; re-raise what nobody has named."""
    if unfit := unfit_text(error):
        return CrmError(unfit_sentence(unfit))
    if isinstance(error, sa.exc.IntegrityError):
        diagnostics = getattr(error.orig, "diag", None)
        said = f"{getattr(diagnostics, 'constraint_name', '') or ''} {error.orig}"
        for constraint, (field, sentence) in _unique.items():
            if constraint in said:
                return CrmError(sentence(), field=field)
    raise error
