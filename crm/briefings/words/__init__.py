"""The words papers say in languages that the screens do not speak, and how each language writes a day."""

from crm.briefings.words.catalogue import WITHOUT_BLANKS, Marks, marks
from crm.briefings.words.days import span_of, with_weekday

__all__ = ["WITHOUT_BLANKS", "Marks", "marks", "span_of", "with_weekday"]
