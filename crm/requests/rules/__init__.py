"""The gate: what a request is looked at with, the rules, the recommendation, the words of the answer."""

from crm.requests.rules.checks import Advice, Finding, Result, advise, examine
from crm.requests.rules.facts import (
    FactKind,
    Found,
    GateFacts,
    KeptDay,
    Level,
    Visit,
    days_at,
    overlap,
    years_before,
)
from crm.requests.rules.letters import ReplyFacts, reply_paragraphs
from crm.requests.rules.settings import SUGGESTED, Setting, settings_with

__all__ = [
    "Advice",
    "FactKind",
    "Finding",
    "Found",
    "GateFacts",
    "KeptDay",
    "Level",
    "ReplyFacts",
    "Result",
    "SUGGESTED",
    "Setting",
    "Visit",
    "advise",
    "days_at",
    "examine",
    "overlap",
    "reply_paragraphs",
    "settings_with",
    "years_before",
]
