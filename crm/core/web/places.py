"""The list a record was opened from: its page, its forms and the way back all know that list's place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from flask import Flask, current_app, g, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from crm.core.locale import _l
from crm.core.web.menu import nav_label

PARAMETER: Final = "from"
LONGEST: Final = 1000
_BESIDE_THE_MENU: Final = {
    "search.index": _l("Search"),
    "tasks.index": _l("All tasks"),
    "greetings.index": _l("Letters on occasions"),
}
"""Lists that have no line in the menu."""


@dataclass(frozen=True, slots=True)
class Place:
    """A list as it stood: with its filters and its page."""

    label: str
    path: str
    url: str


def install(app: Flask) -> None:
    """Let every link between the pages of one record carry the list it was opened from."""

    @app.url_defaults
    def carry(_endpoint: str, values: dict[str, Any]) -> None:
        if values.get("record_id") is None or not request:
            return
        place = kept_place()
        if place is None or "?" not in place.url:  # a list that is not narrowed is found without
            return
        if values["record_id"] == (request.view_args or {}).get("record_id"):
            values.setdefault(PARAMETER, place.url)


def kept_place() -> Place | None:
    """Return the list that the record of this page was opened from; None where there is none."""
    if "kept_place" not in g:
        g.kept_place = None  # while the address is looked up, whoever asks is told of none
        if "record_id" in (request.view_args or {}):
            g.kept_place = _place(request.args.get(PARAMETER, "")) or _place(_referred())
    found: Place | None = g.kept_place
    return found


def _referred() -> str:
    """Return the page of this site that led here; of any other nothing is read."""
    came = urlsplit(request.referrer or "")
    if came.netloc != request.host:
        return ""
    return f"{came.path}?{came.query}" if came.query else came.path


def _place(url: str) -> Place | None:
    """Read an address of one of our lists; any other address leads nowhere."""
    is_inside = url.startswith("/") and not url.startswith(("//", "/\\")) and url.isprintable()
    if not is_inside or len(url) > LONGEST:
        return None
    path = urlsplit(url).path
    label = _list_at(path)
    return Place(label, path, url.partition("#")[0]) if label else None


def _list_at(path: str) -> str:
    """Return what the list at a path is called; nothing where there is no list."""
    adapter = current_app.create_url_adapter(request)
    try:
        endpoint, values = adapter.match(path, method="GET") if adapter else ("", {})
    except (HTTPException, RequestRedirect):
        return ""
    if values:
        return ""
    return nav_label(endpoint) or str(_BESIDE_THE_MENU.get(endpoint, ""))


def list_url(otherwise: str) -> str:
    """Return the list to go back to when a record is gone: the one it was opened from."""
    place = kept_place()
    return place.url if place is not None and place.path == urlsplit(otherwise).path else otherwise


def _at_row(place: Place) -> str:
    return f"{place.url}#row-{(request.view_args or {})['record_id']}"


def way_back() -> tuple[str, str] | None:
    """Return (address, words) of the way back from a record's own page to its list; None on other pages."""
    place = kept_place()
    is_record = request.path.endswith(f"/{(request.view_args or {}).get('record_id')}")
    return (_at_row(place), place.label) if place is not None and is_record else None


def kept_crumbs(crumbs: Iterable[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Let the breadcrumb of the list that the record was opened from lead to its place; one of another kind
    comes first.
    """
    place, told = kept_place(), list(crumbs)
    if place is None:
        return told
    for number, (label, url) in enumerate(told):
        if url and urlsplit(url).path == place.path and not urlsplit(url).query:
            told[number] = (label, _at_row(place))
            return told
    return [(place.label, _at_row(place)), *told]
