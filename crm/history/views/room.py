"""The room that history, undo and trash share."""

from __future__ import annotations

from flask import Blueprint

from crm.core.bulk import Outcome
from crm.core.locale import _
from crm.core.web import toast

bp = Blueprint("history", __name__)

NAMED = 5
"""Refused records that a toast names; more are counted."""


def tell_refused(outcome: Outcome, head: str) -> None:
    """Name what was left as it is, each with its reason."""
    told = [f"{one.title} – {one.reason}" if one.title else one.reason for one in outcome.refused[:NAMED]]
    if len(outcome.refused) > NAMED:
        told.append(_("and %(num)s more", num=len(outcome.refused) - NAMED))
    if told:
        toast(" ".join([head, "; ".join(told)]), kind="warn")
