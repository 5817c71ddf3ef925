"""The report on a delegation, of which there is one: its page, begun or not, and its two files."""

from __future__ import annotations

from typing import Final

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from crm.core.access import Permission, actor, may, requires
from crm.core.editing import Editing
from crm.core.locale import _
from crm.core.web import toast
from crm.papers import queries, service
from crm.papers.content import PaperKind
from crm.papers.forms import PaperForm
from crm.papers.views.official import asked_again
from crm.papers.views.sheets import chosen_of, context, file_of, form_on
from crm.papers.views.shelf import ENDING
from crm.papers.views.visits import VISITS, bp

REPORT: Final = "/<record_id:record_id>/report"


def _head(record_id: int) -> queries.Head:
    return VISITS.head(record_id, kind=PaperKind.REPORT)


def _filled(record_id: int) -> PaperForm:
    """Fill the form with what is decided about a report."""
    return form_on(VISITS, _head(record_id), PaperKind.REPORT)


def _page(editing: Editing[PaperForm]) -> ResponseReturnValue:
    """Show the choices beside the paper as they make it."""
    shown = context(VISITS, editing.form)
    here = url_for(".report", record_id=shown["record"].id)
    return editing.page(
        "papers/paper.html",
        subject=shown["record"].title,
        cancel_url=here,
        action=here,
        file_url=lambda ending: url_for(".report_file", record_id=shown["record"].id, ending=ending),
        editable=may(actor(), Permission.DELEGATION_EDIT),
        **shown,
    )


@bp.get(REPORT)
@requires(Permission.BRIEFING_PRINT)
def report(record_id: int) -> ResponseReturnValue:
    """The report as it would be printed now."""
    return _page(Editing(lambda: _filled(record_id), PaperForm))


@bp.post(REPORT)
@requires(Permission.DELEGATION_EDIT)
def write(record_id: int) -> ResponseReturnValue:
    """Keep what was decided about the report."""
    editing = Editing(lambda: _filled(record_id), PaperForm)

    def keep(form: PaperForm) -> object:
        kept = form.about[0].paper
        entry = asked_again(form)
        return service.write_paper(
            VISITS.papers, record_id, entry, paper_id=kept.id if kept else None, actor=actor()
        )

    if editing.save(keep) is not None:
        toast(_("Saved."))
        return redirect(url_for(".report", record_id=record_id), 303)
    return _page(editing)


@bp.get(f"{REPORT}.{ENDING}")
@requires(Permission.BRIEFING_PRINT)
def report_file(record_id: int, ending: str) -> ResponseReturnValue:
    """The report as a file."""
    head = _head(record_id)
    material = queries.material_of(head, chosen_of(VISITS, head, PaperKind.REPORT))
    return file_of(material, ending, record_id)
