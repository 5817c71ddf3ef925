"""Letters as files: one, or all of a round together, to print or for Word."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from urllib.parse import quote

from flask import abort, send_file
from flask.typing import ResponseReturnValue

from crm.core import audit
from crm.core.access import Permission, actor, requires
from crm.core.locale import speaking
from crm.core.paper.administrative import GuestLetter
from crm.occasions import queries
from crm.occasions.models import GreetingRound
from crm.occasions.views.room import greeting_bp as bp
from crm.occasions.views.room import the_round
from crm.occasions.wording import letter_of, together
from crm.papers.rules import ascii_name
from crm.papers.views.sheets import WRITTEN


def _file(paper: GuestLetter, ending: str, name: str, made_at: datetime) -> ResponseReturnValue:
    with speaking("vi"):
        written = WRITTEN[ending][0](paper, made_at)
    full = f"{name}.{ending}"
    answer = send_file(BytesIO(written), mimetype=WRITTEN[ending][1])
    place = "inline" if ending == "pdf" else "attachment"
    names = f"filename=\"{ascii_name(full)}\"; filename*=UTF-8''{quote(full, safe='')}"
    answer.headers["Content-Disposition"] = f"{place}; {names}"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _plain(name: str) -> str:
    return "".join(" " if letter in '<>:"/\\|?*;%' else letter for letter in name)[:150].strip()


@bp.get("/<record_id:record_id>/letters.<any(pdf, docx):ending>")
@requires(Permission.OCCASION_READ)
def all_letters(record_id: int, ending: str) -> ResponseReturnValue:
    """All letters of a round in one file."""
    row = the_round(record_id)
    about: GreetingRound = row.GreetingRound
    letters = [one for _key, one in queries.written_from(about, row.owner or "")]
    if not letters:
        abort(404)
    audit.note("greeting.opened", record_id=record_id, actor_id=actor().id, detail=ending)
    return _file(together(letters, about.title), ending, _plain(about.title), about.updated_at)


@bp.get("/<record_id:record_id>/letters/<record_id:letter_id>.<any(pdf, docx):ending>")
@requires(Permission.OCCASION_READ)
def one_letter(record_id: int, letter_id: int, ending: str) -> ResponseReturnValue:
    """One letter as a file."""
    row = the_round(record_id)
    about: GreetingRound = row.GreetingRound
    found = queries.written_from(about, row.owner or "", letter_id)
    if not found:
        abort(404)
    letter = found[0][1]
    audit.note("greeting.opened", record_id=record_id, actor_id=actor().id, detail=ending)
    name = _plain(f"{about.title} – {letter.partner}")
    return _file(letter_of(letter), ending, name, about.updated_at)
