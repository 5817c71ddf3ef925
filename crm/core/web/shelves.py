"""The page of settings: every room puts there what the office can set, and nobody sees what they may not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from babel.support import LazyProxy

from crm.core.access import Permission, may, viewer
from crm.core.locale import _lp, label, name_members


class Shelf(StrEnum):
    """A group of the settings."""

    LISTS = "lists"
    PAPERS = "papers"
    PEOPLE = "people"
    LOG = "log"


name_members(
    {
        Shelf.LISTS: _lp("settings", "Lists"),
        Shelf.PAPERS: _lp("settings", "Papers and deadlines"),
        Shelf.PEOPLE: _lp("settings", "People and divisions"),
        Shelf.LOG: _lp("settings", "Who changed what"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsLink:
    """One line of the page of settings: where it leads, and what is set there."""

    shelf: Shelf
    order: int
    label: LazyProxy
    note: LazyProxy
    permission: Permission
    url: Callable[[], str]


_links: dict[tuple[Shelf, int], SettingsLink] = {}


def register_settings(link: SettingsLink) -> None:
    """Put a line on the page of settings."""
    _links[link.shelf, link.order] = link


def settings_shelves() -> list[tuple[str, list[SettingsLink]]]:
    """Return the groups of settings, with the lines that the person looking may follow."""
    groups = []
    for shelf in Shelf:
        found = sorted((one for one in _links.values() if one.shelf is shelf), key=lambda one: one.order)
        if shown := [one for one in found if may(viewer(), one.permission)]:
            groups.append((label(shelf), shown))
    return groups
