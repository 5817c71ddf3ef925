"""Cities, provinces and regions: ours, our partners and those we may meet."""
