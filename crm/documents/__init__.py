"""Papers by number, and the files attached to any record."""
