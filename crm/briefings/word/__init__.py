"""The papers that are edited in Word until the last evening: the same content, as a file for Word."""

from crm.briefings.word.cards import render_cards
from crm.briefings.word.papers import render_members, render_programme, render_talking

__all__ = ["render_cards", "render_members", "render_programme", "render_talking"]
