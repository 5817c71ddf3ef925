"""The rules of papers: which there are, what a symbol and a signature look like, how a file is called."""

from __future__ import annotations

import re
from typing import Final

from crm.core.errors import Invalid
from crm.core.locale import _, _lp, name_members
from crm.core.paper.administrative.description import PaperType
from crm.core.text import fold
from crm.papers.content import Answer, Bureau, PaperKind, Travel

name_members(
    {
        PaperKind.REPLY: _lp("paper", "Reply to the request"),
        PaperKind.CONSULTATION: _lp("paper", "Letter asking for opinions"),
        PaperKind.SUBMISSION: _lp("paper", "Submission"),
        PaperKind.DECISION: _lp("paper", "Draft decision to send the delegation"),
        PaperKind.PLAN: _lp("paper", "Reception plan"),
        PaperKind.INVITATION: _lp("paper", "Letter of invitation"),
        PaperKind.SUMMONS: _lp("paper", "Invitation for guests of the city"),
        PaperKind.THANKS: _lp("paper", "Letter of thanks"),
        PaperKind.REPORT: _lp("paper", "Report on the results"),
        PaperKind.REPORT_PM: _lp("paper", "Report to the Prime Minister"),
        PaperKind.COPY_MOFA: _lp("paper", "Letter with the copy for the Ministry"),
        PaperKind.NOTIFY_MOFA: _lp("paper", "Letter on the ending to the Ministry"),
    }
)
name_members(
    {
        Answer.ACCEPT: _lp("answer", "Accept"),
        Answer.REDIRECT: _lp("answer", "Redirect"),
        Answer.DECLINE: _lp("answer", "Decline"),
    }
)

ARCHIVED: Final = "Lưu: VT"
_SYMBOL: Final = re.compile(r"[^\W\d_]+(-[^\W_]+)+")
_LETTER_SYMBOL: Final = re.compile(r"[^\W\d_]+(-[^\W_]+)*")
_HONOURS: Final = re.compile(
    r"^(GS|PGS|TS|TSKH|ThS|Th\.S|BS|KS|LS|DS|NGND|NGƯT|NSND|NSƯT|Thạc sĩ|Tiến sĩ|Giáo sư|Phó Giáo sư)[.\s]",
    re.IGNORECASE,
)
_FOR_ANOTHER: Final = re.compile(r"^(TM|KT|TL|TUQ|Q)\.", re.IGNORECASE)
_NEEDS_OWN_POST: Final = ("KT.", "TL.", "TUQ.", "TM.")


TYPES: Final = {
    PaperKind.REPLY: PaperType.LETTER,
    PaperKind.CONSULTATION: PaperType.LETTER,
    PaperKind.SUBMISSION: PaperType.SUBMISSION,
    PaperKind.DECISION: PaperType.DECISION,
    PaperKind.PLAN: PaperType.PLAN,
    PaperKind.SUMMONS: PaperType.INVITATION,
    PaperKind.REPORT: PaperType.REPORT,
    PaperKind.REPORT_PM: PaperType.REPORT,
    PaperKind.COPY_MOFA: PaperType.LETTER,
    PaperKind.NOTIFY_MOFA: PaperType.LETTER,
}
"""The type of paper, in the sense of Decree 30, that each kind is."""

GUEST_LETTERS: Final = frozenset({PaperKind.INVITATION, PaperKind.THANKS})
"""Kinds that are letters to foreign guests: no number, no form of the decree."""

BY_THE_COMMITTEE: Final = frozenset(
    {PaperKind.DECISION, PaperKind.REPORT_PM, PaperKind.COPY_MOFA, PaperKind.NOTIFY_MOFA}
)
"""Kinds that bear the head of the body above the office, which decides and reports in its own name."""

_BOTH_WAYS: Final = (PaperKind.CONSULTATION, PaperKind.SUBMISSION, PaperKind.THANKS, PaperKind.REPORT)
_OFFERED: Final = {
    Travel.INCOMING: (
        PaperKind.REPLY,
        PaperKind.CONSULTATION,
        PaperKind.SUBMISSION,
        PaperKind.PLAN,
        PaperKind.INVITATION,
        PaperKind.SUMMONS,
        PaperKind.THANKS,
        PaperKind.REPORT,
    ),
    Travel.OUTGOING: tuple(kind for kind in PaperKind if kind in (*_BOTH_WAYS, PaperKind.DECISION)),
    Travel.ONLINE: tuple(kind for kind in PaperKind if kind in (*_BOTH_WAYS, PaperKind.REPLY)),
}


