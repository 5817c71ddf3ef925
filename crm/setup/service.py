"""Entering the home city: its record, and that it is ours, in one action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crm.core import audit
from crm.core.access import Actor, Permission, demand
from crm.core.errors import RuleBroken
from crm.core.locale import _
from crm.localities.models import Locality, NameKind, Scope
from crm.localities.service import LocalityEntry, NameEntry, add_locality
from crm.settings.service import set_home
from crm.setup import queries


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeEntry:
    """What is asked of the home city: its names by language, and where it lies."""

    names: Mapping[str, str]
    country_code: str
    is_province_level: bool = True
    latitude: float | None = None
    longitude: float | None = None


def enter_home(entry: HomeEntry, *, actor: Actor) -> Locality:
    """Put our own city into the book; there is one."""
    demand(actor, Permission.SETTINGS_EDIT)
    if queries.home_id() is not None:
        raise RuleBroken(_("The home city is in the book already. Correct it on its own page."))
    with audit.change(actor, "home.entered"):
        home = add_locality(
            LocalityEntry(
                names=[
                    NameEntry(id=None, lang=lang, kind=NameKind.OFFICIAL, text=text)
                    for lang, text in entry.names.items()
                ],
                country_code=entry.country_code,
                scope=Scope.HOME,
                is_province_level=entry.is_province_level,
                latitude=entry.latitude,
                longitude=entry.longitude,
            ),
            actor=actor,
        )
        audit.about(home)
        set_home(home.id, actor=actor)
    return home
