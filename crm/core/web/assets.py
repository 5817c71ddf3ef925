"""Static files: addresses that browsers may keep for a year, and answers packed once and kept in memory."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from flask import Flask, Response, abort, request
from werkzeug.security import safe_join

from crm.core.access import open_to_all

YEAR: Final = 365 * 24 * 3600
PACKED: Final = frozenset({".css", ".js", ".json", ".svg", ".txt"})
"""Files that get much smaller; pictures and fonts are packed already."""
MOST_BYTES: Final = 1_000_000
"""A larger file is read from the disk as it is asked for."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it goes out: as it is, and packed where that helps."""

    plain: bytes
    packed: bytes | None
    mimetype: str
    digest: str


@lru_cache(maxsize=256)
def _kept(path: str, _changed: int) -> Kept:
    """Read and pack a file once; one that has changed since is another one."""
    file = Path(path)
    plain = file.read_bytes()
    packed = gzip.compress(plain, 9, mtime=0) if file.suffix in PACKED else plain
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return Kept(plain, packed if len(packed) < len(plain) else None, kind, _digest(plain))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]


@cache
def _asset_url(folder: str, name: str, prefix: str) -> str:
    """Return the URL of a static file as it was when it was first asked for: a page asks a hundred times."""
    try:
        content = (Path(folder) / name).read_bytes()
    except OSError:
        return f"{prefix}/{name}"
    return f"{prefix}/{name}?v={_digest(content)}"


def asset_of(app: Flask) -> Callable[[str], str]:
    """Return the templates' ``asset``: the URL of a static file, with its content's hash in it."""
    folder, prefix = app.static_folder or "", app.static_url_path or ""

    def asset(name: str) -> str:
        return _asset_url(folder, name, request.script_root + prefix)

    return asset


def _answer(kept: Kept) -> Response:
    """Answer with a file, packed where the browser can unpack it and does not ask for a part of it."""
    wants_part = "Range" in request.headers
    packed = kept.packed if not wants_part and request.accept_encodings.quality("gzip") > 0 else None
    response = Response(packed or kept.plain, mimetype=kept.mimetype)
    if kept.packed is not None:
        response.vary.add("Accept-Encoding")
    if packed:
        response.content_encoding = "gzip"
    response.set_etag(f"{kept.digest}-gzip" if packed else kept.digest)
    is_current = request.args.get("v") == kept.digest
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if is_current else "no-cache"
    response.make_conditional(request, accept_ranges=not packed, complete_length=len(kept.plain))
    return response


def serve_assets(app: Flask) -> None:
    """Let the application's static files be answered from memory; large ones go the old way."""
    from_disk: Any = app.view_functions["static"]

    @open_to_all
    def static(filename: str) -> Any:
        path = safe_join(app.static_folder or "", filename)
        try:
            found = os.stat(path or "")  # noqa: PTH116  # at every request, and a third of the time
        except (OSError, ValueError):
            abort(404)
        if path is None or not stat.S_ISREG(found.st_mode) or found.st_size > MOST_BYTES:
            return from_disk(filename=filename)
        return _answer(_kept(path, found.st_mtime_ns))

    app.view_functions["static"] = static
