"""Anniversaries of ties and of diplomatic relations, and the letters that are sent on such days."""
