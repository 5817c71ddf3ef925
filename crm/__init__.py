"""Nhịp Cầu: the working memory of a city's foreign-affairs office."""
