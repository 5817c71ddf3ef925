"""The page of one person's day: what is on, what is late, what waits for them, what comes."""
