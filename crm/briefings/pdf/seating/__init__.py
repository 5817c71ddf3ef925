"""Seating plans: who sits where, seen from the door, which is at the foot of the sheet."""

from __future__ import annotations

from functools import partial

from crm.briefings.content import Briefing
from crm.briefings.pdf.guest import for_reader
from crm.briefings.pdf.parts import absent, edges, imprint, title_block
from crm.briefings.pdf.seating.drawing import draw_plan
from crm.briefings.pdf.seating.frame import shape_name
from crm.briefings.pdf.seating.key import draw_key, key_pages
from crm.briefings.pdf.seating.seats import name_lines
from crm.core.locale import _
from crm.core.paper.sheet import Part, bind, drawn_page, press

__all__ = ["name_lines", "render_seating", "seating_parts", "shape_name"]


def render_seating(content: Briefing) -> bytes:
    """Print the seating plans asked for."""
    with press(content.lang):
        shown = for_reader(content)
        parts = seating_parts(shown)
        if not parts:
            parts = [Part(title_block(None, _("Seating plan")) + absent(shown))]
        return bind(parts, edges(shown), imprint(shown, _("Seating plan")))


def seating_parts(content: Briefing) -> list[Part]:
    """Return the sheets of every plan: the drawing, then the key where its seats bear numbers."""
    parts: list[Part] = []
    for plan in content.sheets.seating:
        if not plan.guests and not plan.hosts:
            continue
        placed = plan.placed
        parts.append(drawn_page(partial(draw_plan, content, plan, placed), is_wide=True))
        if placed.is_keyed:
            parts += [
                drawn_page(partial(draw_key, content, plan, page), is_wide=True)
                for page in key_pages(plan, placed)
            ]
    return parts
