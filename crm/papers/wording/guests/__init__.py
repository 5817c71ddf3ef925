"""Letters to guests, in their language or in English, alone or beside the Vietnamese original."""

from crm.papers.wording.guests.draft import draft
from crm.papers.wording.guests.letter import letter_of
from crm.papers.wording.guests.speech import languages_of

__all__ = ["draft", "languages_of", "letter_of"]
