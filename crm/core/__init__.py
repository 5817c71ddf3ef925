"""Floor 1: what every room of the house leans on, and nothing of any one room."""
