"""Lists of papers: all of them, and the two registers of a year as the records clerk keeps them."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock, records
from crm.core.access import Permission, actor, may, requires
from crm.core.db import Words
from crm.core.locale import _, choices, label, language
from crm.core.records import Record
from crm.core.web import here, list_rows, page, page_number
from crm.documents import queries
from crm.documents.models import PaperDirection
from crm.documents.queries import PaperFilter
from crm.documents.rules import RegisterOrder
from crm.documents.views.room import asked_key, asked_text, bp
from crm.reference.queries import choices as reference_choices
from crm.reference.rules import ListCode

WHOLE = 2000
"""Lines of a register that are printed at once."""


def _order(default: RegisterOrder) -> RegisterOrder:
    asked = request.args.get("order", "")
    return RegisterOrder(asked) if asked in list(RegisterOrder) else default


def _asked_direction() -> PaperDirection | None:
    asked = request.args.get("direction", "")
    return PaperDirection(asked) if asked in list(PaperDirection) else None


def _asked_year() -> int | None:
    year = asked_key("year")
    return year if year and 1900 <= year <= 2200 else None


def _box(
    name: str, word: str, options: list[tuple[str, str]], chosen: object, *, may_all: bool = True
) -> Any:
    value = "" if chosen is None else str(chosen)
    first = [("", _("All"), not value)] if may_all else []
    return {
        "name": name,
        "label": word,
        "options": first + [(key, said, key == value) for key, said in options],
        "shown": dict(options).get(value),
        "clear_url": here(**{name: None}) if may_all else None,
    }


def type_word(row: Any) -> str:
    """Return the type of a paper in the language spoken."""
    return row.type_name.best(language()) if isinstance(row.type_name, Words) else ""


def _years(direction: PaperDirection | None, year: int | None) -> list[tuple[str, str]]:
    known = {*queries.paper_years(direction)} | ({year} if year else set())
    return [(str(one), str(one)) for one in sorted(known, reverse=True)]


def _types(chosen: int | None) -> Any:
    options = [(str(key), word) for key, word in reference_choices(ListCode.DOCUMENT_TYPE, chosen)]
    return _box("type", _("Document type"), options, chosen)


def _waiting() -> Any:
    chosen = "1" if request.args.get("waiting") == "1" else None
    return _box("waiting", _("Answer"), [("1", _("Still to be answered"))], chosen)


def _tabs(current: str) -> list[dict[str, Any]]:
    return [
        {"label": word, "url": url_for(endpoint), "current": endpoint == current}
        for endpoint, word in (
            ("documents.index", _("All papers")),
            ("documents.incoming", _("Register of incoming papers")),
            ("documents.outgoing", _("Register of outgoing papers")),
        )
    ]


def _sorts(offered: list[RegisterOrder], current: RegisterOrder) -> list[tuple[str, str, bool]]:
    return [(label(one), here(order=one.value), one is current) for one in offered]


def _listed(template: str, chosen: PaperFilter, current: str, **context: Any) -> ResponseReturnValue:
    whole = request.args.get("whole") == "1"
    number, per_page = (1, WHOLE) if whole else (page_number(), 50)
    return page(
        template,
        listing=list_rows(queries.papers(chosen), number, per_page=per_page),
        text=chosen.text,
        tabs=_tabs(current),
        endpoint=current,
        type_word=type_word,
        may_edit=may(actor(), Permission.DOCUMENT_EDIT),
        is_whole=whole,
        **context,
    )


@bp.get("/documents")
@requires(Permission.DOCUMENT_READ)
def index() -> ResponseReturnValue:
    """All papers, the newest first."""
    about = asked_key("about")
    record = records.find(Record, about) if about else None
    chosen = PaperFilter(
        text=asked_text(),
        direction=_asked_direction(),
        year=_asked_year(),
        type_id=asked_key("type"),
        record_id=record.id if record else None,
        is_unanswered=request.args.get("waiting") == "1",
        order=_order(RegisterOrder.NEWEST),
    )
    return _listed(
        "documents/index.html",
        chosen,
        "documents.index",
        about=record,
        filters=[
            _box("direction", _("Incoming or outgoing"), choices(PaperDirection), chosen.direction),
            _types(chosen.type_id),
            _box("year", _("Year"), _years(None, chosen.year), chosen.year),
            _waiting(),
        ],
        sorts=_sorts([RegisterOrder.NEWEST, RegisterOrder.OLDEST, RegisterOrder.ANSWER], chosen.order),
        is_narrowed=chosen != PaperFilter(order=chosen.order),
    )


def _register(direction: PaperDirection, endpoint: str) -> ResponseReturnValue:
    """Show one register of one year."""
    known = queries.paper_years(direction)
    year = _asked_year() or (known[0] if known else clock.today().year)
    chosen = PaperFilter(
        text=asked_text(),
        direction=direction,
        year=year,
        type_id=asked_key("type"),
        is_unanswered=request.args.get("waiting") == "1",
        order=_order(RegisterOrder.NUMBER_DOWN),
    )
    years = [(str(one), str(one)) for one in sorted({*known, year, clock.today().year}, reverse=True)]
    is_incoming = direction is PaperDirection.INCOMING
    return _listed(
        "documents/register.html",
        chosen,
        endpoint,
        year=year,
        is_incoming=is_incoming,
        order=chosen.order,
        orders=RegisterOrder,
        filters=[
            _box("year", _("Year"), years, year, may_all=False),
            _types(chosen.type_id),
            *([_waiting()] if is_incoming else []),
        ],
        is_narrowed=bool(chosen.text or chosen.type_id or chosen.is_unanswered),
    )


@bp.get("/documents/incoming")
@requires(Permission.DOCUMENT_READ)
def incoming() -> ResponseReturnValue:
    """The register of incoming papers of a year."""
    return _register(PaperDirection.INCOMING, "documents.incoming")


@bp.get("/documents/outgoing")
@requires(Permission.DOCUMENT_READ)
def outgoing() -> ResponseReturnValue:
    """The register of outgoing papers of a year."""
    return _register(PaperDirection.OUTGOING, "documents.outgoing")
