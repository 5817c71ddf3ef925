"""Administrative papers written from what the book holds: the report on the results of a delegation."""
