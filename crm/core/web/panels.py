"""Panels: a lower record's page shows upper records without importing them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from crm.core.access import Permission, may, viewer

T = TypeVar("T")


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
