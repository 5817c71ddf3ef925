"""What a briefing prints: plain facts, read once, with no database and no request behind them.

One vocabulary: each class is a block of one sheet. Every string is already in the language of the paper;
``Missing`` stands where a fact should be, and names who is to supply it.
"""

from crm.briefings.content.base import (
    DelegationHead,
    Direction,
    Edition,
    Missing,
    PersonName,
    Point,
    PrintStrip,
    Side,
    Text,
)
from crm.briefings.content.briefing import Briefing, Place, Untranslated
from crm.briefings.content.people import Biography, ContactLine, MemberLine
from crm.briefings.content.tie import (
    AgreementLine,
    CommitmentLine,
    EventKind,
    Figure,
    Fit,
    FitLine,
    History,
    HistoryEvent,
    PairedFact,
    PartnerProfile,
    Source,
)
from crm.briefings.content.visit import (
    Group,
    LeaderPage,
    Meeting,
    Programme,
    ProgrammeDay,
    ProgrammeItem,
    TalkingTopic,
)

__all__ = [
    "AgreementLine",
    "Biography",
    "Briefing",
    "CommitmentLine",
    "ContactLine",
    "DelegationHead",
    "Direction",
    "Edition",
    "EventKind",
    "Figure",
    "Fit",
    "FitLine",
    "Group",
    "History",
    "HistoryEvent",
    "LeaderPage",
    "Meeting",
    "MemberLine",
    "Missing",
    "PairedFact",
    "PartnerProfile",
    "PersonName",
    "Place",
    "Point",
    "PrintStrip",
    "Programme",
    "ProgrammeDay",
    "ProgrammeItem",
    "Side",
    "Source",
    "TalkingTopic",
    "Text",
    "Untranslated",
]
