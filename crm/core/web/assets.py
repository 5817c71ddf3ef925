"""Addresses of static files that browsers may keep for a year."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import current_app, request


@cache
def _asset_url(folder: str, name: str, prefix: str) -> str:
    """Return the URL of a static file as it was when it was first asked for: a page asks a hundred times."""
    try:
        content = (Path(folder) / name).read_bytes()
    except OSError:
        return f"{prefix}/{name}"
    return f"{prefix}/{name}?v={hashlib.sha256(content).hexdigest()[:10]}"


def asset(name: str) -> str:
    """Return the URL of a static file, with its content's hash so that browsers may keep it for a year."""
    folder, prefix = current_app.static_folder or "", current_app.static_url_path or ""
    return _asset_url(folder, name, request.script_root + prefix)
