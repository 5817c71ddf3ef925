"""Approval of delegations: the matrix, the route of each, its steps and papers, passports of those who go."""
