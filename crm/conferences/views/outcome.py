"""What came of a conference, and the two papers that are written of it."""

from __future__ import annotations

from io import BytesIO
from typing import Final
from urllib.parse import quote

from flask import redirect, send_file
from flask.typing import ResponseReturnValue

from crm.conferences import queries, service
from crm.conferences.forms import OutcomeForm
from crm.conferences.views.room import bp, home, known
from crm.conferences.wording import FILE_NAMES, PaperCode, paper_of
from crm.core import audit
from crm.core.access import Permission, actor, requires
from crm.core.editing import Editing
from crm.core.locale import _, speaking
from crm.core.paper.administrative import render_docx, render_pdf
from crm.core.text import fold
from crm.core.web import toast

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WRITERS: Final = {"pdf": (render_pdf, "application/pdf"), "docx": (render_docx, _WORD)}


@bp.route("/<record_id:record_id>/outcome", methods=["GET", "POST"])
@requires(Permission.CONFERENCE_EDIT)
def outcome(record_id: int) -> ResponseReturnValue:
    """Tell what came of a conference."""
    editing = Editing(lambda: _filled(record_id), OutcomeForm)
    done = editing.save(lambda form: service.write_outcome(record_id, form.entry(), actor=actor()))
    if done is not None:
        toast(_("Saved."), undo=True)
        return redirect(f"{home(record_id)}#report")
    row = editing.form.about
    return editing.page(
        "conferences/outcome.html", subject=row.Conference.title, cancel_url=home(record_id), row=row
    )


def _filled(record_id: int) -> OutcomeForm:
    row = known(record_id)
    form = OutcomeForm.of(row.Conference)
    form.version.data = form.version.data or str(row.Conference.version)
    form.about = row
    return form


@bp.get('/<record_id:record_id>/<any("report", "submission"):what>.<any("pdf", "docx"):ending>')
@requires(Permission.CONFERENCE_READ)
def sheet(record_id: int, what: str, ending: str) -> ResponseReturnValue:
    """The report or the submission as a file; number and day stay blank."""
    row, code = known(record_id), PaperCode(what)
    write, media = _WRITERS[ending]
    with speaking("vi"):
        written = write(paper_of(code, queries.material_of(row)), row.Conference.updated_at)
    audit.note("paper.opened", record_id=record_id, actor_id=actor().id, detail=f"{code} {ending}")
    name = f"{FILE_NAMES[code]} – {' '.join(row.Conference.title.split())[:120]}.{ending}"
    plain = f"{'-'.join(fold(FILE_NAMES[code]).split())}.{ending}"
    answer = send_file(BytesIO(written), mimetype=media)
    place = "inline" if ending == "pdf" else "attachment"
    names = f"filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    answer.headers["Content-Disposition"] = f"{place}; {names}"
    answer.headers["Cache-Control"] = "no-store"
    return answer
