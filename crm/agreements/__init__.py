"""What was signed with partners, how it came to be signed, and what each side promised in it."""
