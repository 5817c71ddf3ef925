"""The first hour of a new office: its home city, its people, and the way to the first printed pack."""
