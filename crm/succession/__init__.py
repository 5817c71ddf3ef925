"""Bodies that were renamed or joined another: what was theirs, whose it is now, and whom to tell."""
