"""International conferences and seminars: who allows them, how far that is, and what came of them."""
