"""The steps of setting an office up, in the order in which one stands on the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from babel.support import LazyProxy

from crm.core.access import Permission
from crm.core.locale import _l


class Step(StrEnum):
    """One step, from an empty book to a paper in the hand."""

    OFFICE = "office"
    HOME = "home"
    PEOPLE = "people"
    PARTNER = "partner"
    CONTACT = "contact"
    VISIT = "visit"
    DELEGATION = "delegation"
    PACK = "pack"


@dataclass(frozen=True, slots=True)
class Told:
    """What a step is called, why it is worth doing, the word on its button, where it is done, who may."""

    title: LazyProxy
    why: LazyProxy
    button: LazyProxy
    endpoint: str
    permission: Permission


TOLD: Final[Mapping[Step, Told]] = {
    Step.OFFICE: Told(
        _l("Name the office"),
        _l("Its name, its superior body and its symbol stand on every page and paper."),
        _l("Name the office"),
        "settings.edit",
        Permission.SETTINGS_EDIT,
    ),
    Step.HOME: Told(
        _l("Enter the home city"),
        _l("Its names in the partners' languages are printed; its place is the middle of the map."),
        _l("Enter the home city"),
        "setup.home",
        Permission.SETTINGS_EDIT,
    ),
    Step.PEOPLE: Told(
        _l("Give colleagues a sign-in"),
        _l("Work has an owner, and every change has a name. They choose their password by mail."),
        _l("Add a colleague"),
        "office_people.new",
        Permission.ACCOUNT_ADMIN,
    ),
    Step.PARTNER: Told(
        _l("Enter the first partner"),
        _l("A foreign locality with its names, figures and sources. Everything else hangs on it."),
        _l("Add locality"),
        "localities.new",
        Permission.LOCALITY_EDIT,
    ),
    Step.CONTACT: Told(
        _l("Enter the first contact"),
        _l("Whom you write to and meet there, with the name as the person writes it."),
        _l("Add a contact"),
        "people.new",
        Permission.CONTACT_EDIT,
    ),
    Step.VISIT: Told(
        _l("Log the first interaction"),
        _l("A meeting, a call or a letter: date, partner and one line are enough."),
        _l("Log a visit"),
        "interactions.new",
        Permission.INTERACTION_LOG,
    ),
    Step.DELEGATION: Told(
        _l("Register the first delegation"),
        _l("With its members and its programme; a member list can be pasted."),
        _l("Register a delegation"),
        "delegations.new",
        Permission.DELEGATION_EDIT,
    ),
    Step.PACK: Told(
        _l("Print the first pack"),
        _l("The paper that a leader reads in the car. What is missing is printed with who supplies it."),
        _l("Open the delegations"),
        "delegations.index",
        Permission.BRIEFING_PRINT,
    ),
}

NEEDED: Final = (Step.OFFICE, Step.HOME, Step.PEOPLE, Step.PARTNER)
"""Until these are done the first page of the day shows the way."""

HOME_LANGUAGES: Final = ("vi", "en", "ja", "zh", "ko", "ru", "lo", "fr")
"""Languages in which the home city's name is asked for: those of the partners."""
