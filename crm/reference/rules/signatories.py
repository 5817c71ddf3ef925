"""How a paper is signed after Decree 30: the lines above the name, and a name without degrees."""

from __future__ import annotations

import re
from typing import Final

from crm.core.locale import _lp, name_members
from crm.reference.models import Authority

name_members(
    {
        Authority.OWN: _lp("authority", "In their own right"),
        Authority.FOR_BODY: _lp("authority", "TM. – on behalf of a collective"),
        Authority.ACTING: _lp("authority", "Q. – acting head"),
        Authority.FOR_HEAD: _lp("authority", "KT. – for the head"),
        Authority.BY_ORDER: _lp("authority", "TL. – by order"),
        Authority.BY_PROXY: _lp("authority", "TUQ. – by authorisation"),
    }
)

MARKS: Final = {
    Authority.FOR_BODY: "TM.",
    Authority.ACTING: "Q.",
    Authority.FOR_HEAD: "KT.",
    Authority.BY_ORDER: "TL.",
    Authority.BY_PROXY: "TUQ.",
}
"""What stands before the body or post in whose right the paper is signed."""

NEEDS_BEHALF: Final = frozenset(MARKS) - {Authority.ACTING}
"""Rights that name another body or post on the line above."""

_DEGREE: Final = re.compile(
    r"(?<!\w)(?:GS|PGS|TSKH|TS|ThS|CN|KS|BS|BSCKI{1,2}|NGND|NGƯT|NSND|NSƯT)(?=[.\s,]|$)\.?"
)


def signature_lines(authority: Authority, behalf: str, post: str) -> tuple[str, ...]:
    """Return the lines above a signature, in capitals as they are printed."""
    mark = MARKS.get(authority, "")
    if authority in NEEDS_BEHALF:
        return (f"{mark} {behalf.upper()}", post.upper())
    return (f"{mark} {post.upper()}".strip(),)


def degree_in(name: str) -> str:
    """Return an academic title or honour that stands in a name; on papers it is never printed."""
    found = _DEGREE.search(name)
    return found.group(0) if found else ""
