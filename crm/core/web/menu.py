"""The menu at the left, the phone's bar, and where the ways out of a page lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import sqlalchemy as sa
from babel.support import LazyProxy
from flask import current_app, g, request, url_for

from crm.core.access import Permission, Role, allows, may, viewer
from crm.core.locale import _, language
from crm.core.web.counting import counted, register_counter


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """One line of the menu. ``group``: 0 the day, 1 relations, 2 work, 3 the office."""

    group: int
    order: int
    label: LazyProxy
    endpoint: str
    permission: Permission
    late: sa.Select[int] | None = None
    """The keys of what is overdue behind this line, as far as the person looking may see them."""
    others: tuple[str, ...] = ()
    """Sister pages reached by tabs: on them this line is the current one."""


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
    _menu.cache_clear()
    if item.late is not None:
        register_counter(item.endpoint, item.permission, item.late)


def nav_label(endpoint: str) -> str:
    """Return what the menu calls a page; nothing for a page that is not in it."""
    item = _nav.get(endpoint)
    return str(item.label) if item is not None else ""


def _is_current(url: str) -> bool:
    """Tell whether this page stands at ``url`` or below it."""
    below = url.rstrip("/") + "/"
    return request.path == url or (below != "/" and request.path.startswith(below))


def nav_groups() -> list[NavGroup]:
    """Return the menu that the person looking may use."""
    actor = viewer()
    if actor is None:
        return []
    groups = [NavGroup(None), NavGroup(_("Relations")), NavGroup(_("Work")), NavGroup(_("Office"))]
    for item, label, url in _menu(actor.role, language(), request.script_root):
        late = counted(item.endpoint) if item.late is not None else 0
        current = any(map(_is_current, (url, *map(url_for, item.others))))
        groups[item.group].items.append(NavLine(label, url, current, late=late))
    return [group for group in groups if group.items]


@cache
def _menu(role: Role, _language: str, _root: str) -> tuple[tuple[NavItem, str, str], ...]:
    """Return the lines of a seat's menu with word and address: the same on every page in one language."""
    ordered = sorted(_nav.values(), key=lambda item: (item.group, item.order))
    return tuple(
        (item, str(item.label), url_for(item.endpoint)) for item in ordered if allows(role, item.permission)
    )


def nav_bottom() -> list[NavLine]:
    """Return the phone's bar of five: the log button stands in the middle, the last opens the whole menu."""
    lines = []
    for endpoint, label, icon, permission in (
        ("today.index", _("Today"), "calendar", Permission.HOME_READ),
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
