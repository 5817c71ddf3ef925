"""Forms that clean what is typed, keep it when something is wrong, and put every refusal beside its field."""

from __future__ import annotations

from crm.core.forms.answering import answering, is_answered
from crm.core.forms.answers import offer, whole_number, words
from crm.core.forms.base import CrmForm, unfit_text, unique_means
from crm.core.forms.days import read_day
from crm.core.forms.fields import (
    ClockField,
    DayField,
    LineField,
    MemberField,
    MemberRadio,
    Needed,
    ProseField,
)
from crm.core.forms.rows import RowList
from crm.core.forms.saying import OurCatalogue, unfit_sentence

__all__ = [
    "ClockField",
    "CrmForm",
    "DayField",
    "LineField",
    "MemberField",
    "MemberRadio",
    "Needed",
    "OurCatalogue",
    "ProseField",
    "RowList",
    "answering",
    "is_answered",
    "offer",
    "read_day",
    "unfit_sentence",
    "unfit_text",
    "unique_means",
    "whole_number",
    "words",
]
