"""The report on a delegation: its page with preview and choices, and its two files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO
from typing import Final
from urllib.parse import quote

from flask import Blueprint, abort, redirect, send_file, url_for
from flask.typing import ResponseReturnValue

from crm.core import audit
from crm.core.access import Permission, actor, may, requires
from crm.core.editing import Editing
from crm.core.locale import _
from crm.core.paper.administrative import AdministrativePaper, render_docx, render_pdf
from crm.core.web import toast
from crm.papers import queries, service
from crm.papers.forms import ReportForm
from crm.papers.rules import ascii_name, file_name
from crm.papers.views.shown import sheets_of
from crm.papers.wording import report_of, usual_summary

bp = Blueprint("papers", __name__, url_prefix="/delegations")

REPORT: Final = "/<record_id:record_id>/report"
WRITTEN: Final[Mapping[str, tuple[Callable[[AdministrativePaper, datetime], bytes], str]]] = {
    "pdf": (render_pdf, "application/pdf"),
    "docx": (render_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


def _filled(record_id: int) -> ReportForm:
    """Fill the form with what is decided about a report."""
    head = queries.head_of(record_id) or abort(404)
    form = ReportForm.of(queries.choices_of(head), head.delegation.version)
    form.about = head
    return form


def _page(editing: Editing[ReportForm]) -> ResponseReturnValue:
    """Show the choices beside the paper as they make it."""
    head: queries.Head = editing.form.about
    material = queries.material_of(head, editing.form.choices())
    sheets, refusal = sheets_of(report_of(material))
    return editing.page(
        "papers/report.html",
        subject=head.delegation.title,
        cancel_url=url_for(".report", record_id=head.delegation.id),
        delegation=head.delegation,
        sheets=sheets,
        refusal=refusal,
        left_out=material.left_out,
        usual_summary=usual_summary(material),
        editable=may(actor(), Permission.DELEGATION_EDIT),
    )


@bp.get(REPORT)
@requires(Permission.BRIEFING_PRINT)
def report(record_id: int) -> ResponseReturnValue:
    """The report as it would be printed now."""
    return _page(Editing(lambda: _filled(record_id), ReportForm))


@bp.post(REPORT)
@requires(Permission.DELEGATION_EDIT)
def write(record_id: int) -> ResponseReturnValue:
    """Keep what was decided about the report."""
    editing = Editing(lambda: _filled(record_id), ReportForm)
    if editing.save(lambda form: service.write_report(record_id, form.entry(), actor=actor())) is not None:
        toast(_("Saved."))
        return redirect(url_for(".report", record_id=record_id), 303)
    return _page(editing)


@bp.get(f"{REPORT}.<any(pdf, docx):ending>")
@requires(Permission.BRIEFING_PRINT)
def report_file(record_id: int, ending: str) -> ResponseReturnValue:
    """The report as a file; whoever takes one is noted."""
    head = queries.head_of(record_id) or abort(404)
    material = queries.material_of(head)
    render, media_type = WRITTEN[ending]
    written = render(report_of(material), material.changed_at)
    audit.note("paper.opened", record_id=record_id, actor_id=actor().id, detail=f"report {ending}")
    name = file_name(material.name, ending)
    names = f"filename=\"{ascii_name(name)}\"; filename*=UTF-8''{quote(name, safe='')}"
    answer = send_file(BytesIO(written), mimetype=media_type)
    place = "inline" if ending == "pdf" else "attachment"
    answer.headers["Content-Disposition"] = f"{place}; {names}"
    answer.headers["Cache-Control"] = "no-store"
    return answer
