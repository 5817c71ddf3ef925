"""The briefing papers: frozen content in, PDF bytes out."""

from crm.briefings.pdf.cards import render_cards
from crm.briefings.pdf.leader import leader_warnings, render_leader
from crm.briefings.pdf.pack import render_members, render_pack, render_programme

__all__ = [
    "leader_warnings",
    "render_cards",
    "render_leader",
    "render_members",
    "render_pack",
    "render_programme",
]
