"""One question of a record answered in its own place: the same form, checks and service as the whole one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, may, requires, viewer
from crm.core.editing import Editing
from crm.core.forms import CrmForm
from crm.core.locale import _
from crm.core.web import is_fragment, page, toast


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The questions of a kind of record that officers answer one at a time.

    ``names`` gives each part the fields it asks for; ``fill`` and ``save`` are those of the whole form.
    """

    kind: str
    permission: Permission
    form: type[Any]
    names: Mapping[str, Sequence[str]]
    fill: Callable[[int], Any]
    save: Callable[[int, Any], object]
    home: Callable[[int], str]
    subject: Callable[[Any], str]
    whole: str
    """Endpoint of the whole form."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands on its record's page, and where it is changed."""

    id: str
    url: str


_endpoints: dict[str, tuple[str, Permission | None]] = {}


def part_of(kind: str, record_id: int, part: str) -> Place | None:
    """Return where a part is changed; None for those who may not."""
    endpoint, permission = _endpoints.get(kind, ("", None))
    if permission is None or not may(viewer(), permission):
        return None
    return Place(f"part-{part}", url_for(endpoint, record_id=record_id, part=part))


def serve_parts(bp: Blueprint, parts: Parts, at: str = "/<record_id:record_id>") -> None:
    """Open the addresses of a kind's parts, below that of its record."""
    offered = ", ".join(f'"{name}"' for name in parts.names)
    name = f"{parts.kind}_part"

    @requires(parts.permission)
    def change(record_id: int, part: str) -> ResponseReturnValue:
        """Answer one question of a record."""
        return _answer(parts, record_id, part)

    bp.add_url_rule(f"{at}/edit/<any({offered}):part>", name, change, methods=["GET", "POST"])
    _endpoints[parts.kind] = (f"{bp.name}.{name}", parts.permission)


def _answer(parts: Parts, record_id: int, part: str) -> ResponseReturnValue:
    editing: Editing[CrmForm] = Editing(lambda: parts.fill(record_id), parts.form, only=parts.names[part])
    home = f"{parts.home(record_id)}#part-{part}"
    fields = [editing.form[name] for name in parts.names[part] if name in editing.form]
    if not fields:
        abort(404)
    is_growing = "add_row" in request.form
    if not is_growing and editing.save(lambda form: parts.save(record_id, form)) is not None:
        toast(_("Saved."), undo=True)
        return redirect(home)
    return _page(parts, editing, part, record_id, home, 200 if is_growing else editing.status)


def _page(
    parts: Parts, editing: Editing[CrmForm], part: str, record_id: int, home: str, status: int
) -> ResponseReturnValue:
    form = editing.form
    fields = [form[name] for name in parts.names[part] if name in form]
    answer = make_response(
        page(
            "editing/part.html",
            fragment="editing/_part.html",
            editing=editing,
            form=form,
            fields=fields,
            label=form.called_together(fields),
            others=[one for one in form if one.errors and one not in fields],
            part=part,
            subject=parts.subject(form),
            home=home,
            whole=url_for(parts.whole, record_id=record_id),
        ),
        status,
    )
    if is_fragment() and request.method == "POST":
        answer.headers.update(
            {"HX-Retarget": "#part-form", "HX-Reselect": "#part-form", "HX-Reswap": "outerHTML"}
        )
    return answer
