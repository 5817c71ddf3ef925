"""What was changed, by whom, and how it comes back: the history of records, undo and the trash."""
