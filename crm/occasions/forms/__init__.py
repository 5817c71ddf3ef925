"""What is asked of days of countries, of anniversaries and of letters."""

from crm.occasions.forms.days import OccasionDayForm
from crm.occasions.forms.planning import PlanForm, SkipForm
from crm.occasions.forms.rounds import (
    AddForm,
    LetterForm,
    MarkForm,
    RoundForm,
    WordsForm,
    text_field,
)

__all__ = [
    "AddForm",
    "LetterForm",
    "MarkForm",
    "OccasionDayForm",
    "PlanForm",
    "RoundForm",
    "SkipForm",
    "WordsForm",
    "text_field",
]
