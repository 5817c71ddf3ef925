"""Delegations that come and go: members, programme, talking points."""
