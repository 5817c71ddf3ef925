"""What every page shares: rendering whole or in part, toasts, the menu, panels, lists without counting."""

from __future__ import annotations

from crm.core.web.answers import Toast, form_page, is_fragment, page, toast, toasts
from crm.core.web.assets import asset_of, serve_assets
from crm.core.web.days import SOON_DAYS, DayDelta, day_delta, local_time, moment
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
    late_counts,
    log_url,
    nav_bottom,
    nav_groups,
    next_url,
    register_nav,
    stands_on,
)
from crm.core.web.panels import Panel, panels, register_panel

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
    "Toast",
    "asset_of",
    "capped_count",
    "day_delta",
    "form_page",
    "here",
    "is_fragment",
    "late_counts",
    "list_rows",
    "local_time",
    "log_url",
    "moment",
    "nav_bottom",
    "nav_groups",
    "next_url",
    "page",
    "page_number",
    "page_url",
    "panels",
    "register_nav",
    "register_panel",
    "serve_assets",
    "stands_on",
    "toast",
    "toasts",
]
