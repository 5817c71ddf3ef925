"""What the papers of a conference are written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Asked:
    """One body that was asked, as a paper tells of it."""

    body: str
    paper: str
    opinion: str
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One conference, with the office that writes of it; an empty text is a gap that is printed."""

    agency: str
    superior: str
    city: str
    symbol: str
    position: tuple[str, ...]
    signer: str
    owner: str
    year: int
    name: str
    purpose: str
    organiser: str
    host: str
    co_hosts: str
    manner: str
    place: str
    starts: date | None
    ends: date | None
    planned_ours: int | None
    planned_foreign: int | None
    origins: str
    leaders: str
    money: str
    money_source: str
    allows: str
    allows_pm: bool
    reasons: tuple[tuple[str, str], ...]
    asked: tuple[Asked, ...]
    application: str
    applied: date | None
    decision: str
    decided: date | None
    came_ours: int | None
    came_foreign: int | None
    came_from: str
    outcomes: tuple[str, ...]
    evaluation: tuple[str, ...]
    recommendations: tuple[str, ...]
    is_sample: bool = False
