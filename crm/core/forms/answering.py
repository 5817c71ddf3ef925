"""What a form is answered with: what was sent, nothing at all, or answers put together from several hands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final

from flask import request
from werkzeug.datastructures import CombinedMultiDict, MultiDict

from crm.core.forms.keeping import THEIRS, Pairs, is_part_of, unpacked

_SENT: Final = object()
_answers: ContextVar[Any] = ContextVar("form_answers", default=_SENT)
CHANGING: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})


@contextmanager
def answering(pairs: Pairs | None) -> Iterator[None]:
    """Answer the forms made inside the block with ``pairs`` and the files that were sent; None as if nobody
    had answered: then a form shows what is saved.
    """
    token = _answers.set(pairs)
    try:
        yield
    finally:
        _answers.reset(token)


def is_answered() -> bool:
    """Tell whether a form made now is answered, or shows what is saved."""
    answers = _answers.get()
    return request.method in CHANGING if answers is _SENT else answers is not None


def answers_now() -> Any:
    """Return the answers for a form that is made now; None where there are none."""
    answers = _answers.get()
    if answers is _SENT:
        answers = sent() if request.method in CHANGING else None
    if answers is None:
        return None
    given: Any = MultiDict(answers)
    return CombinedMultiDict([request.files, given]) if request.files else given


def raw() -> Pairs:
    """Return what was sent, as it was sent."""
    return list(request.form.items(multi=True))


def sent() -> Pairs:
    """Return what was sent; where a page of a conflict was answered with "theirs", what they had saved."""
    pairs, chosen = raw(), chosen_theirs()
    if not chosen:
        return pairs
    shown = unpacked(request.form.get("original", ""))
    theirs = [pair for pair in shown.pairs if _is_of(pair, chosen)] if shown else []
    return [pair for pair in pairs if not _is_of(pair, chosen)] + theirs


def _is_of(pair: tuple[str, str], names: frozenset[str]) -> bool:
    return any(is_part_of(pair[0], name) for name in names)


def chosen_theirs() -> frozenset[str]:
    """Return the fields for which the other's words were chosen on the page of a conflict."""
    asked = request.form.getlist("clash")
    everything = request.form.get("keep")
    return frozenset(
        name
        for line in asked
        if (everything or request.form.get(f"keep-{line}")) == THEIRS
        for name in line.split()
    )
