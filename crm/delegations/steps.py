"""What stands before a step of a delegation: a register that the rooms above add to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from crm.delegations.models import Delegation, DelegationStatus


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing before a step.

    Mostly it is advice. One that ``refuses`` stops the step, unless somebody who may do so moves the
    delegation all the same and says why.
    """

    sentence: str
    refuses: bool = False


Look = Callable[[Delegation, Collection[DelegationStatus]], Mapping[DelegationStatus, Sequence[Lack]]]
"""Looks once, and says of each of the steps asked about what is missing."""

Glance = Callable[[Delegation, DelegationStatus], Sequence[Lack]]
"""Says what is missing from what the delegation's page has read anyhow: the first things, not all of them."""

_checks: dict[str, Look] = {}
_glances: dict[str, Glance] = {}


def register_check(code: str, look: Look, glance: Glance) -> None:
    """Let a room above say what it misses before a step: all of it, and what shows at a glance."""
    _checks[code], _glances[code] = look, glance


def seen_at_a_glance(delegation: Delegation, step: DelegationStatus) -> list[Lack]:
    """Return what the rooms above miss before a step as far as it is read already, what refuses first."""
    found = [lack for glance in _glances.values() for lack in glance(delegation, step)]
    return sorted(found, key=lambda lack: not lack.refuses)


def lacks_of(
    delegation: Delegation, steps: Collection[DelegationStatus]
) -> dict[DelegationStatus, list[Lack]]:
    """Return what the rooms above miss before each of the steps, what refuses first."""
    found: dict[DelegationStatus, list[Lack]] = {step: [] for step in steps}
    for look in _checks.values():
        for step, lacks in look(delegation, steps).items():
            found[step] += lacks
    for lacks in found.values():
        lacks.sort(key=lambda lack: not lack.refuses)
    return found
