"""What is asked of a round of letters, of one letter, and of letters that went out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms import Field, IntegerField, SelectField, SelectMultipleField
from wtforms.validators import Optional, ValidationError

from crm.core.db import Words
from crm.core.forms import CrmForm, DayField, LineField, MemberField, Needed, ProseField, offer, whole_number
from crm.core.locale import _, _l
from crm.occasions.models import Basis, Occasion, Way
from crm.occasions.service import LetterEntry, RoundEntry
from crm.papers.queries import Signing
from crm.papers.rules import LETTER_LANGUAGES
from crm.reference.rules import name_languages

MOST_YEARS = 999


def text_field(lang: str) -> str:
    """Name the field of the words in one language."""
    return f"text_{lang}"


def _event_field(lang: str) -> LineField:
    return LineField(name_languages()[lang], render_kw={"lang": lang})


class RoundForm(CrmForm):
    """Open a round, or correct what it says; which questions it asks depends on the occasion."""

    title = LineField(_l("Title of the round"), [Needed()])
    day = DayField(_l("Day of the occasion"), [Needed()])
    basis = MemberField(_l("What is remembered"), Basis, empty="")
    years = IntegerField(_l("Years"), [Optional()])
    event_vi = _event_field("vi")
    event_en = _event_field("en")
    event_ja = _event_field("ja")
    event_zh = _event_field("zh")
    event_ko = _event_field("ko")
    event_ru = _event_field("ru")
    event_lo = _event_field("lo")
    event_fr = _event_field("fr")
    partners = SelectMultipleField(_l("Partners"), coerce=whole_number)
    signatory = SelectField(_l("Choose a signatory"))
    position = LineField(_l("Position"))
    signer = LineField(_l("Signatory"), max_length=200)
    owner_id = SelectField(_l("Officer in charge"), coerce=whole_number)

    occasion: Occasion
    signing: Mapping[str, tuple[str, str]] = {}

    def prepare(
        self,
        occasion: Occasion,
        partners: Iterable[tuple[int, str]],
        people: Iterable[tuple[int, str]],
        signing: Sequence[Signing],
    ) -> None:
        """Fill the boxes, and leave out what the occasion does not ask."""
        self.occasion = occasion
        if occasion is not Occasion.ANNIVERSARY:
            del self.basis, self.years
        if occasion is not Occasion.CONDOLENCE:
            for lang in LETTER_LANGUAGES:
                delattr(self, f"event_{lang}")
        offer(self.owner_id, people)
        chosen = self.partners.data
        offer(self.partners, partners)
        self.partners.data = chosen
        self.signing = {one.key: (one.position[-1] if one.position else "", one.name) for one in signing}
        named = [(key, f"{name} – {post}") for key, (post, name) in self.signing.items()]
        offer(self.signatory, named, empty=_("somebody else, as written below"))
        if not self.is_submitted():
            mine = (self.position.data or "", self.signer.data or "")
            self.signatory.data = next((key for key, told in self.signing.items() if told == mine), "")
            if self.signatory.data:
                self.position.data = self.signer.data = ""

    def validate_years(self, field: Field) -> None:
        """Refuse what is no number of years."""
        if field.data is not None and not 0 < field.data <= MOST_YEARS:
            raise ValidationError(_("Enter a number from %(min)s to %(max)s.", min=1, max=MOST_YEARS))

    def entry(self, previous_id: int | None = None) -> RoundEntry:
        """Hand the checked answers to the service."""
        assert self.day.data is not None  # noqa: S101  # a needed field
        position, signer = self.signing.get(
            self.signatory.data or "", (self.position.data or "", self.signer.data or "")
        )
        return RoundEntry(
            occasion=self.occasion,
            title=self.title.data or "",
            day=self.day.data,
            locality_ids=[key for key in (self.partners.data or ()) if key] if self.partners else (),
            event=self.event(),
            basis=self.basis.data if self.basis else None,
            years=self.years.data if self.years else None,
            signer=signer,
            position=position,
            owner_id=self.owner_id.data,
            previous_id=previous_id,
            version=self.seen_version,
        )

    def event(self) -> Words:
        """Return what happened, in the languages in which somebody wrote it."""
        fields = {lang: self._fields.get(f"event_{lang}") for lang in LETTER_LANGUAGES}
        return Words({lang: field.data for lang, field in fields.items() if field is not None and field.data})


class AddForm(CrmForm):
    """Further partners for a round."""

    partners = SelectMultipleField(_l("Partners"), [Needed()], coerce=whole_number)


class _Texts(CrmForm):
    """Words by language; the page shows those that are in use."""

    text_vi = ProseField(name_languages()["vi"], render_kw={"lang": "vi"})
    text_en = ProseField(name_languages()["en"], render_kw={"lang": "en"})
    text_ja = ProseField(name_languages()["ja"], render_kw={"lang": "ja"})
    text_zh = ProseField(name_languages()["zh"], render_kw={"lang": "zh"})
    text_ko = ProseField(name_languages()["ko"], render_kw={"lang": "ko"})
    text_ru = ProseField(name_languages()["ru"], render_kw={"lang": "ru"})
    text_lo = ProseField(name_languages()["lo"], render_kw={"lang": "lo"})
    text_fr = ProseField(name_languages()["fr"], render_kw={"lang": "fr"})

    langs: Sequence[str] = ()
    usual: Mapping[str, tuple[str, ...]] = {}

    def ask(self, usual: Mapping[str, tuple[str, ...]]) -> None:
        """Ask for the words in these languages alone; ``usual`` is what stands there without own words."""
        self.usual, self.langs = usual, tuple(usual)
        for lang in LETTER_LANGUAGES:
            if lang not in usual:
                delattr(self, text_field(lang))

    def texts(self) -> dict[str, str]:
        """Return the office's own words; nothing for a text that is the usual one or empty."""
        found = {}
        for lang, lines in self.usual.items():
            said = [line.strip() for line in (self[text_field(lang)].data or "").splitlines() if line.strip()]
            found[lang] = "" if tuple(said) in ((), lines) else "\n".join(said)
        return found


class WordsForm(_Texts):
    """Own words for all letters of a round."""


class LetterForm(_Texts):
    """To whom one letter goes, in which languages and words."""

    contact_id = SelectField(_l("Recipient"), coerce=whole_number)
    lang = SelectField(_l("Languages of the letter"))
    note = LineField(_l("Note"))

    def entry(self) -> LetterEntry:
        """Hand the checked answers to the service."""
        return LetterEntry(
            contact_id=self.contact_id.data,
            lang=self.lang.data or "en",
            note=self.note.data or "",
            texts=self.texts(),
            version=self.seen_version,
        )


class MarkForm(CrmForm):
    """When the chosen letters went out, or were answered."""

    day = DayField(_l("Day"), [Needed()])
    way = MemberField(_l("Sent by"), Way, empty="")

    def prepare(self, what: str) -> Any:
        """Leave out what is not asked."""
        if what != "sent":
            del self.way
        if what == "unsent":
            del self.day
        return self
