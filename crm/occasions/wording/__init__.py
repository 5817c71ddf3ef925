"""Letters on occasions, in the language of whoever they go to; a condolence has words of its own."""

from crm.occasions.wording.letters import (
    PARTNER_MARK,
    Letter,
    drafted,
    letter_of,
    lines_in,
    together,
    words_in,
)

__all__ = ["PARTNER_MARK", "Letter", "drafted", "letter_of", "lines_in", "together", "words_in"]
