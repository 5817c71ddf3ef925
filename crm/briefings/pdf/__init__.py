"""The briefing papers: frozen content in, PDF bytes out."""

from crm.briefings.pdf.badges import render_badges
from crm.briefings.pdf.calls import render_calls
from crm.briefings.pdf.cards import render_cards
from crm.briefings.pdf.leader import leader_warnings, render_leader
from crm.briefings.pdf.pack import (
    render_contacts,
    render_members,
    render_pack,
    render_programme,
    render_talking,
)
from crm.briefings.pdf.profile import render_profile
from crm.briefings.pdf.seating import render_seating
from crm.briefings.pdf.travel import render_cars, render_rooms

__all__ = [
    "leader_warnings",
    "render_badges",
    "render_calls",
    "render_cards",
    "render_cars",
    "render_contacts",
    "render_leader",
    "render_members",
    "render_pack",
    "render_profile",
    "render_programme",
    "render_rooms",
    "render_seating",
    "render_talking",
]