DELEGATION_PAPERS: Final = tuple(
    kind for kind in PaperKind if any(kind in kinds for kinds in _OFFERED.values())
)
"""Every paper that a delegation may ask for."""


def offered(travel: Travel) -> tuple[PaperKind, ...]:
    """Return the papers that a delegation of one direction asks for, in the order of their writing."""
    return _OFFERED[travel]


SIGNING_PAPERS: Final = (
    PaperKind.CONSULTATION,
    PaperKind.SUBMISSION,
    PaperKind.REPORT_PM,
    PaperKind.COPY_MOFA,
)
ENDING_PAPERS: Final = (PaperKind.CONSULTATION, PaperKind.SUBMISSION, PaperKind.NOTIFY_MOFA)
"""The papers that the signing and the ending of an agreement ask for, in the order of their writing."""


LETTER_LANGUAGES: Final = ("vi", "en", "ja", "zh", "ko", "ru", "lo", "fr")
"""Languages that letters can be drafted in."""


def letter_languages(partner: str) -> tuple[str, ...]:
    """Return the languages of a letter: English, the partner's, either behind a Vietnamese one."""
    own = (partner,) if partner in LETTER_LANGUAGES[2:] else ()
    return ("en", *own, "vi+en", *(f"vi+{lang}" for lang in own), "vi")


def usual_symbol(kind: PaperKind, bureau: Bureau) -> str:
    """Return the symbol of a paper of this office: BC-SNgV; a letter bears the office's alone."""
    if kind in BY_THE_COMMITTEE:
        return "-".join(filter(None, (TYPES[kind].value, "UBND")))
    if not bureau.symbol or kind in GUEST_LETTERS:
        return ""
    return "-".join(filter(None, (TYPES[kind].value, bureau.symbol)))


def in_full(body: str) -> str:
    """Write out the words that only the head of a paper may shorten."""
    return re.sub(r"^UBND\b", "Ủy ban nhân dân", body)


def in_sentence(body: str) -> str:
    """Begin the name of a place in small letters inside a sentence: the city of Kitakyushu."""
    return re.sub(r"^(Thành phố|Tỉnh|Quận|Huyện)\b", lambda found: found[0].lower(), body)


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


def check_symbol(symbol: str, kind: PaperKind = PaperKind.REPORT) -> None:
    """Refuse a symbol that the decree does not know: groups joined by hyphens, without blanks.

    Only that of a letter may be the office's alone.
    """
    known = _LETTER_SYMBOL if TYPES.get(kind) is PaperType.LETTER else _SYMBOL
    if symbol and not known.fullmatch(symbol):
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


FILE_NAMES: Final = {
    PaperKind.REPLY: "Công văn trả lời",
    PaperKind.CONSULTATION: "Công văn xin ý kiến",
    PaperKind.SUBMISSION: "Tờ trình",
    PaperKind.DECISION: "Quyết định cử đoàn (dự thảo)",
    PaperKind.PLAN: "Kế hoạch đón tiếp",
    PaperKind.INVITATION: "Thư mời",
    PaperKind.SUMMONS: "Giấy mời",
    PaperKind.THANKS: "Thư cảm ơn",
    PaperKind.REPORT: "Báo cáo kết quả",
    PaperKind.REPORT_PM: "Báo cáo Thủ tướng Chính phủ",
    PaperKind.COPY_MOFA: "Công văn gửi bản sao",
    PaperKind.NOTIFY_MOFA: "Công văn thông báo",
}
"""What the file of a paper is called: in Vietnamese, like the paper itself."""


def file_name(about: str, ending: str, kind: PaperKind = PaperKind.REPORT) -> str:
    """Return the name under which a paper is kept."""
    words = re.sub(r'[\x00-\x1f<>:"/\\|?*;%]+', " ", f"{FILE_NAMES[kind]} – {about}")
    return f"{' '.join(words.split())[:150].strip()}.{ending}"


def ascii_name(name: str) -> str:
    """Return a file name in plain letters, for machines that know no others."""
    stem, _dot, ending = name.rpartition(".")
    return f"{re.sub(r'[^a-z0-9]+', '-', fold(stem)).strip('-') or 'paper'}.{ending}"
