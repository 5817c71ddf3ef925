"""What one person keeps at hand: pinned records and those seen last."""
