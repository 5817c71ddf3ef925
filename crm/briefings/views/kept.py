"""Prints as they were kept: the list of all papers, how far a long one is, what changed since, the files."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final
from urllib.parse import quote

from flask import Blueprint, Response, abort, redirect, send_file, url_for
from flask.typing import ResponseReturnValue

from crm.briefings import queries, service
from crm.briefings.queries import Head, Kept
from crm.briefings.rules import MEDIA, FileForm, Paper, Stamp, ascii_name, file_name, first_of
from crm.briefings.service.making import sheets_of
from crm.briefings.views.desk import desk_of, may_open, shown
from crm.core import audit, storage
from crm.core.access import Permission, actor, requires
from crm.core.errors import Forbidden
from crm.core.locale import _l, speaking
from crm.core.transactions import new_form_key
from crm.core.web import page, stands_on
from crm.delegations.models import PrintState
from crm.delegations.rules.changes import difference, for_member
from crm.delegations.rules.telling import Teller

bp = Blueprint("kept", __name__, url_prefix="/delegations")

PRINT: Final = "/<record_id:record_id>/papers/<record_id:number>"


@bp.get("/<record_id:record_id>/papers/all")
@requires(Permission.BRIEFING_PRINT)
def index(record_id: int) -> ResponseReturnValue:
    """All papers of a delegation: what can be printed, and what was."""
    found = queries.head_of(record_id) or abort(404)
    stands_on(locality_id=found.delegation.locality_id, delegation_id=record_id)
    return page("briefings/desk.html", **desk_of(found, []))


HIDDEN: Final = _l(
    "This print shows what not everybody may read. Print the paper anew: it then shows what you may."
)


def _found(record_id: int, number: int) -> tuple[Head, Kept]:
    found = queries.head_of(record_id) or abort(404)
    return found, queries.print_of(record_id, number) or abort(404)


@bp.get(PRINT)
@requires(Permission.BRIEFING_PRINT)
def run(record_id: int, number: int) -> ResponseReturnValue:
    """How far a print is; loaded again the page says more, and offers the sheets once they are there."""
    found, kept = _found(record_id, number)
    done, of = queries.progress_of(kept.run.id) if kept.run.state is PrintState.BUILDING else (0, 0)
    answer = page(
        "briefings/run.html",
        fragment="briefings/_run.html",
        delegation=found.delegation,
        kept=kept.run,
        print=shown(kept, kept.state or {}),
        percent=min(99, done * 100 // of) if of else 0,
        is_begun=of > 0,
        new_form_key=new_form_key,
    )
    return Response(answer, headers={"Cache-Control": "no-store"})


@bp.post(f"{PRINT}/again")
@requires(Permission.BRIEFING_PRINT)
def again(record_id: int, number: int) -> ResponseReturnValue:
    """Try once more to make the sheets of a print that failed."""
    service.build_again(record_id, number, actor=actor())
    return redirect(url_for(".run", record_id=record_id, number=number), 303)


@bp.get(f"{PRINT}/compare")
@requires(Permission.BRIEFING_PRINT)
def compare(record_id: int, number: int) -> ResponseReturnValue:
    """What changed in the delegation since a print, in words, and the way to a fresh one."""
    found, kept = _found(record_id, number)
    before = kept.state
    if before is None:
        abort(404)
    now = queries.state_of(record_id)
    changes = difference(before, now)
    if kept.run.member_id:
        changes = for_member(changes, kept.run.member_id)
    return page(
        "briefings/compare.html",
        delegation=found.delegation,
        kept=kept.run,
        print=shown(kept, now),
        lines=Teller(before, now).lines(changes),
        new_form_key=new_form_key,
    )


@bp.get(f"{PRINT}.<any(pdf, docx):ending>")
@requires(Permission.BRIEFING_PRINT)
def paper(record_id: int, number: int, ending: str) -> ResponseReturnValue:
    """The sheets of one print as they were kept; one of before that is drawn from what there is today."""
    found, kept = _found(record_id, number)
    run = kept.run
    if run.form != ending:
        abort(404)
    if run.state is not PrintState.READY:
        return redirect(url_for(".run", record_id=record_id, number=number))
    if not may_open(kept):
        raise Forbidden(str(HIDDEN))
    sheets = _sheets(found, kept)
    told = f"{run.paper} {run.edition} {run.lang} #{run.number}"
    audit.note("paper.opened", record_id=record_id, actor_id=actor().id, detail=told)
    return _sent(found, kept, sheets)


def _sheets(found: Head, kept: Kept) -> bytes:
    stored = queries.file_of(kept.run)
    if stored is not None:
        with storage.open_file(stored) as file:
            return file.read()
    stamp = Stamp(kept.run.number, kept.run.printed_at, kept.printed_by)
    content = queries.briefing_of(found, kept.wish, stamp)
    return sheets_of(content, kept.wish.paper, kept.wish.form)


def _sent(found: Head, kept: Kept, sheets: bytes) -> Response:
    """Hand a file over under a name that says which print it is."""
    run, trip = kept.run, found.delegation
    form, lang = FileForm(run.form), first_of(run.lang)
    with speaking(lang):
        called = trip.name.best(lang, "en") or trip.title
        name = file_name(Paper(run.paper), called, run.number, form)
    answer: Any = send_file(BytesIO(sheets), mimetype=MEDIA[form])
    names = f"filename=\"{ascii_name(name)}\"; filename*=UTF-8''{quote(name, safe='')}"
    place = "inline" if form is FileForm.PDF else "attachment"
    answer.headers["Content-Disposition"] = f"{place}; {names}"
    answer.headers["Cache-Control"] = "no-store"
    return answer  # type: ignore[no-any-return]
