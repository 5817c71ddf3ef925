"""What a step of a delegation misses of its approval, its invitation and its passports: pure, from facts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from crm.approvals.models import RouteState, VisaState
from crm.core.locale import _, day
from crm.delegations.models import DelegationStatus
from crm.delegations.steps import Lack


@dataclass(frozen=True, slots=True)
class Traveller:
    """Somebody of ours who goes, with what is known of the passport."""

    name: str
    has_passport: bool = False
    expires_on: date | None = None
    visa: VisaState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is there of the approval and, of an outgoing delegation, of its papers."""

    starts_on: date
    ends_on: date
    is_outgoing: bool = False
    state: RouteState | None = None
    """None where no route was made."""
    approver: str = ""
    approved_for: tuple[date, date] | None = None
    no_opinion: Sequence[str] = ()
    opposed: Sequence[str] = ()
    no_paper: Sequence[str] = ()
    has_invitation: bool = False
    has_funding: bool = False
    has_per_diem: bool = False
    travellers: Sequence[Traveller] = ()


def lacks_before(
    standing: Standing, steps: Collection[DelegationStatus]
) -> Mapping[DelegationStatus, Sequence[Lack]]:
    """Say of each step what it misses. An approval that was asked for and not given stops the approval."""
    known = {
        DelegationStatus.APPROVED: _before_approval,
        DelegationStatus.CONFIRMED: _before_agreement,
        DelegationStatus.UNDER_WAY: _before_journey,
    }
    return {step: known[step](standing) for step in steps if step in known}


def _before_approval(standing: Standing) -> list[Lack]:
    found = [*_decision(standing), *_other_days(standing)]
    found += [Lack(_("No opinion yet: %(body)s.", body=body)) for body in standing.no_opinion]
    found += [Lack(_("Does not agree: %(body)s.", body=body)) for body in standing.opposed]
    if standing.no_paper:
        found.append(Lack(_("Missing in the dossier: %(papers)s.", papers=", ".join(standing.no_paper))))
    return found + (_of_outgoing(standing) if standing.is_outgoing else [])


def at_a_glance(standing: Standing, step: DelegationStatus) -> list[Lack]:
    """Say what the route alone tells before a step."""
    decision = _decision(standing) if step is DelegationStatus.APPROVED else []
    is_asked = step in (DelegationStatus.APPROVED, DelegationStatus.CONFIRMED)
    return decision + (_other_days(standing) if is_asked else [])


def _decision(standing: Standing) -> list[Lack]:
    match standing.state:
        case None:
            return [Lack(_("No route of approval has been made."))]
        case RouteState.UNDER_WAY:
            return [Lack(_("Not approved yet by: %(body)s.", body=standing.approver), refuses=True)]
        case RouteState.REFUSED:
            return [Lack(_("Approval was refused by: %(body)s.", body=standing.approver), refuses=True)]
        case RouteState.WITHDRAWN:
            return [Lack(_("The dossier was withdrawn; make a new route."), refuses=True)]
        case RouteState.APPROVED:
            return []


def _other_days(standing: Standing) -> list[Lack]:
    if standing.state is not RouteState.APPROVED or standing.approved_for is None:
        return []
    if standing.approved_for == (standing.starts_on, standing.ends_on):
        return []
    names = {"first": day(standing.approved_for[0]), "last": day(standing.approved_for[1])}
    return [Lack(_("The approval is for other days: %(first)s–%(last)s.", **names))]


def _of_outgoing(standing: Standing) -> list[Lack]:
    found = []
    if not standing.has_invitation:
        found.append(Lack(_("There is no letter of invitation."), refuses=True))
    if not standing.travellers:
        found.append(Lack(_("The decision names who goes: the members of our side are not entered.")))
    if not standing.has_funding:
        found.append(Lack(_("The decision names the funding: it is not written down.")))
    return found


def _before_agreement(standing: Standing) -> list[Lack]:
    return _other_days(standing)


def _before_journey(standing: Standing) -> list[Lack]:
    if not standing.is_outgoing:
        return []
    found = []
    people = standing.travellers
    told = [
        (
            _("No passport entered: %(names)s."),
            [one for one in people if not one.has_passport],
        ),
        (
            _("The passport ends before they are back: %(names)s."),
            [one for one in people if one.expires_on is not None and one.expires_on < standing.ends_on],
        ),
        (
            _("No visa yet: %(names)s."),
            [one for one in people if one.has_passport and one.visa not in _VISA_DONE],
        ),
    ]
    for sentence, named in told:
        if named:
            found.append(Lack(sentence % {"names": ", ".join(one.name for one in named)}))
    if not standing.has_per_diem:
        found.append(Lack(_("The allowance for each day is not written down.")))
    return found


_VISA_DONE = (VisaState.NOT_NEEDED, VisaState.GRANTED)
