"""Offices as they stood at earlier shapes of the database."""
