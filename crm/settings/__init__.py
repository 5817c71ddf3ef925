"""The office itself: its home city, its names, its zone."""
