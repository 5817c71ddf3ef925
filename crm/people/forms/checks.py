"""Checks that several forms of people and bodies share."""

from __future__ import annotations

import re
from typing import Any, Final

from wtforms import Field, Form
from wtforms.validators import ValidationError

from crm.core import clock
from crm.core.db import WordsType
from crm.core.forms import CrmForm
from crm.core.locale import _
from crm.core.paper import missing_glyphs
from crm.localities.rules import LANGUAGES, language_name

_EMAIL: Final = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")
_WEB: Final = re.compile(r"https?://[^\s/@]+\.[^\s/@]+(/\S*)?", re.IGNORECASE)


class Row(Form):  # type: ignore[misc]  # the library has no types
    """One of several like rows of a form."""

    class Meta:
        """The messages of the whole form."""

        get_translations = CrmForm.Meta.get_translations


class Printable:
    """Refuse letters that no typeface of ours draws: a paper would print nothing in their place."""

    def __init__(self, lang: str = "vi") -> None:
        self.lang = lang

    def __call__(self, form: Any, field: Field) -> None:
        """Check one field; the language of a name in its own script is what the form says it is."""
        said = form._fields.get("native_lang") if self.lang == "native" else None
        lang = (said.data if said is not None else "") or ("vi" if self.lang == "native" else self.lang)
        if missing := missing_glyphs(field.data or "", lang):
            raise ValidationError(
                _(
                    "None of our typefaces can print %(letters)s. Write this another way.",
                    letters=" ".join(missing),
                )
            )


def email_address(_form: Any, field: Field) -> None:
    """Refuse what cannot be an e-mail address."""
    if field.data and not _EMAIL.fullmatch(field.data):
        raise ValidationError(_("Write the e-mail address like ten@example.org."))


def web_address(_form: Any, field: Field) -> None:
    """Refuse what is no address of a web page, and put the usual beginning before a bare name."""
    if field.data and not re.match(r"[a-z][a-z0-9+.-]*:", field.data, re.IGNORECASE):
        field.data = f"https://{field.data}"
    if field.data and not _WEB.fullmatch(field.data):
        raise ValidationError(_("Write the web address like https://www.example.org."))


def not_to_come(_form: Any, field: Field) -> None:
    """Refuse a day to come."""
    if field.data and field.data > clock.today():
        raise ValidationError(_("This day is still to come."))


def language_choices(
    kept: str | None = None, *, without: frozenset[str] = frozenset()
) -> list[tuple[str, str]]:
    """Return the languages to choose from, with the one that is kept among them; no code, no language."""
    is_kept = kept and kept != "und" and WordsType.language_code.fullmatch(kept)
    codes = dict.fromkeys([*LANGUAGES, *([kept] if kept and is_kept else [])])
    return [(code, language_name(code)) for code in codes if code not in without]


def hint(words: Any) -> dict[str, Any]:
    """Return what lets a control say, while it is empty, what belongs in it."""
    return {"placeholder": words}


def optional_text(value: Any) -> str:
    """Read a choice that may be left open."""
    return "" if value in (None, "None") else str(value)
