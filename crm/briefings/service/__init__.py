"""Printing: every print of a paper gets the delegation's next number, and its sheets are kept."""

from crm.briefings.service import building
from crm.briefings.service.printing import PrintEntry, build_again, print_paper
from crm.briefings.service.reviewing import ReviewEntry, review_texts

__all__ = ["PrintEntry", "ReviewEntry", "build_again", "building", "print_paper", "review_texts"]
