"""What a form says in our words: the library's own messages, and why a text cannot be kept."""

from __future__ import annotations

from crm.core.locale import _, _l, catalogue, gettext, language, number
from crm.core.text import UnfitText


def unfit_sentence(unfit: UnfitText) -> str:
    """Say in the user's words why a text cannot be kept."""
    if unfit.reason == "too_long":
        limit, length = int(unfit.data["limit"]), int(unfit.data["length"])
        return _(
            "At most %(limit)s characters; this has %(length)s.", limit=number(limit), length=number(length)
        )
    return _(
        "There is an invisible character here that cannot be kept."
        " Type the text again or paste it as plain text."
    )


_OURS = {
    "Not a valid choice.": _l("Choose from the list."),
    "Invalid Choice: could not coerce.": _l("Choose from the list."),
    "Not a valid integer value.": _l("Enter a whole number."),
}
"""What the form library says by itself, in our words."""


class OurCatalogue:
    """Translate the form library's own messages too: it ships no Vietnamese."""

    @staticmethod
    def gettext(message: str) -> str:
        """Say a message in our words where we have some."""
        return str(_OURS[message]) if message in _OURS else gettext(message)

    @staticmethod
    def ngettext(singular: str, plural: str, num: int) -> str:
        """Translate and leave the placeholders, which the library fills in itself."""
        text: str = catalogue(language()).ungettext(singular, plural, num)
        return text
