"""What is asked about a paper, and the files that are put to a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from wtforms import Field, MultipleFileField
from wtforms.validators import ValidationError

from crm.core import clock
from crm.core.forms import CrmForm, DayField, LineField, MemberRadio, Needed
from crm.core.locale import _, _l
from crm.core.records import Classification
from crm.documents.models import Document, PaperDirection
from crm.documents.service import PaperEntry


class FilesForm(CrmForm):
    """Files for a record."""

    files = MultipleFileField(_l("Files"))

    @property
    def uploads(self) -> Sequence[Any]:
        """Return the files that came with the form."""
        return [one for one in self.files.data or [] if getattr(one, "filename", "")]

    def validate_files(self, field: Field) -> None:
        """Refuse a form without a file."""
        if not self.uploads:
            raise ValidationError(_("Choose a file first."))


class PaperForm(CrmForm):
    """Enter a paper into the register, or correct it."""

    number = LineField(_l("Number and symbol"), max_length=80)
    issued_on = DayField(_l("Document date"))
    title = LineField(_l("Summary line"), [Needed()])
    issuer = LineField(_l("Issuer"))
    direction = MemberRadio(_l("Incoming or outgoing"), PaperDirection, default=PaperDirection.INCOMING)
    source_url = LineField(_l("Web address"), max_length=500)
    files = MultipleFileField(_l("Files"))
    classification = MemberRadio(_l("Who may see it"), Classification, default=Classification.INTERNAL)

    @classmethod
    def of(cls, paper: Document) -> PaperForm:
        """Return the form filled with what is kept of a paper, or with what was just sent."""
        names = (
            "number",
            "issued_on",
            "title",
            "issuer",
            "direction",
            "source_url",
            "classification",
            "version",
        )
        return cls(data={name: getattr(paper, name) for name in names})

    @property
    def uploads(self) -> Sequence[Any]:
        """Return the files that came with the form."""
        return [one for one in self.files.data or [] if getattr(one, "filename", "")]

    def validate_issued_on(self, field: Field) -> None:
        """Refuse a paper of a day to come."""
        if field.data and field.data > clock.today():
            raise ValidationError(_("This day is still to come."))

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
            direction=self.direction.data or PaperDirection.INCOMING,
            source_url=self.source_url.data or "",
            classification=self.classification.data or Classification.INTERNAL,
            version=self.seen_version,
        )
