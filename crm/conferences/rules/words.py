"""How the members of this room's enumerations are called."""

from __future__ import annotations

from enum import StrEnum

from crm.conferences.models import Competence, Known, Manner, Organiser, Topic, Verdict
from crm.conferences.rules.steps import State, StepCode
from crm.core.locale import _l, _lp, name_members


class ConferenceView(StrEnum):
    """Which conferences a list shows."""

    ALL = "all"
    OPEN = "open"
    PERMITTED = "permitted"
    PAST = "past"


name_members(
    {
        Organiser.CITY: _lp("conference", "A body of the city"),
        Organiser.OTHER: _lp("conference", "Another Vietnamese body"),
        Organiser.FOREIGN: _lp("conference", "A foreign body"),
    }
)
name_members(
    {
        Manner.IN_PERSON: _lp("conference", "In person"),
        Manner.ONLINE: _lp("conference", "Online"),
        Manner.MIXED: _lp("conference", "In person and online"),
    }
)
name_members(
    {
        Known.UNKNOWN: _lp("conference", "Not known yet"),
        Known.YES: _lp("conference", "Yes"),
        Known.NO: _lp("conference", "No"),
    }
)
name_members(
    {
        Topic.SOVEREIGNTY: _lp("conference", "National sovereignty, borders and territory included"),
        Topic.SECURITY: _lp("conference", "Security"),
        Topic.DEFENCE: _lp("conference", "Defence"),
        Topic.ETHNICITY: _lp("conference", "Ethnic matters"),
        Topic.RELIGION: _lp("conference", "Religion"),
        Topic.RIGHTS: _lp("conference", "Human rights"),
        Topic.SECRETS: _lp("conference", "State secrets"),
    }
)
name_members(
    {
        Competence.PRIME_MINISTER: _l("Prime Minister"),
        Competence.CHAIR: _l("Chair of the City People’s Committee"),
    }
)
name_members(
    {
        Verdict.PERMIT: _lp("conference", "Permits"),
        Verdict.REFUSE: _lp("conference", "Refuses"),
    }
)
name_members(
    {
        StepCode.RECEIVE: _lp("conference", "Application received"),
        StepCode.COMPLETE: _lp("conference", "Dossier complete"),
        StepCode.SUBMIT: _lp("conference", "Submitted for decision"),
        StepCode.DECIDE: _lp("conference", "Decision"),
        StepCode.HOLD: _lp("conference", "Held"),
        StepCode.REPORT: _lp("conference", "Report sent"),
        StepCode.DROP: _lp("conference", "Called off"),
    }
)
name_members(
    {
        State.PLANNED: _lp("fstate", "Planned"),
        State.RECEIVED: _lp("fstate", "Application received"),
        State.CONSULTING: _lp("fstate", "Dossier complete, opinions asked"),
        State.SUBMITTED: _lp("fstate", "Submitted"),
        State.PERMITTED: _lp("fstate", "Permitted"),
        State.REFUSED: _lp("fstate", "Refused"),
        State.HELD: _lp("fstate", "Held, not reported yet"),
        State.REPORTED: _lp("fstate", "Reported"),
        State.DROPPED: _lp("fstate", "Called off"),
    }
)
name_members(
    {
        ConferenceView.ALL: _l("All"),
        ConferenceView.OPEN: _l("Permission under way"),
        ConferenceView.PERMITTED: _lp("fstate", "Permitted"),
        ConferenceView.PAST: _lp("conference", "Over"),
    }
)
