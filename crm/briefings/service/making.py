"""From content to sheets that are kept: the one place that knows which hand writes which paper."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from crm.briefings import pdf, word
from crm.briefings.content import Briefing
from crm.briefings.rules import MEDIA, FileForm, Paper
from crm.core import storage
from crm.core.db import db
from crm.core.paper.sheet import page_count
from crm.core.storage import Received
from crm.delegations.models import PrintRun, PrintSnapshot, PrintState

Render = Callable[[Briefing], bytes]

_PDF: Final[Mapping[Paper, Render]] = {
    Paper.PACK: pdf.render_pack,
    Paper.LEADER: pdf.render_leader,
    Paper.PROGRAMME: pdf.render_programme,
    Paper.MEMBERS: pdf.render_members,
    Paper.CARDS: pdf.render_cards,
    Paper.CALLS: pdf.render_calls,
    Paper.BADGES: pdf.render_badges,
    Paper.SEATING: pdf.render_seating,
    Paper.TALKING: pdf.render_talking,
    Paper.CARS: pdf.render_cars,
    Paper.ROOMS: pdf.render_rooms,
    Paper.CONTACTS: pdf.render_contacts,
}
_WORD: Final[Mapping[Paper, Render]] = {
    Paper.PROGRAMME: word.render_programme,
    Paper.MEMBERS: word.render_members,
    Paper.CARDS: word.render_cards,
    Paper.TALKING: word.render_talking,
}
RENDER: Final = {FileForm.PDF: _PDF, FileForm.DOCX: _WORD}


def sheets_of(content: Briefing, paper: Paper, form: FileForm) -> bytes:
    """Make the sheets of a paper."""
    return RENDER[form][paper](content)


def keep(run: PrintRun, sheets: bytes, snapshot: Mapping[str, Any]) -> None:
    """Keep the sheets and the state they show; the print is ready only with both.

    The file is on the disk before its row is written: whoever is killed in between leaves no half paper.
    """
    form = FileForm(run.form)
    stored = storage.store(Received(f"{run.paper}.{form}", MEDIA[form], sheets))
    run.file_id, run.state, run.problem = stored.id, PrintState.READY, ""
    run.pages = page_count(sheets) if form is FileForm.PDF else None
    told = json.dumps(snapshot, ensure_ascii=False, separators=(",", ":"))
    db.session.add(PrintSnapshot(run_id=run.id, text=told))
    db.session.flush()
