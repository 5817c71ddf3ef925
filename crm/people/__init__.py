"""Organisations and the people in them, with real names and dated positions."""
