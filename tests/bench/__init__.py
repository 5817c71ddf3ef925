"""Measures pages, papers and the server against the budgets, on both databases: ``make bench``.

Every ratio of a page is against its bare page of the same run: the same rows, fetched by the driver itself
and shown by Jinja as a plain table, without sign-in, policy or layout. Whole figures differ from machine to
machine, ratios much less.
"""
