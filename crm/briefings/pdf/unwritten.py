"""Sections that are written elsewhere so far: the pack keeps their place, and says who supplies them."""

from __future__ import annotations

from typing import Any

from crm.briefings.content import Briefing
from crm.briefings.pdf.parts import absent, title_block
from crm.core.locale import _


def countries(content: Briefing, number: int | None) -> list[Any]:
    """Return the section on the relations between the two countries."""
    return title_block(number, _("Relations between the two countries")) + absent(content)


def speeches(content: Briefing, number: int | None) -> list[Any]:
    """Return the section with speeches and toasts."""
    return title_block(number, _("Speeches and toasts")) + absent(content)
