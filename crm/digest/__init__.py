"""The daily mail of what has come due, each thing told to each person once."""
