"""What is asked about a paper, what it belongs to, and the files that are put to a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import BooleanField, Field, IntegerField, MultipleFileField, SelectField, SelectMultipleField
from wtforms.validators import NumberRange, Optional, ValidationError
from wtforms.widgets import TextInput

from crm.core import clock
from crm.core.forms import CrmForm, DayField, LineField, MemberField, MemberRadio, Needed, offer, whole_number
from crm.core.locale import _, _l
from crm.core.records import Classification
from crm.documents.models import Document, LinkRole, PaperDirection, Urgency
from crm.documents.rules import LANGUAGE_CODES, language_word
from crm.documents.service import FileEntry, PaperEntry

MOST = 100_000
"""More pages or copies than this are a slip of the finger."""


def _languages() -> list[tuple[str, str]]:
    return [(code, language_word(code)) for code in LANGUAGE_CODES]


class CountField(IntegerField):  # type: ignore[misc]  # the library is untyped
    """A whole number that may be left out."""

    def __init__(self, label: Any, **given: Any) -> None:
        limits = NumberRange(1, MOST, _l("Enter a whole number from 1."))
        shown = {"widget": TextInput(), "render_kw": {"inputmode": "numeric"}}
        super().__init__(label, [Optional(), limits], **shown | given)


class _WithFiles:
    """Files that come with a form; several photos can become one PDF."""

    files: MultipleFileField
    as_pdf: BooleanField

    @property
    def uploads(self) -> Sequence[Any]:
        """Return the files that came with the form."""
        return [one for one in self.files.data or [] if getattr(one, "filename", "")]

    @property
    def is_bundle(self) -> bool:
        """Tell whether the photos are to become one file."""
        return bool(self.as_pdf.data)


class FilesForm(_WithFiles, CrmForm):
    """Files for a record."""

    files = MultipleFileField(_l("Files"))
    as_pdf = BooleanField(_l("Bind the photos into one PDF"))

    def validate_files(self, field: Field) -> None:
        """Refuse a form without a file."""
        if not self.uploads:
            raise ValidationError(_("Choose a file first."))


class AboutFileForm(CrmForm):
    """What is said of a file beside its content."""

    note = LineField(_l("What this version is"))
    lang = SelectField(_l("Language of the text"), validate_choice=True)
    is_signed = BooleanField(_l("This is the signed original"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        offer(self.lang, _languages(), empty=_("Not said"))

    def entry(self) -> FileEntry:
        """Hand the checked answers to the service."""
        return FileEntry(
            note=self.note.data or "", lang=self.lang.data or "", is_signed=bool(self.is_signed.data)
        )


class VersionForm(_WithFiles, AboutFileForm):
    """A newer version of a file."""

    files = MultipleFileField(_l("File"))
    as_pdf = BooleanField(_l("Bind the photos into one PDF"))

    def validate_files(self, field: Field) -> None:
        """Refuse a form without a file."""
        if not self.uploads:
            raise ValidationError(_("Choose a file first."))


class LinkForm(CrmForm):
    """Which paper belongs to a record, or to which record a paper belongs, and what it is for it."""

    chosen = SelectField(_l("Choose"), coerce=whole_number, validate_choice=False)
    role = MemberRadio(_l("What it is for the record"), LinkRole, default=LinkRole.OTHER)

    def validate_chosen(self, field: Field) -> None:
        """Refuse a form in which nothing was chosen."""
        if field.data is None and not field.errors:
            raise ValidationError(_("Choose from the list."))


class PaperForm(_WithFiles, CrmForm):
    """Enter a paper into the register, or correct it."""

    number = LineField(_l("Number and symbol"), max_length=80)
    is_another = BooleanField(_l("This is another paper: save it all the same"))
    issued_on = DayField(_l("Document date"))
    title = LineField(_l("Summary line"), [Needed()])
    issuer = LineField(_l("Issuer"))
    type_id = SelectField(_l("Document type"), coerce=whole_number)
    direction = MemberRadio(_l("Incoming or outgoing"), PaperDirection, default=PaperDirection.INCOMING)
    arrival_number = LineField(_l("Arrival number"), max_length=20)
    arrived_on = DayField(_l("Arrived on"))
    recipients = LineField(_l("Recipients"))
    signer = LineField(_l("Signed by"))
    urgency = MemberRadio(_l("Urgency"), Urgency, default=Urgency.USUAL)
    answer_by = DayField(_l("Answer by"))
    answers = LineField(_l("Answers paper number"), max_length=90)
    languages = SelectMultipleField(_l("Languages"), validate_choice=True)
    pages = CountField(_l("Pages"))
    copies = CountField(_l("Copies"))
    keeper = LineField(_l("Who keeps the original"))
    notes = LineField(_l("Notes"))
    source_url = LineField(_l("Web address"), max_length=500)
    role = MemberField(_l("What it is for the record"), LinkRole, default=LinkRole.OTHER)
    files = MultipleFileField(_l("Files"))
    as_pdf = BooleanField(_l("Bind the photos into one PDF"))
    classification = MemberRadio(_l("Who may see it"), Classification, default=Classification.INTERNAL)

    DETAILS = ("recipients", "signer", "urgency", "answer_by", "answers", "languages", "pages", "copies")

    @classmethod
    def of(cls, paper: Document, *, answers: str) -> PaperForm:
        """Return the form filled with what is kept of a paper, or with what was just sent."""
        ours = {"is_another", "languages", "role", "files", "as_pdf", "answers", "form_key", "csrf_token"}
        names = [name for name in PaperEntry.__dataclass_fields__ if name not in ours]
        kept = {name: getattr(paper, name) for name in names}
        return cls(data=kept | {"languages": paper.languages.split(), "answers": answers})

    def offer(self, types: Iterable[tuple[int, str]]) -> None:
        """Fill the boxes of types and languages."""
        offer(self.type_id, types, empty=_("From the symbol"))
        offer(self.languages, _languages())

    @property
    def is_detailed(self) -> bool:
        """Tell whether the part that is folded away holds an answer or a refusal."""
        fields = [self[name] for name in (*self.DETAILS, "keeper", "notes", "source_url")]
        return any(field.errors or (field.data and field.data is not Urgency.USUAL) for field in fields)

    def validate_issued_on(self, field: Field) -> None:
        """Refuse a paper of a day to come."""
        if field.data and field.data > clock.today():
            raise ValidationError(_("This day is still to come."))

    def validate_arrived_on(self, field: Field) -> None:
        """Refuse an arrival still to come, or before the paper was written."""
        if field.data and field.data > clock.today():
            raise ValidationError(_("This day is still to come."))
        if field.data and self.issued_on.data and field.data < self.issued_on.data:
            raise ValidationError(_("The paper cannot arrive before its date."))

    def validate_answer_by(self, field: Field) -> None:
        """Refuse an answer that is due before the paper was written."""
        if field.data and self.issued_on.data and field.data < self.issued_on.data:
            raise ValidationError(_("The answer cannot be due before the date of the paper."))

    def validate_source_url(self, field: Field) -> None:
        """Refuse what is no web address, and put the usual beginning before a bare name."""
        if field.data and not re.match(r"[a-z][a-z0-9+.-]*:", field.data, re.IGNORECASE):
            field.data = f"https://{field.data}"
        if field.data and not re.fullmatch(r"https?://[^\s/@]+\.[^\s/@]+(/\S*)?", field.data, re.IGNORECASE):
            raise ValidationError(_("Write the web address like https://www.example.org."))

    def entry(self) -> PaperEntry:
        """Hand the checked answers to the service."""
        return PaperEntry(
            title=self.title.data or "",
            number=self.number.data or "",
            issued_on=self.issued_on.data,
            issuer=self.issuer.data or "",
            type_id=self.type_id.data,
            direction=self.direction.data or PaperDirection.INCOMING,
            arrival_number=self.arrival_number.data or "",
            arrived_on=self.arrived_on.data,
            signer=self.signer.data or "",
            recipients=self.recipients.data or "",
            urgency=self.urgency.data or Urgency.USUAL,
            answer_by=self.answer_by.data,
            pages=self.pages.data,
            copies=self.copies.data,
            languages=" ".join(self.languages.data or ()),
            keeper=self.keeper.data or "",
            notes=self.notes.data or "",
            source_url=self.source_url.data or "",
            classification=self.classification.data or Classification.INTERNAL,
            answers=self.answers.data or "",
            is_another=bool(self.is_another.data),
            version=self.seen_version,
        )
