"""The words papers say in languages that the screens do not speak, and how each language writes a day."""

from crm.briefings.words.catalogue import PARTNER_LANGUAGES, WITHOUT_BLANKS, Marks, marks
from crm.briefings.words.days import span_of, with_weekday

__all__ = ["PARTNER_LANGUAGES", "WITHOUT_BLANKS", "Marks", "marks", "span_of", "with_weekday"]
