"""What is printed of agreements: the register of a year, and the sheet of one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from urllib.parse import quote

from flask import request, send_file
from flask.typing import ResponseReturnValue

from crm.agreements import queries
from crm.agreements.content import Register
from crm.agreements.pdf import render_register, render_sheet
from crm.agreements.views.room import bp, known
from crm.agreements.views.sheets import sheet_of, strip_now
from crm.core import audit, clock
from crm.core.access import Permission, actor, requires
from crm.core.locale import _, speaking
from crm.core.text import fold
from crm.core.web import page


def _year(years: Mapping[int, int]) -> int:
    """Read the year from the address; nonsense is the newest in which something was signed."""
    asked = request.args.get("year", "")
    if re.fullmatch(r"(19|2\d)\d\d", asked, re.ASCII):
        return int(asked)
    return next(iter(years), clock.today().year)


@bp.get("/register")
@requires(Permission.AGREEMENT_READ)
def register() -> ResponseReturnValue:
    """The register of the agreements that were signed in one year."""
    years = queries.signed_years()
    year = _year(years)
    return page("agreements/register.html", year=year, years=years, rows=queries.signed_in(year))


@bp.get("/register.pdf")
@requires(Permission.AGREEMENT_READ)
def register_file() -> ResponseReturnValue:
    """The register of a year on paper."""
    year = _year(queries.signed_years())
    with speaking("vi"):
        content = Register(year, queries.signed_in(year), strip_now())
        name = _("Register of international agreements, %(year)s", year=year)
    audit.note("agreements.register_printed", actor_id=actor().id, detail=str(year))
    return _sent(render_register(content), name)


@bp.get("/<record_id:record_id>/sheet.pdf")
@requires(Permission.AGREEMENT_READ)
def sheet(record_id: int) -> ResponseReturnValue:
    """All that the book holds of one agreement, on paper."""
    content = sheet_of(known(record_id))
    audit.note("paper.opened", record_id=record_id, actor_id=actor().id, detail="agreement sheet pdf")
    name = _("Agreement sheet")
    return _sent(render_sheet(content), f"{name} – {content.title}")


def _sent(sheets: bytes, name: str) -> ResponseReturnValue:
    words = " ".join("".join(" " if sign in '<>:"/\\|?*;%' else sign for sign in name).split())[:150]
    plain = "-".join("".join(sign if sign.isalnum() else " " for sign in fold(words)).split()) or "paper"
    plain = plain.encode("ascii", "ignore").decode()
    answer = send_file(BytesIO(sheets), mimetype="application/pdf")
    told = f"inline; filename=\"{plain}.pdf\"; filename*=UTF-8''{quote(words, safe='')}.pdf"
    answer.headers["Content-Disposition"] = told
    answer.headers["Cache-Control"] = "no-store"
    return answer
