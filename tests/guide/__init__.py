"""Pictures for the guide."""
