"""Pages of anniversaries, of rounds of letters and of the days of countries."""

from __future__ import annotations

from functools import partial

from flask import Flask, url_for

from crm.core.access import Permission
from crm.core.locale import _l
from crm.core.records import Kind, register_kind
from crm.core.reminders import register_due_rows
from crm.core.web import NavItem, SettingsLink, Shelf, register_nav, register_settings
from crm.occasions import queries
from crm.occasions.models import Anniversary, GreetingRound
from crm.occasions.service import settle_round
from crm.occasions.views import anniversaries, days, files, letters, rounds
from crm.occasions.views.room import anniversary_bp, days_bp, greeting_bp

__all__ = ["anniversaries", "days", "files", "install", "letters", "rounds"]


def install(app: Flask) -> None:
    """Open the room."""
    for bp in (anniversary_bp, greeting_bp, days_bp):
        app.register_blueprint(bp)
    register_kind(
        Kind(
            code="anniversary",
            model=Anniversary,
            label=_l("Anniversary"),
            plural=_l("Anniversaries"),
            endpoint="occasions.show",
            permission=Permission.OCCASION_READ,
            edit=Permission.OCCASION_EDIT,
            delete=Permission.OCCASION_DELETE,
            timeline=queries.thread_of_plans,
            search_order=None,
        )
    )
    register_kind(
        Kind(
            code="greeting",
            model=GreetingRound,
            label=_l("Round of letters"),
            plural=_l("Rounds of letters"),
            endpoint="greetings.show",
            permission=Permission.OCCASION_READ,
            edit=Permission.OCCASION_EDIT,
            delete=Permission.OCCASION_DELETE,
            settle=settle_round,
            timeline=queries.thread_of_letters,
            search_order=65,
        )
    )
    register_nav(
        NavItem(
            group=1,
            order=60,
            label=_l("Anniversaries, letters"),
            endpoint="occasions.index",
            permission=Permission.OCCASION_READ,
            others=("greetings.index",),
        )
    )
    register_settings(
        SettingsLink(
            shelf=Shelf.LISTS,
            order=95,
            label=_l("Diplomatic relations and national days"),
            note=_l("By country, each day with its source. Anniversaries and letters go by them."),
            permission=Permission.SETTINGS_EDIT,
            url=partial(url_for, "occasion_days.index"),
        )
    )
    register_due_rows("occasions", queries.due_rows, queries.tell_due, kinds=("greeting", "anniversary"))
