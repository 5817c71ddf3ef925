"""The short guide that stands in the office itself, with pictures of its real screens."""
