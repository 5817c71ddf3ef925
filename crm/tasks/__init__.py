"""Work to do, about any record."""
