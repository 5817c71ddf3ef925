"""Letters on occasions, in the language of whoever they go to; a condolence has words of its own."""

from crm.occasions.wording.letters import Letter, drafted, letter_of, together, words_in

__all__ = ["Letter", "drafted", "letter_of", "together", "words_in"]
