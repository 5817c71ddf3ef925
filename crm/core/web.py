"""What every page shares: rendering whole or in part, toasts, the menu, panels, lists without counting."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final, Generic, TypeVar
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from babel.support import LazyProxy
from flask import current_app, flash, g, get_flashed_messages, render_template, request, url_for
from flask.typing import ResponseReturnValue

from crm.core import clock
from crm.core.access import Actor, Permission, may, viewer
from crm.core.db import db
from crm.core.locale import _, ngettext

PER_PAGE: Final = 50
COUNT_CAP: Final = 1000
SOON_DAYS: Final = 7
T = TypeVar("T")


def is_fragment() -> bool:
    """Tell whether the browser swaps a piece of the page and does not want the whole of it."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def page(full: str, *, fragment: str | None = None, **context: object) -> str:
    """Render ``full``, or only ``fragment`` when the browser is swapping that piece in place."""
    return render_template(fragment if fragment and is_fragment() else full, **context)


def form_page(full: str, *, form: Any, **context: object) -> ResponseReturnValue:
    """Render a form with the status it deserves: 200 fresh, 422 refused, 409 overtaken."""
    return render_template(full, form=form, **context), form.status


@dataclass(frozen=True, slots=True)
class Toast:
    """One sentence after something was done, with the way to undo it."""

    text: str
    undo_url: str | None = None
    kind: str = "ok"


def toast(text: str, *, undo_url: str | None = None, kind: str = "ok") -> None:
    """Say ``text`` on the next page, if this request's work is kept."""
    flash({"text": text, "undo_url": undo_url, "kind": kind}, "toast")  # type: ignore[arg-type]  # JSON in the cookie


def toasts() -> list[Toast]:
    """Return what is to be said now; a library's plain sentence is one too."""
    return [
        Toast(**message) if isinstance(message, dict) else Toast(str(message))
        for message in get_flashed_messages()
    ]


# The menu


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """One line of the menu. ``group``: 0 the day, 1 relations, 2 work, 3 the office."""

    group: int
    order: int
    label: LazyProxy
    endpoint: str
    permission: Permission
    late: Callable[[Actor], int] | None = None


@dataclass(slots=True)
class NavLine:
    """A line of the menu as it stands on this page."""

    label: str
    url: str
    current: bool
    count: int | None = None
    late: int = 0
    icon: str = ""


@dataclass(slots=True)
class NavGroup:
    """A group of the menu."""

    label: str | None
    items: list[NavLine] = field(default_factory=list)


_nav: dict[str, NavItem] = {}


def register_nav(item: NavItem) -> None:
    """Put a line into the menu."""
    _nav[item.endpoint] = item


def _is_current(url: str) -> bool:
    """Tell whether this page stands at ``url`` or below it."""
    below = url.rstrip("/") + "/"
    return request.path == url or (below != "/" and request.path.startswith(below))


def nav_groups() -> list[NavGroup]:
    """Return the menu that the person looking may use."""
    actor = viewer()
    groups = [NavGroup(None), NavGroup(_("Relations")), NavGroup(_("Work")), NavGroup(_("Office"))]
    for item in sorted(_nav.values(), key=lambda i: (i.group, i.order)):
        if actor is not None and may(actor, item.permission):
            url = url_for(item.endpoint)
            line = NavLine(str(item.label), url, _is_current(url))
            line.late = item.late(actor) if item.late else 0
            groups[item.group].items.append(line)
    return [group for group in groups if group.items]


def nav_bottom() -> list[NavLine]:
    """Return the phone's bar of five: the log button stands in the middle, the last opens the whole menu."""
    lines = []
    for endpoint, label, icon, permission in (
        ("home.index", _("Today"), "calendar", Permission.HOME_READ),
        ("search.index", _("Search"), "search", Permission.SEARCH_USE),
        ("interactions.new", _("Log"), "plus", Permission.INTERACTION_LOG),
        ("localities.index", _("Partners"), "bridge", Permission.LOCALITY_READ),
    ):
        if may(viewer(), permission) and endpoint in current_app.view_functions:
            path = url_for(endpoint)
            url = (log_url() or path) if icon == "plus" else path
            lines.append(NavLine(label, url, request.path == path, icon=icon))
    return [*lines, NavLine(_("More"), "#menu", False, icon="menu")]


def stands_on(
    *, locality_id: int | None = None, contact_id: int | None = None, delegation_id: int | None = None
) -> None:
    """Tell "Log a visit" in the top bar which record this page stands on, so that its form begins with it."""
    named = {"locality": locality_id, "contact": contact_id, "delegation": delegation_id}
    g.log_subject = {name: key for name, key in named.items() if key is not None}


def log_url() -> str | None:
    """Return where "Log a visit" leads from this page; None for those who may not log."""
    actor = viewer()
    if not may(actor, Permission.INTERACTION_LOG) or "interactions.new" not in current_app.view_functions:
        return None
    return url_for("interactions.new", **g.get("log_subject", {}))


