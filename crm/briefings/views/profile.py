"""The sheet of a partner as a file, and the card on the partner's page that leads to it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, abort, send_file, url_for
from flask.typing import ResponseReturnValue

from crm.briefings import queries
from crm.briefings.pdf import render_profile
from crm.briefings.rules import ascii_name
from crm.core import audit, clock
from crm.core.access import Permission, actor, requires
from crm.core.locale import _
from crm.core.records import Record
from crm.core.web import Panel

bp = Blueprint("profiles", __name__, url_prefix="/localities")


@bp.get("/<record_id:record_id>/profile.pdf")
@requires(Permission.BRIEFING_PRINT)
def sheet(record_id: int) -> ResponseReturnValue:
    """The partner on paper, from the record as it is now; whoever takes one is noted."""
    told = queries.partner_sheet(record_id, clock.now()) or abort(404)
    written = render_profile(told)
    audit.note("paper.opened", record_id=record_id, actor_id=actor().id, detail="partner_profile pdf")
    words = _("Partner profile: %(partner)s", partner=told.title)
    plain = re.sub(r'[\x00-\x1f<>:"/\\|?*;%]+', " ", words)
    name = f"{' '.join(plain.split())[:150].strip()} {told.day:%Y-%m-%d}.pdf"
    answer: Response = send_file(BytesIO(written), mimetype="application/pdf")
    names = f"filename=\"{ascii_name(name)}\"; filename*=UTF-8''{quote(name, safe='')}"
    answer.headers["Content-Disposition"] = f"inline; {names}"
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _offered(locality: Record) -> dict[str, Any]:
    return {"url": url_for("profiles.sheet", record_id=locality.id)}


PANEL = Panel(
    slot="locality.right",
    order=90,
    code="papers",
    permission=Permission.BRIEFING_PRINT,
    template="briefings/_profile.html",
    load=_offered,
)
