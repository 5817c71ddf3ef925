"""Addresses of records, which a list asks for by the hundred."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, request, url_for

_MARK = 987654321
"""A key that stands in an address nowhere else."""


@lru_cache(maxsize=512)
def _around(endpoint: str, _root: str, _host: str) -> tuple[str, str] | None:
    """Return what stands before and after the key in the addresses of an endpoint that takes only a key."""
    before, found, after = url_for(endpoint, record_id=_MARK).partition(str(_MARK))
    return (before, after) if found else None


def link(endpoint: str, **values: Any) -> str:
    """Do what Flask's ``url_for`` does; the address of a record is put together from what is known of it."""
    if len(values) == 1 and type(key := values.get("record_id")) is int and key > 0 and endpoint[0] != ".":
        around = _around(endpoint, request.script_root, request.host)
        if around:
            return f"{around[0]}{key}{around[1]}"
    return url_for(endpoint, **values)


def link_from_outside(endpoint: str, **values: Any) -> str:
    """Return a whole address under the office's own name, for what is read away from the house: mail."""
    place = urlsplit(current_app.config["PUBLIC_URL"])
    doors = current_app.url_map.bind(place.netloc, place.path or "/", url_scheme=place.scheme)
    return doors.build(endpoint, values, force_external=True)
