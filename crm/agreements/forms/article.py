"""The forms of an article, and of a whole text that is pasted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from wtforms import BooleanField, SelectField

from crm.agreements.models import Article
from crm.agreements.service import ArticleEntry
from crm.core.forms import CrmForm, LineField, Needed, ProseField, offer, words
from crm.core.locale import _, _l
from crm.documents.rules import language_word


class ArticleForm(CrmForm):
    """One article in the languages of its agreement."""

    groups: ClassVar = {"heading": _l("Heading"), "text": _l("Text of the article")}

    number = LineField(_l("Number"), [Needed()], max_length=20)
    heading_vi = LineField(_l("Heading in Vietnamese"))
    text_vi = ProseField(_l("Text in Vietnamese"))
    heading_en = LineField(_l("Heading in English"))
    text_en = ProseField(_l("Text in English"))
    heading_own = LineField()
    text_own = ProseField()
    asks_nothing = BooleanField(_l("It asks for no action: a general or final clause"))

    own_lang = ""

    def prepare(self, own_lang: str) -> None:
        """Ask for the partner's language too, where it is another one."""
        self.own_lang = own_lang if own_lang not in ("vi", "en") else ""
        if not self.own_lang:
            del self.heading_own, self.text_own
            return
        word = language_word(self.own_lang)
        self.heading_own.label.text = _("Heading in %(language)s", language=word)
        self.text_own.label.text = _("Text in %(language)s", language=word)

    @classmethod
    def of(cls, article: Article, own_lang: str) -> ArticleForm:
        """Open the form on what is kept."""
        given: dict[str, Any] = {"number": article.number, "asks_nothing": article.asks_nothing}
        for lang, ending in (("vi", "vi"), ("en", "en"), (own_lang, "own")):
            given[f"heading_{ending}"] = article.heading.get(lang, "")
            given[f"text_{ending}"] = article.text.get(lang, "")
        return cls(data=given)

    def entry(self) -> ArticleEntry:
        """Hand the checked answers to the service."""
        said: dict[str, dict[str, str | None]] = {}
        for name in ("heading", "text"):
            said[name] = {lang: self[f"{name}_{lang}"].data for lang in ("vi", "en")}
            if self.own_lang:
                said[name][self.own_lang] = self[f"{name}_own"].data
        return ArticleEntry(
            number=self.number.data or "",
            heading=words(**said["heading"]),
            text=words(**said["text"]),
            asks_nothing=bool(self.asks_nothing.data),
            version=self.seen_version,
        )


class PasteForm(CrmForm):
    """A whole text, of which the articles are taken."""

    lang = SelectField(_l("Language of the text"))
    text = ProseField(_l("The whole text"), [Needed()])

    def prepare(self, languages: Sequence[str]) -> None:
        """Offer the languages of the agreement."""
        offer(self.lang, [(code, language_word(code)) for code in languages])
