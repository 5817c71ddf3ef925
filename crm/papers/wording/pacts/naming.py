"""How the papers of an agreement name it, its parties, the law and the days by which something is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from crm.agreements.models import Ending, StepCode, Track
from crm.core.paper.administrative import long_day
from crm.papers.pact import Pact, Party, Period, Taken
from crm.papers.rules import BY_THE_COMMITTEE, in_full
from crm.papers.wording.naming import agency, missing_mark, owner

LAW: Final = "Luật Thỏa thuận quốc tế ngày 13 tháng 11 năm 2020"
"""A law is cited by its day alone: grounds bear no number of a law."""
MINISTRY: Final = "Bộ Ngoại giao"
PRIME_MINISTER: Final = "Thủ tướng Chính phủ"
_LEFT: Final = {
    Ending.TERMINATED: "chấm dứt hiệu lực",
    Ending.WITHDRAWN: "rút khỏi",
    Ending.SUSPENDED: "tạm đình chỉ thực hiện",
}


def committee(pact: Pact) -> str:
    """Return the body in whose name an agreement is signed and reported."""
    return in_full(pact.bureau.superior)


def speaker(pact: Pact) -> str:
    """Return who speaks in a paper: the body above where it bears that body's head, else the office."""
    if pact.chosen.kind in BY_THE_COMMITTEE and pact.bureau.superior:
        return committee(pact)
    return agency(pact)


def act(pact: Pact) -> str:
    """Say what is done with the agreement: signed, or ended in one of three ways."""
    return _LEFT.get(pact.ending, "chấm dứt hiệu lực") if is_ending(pact) else "ký kết"  # type: ignore[arg-type]


def is_ending(pact: Pact) -> bool:
    """Tell whether a paper is about the ending of an agreement."""
    return pact.track is Track.ENDING


def named(party: Party) -> str:
    """Name a party as the text does, and behind it what it is called now."""
    return f"{party.then} (nay là {party.now})" if party.now and party.now != party.then else party.then


def between(pact: Pact) -> str:
    """Name both parties; the country stands with the foreign one unless its name has it."""
    return f"giữa {named(pact.ours)} và {abroad(pact)}"


def abroad(pact: Pact) -> str:
    """Name the foreign party with its country."""
    theirs = named(pact.theirs)
    if not pact.country or pact.country.casefold() in theirs.casefold():
        return theirs
    return f"{theirs}, {pact.country}"


def whole(pact: Pact) -> str:
    """Name the agreement with its parties, unless its title names the partner."""
    return pact.name if pact.partner.casefold() in pact.name.casefold() else f"{pact.name} {between(pact)}"


def within(period: Period | None, since: str) -> str:
    """Say in what time something is to be done and by which law; the gap where no rule is in force."""
    if period is None:
        return f"{missing_mark('thời hạn')} kể từ ngày {since}"
    said = f"{period.amount:02} {period.unit} kể từ ngày {since}"
    law = f" theo quy định tại {period.citation}" if period.citation else ""
    until = f", chậm nhất {long_day(period.due_on)}" if period.due_on else ""
    return f"{said}{law}{until}"


def contact(pact: Pact) -> Iterator[str]:
    """Say whom to turn to."""
    who = f" (đầu mối: {owner(pact, whole=True)})" if pact.owner else ""
    yield f"Thông tin cụ thể, đề nghị quý cơ quan liên hệ {agency(pact)}{who}."


def paper_of(step: Taken | None, what: str) -> str:
    """Name the paper of a step, or say that it is not there yet."""
    if step is None:
        return missing_mark(f"số, ngày của {what}")
    number = f" số {step.number}" if step.number else ""
    return f"{what}{number} {long_day(step.done_on)}"


def signing_day(pact: Pact) -> str:
    """Say when it was signed; of old ones only the year is known."""
    if pact.signed_on is None:
        return missing_mark("ngày ký")
    return f"năm {pact.signed_on.year}" if pact.is_year_only else long_day(pact.signed_on)


def decision(pact: Pact) -> str:
    """Name the paper by which the signing or the ending was decided."""
    return paper_of(pact.steps.get(StepCode.DECIDE), "văn bản quyết định")


def dossier(pact: Pact) -> tuple[str, ...]:
    """Return what goes with a paper; the gap where nothing of the checklist is ticked."""
    return pact.dossier or (missing_mark("thành phần hồ sơ, đánh dấu ở mục Hồ sơ"),)


def day_or_gap(day: date | None, what: str) -> str:
    """Write a day in words, or the gap."""
    return long_day(day) if day else missing_mark(what)
