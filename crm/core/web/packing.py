"""Pages packed on the way out, where nobody from outside can learn anything from how small they get."""

from __future__ import annotations

import zlib
from typing import Final

from flask import Response, request

FROM_HERE: Final = frozenset({"same-origin", "none"})
"""Who asked, as the browser tells: one of our own pages, or the person by hand."""
LEAST_BYTES: Final = 1400
LEVEL: Final = 3
"""A list takes a tenth of a millisecond; more effort makes it a tenth smaller and takes thrice that."""
GZIP: Final = 31


def _may_pack() -> bool:
    """Tell whether this request may be answered packed.

    Who can make a browser ask for a page with words of his own in it, and sees how long the answer is, can
    guess what else stands there, word by word. Under https only requests from our own pages, or typed by
    hand, are therefore packed. Without https there is nothing left to guess.
    """
    if request.accept_encodings.quality("gzip") <= 0:
        return False
    return not request.is_secure or request.headers.get("Sec-Fetch-Site") in FROM_HERE


def pack(response: Response) -> Response:
    """Pack a page."""
    if response.mimetype != "text/html" or response.is_streamed or response.direct_passthrough:
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if len(body) < LEAST_BYTES or response.content_encoding or not _may_pack():
        return response
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP)
    response.set_data(packer.compress(body) + packer.flush())
    response.content_encoding = "gzip"
    return response
