"""Drawing ahead what files look like: in a job, so that no request waits for a scan of 400 pages."""

from __future__ import annotations

from typing import Any

from crm.core import previews, storage
from crm.core.db import db, reading
from crm.core.errors import Missing
from crm.core.jobs import Run, enqueue, every, job
from crm.core.previews import Look
from crm.core.sniff import JPEG, PDF
from crm.core.storage import Received, StoredFile
from crm.documents import queries
from crm.documents.models import Preview, PreviewPicture, PreviewState
from crm.documents.rules import DRAWN

KIND = "documents.preview"
A_DAY = 500
"""Files without a preview that one day's look around asks for."""


def ask_for_preview(stored: StoredFile) -> None:
    """Have the first pages of a content drawn, once for all records that hold it."""
    if stored.media_type in DRAWN and queries.preview(stored.id) is None:
        db.session.add(Preview(file_id=stored.id, state=PreviewState.WAITING))
        db.session.flush()
        enqueue(KIND, {"file": stored.id}, key=f"{KIND} {stored.id}")


@job(KIND)
def draw(payload: dict[str, Any], run: Run) -> None:
    """Draw one content. The database is let go meanwhile: a long scan keeps nobody waiting."""
    with reading():
        stored = queries.content(payload["file"])
        if stored is None:
            return
        db.session.expunge(stored)
    run.release()
    _keep(stored.id, _look(stored))


def _look(stored: StoredFile) -> Look:
    try:
        if stored.media_type == PDF:
            return previews.look_of_pdf(storage.path_of(stored))
        with storage.open_file(stored) as file:
            return previews.look_of_picture(file.read())
    except (Missing, OSError, ValueError):
        return Look("broken")


def _keep(file_id: int, look: Look) -> None:
    """Keep what was drawn; another worker may have been quicker."""
    preview = queries.preview(file_id)
    if preview is None or preview.state is PreviewState.READY:
        return
    preview.state, preview.pages = PreviewState(look.state), look.pages
    for one in look.drawn:
        kept = storage.store(Received(f"{one.page}.jpg", JPEG, one.content))
        place = {"file_id": file_id, "page": one.page, "picture_id": kept.id}
        db.session.add(PreviewPicture(**place, width=one.width, height=one.height))


@every(hours=24, kind="documents.previews")
def look_around(_payload: dict[str, Any], _run: Run) -> None:
    """Ask once a day for what was attached before there were previews."""
    for stored in queries.undrawn_files(A_DAY):
        ask_for_preview(stored)
