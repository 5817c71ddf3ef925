"""One box that finds every record by any form of its name."""
