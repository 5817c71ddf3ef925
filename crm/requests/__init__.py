"""Requests for a visit: what was asked, what the office's rules say of it, what was decided and answered."""
