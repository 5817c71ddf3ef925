"""Places on the globe and on the office's map: no tiles, no borders, and Vietnam's islands where they are."""