def next_url(otherwise: str) -> str:
    """Return the page of this site that a form asked to come back to; any other address is not followed."""
    asked = request.form.get("next") or request.args.get("next") or ""
    inside = asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isprintable()
    return asked if inside else otherwise


# Panels: a lower record's page shows upper records without importing them


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A part of a record's page that another feature fills. ``load`` gets the record, returns the context."""

    slot: str
    order: int
    code: str
    permission: Permission
    template: str
    load: Callable[[Any], dict[str, Any]]


_panels: dict[tuple[str, str], Panel] = {}


def register_panel(panel: Panel) -> None:
    """Offer a panel for a slot such as ``locality.left``."""
    _panels[panel.slot, panel.code] = panel


def panels(slot: str, record: Any) -> list[tuple[str, dict[str, Any]]]:
    """Return (template, context) for the panels of a slot that the person looking may see."""
    actor = viewer()
    shown = sorted((p for (s, _code), p in _panels.items() if s == slot), key=lambda p: p.order)
    return [(p.template, p.load(record)) for p in shown if may(actor, p.permission)]


# Lists


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One page of a list: no more is fetched than is shown, and one row more to know whether there is a next
    page.
    """

    rows: Sequence[T]
    number: int
    has_next: bool
    total: str | None = None
    per_page: int = PER_PAGE

    @property
    def first(self) -> int:
        """Place of the first row shown."""
        return (self.number - 1) * self.per_page + 1

    @property
    def last(self) -> int:
        """Place of the last row shown."""
        return self.first + len(self.rows) - 1


def page_number() -> int:
    """Return the page of the list that the URL asks for; nonsense is the first page."""
    asked = request.args.get("page", "1")
    return min(max(int(asked), 1), 10_000) if asked.isdecimal() and len(asked) < 8 else 1


def list_rows(statement: sa.Select[Any], number: int, *, per_page: int = PER_PAGE) -> Listing[Any]:
    """Fetch one page of ``statement``."""
    asked = statement.limit(per_page + 1).offset((number - 1) * per_page)
    rows = db.session.execute(asked).all()
    return Listing(rows[:per_page], number, len(rows) > per_page, per_page=per_page)


def capped_count(statement: sa.Select[Any]) -> tuple[int, str]:
    """Count at most a thousand rows; the words say "1.000+" beyond that."""
    some = statement.order_by(None).limit(COUNT_CAP + 1).subquery()
    found = db.session.scalar(sa.select(sa.func.count()).select_from(some)) or 0
    return min(found, COUNT_CAP), f"{found:,}".replace(",", ".") if found <= COUNT_CAP else "1.000+"


def here(**changes: object) -> str:
    """Return this page's URL with some parameters changed; None takes one away."""
    kept = {key: request.args.getlist(key) for key in request.args if key not in changes and key != "page"}
    kept |= {key: [str(value)] for key, value in changes.items() if value is not None}
    query = urlencode(sorted(kept.items()), doseq=True)
    return f"{request.path}?{query}" if query else request.path


def page_url(number: int) -> str:
    """Return the URL of another page of this list."""
    base = here()
    return base if number <= 1 else f"{base}{'&' if '?' in base else '?'}page={number}"


# Days as people speak of them


@dataclass(frozen=True, slots=True)
class DayDelta:
    """How far a due day is, in words."""

    kind: str
    text: str
    days: int


def day_delta(due: date | None) -> DayDelta | None:
    """Say how far ``due`` is from today."""
    if due is None:
        return None
    days = (due - clock.today()).days
    if days < 0:
        return DayDelta("late", ngettext("Overdue by %(num)s day", "Overdue by %(num)s days", -days), days)
    if days == 0:
        return DayDelta("today", _("Today"), days)
    if days == 1:
        return DayDelta("tomorrow", _("Tomorrow"), days)
    text = ngettext("%(num)s day left", "%(num)s days left", days)
    return DayDelta("soon" if days <= SOON_DAYS else "later", text, days)


def moment(value: datetime | None, zone: str | None = None) -> str:
    """Write a moment as hh:mm dd/mm/yyyy in the office's zone, or another."""
    if value is None:
        return ""
    return value.astimezone(ZoneInfo(zone) if zone else clock.OFFICE_ZONE).strftime("%H:%M %d/%m/%Y")


def local_time(zone: str) -> datetime:
    """Return the time it is now at a place."""
    return clock.now().astimezone(ZoneInfo(zone))


@cache
def _asset_url(folder: str, name: str, prefix: str) -> str:
    """Return the URL of a static file as it was when it was first asked for: a page asks a hundred times."""
    try:
        content = (Path(folder) / name).read_bytes()
    except OSError:
        return f"{prefix}/{name}"
    return f"{prefix}/{name}?v={hashlib.sha256(content).hexdigest()[:10]}"


def asset(name: str) -> str:
    """Return the URL of a static file, with its content's hash so that browsers may keep it for a year."""
    folder, prefix = current_app.static_folder or "", current_app.static_url_path or ""
    return _asset_url(folder, name, request.script_root + prefix)
