"""The preview of a delegation's papers, the buttons that print them, and the printed files."""

from __future__ import annotations

from typing import Any, Final

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from crm.briefings import queries, service
from crm.briefings.content import Edition
from crm.briefings.forms import PrintForm, ReviewForm
from crm.briefings.rules import BESIDE, LANGUAGES, Wish
from crm.briefings.views.desk import desk_of
from crm.briefings.views.shown import preview_of
from crm.core.access import Permission, actor, requires
from crm.core.locale import _, language
from crm.core.web import page, toast
from crm.delegations.models import PrintRun, PrintState

bp = Blueprint("briefings", __name__, url_prefix="/delegations")

PAPERS: Final = "/<record_id:record_id>/papers"


def _wish() -> Wish:
    """Read edition and language from the address; nonsense is the leader's edition in the language spoken."""
    edition, lang = request.args.get("edition", ""), request.args.get("lang", "")
    return Wish(
        edition=Edition(edition) if edition in list(Edition) else Edition.LEADER,
        lang=lang if lang in LANGUAGES else language(),
    )


def way_to(run: PrintRun) -> str:
    """Lead to the sheets, or to the page that says how far they are."""
    if run.state is not PrintState.READY:
        return url_for("kept.run", record_id=run.delegation_id, number=run.number)
    return url_for("kept.paper", record_id=run.delegation_id, number=run.number, ending=run.form)


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
            return redirect(way_to(run), 303)
    wish = Wish(
        edition=form.edition.data or Edition.LEADER,
        lang=form.lang.data if form.lang.data in LANGUAGES else language(),
    )
    refusals = [str(error) for errors in form.errors.values() for error in errors]
    if form.comes_from_desk:
        found = queries.head_of(record_id) or abort(404)
        return page("briefings/desk.html", **desk_of(found, refusals, form)), form.status
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
