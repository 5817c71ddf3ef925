"""How the members of this room's enumerations are called."""

from __future__ import annotations

from enum import StrEnum

from crm.agreements.models import (
    AgreementKind,
    AgreementLevel,
    ChainLink,
    Ending,
    Opinion,
    SignatorySide,
    StepCode,
    Term,
    Track,
)
from crm.core.locale import _l, _lp, name_members


class AgreementStatus(StrEnum):
    """Where an agreement stands on a day; it follows from its days and its chain."""

    PROPOSED = "proposed"
    CONSULTING = "consulting"
    PM_OPINION = "pm_opinion"
    DECIDED = "decided"
    SIGNED = "signed"
    IN_FORCE = "in_force"
    RENEWED = "renewed"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    DROPPED = "dropped"


class AgreementView(StrEnum):
    """Which agreements a list shows."""

    ALL = "all"
    IN_FORCE = "in_force"
    PREPARING = "preparing"
    EXPIRING = "expiring"
    PAST = "past"


class AgreementOrder(StrEnum):
    """What a list of agreements is sorted by."""

    NEWEST = "newest"
    EXPIRY = "expiry"
    PARTNER = "partner"


name_members(
    {
        AgreementStatus.PROPOSED: _lp("astatus", "Proposed"),
        AgreementStatus.CONSULTING: _lp("astatus", "In consultation"),
        AgreementStatus.PM_OPINION: _lp("astatus", "Opinion of the Prime Minister"),
        AgreementStatus.DECIDED: _lp("astatus", "Decided"),
        AgreementStatus.SIGNED: _lp("astatus", "Signed"),
        AgreementStatus.IN_FORCE: _lp("astatus", "In force"),
        AgreementStatus.RENEWED: _lp("astatus", "Renewed"),
        AgreementStatus.EXPIRED: _lp("astatus", "Expired"),
        AgreementStatus.TERMINATED: _lp("astatus", "Terminated"),
        AgreementStatus.WITHDRAWN: _lp("astatus", "Withdrawn"),
        AgreementStatus.SUSPENDED: _lp("astatus", "Suspended"),
        AgreementStatus.SUPERSEDED: _lp("astatus", "Superseded"),
        AgreementStatus.DROPPED: _lp("astatus", "Dropped before signing"),
    }
)
name_members(
    {
        AgreementKind.SISTER: _l("Sister-city agreement"),
        AgreementKind.FRIENDSHIP: _l("Friendship and cooperation agreement"),
        AgreementKind.INTENT: _lp("agreement", "Letter of intent"),
        AgreementKind.MEMORANDUM: _l("Memorandum of understanding"),
        AgreementKind.MINUTES: _l("Signed minutes"),
        AgreementKind.PLAN: _l("Cooperation programme or plan"),
        AgreementKind.STATEMENT: _l("Joint statement"),
        AgreementKind.SECTOR: _l("Agreement on one field"),
        AgreementKind.CHANGE: _l("Renewal or amendment"),
    }
)
name_members(
    {
        AgreementLevel.PROVINCE: _lp("agreement", "Province level"),
        AgreementLevel.DEPARTMENT: _lp("agreement", "Department"),
        AgreementLevel.DISTRICT: _lp("agreement", "Former district"),
        AgreementLevel.COMMUNE: _lp("agreement", "Commune, ward"),
        AgreementLevel.INSTITUTION: _lp("agreement", "School, hospital, institute"),
    }
)
name_members(
    {
        Term.UNKNOWN: _lp("agreement", "Not known"),
        Term.FIXED: _lp("agreement", "Until a day"),
        Term.OPEN: _lp("agreement", "Without end"),
    }
)
name_members(
    {
        Ending.TERMINATED: _lp("astatus", "Terminated"),
        Ending.WITHDRAWN: _lp("astatus", "Withdrawn"),
        Ending.SUSPENDED: _lp("astatus", "Suspended"),
        Ending.DROPPED: _lp("astatus", "Dropped before signing"),
    }
)
name_members(
    {
        ChainLink.UPGRADES: _lp("agreement", "Raises to a closer tie"),
        ChainLink.RENEWS: _lp("agreement", "Renews"),
        ChainLink.AMENDS: _lp("agreement", "Amends"),
        ChainLink.REPLACES: _lp("agreement", "Replaces"),
        ChainLink.INHERITS: _lp("agreement", "Takes over"),
    }
)
name_members(
    {SignatorySide.OURS: _lp("side", "Ours"), SignatorySide.THEIRS: _lp("side", "Theirs")},
)
name_members(
    {
        Track.NORMAL: _lp("track", "Normal procedure"),
        Track.REDUCED: _lp("track", "Reduced procedure"),
        Track.CHANGE: _lp("track", "Amendment or renewal"),
        Track.ENDING: _lp("track", "Ending, withdrawal or suspension"),
    }
)
name_members(
    {
        StepCode.PROPOSE: _lp("step", "Proposal to sign"),
        StepCode.POLICY: _lp("step", "Policy approval by the Party Committee"),
        StepCode.CONSULT: _lp("step", "Opinions in writing"),
        StepCode.EXPLAIN: _lp("step", "Comments taken up or explained"),
        StepCode.PM_ASKED: _lp("step", "Submitted to the Prime Minister"),
        StepCode.PM_ANSWERED: _lp("step", "Opinion of the Prime Minister received"),
        StepCode.DECIDE: _lp("step", "Decision"),
        StepCode.AUTHORISE: _lp("step", "Authorisation to sign"),
        StepCode.SIGN: _lp("step", "Signing"),
        StepCode.END: _lp("step", "Ending takes effect"),
        StepCode.REPORT_PM: _lp("step", "Report to the Prime Minister"),
        StepCode.COPY_MOFA: _lp("step", "Copy to the Ministry of Foreign Affairs"),
        StepCode.NOTIFY_MOFA: _lp("step", "Notice to the Ministry of Foreign Affairs"),
        StepCode.ARCHIVE: _lp("step", "Filed; work given out"),
    }
)
name_members(
    {
        Opinion.AGREES: _lp("opinion", "Agrees"),
        Opinion.COMMENTS: _lp("opinion", "Agrees, with comments"),
        Opinion.DISAGREES: _lp("opinion", "Disagrees"),
    }
)
name_members(
    {
        AgreementView.ALL: _l("All"),
        AgreementView.IN_FORCE: _lp("astatus", "In force"),
        AgreementView.PREPARING: _l("In preparation"),
        AgreementView.EXPIRING: _l("Ends within a year"),
        AgreementView.PAST: _l("Ended"),
    }
)
name_members(
    {
        AgreementOrder.NEWEST: _l("Newest first"),
        AgreementOrder.EXPIRY: _l("By day of expiry"),
        AgreementOrder.PARTNER: _l("By partner"),
    }
)
