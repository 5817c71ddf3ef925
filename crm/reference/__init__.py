"""Lists the office edits and the code only reads."""
