"""Photos of a paper become one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from crm.core.sniff import IMAGES, PDF
from crm.core.storage import Received
from crm.documents.pdf import bound


def one_pdf(received: Sequence[Received]) -> list[Received]:
    """Bind the pictures among some uploads into one PDF, in their order, at the place of the first."""
    photos = [one for one in received if one.media_type in IMAGES]
    if not photos:
        return list(received)
    name = PurePosixPath(photos[0].name).with_suffix(".pdf").name
    bundle = Received(name, PDF, bound([one.content for one in photos]))
    kept = [one for one in received if one.media_type not in IMAGES or one is photos[0]]
    return [bundle if one is photos[0] else one for one in kept]
