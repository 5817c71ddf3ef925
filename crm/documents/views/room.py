"""The room that papers and attached files share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask import Blueprint, current_app

from crm.core import storage
from crm.core.storage import Received, UploadKind

bp = Blueprint("documents", __name__)


def received(uploads: Iterable[Any]) -> Sequence[Received]:
    """Take in the files that came with a form."""
    limit = current_app.config["MAX_CONTENT_LENGTH"]
    return [
        storage.receive(one.stream, one.filename, limit=limit, kind=UploadKind.ATTACHMENT, field="files")
        for one in uploads
    ]
