"""The preview of a delegation's papers, the buttons that print them, and the printed files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any, Final
from urllib.parse import quote

from flask import Blueprint, abort, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue

from crm.briefings import queries, service
from crm.briefings.content import Briefing, Edition
from crm.briefings.forms import PrintForm, ReviewForm
from crm.briefings.pdf import render_cards, render_leader, render_members, render_pack, render_programme
from crm.briefings.rules import BESIDE, LANGUAGES, Paper, Stamp, Wish, ascii_name, file_name, first_of
from crm.briefings.views.shown import preview_of
from crm.core import audit
from crm.core.access import Permission, actor, requires
from crm.core.locale import _, language, speaking
from crm.core.web import page, toast

bp = Blueprint("briefings", __name__, url_prefix="/delegations")

PAPERS: Final = "/<record_id:record_id>/papers"
RENDER: Final[Mapping[Paper, Callable[[Briefing], bytes]]] = {
    Paper.PACK: render_pack,
    Paper.LEADER: render_leader,
    Paper.PROGRAMME: render_programme,
    Paper.MEMBERS: render_members,
    Paper.CARDS: render_cards,
}


def _wish() -> Wish:
    """Read edition and language from the address; nonsense is the leader's edition in the language spoken."""
    edition, lang = request.args.get("edition", ""), request.args.get("lang", "")
    return Wish(
        edition=Edition(edition) if edition in list(Edition) else Edition.LEADER,
        lang=lang if lang in LANGUAGES else language(),
    )


def _shown(record_id: int, wish: Wish, refusals: list[str], **more: Any) -> str:
    found = queries.head_of(record_id) or abort(404)
    return page("briefings/preview.html", **(preview_of(found, wish, refusals) | more))


@bp.get(PAPERS)
@requires(Permission.BRIEFING_PRINT)
def preview(record_id: int) -> ResponseReturnValue:
    """The whole pack on the screen, what it lacks, and the buttons to print it."""
    return _shown(record_id, _wish(), [])


@bp.post(PAPERS, endpoint="print")
@requires(Permission.BRIEFING_PRINT)
def print_(record_id: int) -> ResponseReturnValue:
    """Number a print and lead to its file; a paper that cannot be printed comes back with the reason."""
    form = PrintForm()
    if form.accepted():
        run = form.attempt(lambda: service.print_paper(form.entry(record_id), actor=actor()))
        if run is not None:
            return redirect(url_for(".paper", record_id=record_id, number=run.number), 303)
    wish = Wish(
        edition=form.edition.data or Edition.LEADER,
        lang=form.lang.data if form.lang.data in LANGUAGES else language(),
    )
    refusals = [str(error) for errors in form.errors.values() for error in errors]
    return _shown(record_id, wish, refusals), form.status


@bp.post(f"{PAPERS}/review")
@requires(Permission.DELEGATION_EDIT)
def review(record_id: int) -> ResponseReturnValue:
    """Write down that a native speaker has read the texts in one language."""
    form = ReviewForm()
    if form.accepted():
        done = form.attempt(lambda: service.review_texts(form.entry(record_id), actor=actor()))
        if done is not None:
            toast(_("Noted: papers no longer say that nobody has read them."))
            lang, edition = BESIDE + done.lang, request.form.get("edition") or None
            return redirect(url_for(".preview", record_id=record_id, lang=lang, edition=edition))
    lang = f"{BESIDE}{form.lang.data}"
    wish = Wish(lang=lang if lang in LANGUAGES else language())
    return _shown(record_id, wish, [], review_form=form), form.status


@bp.get(f"{PAPERS}/<record_id:number>.pdf")
@requires(Permission.BRIEFING_PRINT)
def paper(record_id: int, number: int) -> ResponseReturnValue:
    """One print as a file: it reads the same as long as nothing of the delegation is changed."""
    found = queries.head_of(record_id) or abort(404)
    run = queries.printed_run(record_id, number) or abort(404)
    wish = Wish(paper=Paper(run.paper), edition=Edition(run.edition), lang=run.lang)
    content = queries.briefing_of(found, wish, Stamp(run.number, run.printed_at, run.printed_by))
    sheets = RENDER[wish.paper](content)
    kept = f"{run.paper} {run.edition} {run.lang} #{run.number}"
    audit.note("paper.opened", record_id=record_id, actor_id=actor().id, detail=kept)
    answer = send_file(BytesIO(sheets), mimetype="application/pdf")
    with speaking(first_of(run.lang)):
        name = file_name(wish.paper, content.delegation.short, run.number)
    names = f"filename=\"{ascii_name(name)}\"; filename*=UTF-8''{quote(name, safe='')}"
    answer.headers["Content-Disposition"] = f"inline; {names}"
    answer.headers["Cache-Control"] = "no-store"
    return answer
