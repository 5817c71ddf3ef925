"""What every page shares: rendering whole or in part, toasts, the menu, panels, lists without counting."""

from __future__ import annotations

from crm.core.web.answers import Toast, form_page, is_fragment, page, toast, toasts
from crm.core.web.assets import asset_of, serve_assets
from crm.core.web.counting import counted, counts_of, register_counter
from crm.core.web.days import SOON_DAYS, DayDelta, day_delta, local_time, moment
from crm.core.web.links import link, link_from_outside
from crm.core.web.lists import (
    COUNT_CAP,
    PER_PAGE,
    Listing,
    capped_count,
    here,
    list_rows,
    page_number,
    page_url,
)
from crm.core.web.menu import (
    NavGroup,
    NavItem,
    NavLine,
    log_url,
    nav_bottom,
    nav_groups,
    next_url,
    register_nav,
    stands_on,
)
from crm.core.web.panels import Panel, panels, register_panel
from crm.core.web.picking import (
    ask_each,
    asked_for,
    chosen,
    chosen_person,
    named,
    picked,
    picks_all,
    tell_refused,
)
from crm.core.web.places import kept_crumbs, list_url, way_back
from crm.core.web.shelves import SettingsLink, Shelf, register_settings, settings_shelves

__all__ = [
    "COUNT_CAP",
    "DayDelta",
    "Listing",
    "NavGroup",
    "NavItem",
    "NavLine",
    "PER_PAGE",
    "Panel",
    "SOON_DAYS",
    "SettingsLink",
    "Shelf",
    "Toast",
    "ask_each",
    "asked_for",
    "asset",
    "asset_of",
    "capped_count",
    "chosen",
    "chosen_person",
    "counted",
    "counts_of",
    "day_delta",
    "form_page",
    "here",
    "is_fragment",
    "link",
    "link_from_outside",
    "kept_crumbs",
    "list_rows",
    "list_url",
    "local_time",
    "log_url",
    "moment",
    "named",
    "nav_bottom",
    "nav_groups",
    "next_url",
    "page",
    "page_number",
    "page_url",
    "panels",
    "picked",
    "picks_all",
    "register_counter",
    "register_nav",
    "register_panel",
    "register_settings",
    "settings_shelves",
    "serve_assets",
    "stands_on",
    "tell_refused",
    "toast",
    "toasts",
    "way_back",
]
