"""Texts asked for in Vietnamese, in English, and in the partner's language beside them."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField

from crm.core.db import Words
from crm.core.forms import CrmForm, words
from crm.core.locale import PARTNER_LANGUAGES, _l, language
from crm.delegations.service.basics import OURS
from crm.localities.rules import language_name

VI, EN = _l("Vietnamese"), _l("English")


def spoken(form: Any, name: str) -> Words:
    """Gather the answers to one question, in every language in which it was asked.

    An answer left empty in the partner's language is handed over empty: it was asked, and is to go.
    """
    given = words(vi=form[f"{name}_vi"].data, en=form[f"{name}_en"].data)
    own = form._fields.get(f"{name}_own")
    if own is not None and own.raw_data and form.own:
        given[form.own] = own.data or ""
    return given


def in_both(row: Any, *names: str, own: str = "") -> dict[str, str]:
    """Lay the texts of a row out for the fields of a form: Vietnamese, English, the partner's language."""
    given = {name: getattr(row, name, None) or {} for name in names}
    laid = {f"{name}_{lang}": texts.get(lang, "") for name, texts in given.items() for lang in ("vi", "en")}
    return laid | {f"{name}_own": texts.get(own, "") for name, texts in given.items()}


class BesideForm(CrmForm):
    """A form whose texts may also be given in the language its partner works in.

    The language travels with the form, so that an answer is kept under the language it was asked in.
    """

    own_lang = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in [one for one in self if one.name.endswith("_own")]:
            if not self.own:
                del self[field.name]
                continue
            field.label.text = language_name(self.own)
            field.render_kw = {"lang": self.own}

    @property
    def own_word(self) -> str:
        """The partner's language as it stands in a sentence."""
        name = language_name(self.own)
        return name[:1].lower() + name[1:] if language() == "vi" else name

    @property
    def own(self) -> str:
        """The language asked beside Vietnamese and English; nothing where papers speak no other."""
        lang = self.own_lang.data or ""
        return lang if lang in PARTNER_LANGUAGES and lang not in OURS else ""
