"""Three hands on one form: what I answered, what is saved now, and what the form showed at first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from wtforms import Field

from crm.core.forms.comparing import is_list, rejoined, rows_of, said, united
from crm.core.forms.keeping import Pairs, asked, is_hidden, pairs_of
from crm.core.forms.wording import Marked, in_words, marked

MINE: Final = "mine"


@dataclass(frozen=True, slots=True)
class Clash:
    """A question that both answered, each differently. ``name`` holds the names of all fields it decides."""

    name: str
    label: str
    mine: Marked
    theirs: Marked
    original: str | None
    choice: str = MINE
    is_list: bool = False


@dataclass(slots=True)
class Merge:
    """What comes out: the answers of both together, mine where they clash."""

    answers: Pairs = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    theirs: list[str] = field(default_factory=list)
    """Labels of the fields that only the other changed: their answers are kept."""
    mine: list[str] = field(default_factory=list)
    """Labels of the fields that only I changed."""


def merge(
    mine: Any, theirs: Any, first: Any | None, *, typed: Any = None, chosen: Collection[str] = ()
) -> Merge:
    """Bring two answered forms together. ``first`` is None where it is not known what the form showed.

    ``chosen`` are fields where I took their words before: what I had ``typed`` myself is shown once more if
    those words have changed again.
    """
    out = Merge()
    for names in _groups(mine):
        _settle(out, names, (mine, theirs, first), typed if names[0] in chosen else None)
    return out


def _groups(form: Any) -> Iterator[tuple[str, ...]]:
    """Yield the names of the fields that can only be decided together."""
    together = {name: names for names in form.together for name in names}
    done: set[str] = set()
    for one in asked(form):
        names = together.get(one.name, (one.name,))
        if names[0] not in done:
            done.add(names[0])
            yield names


def _settle(out: Merge, names: tuple[str, ...], forms: tuple[Any, Any, Any], typed: Any) -> None:
    """Decide one question, or ask."""
    mine, theirs, first = forms
    here, there, before = (_said(form, names) for form in forms)
    lead = mine[names[0]]
    if typed is not None and here != there and _said(typed, names) != there:
        _ask(out, names, (typed, theirs, first), "theirs")
        out.answers += _pairs(typed, names)
    elif here == there or (first is not None and here == before):
        out.answers += _pairs(theirs if names[0] in theirs else mine, names)
        if here != there:
            out.theirs.append(mine.called(lead))
    elif first is not None and there == before or is_hidden(lead):
        out.answers += _pairs(mine, names)
        out.mine.append(mine.called(lead))
    elif (rows := _united(lead, forms)) is not None:
        out.answers += rows
        out.theirs.append(mine.called(lead))
    else:
        _ask(out, names, forms, MINE)
        out.answers += _pairs(mine, names)


def _said(form: Any, names: tuple[str, ...]) -> Any:
    return None if form is None else tuple(said(form._fields.get(name)) for name in names)


def _pairs(form: Any, names: tuple[str, ...]) -> Pairs:
    return [pair for name in names if name in form for pair in pairs_of(form[name])]


def _united(lead: Field, forms: tuple[Any, Any, Any]) -> Pairs | None:
    mine, theirs, first = (None if form is None else form._fields.get(lead.name) for form in forms)
    if theirs is None or first is None or not is_list(lead):
        return None
    rows = united(rows_of(mine), rows_of(theirs), rows_of(first))
    return None if rows is None else rejoined(lead, rows)


def _ask(out: Merge, names: tuple[str, ...], forms: tuple[Any, Any, Any], choice: str) -> None:
    """Put the question, with the words of each hand."""
    mine, theirs, first = ("" if form is None else _words(form, names) for form in forms)
    lead = forms[0][names[0]]
    before = first if forms[2] is not None else theirs
    out.clashes.append(
        Clash(
            name=" ".join(names),
            label=forms[0].called(lead),
            mine=marked(mine, before),
            theirs=marked(theirs, first if forms[2] is not None else mine),
            original=first if forms[2] is not None else None,
            choice=choice,
            is_list=is_list(lead),
        )
    )


def _words(form: Any, names: tuple[str, ...]) -> str:
    shown = [form[name] for name in names if name in form and not is_hidden(form[name])]
    return " · ".join(text for one in shown if (text := in_words(one)))
