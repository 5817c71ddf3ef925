"""The rules of a report: what it usually says, what a symbol and a signature look like, its file's name."""

from __future__ import annotations

import re
from typing import Final

from crm.core.errors import Invalid
from crm.core.locale import _
from crm.core.text import fold
from crm.papers.content import Bureau, Choices

TYPE_ABBREVIATION: Final = "BC"
ARCHIVED: Final = "Lưu: VT"
_SYMBOL: Final = re.compile(r"[^\W\d_]+(-[^\W_]+)+")
_HONOURS: Final = re.compile(
    r"^(GS|PGS|TS|TSKH|ThS|Th\.S|BS|KS|LS|DS|NGND|NGƯT|NSND|NSƯT|Thạc sĩ|Tiến sĩ|Giáo sư|Phó Giáo sư)[.\s]",
    re.IGNORECASE,
)
_FOR_ANOTHER: Final = re.compile(r"^(TM|KT|TL|TUQ|Q)\.", re.IGNORECASE)
_NEEDS_OWN_POST: Final = ("KT.", "TL.", "TUQ.", "TM.")


def usual(bureau: Bureau) -> Choices:
    """Return what a report of this office says unless its officer decides otherwise."""
    return Choices(
        symbol=f"{TYPE_ABBREVIATION}-{bureau.symbol}" if bureau.symbol else "",
        addressees=(in_full(bureau.superior),) if bureau.superior else (),
        recipients=(ARCHIVED,),
    )


def in_full(body: str) -> str:
    """Write out the words that only the head of a paper may shorten."""
    return re.sub(r"^UBND\b", "Ủy ban nhân dân", body)


def with_body(post: str, body: str) -> str:
    """Return a post with its body; words that end the one and begin the other are said once."""
    said, named = post.split(), body.split()
    for shared in range(min(len(said), len(named)), 0, -1):
        if [word.casefold() for word in said[-shared:]] == [word.casefold() for word in named[:shared]]:
            return " ".join((*said, *named[shared:]))
    return ", ".join(filter(None, (post, body)))


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def check_symbol(symbol: str) -> None:
    """Refuse a symbol that the decree does not know: groups joined by hyphens, without blanks."""
    if symbol and not _SYMBOL.fullmatch(symbol):
        raise Invalid(
            _("Write the symbol as groups joined by hyphens, without blanks, for example BC-SNgV."),
            field="symbol",
        )


def check_signature(position: tuple[str, ...], signer: str) -> None:
    """Refuse a name with degrees, and an authority line without the signer's own position under it."""
    if _HONOURS.match(signer):
        raise Invalid(
            _("A paper is signed without degrees and honours: write the name alone."), field="signer"
        )
    if position and position[-1].upper().startswith(_NEEDS_OWN_POST):
        raise Invalid(
            _("Under “%(line)s” write the signer's own position on a line of its own.", line=position[-1]),
            field="position",
        )
    if any(not _FOR_ANOTHER.match(line) for line in position[:-1]):
        raise Invalid(
            _("Only lines that begin with TM., Q., KT., TL. or TUQ. stand above the signer's position."),
            field="position",
        )


def file_name(delegation: str, ending: str) -> str:
    """Return the name under which a report is kept: in Vietnamese, like the paper itself."""
    words = re.sub(r'[\x00-\x1f<>:"/\\|?*;%]+', " ", f"Báo cáo kết quả – {delegation}")
    return f"{' '.join(words.split())[:150].strip()}.{ending}"


def ascii_name(name: str) -> str:
    """Return a file name in plain letters, for machines that know no others."""
    stem, _dot, ending = name.rpartition(".")
    return f"{re.sub(r'[^a-z0-9]+', '-', fold(stem)).strip('-') or 'paper'}.{ending}"
